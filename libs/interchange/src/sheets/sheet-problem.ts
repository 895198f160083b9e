import { UnreadableSource, type Place, type Problem } from '../source';
import type { SheetProblemCode } from './problem-texts';

/** The error after which nothing of the file can be read. Texts stand in `problem-texts.ts` under the same code. */
export const unreadable = (
  code: SheetProblemCode,
  place: Place,
  facts: Problem['facts'] = {},
): UnreadableSource => new UnreadableSource({ code, severity: 'file', place, facts });

/** The message of something caught at the edge of a library or of the operating system, without paths of this machine. */
export const detailOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/, \w+ '.*'$/s, '').slice(0, 200);

/**
 * The chunks of a stream; whatever the stream itself fails with becomes `code`. Errors of the consumer pass
 * through untouched, so that a bug is never taken for a damaged file. The stream is destroyed when reading stops.
 */
export async function* chunksOf(
  stream: AsyncIterable<Buffer>,
  code: SheetProblemCode,
  place: Place,
): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    throw unreadable(code, place, { detail: detailOf(error) });
  }
}
