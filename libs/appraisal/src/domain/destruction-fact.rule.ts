import type { CivilDate, Refusal } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { Destruction } from './destruction.state';
import { notItsSupervisor } from './supervision.rule';

/** Facts are the supervisors' (E105, INV-17b): after the start, before the certificate, and none is older than the start. */
export function factsRefusal(
  destruction: Destruction,
  { account, businessDate }: { readonly account: string; readonly businessDate: CivilDate },
): Refusal | undefined {
  const { act, certified, startedOn: started } = destruction;
  if (!act.decided) return ruleRefusal('destruction-not-started', 'INV-17b');
  if (certified) return plainRefusal('certified-already');
  const stranger = notItsSupervisor(destruction, account);
  if (stranger) return stranger;
  return started !== undefined && businessDate < started
    ? ruleRefusal('fact-before-start', 'INV-17b', { started, since: businessDate })
    : undefined;
}
