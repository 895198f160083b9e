import { normaliseReferenceCode, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/**
 * A number of a fonds (全宗号) in the form that is registered: look-alikes are one number, as they are within a
 * reference code, else two fonds of one archives would bear it (INV-44).
 *
 * @example fondsNumber('ｚ109 ').value // 'Z109'
 * @returns a refusal `fonds-number-empty` for invisible characters alone
 */
export function fondsNumber(printed: string): Result<string> {
  const number = normaliseReferenceCode(printed);
  return number ? ok(number) : refuse(plainRefusal('fonds-number-empty'));
}
