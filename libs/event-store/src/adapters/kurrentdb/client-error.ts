import { NO_STREAM } from '../../event-store.port';

/** Types of errors that another try may mend. */
export const PASSING = new Set(['unavailable', 'cancelled', 'deadline-exceeded', 'timeout', 'not-leader']);

/** What has words and no type: a server that starts, is full or elects refuses a batch so, and a cluster without a leader is not found. */
const NOT_NOW = /Server Is (Not Ready|Busy|Too Busy)|No leader info available|Failed to discover/;

/** Matched by type: messages can be empty. While the server is down there is a plain error with gRPC's code 14. */
export function typeOf(error: unknown): string {
  const { type, code, message } = (error ?? {}) as { type?: unknown; code?: unknown; message?: unknown };
  if ((type === undefined || type === 'unknown') && NOT_NOW.test(String(message))) return 'unavailable';
  if (typeof type === 'string') return type;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return 'cancelled';
  return code === 14 ? 'unavailable' : 'unknown';
}

/** Where the stream stands, if that is what the server refused. */
export function wrongRevision(error: unknown): number | undefined {
  if (typeOf(error) !== 'wrong-expected-version') return undefined;
  const { actualVersion } = error as { actualVersion: bigint | 'no_stream' };
  return actualVersion === 'no_stream' ? NO_STREAM : Number(actualVersion);
}
