import { Inject, Injectable } from '@nestjs/common';
import { EventSight } from '@fonds/custody';
import {
  appendOne,
  EVENT_STORE,
  NO_STREAM,
  stamp,
  type CommandContext,
  type EventStore,
  type StoredEvent,
} from '@fonds/event-store';
import { HoldingsQuery } from '@fonds/holdings';
import { ORGANISATION_DIRECTORY, type OrganisationDirectory, type Viewer } from '@fonds/identity';
import { canonicalJson, derivedId, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import {
  formatNote,
  holdingsNoteText,
  leafText,
  signNote,
  toHex,
  utf8,
  type ProvenBytes,
} from '@fonds/ledger/core';
import { Ledger, type EventPlace } from '@fonds/ledger/integrator';
import { ProjectionHost, resolveKnownAt } from '@fonds/projections';
import { EventProofs } from './event-proof';

export interface StatementOrder {
  /** Code of the archives. */
  readonly archives: string;
  /** End of this civil day. */
  readonly asOf: CivilDate;
  /** Log position, or instant with offset; now when absent. */
  readonly knownAt?: string;
}

/** A holdings statement, and the proof that it is in the log. */
export interface MadeStatement extends EventPlace {
  readonly event: string;
  readonly position: string;
  /** The signed note. */
  readonly note: string;
  /** `.tlog-proof` whose extra line holds the bytes of the event: note and proof are all that a checker needs. */
  readonly proof: string;
  /** Verifier keys of the log. */
  readonly vkeys: readonly string[];
}

/** "Archives X held these N units at the end of D, as known at position P, digest H": signed, and an event of the log. */
@Injectable()
export class HoldingsStatements {
  constructor(
    private readonly ledger: Ledger,
    private readonly proofs: EventProofs,
    private readonly holdings: HoldingsQuery,
    private readonly sight: EventSight,
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /**
   * States under the archives' own name. Refused: `organisation-not-found`, `not-of-your-archives`, as positions are
   * refused, and `event-not-published` when the statement is recorded and no checkpoint covers it yet.
   */
  async state(
    order: StatementOrder,
    viewer: Viewer,
    context: CommandContext,
  ): Promise<Result<MadeStatement>> {
    const archives = this.organisations.idOf(order.archives);
    if ((await this.organisations.find([archives])).length === 0)
      return refuse(plainRefusal('organisation-not-found', { code: order.archives }));
    // Nobody speaks for another archives; whoever does sees all that it holds.
    if (context.organisation !== archives) return refuse(plainRefusal('not-of-your-archives'));
    const stream = `statement-${derivedId<'statement'>('statement/1', context.account, context.command)}`;
    const [known] = await this.store.readStream(stream);
    if (known) return this.proven(known);
    const knownAt = await resolveKnownAt(this.store, this.projections, order.knownAt);
    if (!knownAt.ok) return knownAt;
    const question = { custodian: archives, asOf: order.asOf, knownAt: knownAt.value, limit: 1 };
    const { digest, total } = await this.holdings.asOf(question, { ...viewer, all: true });
    const { units, files, items } = total;
    const said = { archives, code: order.archives, asOf: order.asOf, units, files, items, digest };
    const note = await this.signed({ ...said, knownAt: Number(knownAt.value) });
    const data = { ...said, knownAt: knownAt.value.toString(), note };
    const appended = await appendOne(
      this.store,
      stream,
      NO_STREAM,
      stamp(stream, [{ type: 'HoldingsStated', data }], context),
    );
    if (!appended.ok) throw new Error(`${stream} holds another statement`);
    const [stated] = await this.store.readStream(stream);
    if (!stated) throw new Error(`${stream} was written and is not there`);
    return this.proven(stated);
  }

  /** One that was made before, for whoever may see its event. Refused: `event-unknown`, `event-not-published`. */
  async again(event: string, viewer: Viewer): Promise<Result<MadeStatement>> {
    await this.projections.catchUp();
    const seen = await this.sight.find(event, viewer);
    const [stored] = seen ? await this.store.readStream(seen.stream, seen.revision) : [];
    return stored?.type === 'HoldingsStated'
      ? this.proven(stored)
      : refuse(plainRefusal('event-unknown', { event }));
  }

  private async signed(said: Omit<Parameters<typeof holdingsNoteText>[0], 'origin'>): Promise<string> {
    const { epoch } = await this.ledger.standing();
    const { origin } = epoch;
    await this.ledger.keys.refresh();
    return formatNote(
      await signNote(origin, holdingsNoteText({ origin, ...said }), this.ledger.keys.keysFor(origin)),
    );
  }

  private async proven(stored: StoredEvent): Promise<Result<MadeStatement>> {
    const { data, meta } = stored.bytes;
    const entry = leafText(this.ledger.leaves.leafOf(stored));
    const bytes: ProvenBytes = { data, entry, meta, salt: toHex(stored.salt) };
    const made = await this.proofs.proofOfStored(stored, utf8(canonicalJson(bytes)));
    if (!made.ok) return made;
    const { event, position, standing, epoch, proof, vkeys } = made.value;
    return ok({
      event,
      position,
      standing,
      epoch,
      note: (stored.data as { note: string }).note,
      proof,
      vkeys,
    });
  }
}
