import type { Pool } from 'pg';
import type { EventBytes, Position, StoredEvent } from '../../event-store.port';
import type { PageMemory } from '../../page-memory';
import { storedEvent, type EventRow } from '../../stored-event';
import { CanonicalMembers, schemaVersionOf } from './canonical-bytes';
import { SALT_BYTES } from './fresh-salts';
import { copied, type CopiedFields } from './copied-query';

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
  copied(
    pool,
    page('position, revision, stream_id, data, meta, salt', after, limit),
    limit,
    (fields) => new CopiedBytes(fields),
    memory,
  );

/** Tells where the bytes lie when it is asked: four things more for each event would be moved about while a page is hashed. */
class CopiedBytes implements EventBytes {
  readonly revision: number;
  readonly stream: string;
  private readonly page: Buffer;
  private readonly positionAt: number;
  private readonly dataAt: number;
  private readonly dataEnd: number;
  private readonly metaAt: number;
  private readonly metaEnd: number;
  private readonly saltAt: number;

  constructor(fields: CopiedFields) {
    this.page = fields.page;
    this.positionAt = fields.begin();
    this.revision = fields.int32();
    this.stream = fields.ascii();
    this.dataAt = fields.begin();
    this.dataEnd = fields.end;
    this.metaAt = fields.begin();
    this.metaEnd = fields.end;
    this.saltAt = fields.begin();
  }

  get position(): Position {
    return this.page.readBigInt64BE(this.positionAt);
  }

  get data(): Uint8Array {
    return this.between(this.dataAt, this.dataEnd);
  }

  get meta(): Uint8Array {
    return this.between(this.metaAt, this.metaEnd);
  }

  get salt(): Uint8Array {
    return this.between(this.saltAt, this.saltAt + SALT_BYTES);
  }

  private between(begin: number, end: number): Uint8Array {
    return new Uint8Array(this.page.buffer, this.page.byteOffset + begin, end - begin);
  }
}

export const copyEvents = (
  pool: Pool,
  after: Position,
  limit: number,
  part?: LogPart,
): Promise<StoredEvent[]> =>
  copied(
    pool,
    page(
      'position, revision, stream_id, type, event_id, data, meta, salt',
      after,
      limit,
      part && within(part),
    ),
    limit,
    (fields) => storedEvent(new CopiedEvent(fields)),
  );

const ID_BYTES = 16;

/** Makes of its bytes what is asked for: most readers never look at an id or a salt. */
class CopiedEvent implements EventRow {
  readonly position: Position;
  readonly revision: number;
  readonly stream: string;
  readonly type: string;
  private readonly page: Buffer;
  private readonly idAt: number;
  private readonly dataAt: number;
  private readonly dataEnd: number;
  private readonly metaAt: number;
  private readonly metaEnd: number;
  private readonly saltAt: number;
  private metaMembers: CanonicalMembers | undefined;

  constructor(fields: CopiedFields) {
    this.page = fields.page;
    this.position = this.page.readBigInt64BE(fields.begin());
    this.revision = fields.int32();
    this.stream = fields.ascii();
    this.type = fields.word();
    this.idAt = fields.begin();
    this.dataAt = fields.begin();
    this.dataEnd = fields.end;
    this.metaAt = fields.begin();
    this.metaEnd = fields.end;
    this.saltAt = fields.begin();
  }

  get id(): string {
    const digits = this.page.toString('hex', this.idAt, this.idAt + ID_BYTES);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
  }

  member(of: 'data' | 'meta', name: string): string | undefined {
    if (of === 'data') return new CanonicalMembers(this.page, this.dataAt, this.dataEnd).text(name);
    this.metaMembers ??= new CanonicalMembers(this.page, this.metaAt, this.metaEnd);
    return this.metaMembers.text(name);
  }

  version(): number | undefined {
    return schemaVersionOf(this.page, this.metaEnd, this.type);
  }

  get data(): string {
    return this.page.toString('utf8', this.dataAt, this.dataEnd);
  }

  get meta(): string {
    return this.page.toString('utf8', this.metaAt, this.metaEnd);
  }

  get salt(): Uint8Array {
    return this.page.subarray(this.saltAt, this.saltAt + SALT_BYTES);
  }
}
