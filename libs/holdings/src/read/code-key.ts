import { hash } from 'node:crypto';
import { normaliseReferenceCode } from '@fonds/kernel';
import { searchText } from './bigrams';

/** An index entry of PostgreSQL holds 2,704 bytes: in UTF-8 this many characters of any script fit. */
const LONGEST_KEY = 500;

/**
 * The form in which codes of every kind are looked up: look-alike separators, width and case do not matter. A longer
 * text than an index can hold (nothing stops a finding aid from printing one) is looked up by its digest.
 */
export function codeKey(code: string): string {
  const key = searchText(normaliseReferenceCode(code));
  return key.length <= LONGEST_KEY ? key : `sha256:${hash('sha256', key, 'hex')}`;
}
