import { Inject, Injectable } from '@nestjs/common';
import type { EventDraft } from '@fonds/event-contracts';
import {
  appendOne,
  EVENT_STORE,
  pastEvent,
  type EventStore,
  type NewEvent,
  type StoredEvent,
} from '@fonds/event-store';
import { unitDecider, unitStream, type ClaimSettler, type UnitState } from '@fonds/holdings';
import { fold } from '@fonds/kernel';
import { gateStream, unitOfAct, type Leaving } from '../domain/act.state';
import { stepEvent } from './act-events';
import { ActKinds, type ActKindSpec } from './act-kind';
import { loadAct, loadGate, type LoadedAct, type LoadedGate } from './loaded-act';
import { lateCopies, untold } from './untold-effects';
import { copiesOf, writeCopy } from './unit-copies';

const RETRIES = 8;

/** Each thing is read once, however often it is asked for. */
function once<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? read(key);
    known.set(key, found);
    return found;
  };
}

const stateOf = (stored: readonly StoredEvent[]): UnitState => fold(unitDecider, stored.map(pastEvent));

/**
 * The helping rule (architecture.md §5): whoever loads a unit with an open claim whose act is decided writes that
 * unit's copy first, or gives it back when the act has let it go. The ids are those that the act itself would write.
 */
@Injectable()
export class ActClaimSettler implements ClaimSettler {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly kinds: ActKinds,
  ) {}

  async settle(unit: string, stored: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
    const state = stateOf(stored);
    if (state.kind !== 'unit') return stored;
    const gate = await loadGate(this.store, state.unit.fonds);
    const told = await this.tell(gate, unit, stored);
    const { claim } = state.unit;
    const act = claim && (await loadAct(this.store, claim.act));
    return act ? this.settleWith(act, unit, told) : told;
  }

  async settleAll(
    units: ReadonlyMap<string, readonly StoredEvent[]>,
  ): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const gateOf = once(async (fonds: string) => {
      const gate = await loadGate(this.store, fonds);
      return { gate, late: lateCopies(gate.state) };
    });
    const actOf = once((act: string) => loadAct(this.store, act));
    const settled = new Map<string, readonly StoredEvent[]>();
    for (const [unit, stored] of units) {
      const state = stateOf(stored);
      if (state.kind !== 'unit') {
        settled.set(unit, stored);
        continue;
      }
      const { gate, late } = await gateOf(state.unit.fonds);
      const told = late(unit) ? await this.tell(gate, unit, stored) : stored;
      const { claim } = state.unit;
      const act = claim && (await actOf(claim.act));
      settled.set(unit, act ? await this.settleWith(act, unit, told, gate) : told);
    }
    return settled;
  }

  /**
   * Facts and corrections at the gate whose copy the unit has not got: a process that died after the gate left them to
   * whoever loads the unit next.
   */
  async tell(
    gate: LoadedGate,
    unit: string,
    stored: readonly StoredEvent[],
  ): Promise<readonly StoredEvent[]> {
    let told = stored;
    for (const { revision } of untold(gate.state, unit, stateOf(stored))) {
      const event = gate.stored[revision];
      if (event) told = await writeCopy(this.store, copiesOf(event), unit, told);
    }
    return told;
  }

  /** The same for several units of one act, which is read once. */
  async settleWith(
    act: LoadedAct,
    unit: string,
    stored: readonly StoredEvent[],
    known?: LoadedGate,
  ): Promise<readonly StoredEvent[]> {
    const gate = await this.decidingEvent(act, known);
    const inAct = unitOfAct(act.state, unit);
    if (gate && inAct?.standing === 'claimed' && !inAct.leaving) {
      const spec = this.kinds.of(act.state.kind);
      return writeCopy(this.store, copiesOf(gate, { id: act.id, spec, events: act.events }), unit, stored);
    }
    return inAct?.leaving && inAct.standing === 'claimed'
      ? this.release(act, unit, inAct.leaving, stored)
      : stored;
  }

  /** Also of an act whose process died between the gate and its own record of it. */
  private async decidingEvent(
    { id, state }: LoadedAct,
    known?: LoadedGate,
  ): Promise<StoredEvent | undefined> {
    if (!state.sealed) return undefined;
    const gate = known ?? (await loadGate(this.store, state.fonds));
    const decided = gate.state.decided.get(id);
    return (
      decided &&
      gate.stored.find(
        ({ stream, revision }) => stream === gateStream(state.fonds) && revision === decided.revision,
      )
    );
  }

  async release(
    act: LoadedAct,
    unit: string,
    why: NonNullable<ReturnType<typeof unitOfAct>>['leaving'] & string,
    stored: readonly StoredEvent[],
  ): Promise<readonly StoredEvent[]> {
    const stream = unitStream(unit);
    const released = releaseEvents(act, this.kinds.of(act.state.kind), unit, why);
    const ids = new Set(released.map(({ id }) => id));
    for (let attempt = 0, events = stored; ; attempt++) {
      const last = events[events.length - 1];
      // It may have been given back by who was here first, and its stream may have gone on since.
      if (!last || events.some(({ id }) => ids.has(id))) return events;
      await appendOne(this.store, stream, last.revision, released);
      events = await this.store.readStream(stream);
      if (attempt === RETRIES) throw new Error(`${stream} keeps moving while its claim is given back`);
    }
  }
}

/** The event under whose envelope an act's claims are given back: its first, so that the id is the same whoever does it. */
export function releaseCause({ stored }: LoadedAct): StoredEvent {
  const [first] = stored;
  if (!first) throw new Error('an act has a first event');
  return first;
}

/** What stays closed does so by the consent that it names (E62): by whoever consented, on that day, on those papers. */
const causeOf = (act: LoadedAct, { type, data }: EventDraft): StoredEvent =>
  (type === 'OpeningExtended' && act.stored.find(({ id }) => id === data.consent)) || releaseCause(act);

/** What a unit's stream receives when the act gives it back: what its kind has to say of it, then the end of the claim. */
export function releaseEvents(
  act: LoadedAct,
  spec: ActKindSpec,
  unit: string,
  why: Leaving,
): readonly NewEvent[] {
  const stream = unitStream(unit);
  const told = spec.released?.({ act: act.id, unit, events: act.events }) ?? [];
  return [
    ...told.map((draft, n) => stepEvent(causeOf(act, draft), stream, `released-${n}`, draft)),
    stepEvent(releaseCause(act), stream, 'release', { type: 'ClaimReleased', data: { act: act.id, why } }),
  ];
}
