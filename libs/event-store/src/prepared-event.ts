import { canonicalEvent, currentVersion, type Envelope } from '@fonds/event-contracts';
import { LIMITS, type AppendRequest, type NewEvent } from './event-store.port';

/** An event ready to be written: its exact bytes, and the columns copied from them. */
export interface PreparedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
  readonly recordedAt: string;
  /** UTF-8 bytes of `data` and of `meta`. */
  readonly dataBytes: number;
  readonly metaBytes: number;
}

export interface PreparedRequest {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly PreparedEvent[];
  /** Bytes of data and metadata together. */
  readonly bytes: number;
}

export type Preparation =
  | { readonly ok: true; readonly request: PreparedRequest }
  | { readonly ok: false; readonly reason: 'invalid'; readonly problems: readonly string[] };

/** Text sizes are measured in UTF-8. A stream name is a key column: short, printable, without blanks. */
const STREAM = /^[a-z][a-z0-9]*(-[A-Za-z0-9._-]{1,200})?$/;

/**
 * Validates, canonicalises and measures one request: the part of an append that every adapter shares and that needs
 * no store. `recordedAt` is UTC with milliseconds.
 */
export function prepare(request: AppendRequest, recordedAt: string): Preparation {
  const problems: string[] = [];
  if (!STREAM.test(request.stream))
    problems.push(`the stream name ${JSON.stringify(request.stream)} is not of the form kind-id`);
  if (!Number.isSafeInteger(request.expected) || request.expected < -1)
    problems.push('the expected revision is not -1, 0, 1, …');
  if (request.events.length === 0) problems.push('a request needs at least one event');
  if (request.events.length > LIMITS.requestEvents)
    problems.push(`${request.events.length} events in one request; at most ${LIMITS.requestEvents}`);
  if (problems.length) return { ok: false, reason: 'invalid', problems };

  const events: PreparedEvent[] = [];
  let bytes = 0;
  for (const event of request.events) {
    const prepared = prepareEvent(event, recordedAt, problems);
    if (!prepared) continue;
    const size = prepared.dataBytes + prepared.metaBytes;
    if (size > LIMITS.eventBytes)
      problems.push(`${event.type} has ${size} bytes; at most ${LIMITS.eventBytes}`);
    bytes += size;
    events.push(prepared);
  }
  if (new Set(events.map((e) => e.id)).size !== events.length)
    problems.push('an event id stands twice in one request');
  if (bytes > LIMITS.requestBytes)
    problems.push(`the request has ${bytes} bytes; at most ${LIMITS.requestBytes}`);
  if (problems.length) return { ok: false, reason: 'invalid', problems };
  return { ok: true, request: { stream: request.stream, expected: request.expected, events, bytes } };
}

function prepareEvent(event: NewEvent, recordedAt: string, problems: string[]): PreparedEvent | undefined {
  const envelope = envelopeOf(event, recordedAt);
  const strangers = Object.keys(event.meta).filter((key) => !(key in envelope));
  problems.push(...strangers.map((key) => `${event.type}: envelope has no member ${key}`));
  try {
    const written = canonicalEvent(event.type, envelope.schemaVersion, event.data, envelope);
    if (!('data' in written)) {
      problems.push(...written.map((problem) => `${event.type}: ${problem}`));
      return undefined;
    }
    const { data, meta } = written;
    const [dataBytes, metaBytes] = [Buffer.byteLength(data), Buffer.byteLength(meta)];
    return { id: event.id, type: event.type, data, meta, recordedAt, dataBytes, metaBytes };
  } catch (error) {
    problems.push(`${event.type}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Member by member and in canonical order: spreading `meta` takes longer than all the rest of preparing an event. */
function envelopeOf({ id, type, meta }: NewEvent, recordedAt: string): Envelope {
  return {
    actor: meta.actor,
    basis: meta.basis,
    businessDate: meta.businessDate,
    causation: meta.causation,
    client: meta.client,
    command: meta.command,
    correlation: meta.correlation,
    evidence: meta.evidence,
    id,
    occurredAt: meta.occurredAt,
    onBehalfOf: meta.onBehalfOf,
    reason: meta.reason,
    recordedAt,
    regime: meta.regime,
    rules: meta.rules,
    schemaVersion: currentVersion(type),
    type,
    v: 1,
  };
}
