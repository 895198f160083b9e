import type { Response } from 'express';
import { NO_STREAM, type Outcome } from '@fonds/event-store';
import { plainRefusal } from '@fonds/law';
import { RefusedError } from './refused.error';

/** What every command answers over HTTP. */
export interface CommandAnswer {
  readonly stream: string;
  /** Revision of the stream; also in `ETag`. */
  readonly revision: number;
  /** Log position, decimal text; also in `Fonds-Position`. A query with `?after=` waits for it. */
  readonly position: string;
  readonly events: readonly string[];
  /** The same command was carried out before; this is what it did then. */
  readonly repeated: boolean;
}

/** Sets `ETag` and `Fonds-Position`, and gives the body. */
export function commandAnswer(outcome: Outcome, response: Response): CommandAnswer {
  if (outcome.revision !== NO_STREAM) response.setHeader('ETag', etagOf(outcome.revision));
  response.setHeader('Fonds-Position', outcome.position.toString());
  return {
    stream: outcome.stream,
    revision: outcome.revision,
    position: outcome.position.toString(),
    events: outcome.events,
    repeated: outcome.repeated,
  };
}

/** @example etagOf(3) // '"3"' */
export const etagOf = (revision: number): string => `"${revision}"`;

/**
 * Revision that `If-Match` asks for; undefined without the header or for `*`.
 *
 * @throws RefusedError `if-match-malformed`
 * @example revisionOfIfMatch('W/"3"') // 3
 */
export function revisionOfIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const match = /^(?:W\/)?"(\d{1,10})"$/.exec(header.trim());
  if (!match) throw new RefusedError(plainRefusal('if-match-malformed', { given: header }));
  return Number(match[1]);
}
