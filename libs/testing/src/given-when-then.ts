import {
  currentVersion,
  violations,
  type EventDraft,
  type EventMap,
  type EventType,
  type PastEvent,
} from '@fonds/event-contracts';
import { civilDate, fold, type Decider, type Refusal, type Result } from '@fonds/kernel';
import { ACTOR, testId, testMeta } from './events';

/** Who did a past event, and when; what is not given is the test's usual actor and day. */
export type PastDeed = Partial<
  Pick<PastEvent, 'id' | 'businessDate' | 'account' | 'role' | 'reason' | 'evidence' | 'basis'>
>;

/** An event that happened, as a decider reads it back: through JSON, like everything that was stored. */
export function happened<T extends EventType>(type: T, data: EventMap[T], deed: PastDeed = {}): PastEvent {
  return {
    type,
    data: JSON.parse(JSON.stringify(data)) as EventMap[T],
    id: testId<'event'>(),
    revision: 0,
    businessDate: civilDate('2026-11-22'),
    account: ACTOR,
    role: 'AccessionArchivist',
    evidence: [],
    basis: 'internal',
    ...deed,
  } as unknown as PastEvent;
}

/** What a test says of a refusal: its code, and whatever else the rule is about. */
export type ExpectedRefusal = Pick<Refusal, 'code'> & Partial<Omit<Refusal, 'code'>>;

export interface Decided {
  /** Exactly these events, each of which the store would take; or a refusal that says at least this. */
  then(expected: readonly EventDraft[] | ExpectedRefusal): void;
}

export interface Given<State, Command> {
  readonly state: State;
  when(command: Command): Decided;
}

/**
 * Tests of one decider that read as its rules do.
 *
 * @example
 * const { given } = rulesOf(fondsDecider);
 * given([]).when({ kind: 'reopen', from, deed }).then({ code: 'fonds-unknown' });
 */
export function rulesOf<State, Command>(
  decider: Decider<State, Command, PastEvent, EventDraft>,
): { given(events: readonly PastEvent[]): Given<State, Command> } {
  return {
    given(events) {
      const state = fold(
        decider,
        events.map((event, revision) => ({ ...event, revision })),
      );
      return {
        state,
        when: (command) => ({ then: (expected) => compare(decider.decide(command, state), expected) }),
      };
    },
  };
}

function compare(
  decision: Result<readonly EventDraft[]>,
  expected: readonly EventDraft[] | ExpectedRefusal,
): void {
  if (!isEvents(expected)) {
    expect(decision).toMatchObject({ ok: false, error: expected });
    return;
  }
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.error)}`);
  expect(
    decision.value.map((draft, n) => (expected[n]?.rules ? draft : { type: draft.type, data: draft.data })),
  ).toEqual(expected);
  for (const draft of decision.value) expect(problemsOf(draft)).toEqual([]);
}

const isEvents = (expected: readonly EventDraft[] | ExpectedRefusal): expected is readonly EventDraft[] =>
  Array.isArray(expected);

function problemsOf(draft: EventDraft): string[] {
  const schemaVersion = currentVersion(draft.type);
  const envelope = {
    ...testMeta(),
    v: 1,
    id: testId(),
    type: draft.type,
    schemaVersion,
    recordedAt: '2026-11-22T04:00:00.000Z',
  };
  return violations(draft.type, schemaVersion, JSON.parse(JSON.stringify(draft.data)), envelope);
}
