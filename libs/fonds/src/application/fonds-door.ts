import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import type { Viewer } from '@fonds/identity';
import { isUuid, ok, refuse, type FondsId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { FondsQuery } from '../read/fonds.query';
import { loadFonds } from './fonds-commands';

/** Which fonds a person means by an id or a number, and whether it is his to see or to act on. */
@Injectable()
export class FondsDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly query: FondsQuery,
    private readonly projections: ProjectionHost,
  ) {}

  /** @returns a refusal `fonds-unknown` (also for one that the viewer may not see) or `fonds-ambiguous` */
  async visible(text: string, viewer: Viewer, numberingBody?: string): Promise<Result<FondsId>> {
    const all = await this.query.resolve(text, viewer);
    // One number may be borne in several archives; the one that is spoken of decides.
    const found =
      all.length > 1 && numberingBody ? await this.query.resolve(text, viewer, numberingBody) : all;
    const [id] = found;
    if (!id) return refuse(plainRefusal('fonds-unknown', { fonds: text }));
    return found.length > 1 ? refuse(plainRefusal('fonds-ambiguous', { fonds: text, ids: found })) : ok(id);
  }

  /** The same for a deed. Refused also: `not-of-your-archives`. What was just registered counts. */
  async own(text: string, viewer: Viewer): Promise<Result<FondsId>> {
    if (isUuid(text)) {
      const state = await loadFonds(this.store, text);
      const numberingBody = state.kind === 'fonds' ? state.fonds.numberingBody : undefined;
      if (viewer.organisations.some((organisation) => organisation === numberingBody))
        return ok(text as unknown as FondsId);
    }
    await this.projections.catchUp();
    const seen = await this.visible(text, viewer);
    if (!seen.ok) return seen;
    return (await this.query.isParty(seen.value, viewer))
      ? seen
      : refuse(plainRefusal('not-of-your-archives'));
  }
}
