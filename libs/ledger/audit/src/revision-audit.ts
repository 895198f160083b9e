import { AuditReader, type AuditSource } from './audit-reader';
import type { FindingBook } from './finding';

/** Rows of the index of streams and revisions that are walked in one transaction. */
const PAGE = 20_000;

interface BreakRow {
  readonly stream: string;
  readonly revision: number;
  readonly before: number | null;
  readonly last: boolean;
}

/** In each stream the revisions are 0, 1, 2 …: the whole index is walked, and only what breaks the count is sent. */
export async function auditRevisions(
  source: AuditSource,
  book: FindingBook,
  progress: (walked: number) => void,
): Promise<void> {
  let [stream, revision] = ['', -1];
  for (let walked = 0; ; walked += PAGE) {
    const rows = await AuditReader.read(source, (reader) =>
      reader.rows<BreakRow>(breaksIn(reader.places), [stream, revision, PAGE]),
    );
    for (const row of rows) {
      const expected = row.before === null ? 0 : row.before + 1;
      if (row.revision !== expected)
        book.add({
          kind: 'revision-gap',
          what: row.stream,
          here: String(row.revision),
          should: String(expected),
        });
    }
    const last = rows.find((row) => row.last);
    progress(walked + PAGE);
    if (!last) return;
    [stream, revision] = [last.stream, last.revision];
  }
}

/** The row that the last page ended with comes before the first of this one. */
const breaksIn = (places: string): string => `
WITH page AS (
  SELECT stream_id, revision FROM ${places} WHERE (stream_id, revision) > ($1, $2::int)
  ORDER BY stream_id, revision LIMIT $3
), counted AS (
  SELECT stream_id, revision, row_number() OVER w AS place,
         lag(revision) OVER (PARTITION BY stream_id ORDER BY revision) AS before
  FROM page WINDOW w AS (ORDER BY stream_id, revision)
)
SELECT stream_id AS stream, revision,
       CASE WHEN before IS NULL AND stream_id = $1 THEN $2::int ELSE before END AS before,
       place = $3 AS last
FROM counted
WHERE place = $3 OR revision IS DISTINCT FROM
  coalesce(CASE WHEN before IS NULL AND stream_id = $1 THEN $2::int ELSE before END, -1) + 1`;
