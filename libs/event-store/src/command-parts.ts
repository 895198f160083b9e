import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import { derivedId, ok, type Decider, type Result } from '@fonds/kernel';
import { answered, execute, type CommandContext, type Outcome } from './command-execution';
import type { EventStore, StoredEvent } from './event-store.port';

/**
 * A part of a command: it has an id of its own, made of the command's and its name, and so is answered for itself when the
 * command comes again. What revision the whole expected is no matter of its parts.
 */
export function partOf({ expectedRevision: _, ...context }: CommandContext, name: string): CommandContext {
  return {
    ...context,
    command: derivedId<'command'>('command/1', context.command, name),
    correlation: context.correlation ?? context.command,
  };
}

/** What two parts of one command did: repeated only where both were. */
export const together = (before: Outcome, after: Outcome): Outcome => ({
  ...after,
  events: [...before.events, ...after.events],
  repeated: before.repeated && after.repeated,
});

/** Told on the way of a long command: how many of its units are done. */
export interface CommandProgress {
  (done: number, total: number): void;
}

/** A list that does not fit in one event: what this part of it says, and the command that says it. */
export interface SaidPart<Command> {
  readonly said: unknown;
  readonly command: () => Promise<Result<Command>> | Result<Command>;
}

/**
 * Carries out a command in parts, an event or more each. The last is the command itself, the others are named by what they
 * say: cut short and told again, it goes on with what is not said yet, however that is cut by then.
 *
 * @param done told after each part how many there are by then
 * @returns undefined without parts
 */
export async function executeInParts<State, Command>(
  store: EventStore,
  stream: string,
  decider: Decider<State, Command, PastEvent, EventDraft>,
  parts: readonly SaidPart<Command>[],
  context: CommandContext,
  done?: (parts: number) => void,
): Promise<Result<Outcome> | undefined> {
  const { expectedRevision: _, ...behind } = context;
  let all: Outcome | undefined;
  for (const [n, { said, command }] of parts.entries()) {
    const name = derivedId<'part'>('part/1', JSON.stringify(said));
    const last = parts.length === 1 ? context : behind;
    const ready = await command();
    if (!ready.ok) return ready;
    const at = n === parts.length - 1 ? last : partOf(context, name);
    const told = await execute(store, stream, decider, ready.value, at);
    if (!told.ok) return told;
    all = all ? together(all, told.value) : told.value;
    done?.(n + 1);
  }
  return all && ok(all);
}

/** As {@link answered}, of a command in parts: once it is done, with what all of its parts wrote. */
export function answeredInParts(
  stream: string,
  stored: readonly StoredEvent[],
  context: CommandContext,
): Result<Outcome> | undefined {
  const done = answered(stream, stored, context);
  if (!done?.ok) return done;
  const own = new Set<string>(done.value.events);
  const { command } = context;
  const events = stored.filter(
    ({ id, meta }) => own.has(id) || (meta.correlation === command && meta.causation === meta.command),
  );
  return ok({ ...done.value, events: events.map(({ id }) => id) });
}
