import { canonicalJson } from '@fonds/kernel';
import { CanonicalWriters, type CanonicalWriter } from './canonical-writer';
import { violations } from './contracts';
import { ENVELOPE_SCHEMA, EVENT_SCHEMAS, SHARED_SCHEMA } from './generated/schemas';

/** What is stored of an event: canonical JSON of its data and of its envelope. */
export interface CanonicalEvent {
  readonly data: string;
  readonly meta: string;
}

const writers = new CanonicalWriters((SHARED_SCHEMA as { $defs: Record<string, object> }).$defs);
let envelopeWriter: CanonicalWriter | undefined;
/** By type and version: every append asks, and joining the two into one name costs as much as checking a small event. */
const dataWriters = new Map<string, CanonicalWriter[]>();

function dataWriter(type: string, version: number): CanonicalWriter {
  const known = dataWriters.get(type)?.[version];
  if (known) return known;
  const schema = EVENT_SCHEMAS[`${type}.v${version}`];
  if (!schema) return () => null;
  const writer = writers.of(schema);
  const ofType = dataWriters.get(type) ?? [];
  ofType[version] = writer;
  dataWriters.set(type, ofType);
  return writer;
}

/**
 * Checks one event against its published schemas and writes it.
 *
 * @returns what is wrong instead, one sentence each
 * @throws as {@link canonicalJson}, for what the schemas take and JSON cannot carry
 */
export function canonicalEvent(
  type: string,
  version: number,
  data: unknown,
  envelope: unknown,
): CanonicalEvent | readonly string[] {
  envelopeWriter ??= writers.of(ENVELOPE_SCHEMA);
  const text = dataWriter(type, version)(data);
  const meta = text === null ? null : envelopeWriter(envelope);
  if (text !== null && meta !== null) return { data: text, meta };
  const found = violations(type, version, data, envelope);
  return found.length ? found : { data: canonicalJson(data), meta: canonicalJson(envelope) };
}
