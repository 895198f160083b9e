import { hash } from 'node:crypto';
import { normaliseReferenceCode } from '@fonds/kernel';

/** An index entry of PostgreSQL holds 2,704 bytes: in UTF-8 this many characters of any script fit. */
const LONGEST_KEY = 500;

/**
 * The form in which numbers of fonds are looked up: look-alikes are one number; its digest where it is longer than an
 * index can hold. Nothing stops a catalogue from printing such a 全宗号.
 */
export function numberKey(printed: string): string {
  const number = normaliseReferenceCode(printed);
  return number.length <= LONGEST_KEY ? number : `sha256:${hash('sha256', number, 'hex')}`;
}
