import { Inject, Injectable } from '@nestjs/common';
import type { ActUnitsClaimed, EventDraft } from '@fonds/event-contracts';
import {
  EVENT_STORE,
  NO_STREAM,
  pastEvent,
  type AppendRequest,
  type EventStore,
  type Position,
  type StoredEvent,
} from '@fonds/event-store';
import {
  lastCustodyDay,
  lawOnDay,
  unitDecider,
  unitStream,
  type Unit,
  type UnitCommand,
} from '@fonds/holdings';
import { fold, type CivilDate, type Refusal } from '@fonds/kernel';
import type { Leaving } from '../domain/act.state';
import { lawDataOfAct, stepEvent, stepId } from './act-events';
import { ActKinds } from './act-kind';
import { ActClaimSettler, releaseCause } from './claim-settler';
import { loadAct, loadGate, type LoadedAct, type LoadedGate } from './loaded-act';
import { lateCopies } from './untold-effects';

/** Streams read in one query. */
const STREAMS_A_PAGE = 500;
const RETRIES = 8;

const claimId = (act: LoadedAct, stream: string) => stepId(releaseCause(act), stream, 'claim');

interface Claimed {
  readonly unit: string;
  readonly revision: number;
  readonly since: CivilDate;
  readonly level: 'file' | 'item';
  /** The claim was there already: its position in the log. */
  readonly position?: Position;
}

interface Refused {
  readonly unit: string;
  readonly refusal: Refusal;
}

type Outcome = Claimed | Refused;

