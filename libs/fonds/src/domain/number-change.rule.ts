import type { Refusal } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import type { Fonds } from './fonds.state';

/**
 * INV-40: a number stays when name or superior changes. Another number takes a recorded decision: why, and the paper.
 * A first number, and the number it has, are no change.
 *
 * @returns a refusal `fonds-number-stays`, or undefined
 */
export function numberChangeRefusal(
  fonds: Pick<Fonds, 'number'>,
  number: string,
  decision: { readonly reason?: string; readonly evidence: number },
): Refusal | undefined {
  if (fonds.number === undefined || fonds.number === number) return undefined;
  if (decision.reason && decision.evidence > 0) return undefined;
  return ruleRefusal('fonds-number-stays', 'INV-40', { number: fonds.number, wanted: number });
}
