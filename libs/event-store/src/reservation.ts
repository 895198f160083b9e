import type { EventDraft, PastEvent, ReservationRefused } from '@fonds/event-contracts';
import {
  derivedId,
  fold,
  ok,
  refuse,
  type Decider,
  type EventId,
  type Refusal,
  type Result,
} from '@fonds/kernel';
import { appendOne, pastEvent, type Outcome } from './command-execution';
import {
  NO_STREAM,
  type EventMeta,
  type EventStore,
  type NewEvent,
  type StoredEvent,
} from './event-store.port';

/** What a number or code given later means for the stream that bears it. */
export interface Assignment<State, Command> {
  readonly bearerStream: string;
  readonly decider: Decider<State, Command, PastEvent, EventDraft>;
  readonly command: Command;
  /** Whether the bearer has (or had) the number already. */
  bears(state: State): boolean;
}

const RETRIES = 8;

/**
 * Finishes a reservation: writes the assignment on the bearer's stream, under the envelope of the reservation, with
 * an id that everyone who finishes it derives alike. If the bearer can no longer take the number, its stream says so
 * first, then the reservation is voided and the refusal returned. Assigned or refused is decided on that one stream,
 * so a number that is free again is never borne (INV-44). Whoever meets an open reservation calls this first
 * (architecture.md §4).
 */
export async function settleReservation<State, Command>(
  store: EventStore,
  reservation: StoredEvent,
  assignment: Assignment<State, Command>,
): Promise<Result<Outcome>> {
  const { bearerStream, decider, command } = assignment;
  for (let attempt = 0; ; attempt++) {
    const stored = await store.readStream(bearerStream);
    const state = fold(decider, stored.map(pastEvent));
    const told = refusalTold(stored, reservation);
    if (told) return voided(store, reservation, told);
    if (assignment.bears(state)) return ok(settledBefore(bearerStream, stored, reservation));

    const decision = decider.decide(command, state);
    const events = decision.ok
      ? decision.value.map((draft, n) => settled(reservation, draft, n))
      : [refused(reservation, decision.error)];
    const revision = stored[stored.length - 1]?.revision ?? NO_STREAM;
    const result = await appendOne(store, bearerStream, revision, events);
    if (result.ok && !decision.ok) return voided(store, reservation, decision.error);
    if (result.ok)
      return ok({
        stream: bearerStream,
        revision: result.revision,
        position: result.position,
        events: events.map((e) => e.id),
        repeated: result.repeated,
      });
    if (attempt === RETRIES) throw new Error(`${bearerStream} keeps moving while a reservation is settled`);
  }
}

function settledBefore(stream: string, stored: readonly StoredEvent[], reservation: StoredEvent): Outcome {
  const done = stored.filter((event) => event.meta.causation === reservation.id);
  const at = done[done.length - 1] ?? stored[stored.length - 1];
  return {
    stream,
    revision: at?.revision ?? NO_STREAM,
    position: at?.position ?? 0n,
    events: done.map((e) => e.id),
    repeated: true,
  };
}

const inheritedMeta = (reservation: StoredEvent): EventMeta => {
  const {
    v: _v,
    id,
    type: _type,
    schemaVersion: _version,
    recordedAt: _recorded,
    ...meta
  } = reservation.meta;
  return { ...meta, causation: id };
};

const settled = (reservation: StoredEvent, draft: EventDraft, n: number): NewEvent => ({
  id: derivedId<'event'>('reservation/1', reservation.id, String(n)),
  type: draft.type,
  data: draft.data,
  meta: inheritedMeta(reservation),
});

/** A command of its own: the one that reserved has not done on the bearer what it wanted, and may come again. */
const refused = (reservation: StoredEvent, { code, rule, basis, facts }: Refusal): NewEvent => {
  const id = derivedId('reservation/1', reservation.id, 'refused');
  return {
    id: id as EventId,
    type: 'ReservationRefused',
    data: { reservation: reservation.id, code, ...(rule && { rule }), facts },
    meta: {
      ...inheritedMeta(reservation),
      command: id,
      basis: basis.length ? basis.map(({ instrument, article }) => ({ instrument, article })) : 'internal',
    },
  };
};

/** Why the bearer refused it, if its stream says that it did. */
function refusalTold(stored: readonly StoredEvent[], reservation: StoredEvent): Refusal | undefined {
  const event = stored.find(
    ({ type, meta }) => type === 'ReservationRefused' && meta.causation === reservation.id,
  );
  if (!event) return undefined;
  const { reservation: _, ...refusal } = event.data as ReservationRefused;
  const { basis } = event.meta;
  return { ...refusal, facts: refusal.facts as Refusal['facts'], basis: basis === 'internal' ? [] : basis };
}

/** A conflict means that somebody else voided it meanwhile: nothing is left to do. */
async function voided(
  store: EventStore,
  reservation: StoredEvent,
  refusal: Refusal,
): Promise<{ readonly ok: false; readonly error: Refusal }> {
  const data = reservation.data as { bearer: string };
  await appendOne(store, reservation.stream, reservation.revision, [
    {
      id: derivedId<'event'>('reservation/1', reservation.id, 'void'),
      type: 'ReservationVoided',
      data: { bearer: data.bearer },
      meta: inheritedMeta(reservation),
    },
  ]);
  return refuse(refusal);
}
