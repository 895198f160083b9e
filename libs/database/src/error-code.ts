/** `code` of an error from Node or PostgreSQL. Not by `instanceof`: Node's own errors can come from another realm (Jest, workers). */
export function codeOf(error: unknown): string | undefined {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  const code = codeOf(error);
  return code !== undefined && codes.includes(code);
}

/** As pool and client word it, without a code: all connections are in use, or the server let none in for so long. */
const WAITED_IN_VAIN =
  /^timeout exceeded when trying to connect$|^Connection terminated due to connection timeout$|^timeout expired$/;
/** PostgreSQL's own limit of connections, which others use up too. */
const TOO_MANY_CONNECTIONS = '53300';

/** No connection was free: nothing is broken, and whoever asks later is served. */
export const isBusy = (error: unknown): boolean =>
  hasCode(error, TOO_MANY_CONNECTIONS) || WAITED_IN_VAIN.test(messageOf(error));

export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
