import type { CodePassed, EventDraft } from '@fonds/event-contracts';
import {
  appendOne,
  pastEvent,
  type EventMeta,
  type EventStore,
  type NewEvent,
  type Position,
  type StoredEvent,
} from '@fonds/event-store';
import { derivedId, fold, type FondsId } from '@fonds/kernel';
import { codeDraft } from '../domain/code-passage.rule';
import { unitIdOf, unitStream } from '../domain/holding-ids';
import { unitDecider } from '../domain/unit.decider';
import { bearsCode } from '../domain/unit.state';
import type { UnitState } from '../domain/unit.types';

/**
 * What follows from `CodePassed`, the ordering point: the reservation on the code's stream names its new bearer, then
 * the code is assigned on that unit's stream. Ids are derived, so whoever meets an open passage finishes it. It was
 * possible when it was decided and is written whatever has claimed the unit since: a code once borne is never free.
 * @returns where the last of it stands
 */
export async function settlePassage(store: EventStore, passed: StoredEvent): Promise<Position> {
  const data = passed.data as CodePassed;
  const { code, from, to, numberingBody } = data;
  const fonds = await fondsOf(store, to);
  const codeStream = unitStream(
    unitIdOf(fonds as FondsId, { kind: 'code', value: code.normalised }, numberingBody),
  );
  // A unit taken on under the code has the code's stream for its own: it tells where the code went.
  await follow(store, codeStream, passed, (state) =>
    state.kind === 'reservation'
      ? { type: 'CodeBearerMoved', data: { code, from, to, passage: passed.id }, rules: ['INV-44'] }
      : undefined,
  );
  const assigned = await follow(store, unitStream(to), passed, (state) =>
    state.kind === 'unit' && !bearsCode(state.unit, code.normalised)
      ? codeDraft(state.unit, code, numberingBody)
      : undefined,
  );
  return assigned ?? passed.position;
}

const RETRIES = 8;

/** One event that the passage causes on a stream, once. */
async function follow(
  store: EventStore,
  stream: string,
  passed: StoredEvent,
  draftFor: (state: UnitState) => EventDraft | undefined,
): Promise<Position | undefined> {
  const id = derivedId<'event'>('passage/1', passed.id, stream);
  for (let attempt = 0; attempt < RETRIES; attempt++) {
    const stored = await store.readStream(stream);
    const done = stored.find((event) => event.id === id);
    if (done) return done.position;
    const draft = draftFor(fold(unitDecider, stored.map(pastEvent)));
    if (!draft) return undefined;
    const event: NewEvent = { id, type: draft.type, data: draft.data, meta: causedBy(passed) };
    const result = await appendOne(store, stream, stored.length - 1, [event]);
    if (result.ok) return result.position;
  }
  throw new Error(`${stream} keeps moving while a passage is settled`);
}

function causedBy({ meta }: StoredEvent): EventMeta {
  const { v: _v, id, type: _type, schemaVersion: _version, recordedAt: _recorded, ...rest } = meta;
  return { ...rest, causation: id };
}

async function fondsOf(store: EventStore, unit: string): Promise<string> {
  const state = fold(unitDecider, (await store.readStream(unitStream(unit))).map(pastEvent));
  if (state.kind !== 'unit') throw new Error(`a code passed to ${unit}, which is no unit`);
  return state.unit.fonds;
}
