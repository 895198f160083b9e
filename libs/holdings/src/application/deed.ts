import type { CommandContext } from '@fonds/event-store';
import type { Deed } from '../domain/unit.decider';

export const deedOf = (context: CommandContext): Deed => ({
  businessDate: context.businessDate,
  today: context.today,
  account: context.account,
  evidence: context.evidence.length,
  reason: context.reason,
});
