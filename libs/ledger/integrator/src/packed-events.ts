import type { LeafSource } from './page-leaves';

/** What leaves are made of, of the events of a page one behind another, as it passes to another thread. */
export interface PackedEvents {
  readonly streams: readonly string[];
  readonly revisions: Int32Array<ArrayBuffer>;
  /** Of each event its data, metadata and salt. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each of them ends. */
  readonly ends: Int32Array<ArrayBuffer>;
}

export function packed(events: readonly LeafSource[]): PackedEvents {
  const streams: string[] = [];
  const revisions = new Int32Array(events.length);
  const parts: Uint8Array[] = [];
  events.forEach(({ stream, revision, data, meta, salt }, i) => {
    streams.push(stream);
    revisions[i] = revision;
    parts.push(data, meta, salt);
  });
  const ends = new Int32Array(parts.length);
  let end = 0;
  parts.forEach(({ length }, i) => (ends[i] = end += length));
  const bytes = new Uint8Array(end);
  parts.forEach((part, i) => bytes.set(part, (ends[i] as number) - part.length));
  return { streams, revisions, bytes, ends };
}

export function unpacked({ streams, revisions, bytes, ends }: PackedEvents): LeafSource[] {
  let begin = 0;
  const part = (i: number): Uint8Array => {
    const end = ends[i] as number;
    const bytesOf = bytes.subarray(begin, end);
    begin = end;
    return bytesOf;
  };
  return streams.map((stream, i) => ({
    stream,
    revision: revisions[i] as number,
    data: part(3 * i),
    meta: part(3 * i + 1),
    salt: part(3 * i + 2),
  }));
}
