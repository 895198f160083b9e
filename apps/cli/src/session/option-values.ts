import { isCivilDate, type CivilDate } from '@fonds/kernel';
import { UsageError } from '../terminal/exit-codes';
import { misread } from '../terminal/form';

/** @throws UsageError when the text is no day of the calendar */
export function dayOption(name: string, text: string): CivilDate {
  if (!isCivilDate(text)) throw misread('date', text, name);
  return text;
}

/** The same for an option that may be absent. */
export const optionalDay = (name: string, text: string | undefined): CivilDate | undefined =>
  text === undefined ? undefined : dayOption(name, text);

/** `sha256` or `sha256:kind`. @throws UsageError */
export const evidenceOption = (given: readonly string[] = []): { sha256: string; kind: string }[] =>
  given.map((text) => {
    const [sha256 = '', ...kind] = text.split(':');
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw misread('sha256:kind', text, '--evidence');
    return { sha256, kind: kind.join(':') || 'paper' };
  });

/** @throws UsageError when the text is no whole number in the range */
export function countOption(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < 1 || value > most)
    throw new UsageError({
      zh: `${name} ${text}：应为 1 至 ${most} 的整数，如 ${name} 1`,
      en: `${name} ${text}: must be a whole number from 1 to ${most}, such as ${name} 1`,
    });
  return value;
}

export interface PageOptions {
  readonly limit?: string;
  readonly cursor?: string;
}

/** Rows a terminal shows when nothing else is asked for. */
const SHOWN = 50;
const LARGEST_SHOWN = 5_000;

export const pageOf = ({
  limit,
  cursor,
}: PageOptions): { readonly limit: number; readonly cursor?: string } => ({
  limit: limit === undefined ? SHOWN : countOption('--limit', limit, LARGEST_SHOWN),
  ...(cursor !== undefined && { cursor }),
});
