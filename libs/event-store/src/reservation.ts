import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { derivedId, fold, ok, type Decider, type Result } from '@fonds/kernel';
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
 * an id that everyone who finishes it derives alike. If the bearer can no longer take the number, the reservation is
 * voided and the refusal returned. Whoever meets an open reservation calls this first (architecture.md §4).
 */
export async function settleReservation<State, Command>(
  store: EventStore,
  reservation: StoredEvent,
  assignment: Assignment<State, Command>,
): Promise<Result<Outcome>> {
  const { bearerStream, decider, command } = assignment;
  for (let attempt = 0; ; attempt++) {
    const stored = await store.readStream(bearerStream);
    const last = stored[stored.length - 1];
    const state = fold(decider, stored.map(pastEvent));
    const revision = last?.revision ?? NO_STREAM;
    if (assignment.bears(state)) {
      const done = stored.filter((event) => event.meta.causation === reservation.id);
      const at = done[done.length - 1] ?? last;
      return ok({
        stream: bearerStream,
        revision: at?.revision ?? revision,
        position: at?.position ?? 0n,
        events: done.map((e) => e.id),
        repeated: true,
      });
    }

    const decision = decider.decide(command, state);
    if (!decision.ok) {
      await voidReservation(store, reservation);
      return decision;
    }
    const events = decision.value.map((draft, n) => settled(reservation, draft, n));
    const result = await appendOne(store, bearerStream, revision, events);
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

/** A conflict means that somebody else settled or voided it meanwhile: nothing is left to do. */
async function voidReservation(store: EventStore, reservation: StoredEvent): Promise<void> {
  const data = reservation.data as { bearer: string };
  await appendOne(store, reservation.stream, reservation.revision, [
    {
      id: derivedId<'event'>('reservation/1', reservation.id, 'void'),
      type: 'ReservationVoided',
      data: { bearer: data.bearer },
      meta: inheritedMeta(reservation),
    },
  ]);
}
