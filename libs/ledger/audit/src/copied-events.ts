import type { ClientBase } from 'pg';
import { CopiedQuery } from './copied-query';
import { copiedTuples, FIELD_HEAD, uint32 } from './copy-format';
import { END, EventRows, FIXED, FIXED_BYTES, SALT } from './event-rows';
import { PLACES, type PageMemory } from './page-memory';

/** Whoever may write the table can also allow that a column has nothing: what is read then differs from what it should be. */
const COLUMNS = `position, coalesce(revision, -1), coalesce(event_id, '00000000-0000-0000-0000-000000000000'),
  coalesce(recorded_at, '-infinity'), coalesce(salt, ''), coalesce(stream_id, ''), coalesce(type, ''), coalesce(data, ''),
  coalesce(meta, '')`;

/**
 * Events behind a position, up to another, by COPY in its binary form: the driver makes a text of every field of a
 * query's answer, and of most of these only the bytes are wanted.
 */
export async function copyEvents(
  client: ClientBase,
  after: number,
  upTo: number,
  memory: PageMemory,
): Promise<EventRows> {
  const sql = `COPY (SELECT ${COLUMNS} FROM fonds.event
    WHERE position > ${whole(after)} AND position <= ${whole(upTo)} ORDER BY position) TO STDOUT (FORMAT binary)`;
  const copy = client.query(new CopiedQuery(sql, memory));
  const count = findPlaces(memory, await copy.answer);
  return new EventRows(memory.parts, memory.id, count, true, copy.full);
}

/** COPY takes no parameters. @throws RangeError for what is no whole number */
const whole = (number: number): bigint => BigInt(number);

/** @param end of what has come. @returns how many rows there are */
function findPlaces(memory: PageMemory, end: number): number {
  const { bytes } = memory.parts;
  let { places } = memory.parts;
  let into = 0;
  for (const tuple of copiedTuples(bytes, end)) {
    if (into === places.length) places = memory.placesFor(into / PLACES + 1);
    let at = tuple + FIELD_HEAD;
    places[into + FIXED] = at;
    at += FIXED_BYTES;
    for (let place = SALT as number; place < END; place++) {
      const begin = at + FIELD_HEAD;
      places[into + place] = begin;
      at = begin + uint32(bytes, at);
    }
    places[into + END] = at;
    into += PLACES;
  }
  return into / PLACES;
}
