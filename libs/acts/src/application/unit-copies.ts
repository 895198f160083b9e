import type { EffectApplied, EventDraft, PastEvent } from '@fonds/event-contracts';
import {
  appendOne,
  NO_STREAM,
  pastEvent,
  type AppendRequest,
  type EventStore,
  type StoredEvent,
} from '@fonds/event-store';
import { gateEffect, isGateEffect, outcomeOfEffect, unitStream, type GateEffectEvent } from '@fonds/holdings';
import type { ActKindSpec } from './act-kind';
import { stepEvent } from './act-events';

/** What each unit's stream receives of a gate event (architecture.md §5, step 5). */
export interface Copies {
  readonly gate: StoredEvent;
  readonly fonds: string;
  readonly act?: string;
  readonly drafts: (unit: string) => readonly EventDraft[];
}

/** The copies of a gate event: the effect itself, or what the act's kind makes of it. */
export function copiesOf(
  gate: StoredEvent,
  act?: { readonly id: string; readonly spec: ActKindSpec; readonly events: readonly PastEvent[] },
): Copies {
  const event = pastEvent(gate);
  const fonds = gate.stream.slice('gate-'.length);
  const copy = (): readonly EventDraft[] => {
    if (event.type === 'EffectCorrected') return [correctionCopy(gate, fonds, event)];
    if (!isGateEffect(event)) throw new Error(`${event.type} has no effect on units`);
    return [effectCopy(gate, fonds, event, act?.id)];
  };
  return {
    gate,
    fonds,
    ...(act && { act: act.id }),
    drafts: (unit) => act?.spec.copies?.({ act: act.id, unit, events: act.events, gate }) ?? copy(),
  };
}

const effectCopy = (
  gate: StoredEvent,
  fonds: string,
  event: GateEffectEvent,
  act: string | undefined,
): EventDraft => {
  const at = { fonds, revision: gate.revision, event: gate.id };
  const effect = gateEffect(event);
  const outcome = outcomeOfEffect(effect.kind);
  if (outcome) {
    const data = { gate: at, act: effect.act ?? act ?? '', outcome, since: effect.since };
    return { type: 'DestructionApplied', data, rules: ['INV-17b', 'INV-18'] };
  }
  return {
    type: 'EffectApplied',
    data: { gate: at, ...(act && { act }), effect: effect as EffectApplied['effect'] },
    rules: ['INV-02'],
  };
};

const correctionCopy = (
  gate: StoredEvent,
  fonds: string,
  { data }: PastEvent<'EffectCorrected'>,
): EventDraft => ({
  type: 'EffectCorrectionApplied',
  data: {
    gate: { fonds, revision: gate.revision, event: gate.id },
    corrects: data.corrects,
    before: data.before,
    after: data.after,
  },
  rules: ['INV-01', 'INV-43'],
});

const copyRequest = (copies: Copies, unit: string, expected: number): AppendRequest => {
  const stream = unitStream(unit);
  return {
    stream,
    expected,
    events: copies.drafts(unit).map((draft, n) => stepEvent(copies.gate, stream, `copy-${n}`, draft)),
  };
};

const RETRIES = 8;

/**
 * Writes the copies of some units. Where a unit stands is guessed from its claim; whose stream has moved on since is
 * read, and what is there already is left alone. Twice is as good as once, and so are two workers.
 */
export async function writeCopies(
  store: EventStore,
  copies: Copies,
  units: readonly (readonly [unit: string, expected: number | undefined])[],
): Promise<void> {
  const known = units.filter(([, expected]) => expected !== undefined);
  const results = await store.load(
    known.map(([unit, expected]) => copyRequest(copies, unit, expected ?? NO_STREAM)),
  );
  const again = units.filter(([, expected]) => expected === undefined).map(([unit]) => unit);
  results.forEach((result, n) => {
    const unit = known[n]?.[0];
    if (!result.ok && unit !== undefined) {
      if (result.reason === 'invalid') throw new Error(`${unit}: ${result.problems.join('; ')}`);
      again.push(unit);
    }
  });
  if (again.length) await copyToMoved(store, copies, again);
}

/**
 * Where each unit stands is read, and those without their copy are loaded together: a fact that comes again after its
 * process died has thousands of them. Whose stream goes on in between is taken by itself.
 */
async function copyToMoved(store: EventStore, copies: Copies, units: readonly string[]): Promise<void> {
  const streams = await store.readStreams(units.map(unitStream));
  const missing = units.flatMap((unit) => {
    const stored = streams.get(unitStream(unit)) ?? [];
    const request = requestAfter(copies, unit, stored);
    return hasCopy(stored, request) ? [] : [{ unit, request }];
  });
  const results = await store.load(missing.map(({ request }) => request));
  for (const [n, { unit, request }] of missing.entries())
    if (!results[n]?.ok) await writeCopy(store, copies, unit, await store.readStream(request.stream));
}

const requestAfter = (copies: Copies, unit: string, stored: readonly StoredEvent[]): AppendRequest =>
  copyRequest(copies, unit, stored[stored.length - 1]?.revision ?? NO_STREAM);

const hasCopy = (stored: readonly StoredEvent[], { events }: AppendRequest): boolean => {
  const ids = new Set(events.map(({ id }) => id));
  return stored.some(({ id }) => ids.has(id));
};

/** Writes one unit's copy at the end of its stream, unless it is there. @returns the stream's events with it */
export async function writeCopy(
  store: EventStore,
  copies: Copies,
  unit: string,
  stored: readonly StoredEvent[],
): Promise<readonly StoredEvent[]> {
  const stream = unitStream(unit);
  for (let attempt = 0, events = stored; ; attempt++) {
    const request = requestAfter(copies, unit, events);
    if (hasCopy(events, request)) return events;
    const result = await appendOne(store, stream, request.expected, request.events);
    events = await store.readStream(stream);
    if (result.ok) return events;
    if (attempt === RETRIES) throw new Error(`${stream} keeps moving while a copy is written`);
  }
}
