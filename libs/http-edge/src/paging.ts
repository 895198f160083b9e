import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
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

/** The key a cursor stands for. @throws RefusedError `cursor-malformed` when it is not one of `length` texts. */
export function keyOfCursor(cursor: string, length: number): readonly string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string'))
      return key;
  } catch {
    // told below: a text that is no JSON is a malformed cursor like any other
  }
  throw new RefusedError(plainRefusal('cursor-malformed'));
}

/** How many rows of a list in memory lie before a page. @throws RefusedError `cursor-malformed` when its key is no place */
export function rowsBefore(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [place = ''] = keyOfCursor(cursor, 1);
  if (!/^\d{1,9}$/.test(place)) throw new RefusedError(plainRefusal('cursor-malformed'));
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
