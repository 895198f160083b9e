import { AuditReader, type AuditSource } from './audit-reader';
import { FINDINGS_TOLD, type Finding, type FindingBook } from './finding';

/** Rows of the index of streams and revisions that are walked in one transaction. */
const PAGE = 20_000;

/** Where a page ends, and whether its streams' counts are broken anywhere. */
interface PageRow {
  readonly stream: string;
  readonly revision: number;
  readonly rows: number;
  readonly broken: boolean;
}

interface BreakRow {
  readonly stream: string;
  readonly revision: number;
  readonly before: number | null;
}

/**
 * In each stream the revisions are 0, 1, 2 …: the whole index is walked, page by page, each counted by streams, and row
 * by row only where a count is broken. The database does it, so it is begun beside the hashing of events, which the
 * database has little to do with.
 */
export class RevisionWalk {
  private readonly gaps: Finding[] = [];
  private more = 0;
  private walked = 0;
  private given = false;
  private told: ((walked: number) => void) | undefined;
  private readonly done: Promise<void>;

  constructor(
    private readonly source: AuditSource,
    private readonly rowsOfPage = PAGE,
  ) {
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
      const after = [stream, revision, this.rowsOfPage] as const;
      const page = await AuditReader.read(this.source, async (reader) => {
        const [found] = await reader.rows<PageRow>(pageOf(reader.places), after);
        if (found?.broken)
          for (const row of await reader.rows<BreakRow>(breaksIn(reader.places), after)) this.look(row);
        return found;
      });
      this.walked += this.rowsOfPage;
      this.told?.(this.walked);
      if (!page || page.rows < this.rowsOfPage) return;
      [stream, revision] = [page.stream, page.revision];
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

const pageRows = (places: string): string =>
  `SELECT stream_id, revision FROM ${places} WHERE (stream_id, revision) > ($1, $2::int)
   ORDER BY stream_id, revision LIMIT $3`;

/** So many revisions, none of them twice, from the one that comes first to one so many less one behind it, are all of them. */
const pageOf = (places: string): string => `
WITH counted AS (
  SELECT stream_id, max(revision) AS revision, count(*) AS rows,
         (count(DISTINCT revision) = count(*) AND max(revision)::bigint - min(revision) + 1 = count(*)
          AND min(revision) = CASE WHEN stream_id = $1 THEN $2::bigint + 1 ELSE 0 END) AS whole
  FROM (${pageRows(places)}) AS page GROUP BY stream_id
)
SELECT max(stream_id) AS stream, (array_agg(revision ORDER BY stream_id))[count(*)] AS revision,
       coalesce(sum(rows), 0)::int AS rows, coalesce(bool_or(whole IS NOT TRUE), false) AS broken
FROM counted`;

/** The row that the last page ended with comes before the first of this one. */
const breaksIn = (places: string): string => `
WITH counted AS (
  SELECT stream_id, revision,
         lag(stream_id, 1, $1) OVER w AS stream_before, lag(revision, 1, $2::int) OVER w AS revision_before
  FROM (${pageRows(places)}) AS page WINDOW w AS (ORDER BY stream_id, revision)
), looked_at AS (
  SELECT stream_id, revision, CASE WHEN stream_before = stream_id THEN revision_before END AS before FROM counted
)
SELECT stream_id AS stream, revision, before FROM looked_at
WHERE revision IS DISTINCT FROM coalesce(before, -1)::bigint + 1`;
