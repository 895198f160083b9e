import type { Envelope } from '@fonds/event-contracts';
import type { EventId } from '@fonds/kernel';
import type { EventBytes, Position, StoredEvent } from '../../event-store.port';
import { CanonicalMembers, schemaVersionOf } from './canonical-bytes';
import { SALT_BYTES } from './fresh-salts';
import type { CopiedFields } from './copied-query';

/** The columns that {@link CopiedBytes} and {@link CopiedEvent} are read from. */
export const COPIED_BYTES = 'position, revision, stream_id, data, meta, salt';
export const COPIED_EVENT = `${COPIED_BYTES}, type, event_id`;

const ID_BYTES = 16;

/** Where the fields of a row lie in its page. */
abstract class CopiedRow {
  readonly revision: number;
  readonly stream: string;
  protected readonly page: Buffer;
  protected readonly positionAt: number;
  protected readonly dataAt: number;
  protected readonly dataEnd: number;
  protected readonly metaAt: number;
  protected readonly metaEnd: number;
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

  get salt(): Uint8Array {
    return this.between(this.saltAt, this.saltAt + SALT_BYTES);
  }

  protected between(begin: number, end: number): Uint8Array {
    return new Uint8Array(this.page.buffer, this.page.byteOffset + begin, end - begin);
  }
}

/** Makes what it is asked for when it is asked: four things more for each event would be moved about while a page is hashed. */
export class CopiedBytes extends CopiedRow implements EventBytes {
  get position(): Position {
    return this.page.readBigInt64BE(this.positionAt);
  }

  get data(): Uint8Array {
    return this.between(this.dataAt, this.dataEnd);
  }

  get meta(): Uint8Array {
    return this.between(this.metaAt, this.metaEnd);
  }
}

/** Makes of its bytes what is asked for: most readers never look at an id, and a fold at few members. */
export class CopiedEvent extends CopiedRow implements StoredEvent {
  readonly position: Position;
  readonly type: string;
  private readonly idAt: number;
  private metaMembers: CanonicalMembers | undefined;
  private knownVersion = 0;
  private parsedData: unknown;
  private parsedMeta: Envelope | undefined;

  constructor(fields: CopiedFields) {
    super(fields);
    this.position = this.page.readBigInt64BE(this.positionAt);
    this.type = fields.word();
    this.idAt = fields.begin();
  }

  get id(): EventId {
    const digits = this.page.toString('hex', this.idAt, this.idAt + ID_BYTES);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}` as EventId;
  }

  get version(): number {
    return (this.knownVersion ||=
      schemaVersionOf(this.page, this.metaEnd, this.type) ?? this.meta.schemaVersion);
  }

  get data(): unknown {
    return (this.parsedData ??= JSON.parse(this.bytes.data));
  }

  get meta(): Envelope {
    return (this.parsedMeta ??= JSON.parse(this.bytes.meta) as Envelope);
  }

  metaMember<K extends keyof Envelope>(name: K): Envelope[K] {
    this.metaMembers ??= new CanonicalMembers(this.page, this.metaAt, this.metaEnd);
    return this.metaMembers.value(name) as Envelope[K];
  }

  dataMember(name: string): unknown {
    return new CanonicalMembers(this.page, this.dataAt, this.dataEnd).value(name);
  }

  get bytes(): { readonly data: string; readonly meta: string } {
    const { page } = this;
    return {
      data: page.toString('utf8', this.dataAt, this.dataEnd),
      meta: page.toString('utf8', this.metaAt, this.metaEnd),
    };
  }
}
