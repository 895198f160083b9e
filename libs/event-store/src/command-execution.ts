import { upcast, type Envelope, type EventDraft, type PastEvent } from '@fonds/event-contracts';
import {
  derivedId,
  fold,
  ok,
  refuse,
  type AccountId,
  type Citation,
  type CivilDate,
  type CommandId,
  type Decider,
  type EventId,
  type OrganisationId,
  type Refusal,
  type Result,
} from '@fonds/kernel';
import {
  NO_STREAM,
  type AppendResult,
  type EventMeta,
  type EventStore,
  type NewEvent,
  type Position,
  type StoredEvent,
} from './event-store.port';
import { otherOfKey } from './keyed-command';

/** Who commands what, when, on what ground. Made at the edge; nothing below it knows a clock or a session. */
export interface CommandContext {
  readonly command: CommandId;
  readonly account: AccountId;
  readonly role: string;
  readonly organisation?: OrganisationId;
  readonly onBehalfOf?: string;
  /** Civil date of the deed, Asia/Shanghai. */
  readonly businessDate: CivilDate;
  /** Civil date of the recording, Asia/Shanghai; INV-43 compares with it. */
  readonly today: CivilDate;
  readonly occurredAt?: string;
  /** Regime at the business date, and the version of the law data that says so. */
  readonly law: { readonly regime: string; readonly version: string };
  readonly evidence: Envelope['evidence'];
  readonly reason?: string;
  readonly client?: string;
  readonly correlation?: string;
  readonly causation?: string;
  /** Refuse when the stream has moved on from this revision (`If-Match`). */
  readonly expectedRevision?: number;
}

export interface Outcome {
  readonly stream: string;
  readonly revision: number;
  /** Position of the last event written; 0 when the command changed nothing in an empty stream. */
  readonly position: Position;
  /** Ids of the events this command wrote, now or at an earlier attempt. */
  readonly events: readonly EventId[];
  readonly repeated: boolean;
}

const CONFLICT_RETRIES = 8;

export const pastEvent = (stored: StoredEvent): PastEvent =>
  ({
    ...upcast(stored.type, stored.version, stored.data),
    id: stored.id,
    revision: stored.revision,
    businessDate: stored.meta.businessDate as CivilDate,
    account: stored.meta.actor.account,
    role: stored.meta.actor.role,
    evidence: stored.meta.evidence,
    basis: stored.meta.basis,
    ...(stored.meta.reason !== undefined && { reason: stored.meta.reason }),
  }) as PastEvent;

/**
 * The walk of every command: load the stream, fold it, decide, stamp, append. A command id that the stream knows
 * already is answered with what it did then. Another writer's append in between is settled by deciding again.
 */
export async function execute<State, Command>(
  store: EventStore,
  stream: string,
  decider: Decider<State, Command, PastEvent, EventDraft>,
  command: Command,
  context: CommandContext,
): Promise<Result<Outcome>> {
  for (let attempt = 0; ; attempt++) {
    const stored = await store.readStream(stream);
    const last = stored[stored.length - 1];
    const answer = answered(stream, stored, context);
    if (answer) return answer;

    const revision = last?.revision ?? NO_STREAM;
    const decision = decider.decide(command, fold(decider, stored.map(pastEvent)));
    if (!decision.ok) return decision;
    if (decision.value.length === 0)
      return ok({ stream, revision, position: last?.position ?? 0n, events: [], repeated: false });

    const events = stamp(stream, decision.value, context);
    const result = await appendOne(store, stream, revision, events);
    if (result.ok)
      return ok({
        stream,
        revision: result.revision,
        position: result.position,
        events: events.map((e) => e.id),
        repeated: result.repeated,
      });
    if (attempt === CONFLICT_RETRIES) return refuse(staleRevision(revision, result.actual));
  }
}

/**
 * The answer that needs no decision: what this command did already, that its key came with another request before, or
 * that the stream stands elsewhere than it expects. What a process went on with under the envelope of what it
 * decided is not its own.
 */
export function answered(
  stream: string,
  stored: readonly StoredEvent[],
  context: CommandContext,
): Result<Outcome> | undefined {
  const known = ownEvents(stored.filter(({ meta }) => meta.command === context.command));
  const lastKnown = known[known.length - 1];
  if (lastKnown)
    return ok({
      stream,
      revision: lastKnown.revision,
      position: lastKnown.position,
      events: known.map((e) => e.id),
      repeated: true,
    });

  if (stored.some(({ meta }) => otherOfKey(meta.command, context.command))) return refuse(keyReused());

  const revision = stored[stored.length - 1]?.revision ?? NO_STREAM;
  if (context.expectedRevision !== undefined && context.expectedRevision !== revision)
    return refuse(staleRevision(context.expectedRevision, revision));
  return undefined;
}

/** Without what followed from one of them. */
function ownEvents(stored: readonly StoredEvent[]): readonly StoredEvent[] {
  const causes = new Set<string>(stored.map(({ id }) => id));
  return stored.filter(({ meta }) => !causes.has(meta.causation));
}

/** Appends one request and turns defects of the writer into exceptions: only a conflict is an answer. */
export async function appendOne(
  store: EventStore,
  stream: string,
  expected: number,
  events: readonly NewEvent[],
): Promise<Extract<AppendResult, { ok: true } | { reason: 'conflict' }>> {
  const [result] = await store.append([{ stream, expected, events }]);
  if (!result) throw new Error('the event store gave no result');
  return expectWritable(result, stream);
}

/** @throws Error for what only a defect of the writer can cause. */
function expectWritable(
  result: AppendResult,
  stream: string,
): Extract<AppendResult, { ok: true } | { reason: 'conflict' }> {
  if (result.ok || result.reason === 'conflict') return result;
  if (result.reason === 'invalid') throw new Error(`${stream}: ${result.problems.join('; ')}`);
  throw new Error(`${stream}: an event id is used again with other data`);
}

/**
 * Drafts with ids, actor, dates and law: the same command at the same place always gives the same ids.
 *
 * @param place of the first draft, for a command that may write the same again further on in the stream
 */
export function stamp(
  stream: string,
  drafts: readonly EventDraft[],
  context: CommandContext,
  place = 0,
): NewEvent[] {
  return drafts.map((draft, n) => ({
    id: derivedId<'event'>('event/1', context.account, context.command, stream, String(place + n)),
    type: draft.type,
    data: draft.data,
    meta: metaOf(context, draft.rules, draft.basis),
  }));
}

export function metaOf(
  context: CommandContext,
  rules: readonly string[] = [],
  basis: readonly Citation[] = [],
): EventMeta {
  return {
    businessDate: context.businessDate,
    ...(context.occurredAt && { occurredAt: context.occurredAt }),
    actor: {
      account: context.account,
      role: context.role,
      ...(context.organisation && { organisation: context.organisation }),
    },
    ...(context.onBehalfOf && { onBehalfOf: context.onBehalfOf }),
    regime: context.law.regime,
    rules: rules.map((id) => ({ id, version: context.law.version })),
    basis: basis.length ? basis.map(({ instrument, article }) => ({ instrument, article })) : 'internal',
    evidence: context.evidence,
    ...(context.reason && { reason: context.reason }),
    correlation: context.correlation ?? context.command,
    causation: context.causation ?? context.command,
    command: context.command,
    ...(context.client && { client: context.client }),
  };
}

/** The key of a command came with another request before. */
export const keyReused = (): Refusal => ({ code: 'idempotency-key-reused', basis: [], facts: {} });

const staleRevision = (expected: number, actual: number) => ({
  code: 'revision-moved',
  basis: [],
  facts: { expected, actual },
});