/** Claims the units of one chunk (architecture.md §5, step 2). Who is refused is told with the reason. */
@Injectable()
export class ClaimPart {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly kinds: ActKinds,
    private readonly settler: ActClaimSettler,
  ) {}

  /** One event a chunk; their units are read page by page and claimed in one bulk load. */
  async claim(act: LoadedAct, parts: readonly number[]): Promise<EventDraft<'ActUnitsClaimed'>[]> {
    // Before any unit is read: a fact that comes later is found by this revision.
    const gate = await loadGate(this.store, act.state.fonds);
    const units = parts.map((part) => [...(act.state.parts[part]?.keys() ?? [])]);
    const found = await this.claimUnits(act, units.flat(), gate);
    return parts.map((part, n) => {
      const outcomes = (units[n] ?? []).flatMap((unit) => found.get(unit) ?? []);
      const seen = gateBefore(gate, outcomes);
      return { type: 'ActUnitsClaimed', data: claimedData(part, seen, outcomes), rules: ['INV-02'] };
    });
  }

  private async claimUnits(
    act: LoadedAct,
    units: readonly string[],
    gate: LoadedGate,
  ): Promise<ReadonlyMap<string, Outcome>> {
    const late = lateCopies(gate.state);
    const outcomes = new Map<string, Outcome>();
    const others = new Map<string, Promise<LoadedAct | undefined>>();
    let open = units;
    for (let attempt = 0; open.length; attempt++) {
      if (attempt === RETRIES) throw new Error(`units keep moving while the act ${act.id} claims them`);
      const requests: AppendRequest[] = [];
      const claims: Claimed[] = [];
      for await (const [unit, found] of this.read(open)) {
        const told = late(unit) ? await this.settler.tell(gate, unit, found) : found;
        const stored = await this.settled(act, unit, told, others);
        const decided = this.decide(act, unit, stored);
        if ('request' in decided) {
          requests.push(decided.request);
          claims.push(decided.claim);
        } else outcomes.set(unit, decided);
      }
      const results = await this.store.load(requests);
      const again: string[] = [];
      results.forEach((result, n) => {
        const claim = claims[n];
        if (!claim) return;
        if (result.ok) outcomes.set(claim.unit, claim);
        else if (result.reason === 'invalid') throw new Error(`${claim.unit}: ${result.problems.join('; ')}`);
        else again.push(claim.unit);
      });
      open = again;
    }
    return outcomes;
  }

  /** Page by page; the next page is on its way while this one is decided on. */
  private async *read(units: readonly string[]): AsyncGenerator<readonly [string, readonly StoredEvent[]]> {
    const pageAt = (at: number) =>
      this.store.readStreams(units.slice(at, at + STREAMS_A_PAGE).map(unitStream));
    let next = pageAt(0);
    for (let at = 0; at < units.length; at += STREAMS_A_PAGE) {
      const page = await next;
      next = pageAt(at + STREAMS_A_PAGE);
      next.catch(() => undefined);
      for (const unit of units.slice(at, at + STREAMS_A_PAGE)) yield [unit, page.get(unitStream(unit)) ?? []];
    }
  }

  /** A claim of another act that is decided is settled first: its unit may be free by now. */
  private async settled(
    act: LoadedAct,
    unit: string,
    stored: readonly StoredEvent[],
    others: Map<string, Promise<LoadedAct | undefined>>,
  ): Promise<readonly StoredEvent[]> {
    const state = fold(unitDecider, stored.map(pastEvent));
    const other = state.kind === 'unit' ? state.unit.claim?.act : undefined;
    if (other === undefined || other === act.id) return stored;
    const loading = others.get(other) ?? loadAct(this.store, other);
    others.set(other, loading);
    const loaded = await loading;
    return loaded ? this.settler.settleWith(loaded, unit, stored) : stored;
  }

  private decide(
    act: LoadedAct,
    unit: string,
    stored: readonly StoredEvent[],
  ): Outcome | { readonly request: AppendRequest; readonly claim: Claimed } {
    const { kind, fonds, custodian, businessDate, account } = act.state;
    // What an act claims was asked for on its day; the unit's own dates are held against the effect, at the gate.
    const lawData = lawDataOfAct(act.stored);
    const deed = { businessDate, today: businessDate, account, evidence: 0, lawData };
    const command: UnitCommand = {
      kind: 'claim',
      act: act.id,
      actKind: kind,
      fonds,
      custodian,
      described: this.kinds.of(kind).described,
      deed,
    };
    const state = fold(unitDecider, stored.map(pastEvent));
    const stream = unitStream(unit);
    const last = stored[stored.length - 1]?.revision ?? NO_STREAM;
    const claimed = (unitState: Unit, revision: number): Claimed => ({
      unit,
      revision,
      since: lastCustodyDay(unitState),
      level: unitState.level,
    });
    // Claimed by an earlier attempt or another worker, and perhaps given back since: never a second time.
    const there = stored.find(({ id }) => id === claimId(act, stream));
    if (there && state.kind === 'unit')
      return { ...claimed(state.unit, there.revision), position: there.position };
    const decision = unitDecider.decide(command, state);
    if (!decision.ok) return { unit, refusal: decision.error };
    const unfit =
      state.kind === 'unit'
        ? this.kinds.of(kind).claimable?.(unit, state.unit, act.events, lawOnDay(deed))
        : undefined;
    if (unfit) return { unit, refusal: unfit };
    const [draft] = decision.value;
    if (state.kind !== 'unit' || !draft) throw new Error(`${unit} is no unit that ${act.id} can claim`);
    const events = [stepEvent(releaseCause(act), stream, 'claim', draft, lawData)];
    return { request: { stream, expected: last, events }, claim: claimed(state.unit, last + 1) };
  }

  /** Gives back units whose streams have moved on since the claim, one by one. */
  async releaseMoved(act: LoadedAct, units: readonly string[], why: Leaving): Promise<void> {
    const streams = await this.store.readStreams(units.map(unitStream));
    for (const unit of units) await this.settler.release(act, unit, why, streams.get(unitStream(unit)) ?? []);
  }
}

/**
 * The gate revision that every claim of the chunk has seen: of claims that an earlier attempt wrote, the gate's last
 * event before the first of them, since a fact may have come in between.
 */
function gateBefore({ stored, state }: LoadedGate, outcomes: readonly Outcome[]): number {
  const known = outcomes.flatMap((outcome) => ('position' in outcome ? [outcome.position] : []));
  const before = stored.filter(({ position }) =>
    known.every((claim) => claim === undefined || position < claim),
  );
  return known.length ? (before[before.length - 1]?.revision ?? NO_STREAM) : state.revision;
}

function claimedData(part: number, gate: number, outcomes: readonly Outcome[]): ActUnitsClaimed {
  const claims = outcomes.filter((outcome): outcome is Claimed => 'revision' in outcome);
  return {
    part,
    gate,
    claimed: claims.map(({ unit }) => unit),
    revisions: claims.map(({ revision }) => revision),
    since: claims.map(({ since }) => since),
    levels: claims.map(({ level }) => (level === 'file' ? 'f' : 'i')).join(''),
    refused: outcomes.flatMap((outcome) => {
      if ('revision' in outcome) return [];
      const { code, rule, facts } = outcome.refusal;
      return [{ unit: outcome.unit, code, ...(rule && { rule }), facts }];
    }),
  };
}
