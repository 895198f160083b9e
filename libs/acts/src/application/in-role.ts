import type { CommandContext } from '@fonds/event-store';
import type { Grant } from '@fonds/identity';

/** The context of a command in the role that its door found. */
export const inRole = (context: CommandContext, { role, organisation }: Grant): CommandContext => ({
  ...context,
  role,
  organisation,
});
