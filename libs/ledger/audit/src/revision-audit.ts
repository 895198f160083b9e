import { AuditReader, type AuditSource } from './audit-reader';
import { FINDINGS_TOLD, type Finding, type FindingBook } from './finding';

/** Rows of the index of streams and revisions that are walked in one transaction. */
const PAGE = 20_000;

interface BreakRow {
  readonly stream: string;
  readonly revision: number;
  readonly before: number | null;
  readonly last: boolean;
}

/**
 * In each stream the revisions are 0, 1, 2 …: the whole index is walked, and only what breaks the count is sent. The
 * database does it, so it is begun beside the hashing of events, which the database has little to do with.
 */
export class RevisionWalk {
  private readonly gaps: Finding[] = [];
  private more = 0;
  private walked = 0;
  private given = false;
  private told: ((walked: number) => void) | undefined;
  private readonly done: Promise<void>;

  constructor(private readonly source: AuditSource) {
    this.done = this.walk();
    this.done.catch(() => undefined);
  }

  /** Waits for its end. @param progress told how many rows are walked */
  async findings(book: FindingBook, progress: (walked: number) => void): Promise<void> {
    this.told = progress;
    await this.done;
    progress(this.walked);
    for (const gap of this.gaps) book.add(gap);
    const [last] = this.gaps.slice(-1);
    if (last && this.more > 0) book.add(last, this.more);
  }

  /** Gives up, and waits for the page under way. */
  async giveUp(): Promise<void> {
    this.given = true;
    await this.done.catch(() => undefined);
  }

  private async walk(): Promise<void> {
    let [stream, revision] = ['', -1];
    while (!this.given) {
      const rows = await AuditReader.read(this.source, (reader) =>
        reader.rows<BreakRow>(breaksIn(reader.places), [stream, revision, PAGE]),
      );
      for (const row of rows) this.look(row);
      const last = rows.find((row) => row.last);
      this.walked += PAGE;
      this.told?.(this.walked);
      if (!last) return;
      [stream, revision] = [last.stream, last.revision];
    }
  }

  private look(row: BreakRow): void {
    const expected = row.before === null ? 0 : row.before + 1;
    if (row.revision === expected) return;
    // Those that are not told are counted.
    if (this.gaps.length >= FINDINGS_TOLD) this.more++;
    else
      this.gaps.push({
        kind: 'revision-gap',
        what: row.stream,
        here: String(row.revision),
        should: String(expected),
      });
  }
}

/** The row that the last page ended with comes before the first of this one. */
const breaksIn = (places: string): string => `
WITH page AS (
  SELECT stream_id, revision FROM ${places} WHERE (stream_id, revision) > ($1, $2::int)
  ORDER BY stream_id, revision LIMIT $3
), counted AS (
  SELECT stream_id, revision, row_number() OVER w AS place,
         lag(stream_id, 1, $1) OVER w AS stream_before, lag(revision, 1, $2::int) OVER w AS revision_before
  FROM page WINDOW w AS (ORDER BY stream_id, revision)
), looked_at AS (
  SELECT stream_id, revision, place, CASE WHEN stream_before = stream_id THEN revision_before END AS before FROM counted
)
SELECT stream_id AS stream, revision, before, place = $3 AS last
FROM looked_at
WHERE place = $3 OR revision IS DISTINCT FROM coalesce(before, -1) + 1`;
