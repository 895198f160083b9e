import type { Envelope } from '@fonds/event-contracts';
import type { EventId } from '@fonds/kernel';
import type { EventBytes, Position, StoredEvent } from './event-store.port';

/** The columns of one stored event. */
export interface EventRow {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly data: string;
  readonly meta: string;
  /** Bytes, or as PostgreSQL writes bytes: `\x` and hexadecimal digits. */
  readonly salt: Uint8Array | string;
  readonly id: string;
  readonly type: string;
}

/** Parses data and metadata when they are first asked for: a projector that skips a type never pays for it. */
class StoredEventOfRow implements StoredEvent {
  private parsedData: unknown;
  private parsedMeta: Envelope | undefined;
  private decodedSalt: Uint8Array | undefined;

  constructor(private readonly row: EventRow) {}

  get id(): EventId {
    return this.row.id as EventId;
  }
  get stream(): string {
    return this.row.stream;
  }
  get revision(): number {
    return this.row.revision;
  }
  get position(): Position {
    return this.row.position;
  }
  get type(): string {
    return this.row.type;
  }
  get version(): number {
    return this.meta.schemaVersion;
  }
  get data(): unknown {
    return (this.parsedData ??= JSON.parse(this.row.data));
  }
  get meta(): Envelope {
    return (this.parsedMeta ??= JSON.parse(this.row.meta) as Envelope);
  }
  metaMember<K extends keyof Envelope>(name: K): Envelope[K] {
    return this.meta[name];
  }
  dataMember(name: string): unknown {
    return (this.data as { readonly [name: string]: unknown })[name];
  }
  get bytes(): { readonly data: string; readonly meta: string } {
    const { data, meta } = this.row;
    return { data, meta };
  }
  get salt(): Uint8Array {
    const { salt } = this.row;
    return (this.decodedSalt ??=
      typeof salt === 'string' ? Buffer.from(salt.slice('\\x'.length), 'hex') : salt);
  }
}

export const storedEvent = (row: EventRow): StoredEvent => new StoredEventOfRow(row);

/** For a store whose events come as texts. */
export const bytesOf = ({ position, stream, revision, bytes, salt }: StoredEvent): EventBytes => ({
  position,
  stream,
  revision,
  data: Buffer.from(bytes.data),
  meta: Buffer.from(bytes.meta),
  salt,
});
