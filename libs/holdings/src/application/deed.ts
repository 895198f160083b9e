import type { CommandContext } from '@fonds/event-store';
import type { Deed } from '../domain/unit.decider';

export const deedOf = (context: CommandContext): Deed => ({
  businessDate: context.businessDate,
  today: context.today,
  account: context.account,
  lawData: context.law.version,
  evidence: context.evidence.length,
  cited: context.evidence.map(({ sha256 }) => sha256),
  reason: context.reason,
});
