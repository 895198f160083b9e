import type { Refusal } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import type { Gate } from './gate.state';

/**
 * A case has acts of its own on what its body keeps of a fonds, while the hold that came with it is in force (O5, O6). A
 * hold that was placed by hand names no keeper: whoever writes a case into it has not opened one.
 */
export function refusedCase(
  { holds }: Pick<Gate, 'holds'>,
  { case: named, custodian }: { readonly case: string; readonly custodian: string },
): Refusal | undefined {
  const its = [...holds.values()].some((hold) => hold.case === named && hold.keeper === custodian);
  return its ? undefined : ruleRefusal('case-holds-nothing-here', 'INV-14', { case: named });
}
