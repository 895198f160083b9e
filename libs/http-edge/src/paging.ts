import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { isCivilDate, isUuid } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { MayBeAbsent } from './may-be-absent';
import { RefusedError } from './refused.error';

export const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 500;

/** Cursor paging, the same on every list. */
export class PageRequest {
  /** `next` of the page before; absent for the first page. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(2000)
  cursor?: string;

  /** Rows a page, 1 to 500. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  limit?: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
}

export const cursorOf = (key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** What the parts of a key may say, so that no text reaches a database that is no value of its column. */
const PARTS = {
  text: (part: string) => !part.includes('\0'),
  id: isUuid,
  idOrNone: (part: string) => part === '' || isUuid(part),
  /** `infinity` is the place of what has no day. */
  day: (part: string) => part === 'infinity' || isCivilDate(part),
  /** Of an integer column. */
  number: (part: string) => /^\d{1,9}$/.test(part),
  /** Of a bigint column. */
  position: (part: string) => /^\d{1,18}$/.test(part),
} as const;

export type CursorPart = keyof typeof PARTS;

/** The key a cursor stands for. @throws RefusedError `cursor-malformed` when it has not these parts */
export function keyOfCursor(cursor: string, parts: readonly CursorPart[]): readonly string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const said = (part: unknown, n: number): boolean =>
      typeof part === 'string' && PARTS[parts[n] ?? 'text'](part);
    if (Array.isArray(key) && key.length === parts.length && key.every(said)) return key;
  } catch {
    // told below: a text that is no JSON is a malformed cursor like any other
  }
  throw new RefusedError(plainRefusal('cursor-malformed'));
}

/** How many rows of a list in memory lie before a page. @throws RefusedError `cursor-malformed` when its key is no place */
export function rowsBefore(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [place] = keyOfCursor(cursor, ['number']);
  return Number(place) + 1;
}

/** A page of `limit` rows out of `limit + 1` that were read. */
export function pageOf<Row>(
  read: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
): Page<Row> {
  const rows = read.slice(0, limit);
  const last = rows[rows.length - 1];
  return read.length > limit && last !== undefined ? { rows, next: cursorOf(keyOf(last)) } : { rows };
}
