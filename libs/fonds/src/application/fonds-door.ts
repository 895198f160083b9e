import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { Permission, roleAt, type Caller, type Grant, type Viewer, type WantedRole } from '@fonds/identity';
import { fold, isUuid, ok, refuse, type FondsId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { seriesStream } from '../domain/fonds-ids';
import { seriesDecider } from '../domain/series.decider';
import { FondsQuery } from '../read/fonds.query';
import { loadFonds } from './fonds-commands';

/** A fonds, and the role in which the caller may act on it. */
export interface OwnFonds {
  readonly id: FondsId;
  readonly grant: Grant;
}

/** Which fonds a person means by an id or a number, and whether it is his to see or to act on: as one of its parties. */
@Injectable()
export class FondsDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly query: FondsQuery,
    private readonly projections: ProjectionHost,
  ) {}

  /** @returns a refusal `fonds-unknown` (also for one that the viewer may not see) or `fonds-ambiguous` */
  visible(text: string, viewer: Viewer, numberingBody?: string): Promise<Result<FondsId>> {
    // That something in it is open shows nobody its gate, its acts or its trail.
    return this.readable(text, { ...viewer, open: false }, numberingBody);
  }

  /** The same for its entry in the register and its published catalogue: also one in which something is 开放. */
  async readable(text: string, viewer: Viewer, numberingBody?: string): Promise<Result<FondsId>> {
    const all = await this.query.resolve(text, viewer);
    // One number may be borne in several archives; the one that is spoken of decides.
    const found =
      all.length > 1 && numberingBody ? await this.query.resolve(text, viewer, numberingBody) : all;
    const [id] = found;
    if (!id) return refuse(plainRefusal('fonds-unknown', { fonds: text }));
    return found.length > 1 ? refuse(plainRefusal('fonds-ambiguous', { fonds: text, ids: found })) : ok(id);
  }

  /**
   * The same for a deed: one in a role that lets do it, at the archives that numbers this one. Refused also:
   * `not-of-your-archives`. What was just registered counts.
   */
  async own(
    text: string,
    caller: Caller,
    wanted: WantedRole = {},
    permission = Permission.FondsWrite,
  ): Promise<Result<OwnFonds>> {
    if (isUuid(text)) {
      const grant = await this.grant(text, caller, wanted, permission);
      if (grant) return ok({ id: text as unknown as FondsId, grant });
    }
    await this.projections.catchUp();
    const seen = await this.visible(text, caller.viewer);
    if (!seen.ok) return seen;
    const grant = await this.grant(seen.value, caller, wanted, permission);
    return grant ? ok({ id: seen.value, grant }) : refuse(plainRefusal('not-of-your-archives'));
  }

  /**
   * A series by its id, at the body that numbers its fonds.
   *
   * @returns a refusal `series-unknown` (also for one whose fonds the caller may not see) or `not-of-your-archives`
   */
  async ownSeries(
    text: string,
    caller: Caller,
    wanted: WantedRole,
    permission: Permission,
  ): Promise<Result<{ readonly id: string; readonly grant: Grant }>> {
    const unknown = refuse(plainRefusal('series-unknown', { series: text }));
    if (!isUuid(text)) return unknown;
    const state = fold(seriesDecider, (await this.store.readStream(seriesStream(text))).map(pastEvent));
    if (state.kind !== 'series') return unknown;
    const fonds = await this.own(state.series.fonds, caller, wanted, permission);
    if (fonds.ok) return ok({ id: text, grant: fonds.value.grant });
    return fonds.error.code === 'fonds-unknown' ? unknown : fonds;
  }

  private async grant(
    id: string,
    caller: Caller,
    wanted: WantedRole,
    permission: Permission,
  ): Promise<Grant | undefined> {
    const state = await loadFonds(this.store, id);
    if (state.kind !== 'fonds') return undefined;
    const grant = grantAt(state.fonds.numberingBody, caller, wanted, permission);
    return grant.ok ? grant.value : undefined;
  }
}

/** The role under which a caller acts on fonds at a body that numbers; else a refusal `not-of-your-archives`. */
export function grantAt(
  numberingBody: string,
  caller: Caller,
  wanted: WantedRole = {},
  permission = Permission.FondsWrite,
): Result<Grant> {
  const grant = roleAt([numberingBody], caller, permission, wanted);
  return grant ? ok(grant) : refuse(plainRefusal('not-of-your-archives'));
}
