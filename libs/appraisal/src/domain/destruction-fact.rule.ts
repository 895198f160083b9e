import type { CivilDate, Refusal } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { Destruction } from './destruction.state';

/** Facts are the supervisors' (E105, INV-17b): after the start, before the certificate, and none is older than the start. */
export function factsRefusal(
  { act, counts, certified, startedOn: started }: Destruction,
  { account, businessDate }: { readonly account: string; readonly businessDate: CivilDate },
): Refusal | undefined {
  if (!act.decided) return ruleRefusal('destruction-not-started', 'INV-17b');
  if (certified) return plainRefusal('certified-already');
  const root = act.sealed?.root;
  if (!counts.some((count) => count.account === account && count.root === root))
    return ruleRefusal('not-a-supervisor', 'INV-12');
  return started !== undefined && businessDate < started
    ? ruleRefusal('fact-before-start', 'INV-17b', { started, since: businessDate })
    : undefined;
}
