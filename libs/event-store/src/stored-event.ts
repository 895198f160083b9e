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
  /** The JSON text of a member of the data or the metadata, where it is found quicker than by parsing all. */
  member?(of: 'data' | 'meta', name: string): string | undefined;
  /** Version of the data's schema, likewise. */
  version?(): number | undefined;
}

/** Parses data and metadata when they are first asked for: a projector that skips a type never pays for it. */
class StoredEventOfRow implements StoredEvent {
  private parsedData: unknown;
  private parsedMeta: Envelope | undefined;
  private knownVersion: number | undefined;
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
    return (this.knownVersion ??= this.row.version?.() ?? this.meta.schemaVersion);
  }
  get data(): unknown {
    return (this.parsedData ??= JSON.parse(this.row.data));
  }
  get meta(): Envelope {
    return (this.parsedMeta ??= JSON.parse(this.row.meta) as Envelope);
  }
  metaMember<K extends keyof Envelope>(name: K): Envelope[K] {
    if (this.parsedMeta) return this.parsedMeta[name];
    const text = this.row.member?.('meta', name);
    return text === undefined ? this.meta[name] : (valueOf(text) as Envelope[K]);
  }
  dataMember(name: string): unknown {
    if (this.parsedData === undefined && this.row.member) {
      const text = this.row.member('data', name);
      return text === undefined ? undefined : valueOf(text);
    }
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

/** Most members are texts without an escape. */
const valueOf = (json: string): unknown =>
  json.startsWith('"') && !json.includes('\\') ? json.slice(1, -1) : JSON.parse(json);

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
