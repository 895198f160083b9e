import type { Refusal } from '@fonds/kernel';
import { ruleRefusal, type LawAt } from '@fonds/law';
import type { Fonds } from './fonds.state';

/**
 * While JG83 was certainly in force no decision changes a number (S20): the history is amended instead. Since then:
 *
 * INV-40: a number stays when name or superior changes. Another number takes a recorded decision: why, and the paper.
 * A first number, and the number it has, are no change.
 *
 * @returns a refusal `fonds-number-stays`, or undefined
 */
export function numberChangeRefusal(
  fonds: Pick<Fonds, 'number'>,
  number: string,
  decision: { readonly reason?: string; readonly evidence: number; readonly on: LawAt },
): Refusal | undefined {
  if (fonds.number === undefined || fonds.number === number) return undefined;
  if (decision.reason && decision.evidence > 0 && !decision.on.certainlyInForce('JG83')) return undefined;
  return ruleRefusal('fonds-number-stays', 'INV-40', { number: fonds.number, wanted: number });
}
