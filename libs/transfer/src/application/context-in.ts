import type { CommandContext } from '@fonds/event-store';
import type { EnteredTransfer } from './transfer-door';

/** The context of a command in the role and for the side that the door found. */
export const contextIn = (
  context: CommandContext,
  { grant, side, onPaper, transfer }: EnteredTransfer,
): CommandContext => ({
  ...context,
  role: grant.role,
  organisation: grant.organisation,
  ...(onPaper && !context.onBehalfOf && { onBehalfOf: transfer.draft[side] }),
});
