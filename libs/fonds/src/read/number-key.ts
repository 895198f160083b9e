import { hash } from 'node:crypto';

/** An index entry of PostgreSQL holds 2,704 bytes: in UTF-8 this many characters of any script fit. */
const LONGEST_KEY = 500;

/**
 * The form in which numbers of fonds are looked up: the number itself; its digest where it is longer than an index can
 * hold. Nothing stops a catalogue from printing such a 全宗号.
 */
export const numberKey = (number: string): string =>
  number.length <= LONGEST_KEY ? number : `sha256:${hash('sha256', number, 'hex')}`;
