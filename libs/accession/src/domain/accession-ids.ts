import { derivedId } from '@fonds/kernel';

export const scopeStream = (archives: string): string => `scope-${archives}`;
export const agreementStream = (agreement: string): string => `agreement-${agreement}`;
export const lotStream = (lot: string): string => `lot-${lot}`;
/** One stream per archives and year hands out the numbers of accessions. */
export const registerStream = (archives: string, year: number): string => `accessions-${archives}-${year}`;

/** Acts, agreements and lots are named by the command that began them, and by whose it was: the same is the same thing. */
export const commandedId = (
  what: 'accession' | 'arrangement' | 'withdrawal' | 'agreement' | 'lot',
  { account, command }: { readonly account: string; readonly command: string },
): string => derivedId(`${what}/1`, account, command);
/** A lot that a source names. */
export const keyedLotId = (key: string): string => derivedId('lot/1', key);
/** A transfer batch is one accession. */
export const batchAccessionId = (act: string): string => derivedId('accession/1', 'batch', act);

/** @example printedNumber(2026, 7) // '2026-0007' */
export const printedNumber = (year: number, number: number): string =>
  `${year}-${String(number).padStart(4, '0')}`;
export const yearOf = (date: string): number => Number(date.slice(0, 4));
