import { parseNormalDate, type FormationDate } from '@fonds/kernel';

const APPROXIMATE = /\b(ca?\.|circa|approx|about|between|before|after|early|late|mid)|\[|\?|约|季/i;
const PLAIN = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:\s*[-–—/~]\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?))?$/;

/**
 * A formation date from its machine-readable form (EAD `normal`; empty when there is none) and its printed form.
 * Without a usable machine-readable form only plain years, months and days in print are computed with; everything
 * else is kept as text with certainty `unknown`.
 */
export function readDate(normal: string, printed: string): FormationDate {
  const span = parseNormalDate(normal) ?? parseNormalDate(plainRange(printed));
  if (!span) return { printed, certainty: 'unknown' };
  return { printed, ...span, ...(APPROXIMATE.test(printed) && { certainty: 'approximate' as const }) };
}

function plainRange(printed: string): string {
  const match = PLAIN.exec(printed.replace(/^\s*(ca?\.|circa)\s*|[[\]?]/gi, '').trim());
  return match?.[1] ? (match[2] ? `${match[1]}/${match[2]}` : match[1]) : '';
}
