import { derivedId } from '@fonds/kernel';
import type { CommandContext, Outcome } from './command-execution';

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
