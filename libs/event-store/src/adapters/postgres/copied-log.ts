import type { Pool } from 'pg';
import type { EventBytes, Position, StoredEvent } from '../../event-store.port';
import type { PageMemory } from '../../page-memory';
import { copied } from './copied-query';
import { CopiedBytes, CopiedEvent, COPIED_BYTES, COPIED_EVENT } from './copied-row';

/**
 * A page of the log as bytes: the driver makes a text of every field of a query's answer, and for whoever folds or hashes
 * a log this is most of the time.
 */
const page = (columns: string, after: Position, limit: number, only = ''): string =>
  `SELECT ${columns} FROM fonds.event WHERE position > ${BigInt(after)}${only} ORDER BY position LIMIT ${BigInt(limit)}`;

/** A part of the log: up to a position, and all types but some. */
export interface LogPart {
  readonly end: Position;
  readonly except: readonly string[];
}

const TYPE = /^[A-Za-z]+$/;

/** A name that is no event type's is none of an event either. */
const within = ({ end, except }: LogPart): string =>
  ` AND position <= ${BigInt(end)} AND type <> ALL ('{${except.filter((type) => TYPE.test(type)).join(',')}}')`;

export const copyBytes = (
  pool: Pool,
  after: Position,
  limit: number,
  memory?: PageMemory,
): Promise<EventBytes[]> =>
  copied(pool, page(COPIED_BYTES, after, limit), limit, (fields) => new CopiedBytes(fields), memory);

export const copyEvents = (
  pool: Pool,
  after: Position,
  limit: number,
  part?: LogPart,
): Promise<StoredEvent[]> =>
  copied(
    pool,
    page(COPIED_EVENT, after, limit, part && within(part)),
    limit,
    (fields) => new CopiedEvent(fields),
  );
