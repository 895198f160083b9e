import { setImmediate as breathe } from 'node:timers/promises';
import { AuditReader, type AuditSource } from './audit-reader';
import type { AuditScope } from './audit-scope';
import type { EpochAudit } from './epoch-audit';
import { readMetadata } from './event-columns';
import { MOST_ROWS, type LeafMaker } from './event-leaf';
import { readEventPage, type EventPage } from './event-page';
import type { FindingBook } from './finding';
import { PageLeaves } from './page-leaves';

/** Events of one transaction: short enough that no vacuum waits for it, long enough that its round trips do not count. */
const PAGE = 4_096;

export interface EventAuditParts {
  readonly source: AuditSource;
  readonly scope: AuditScope;
  readonly maker: LeafMaker;
  readonly epochs: readonly EpochAudit[];
  readonly book: FindingBook;
  /** Papers that events cite, with the position of the first that does. */
  readonly papers: Map<string, number>;
  /** Told after each page; the audit can stop there. @returns false to stop */
  readonly afterPage: (through: number) => Promise<boolean>;
}

/** Every event behind a position, against its leaf, its columns, and the trees above. @returns false when it was stopped */
export async function auditEvents(parts: EventAuditParts, after: number): Promise<boolean> {
  const { source, scope } = parts;
  const end = scope.lastPosition;
  const read = (from: number): Promise<EventPage> =>
    AuditReader.read(source, (reader) =>
      readEventPage(
        reader,
        parts.epochs.map(({ epoch }) => epoch),
        from,
        Math.min(end, from + PAGE),
      ),
    );
  let next = after < end ? read(after) : undefined;
  while (next) {
    const page = await next;
    // The database reads the next page while this one is hashed.
    next = page.upTo < end ? read(page.upTo) : undefined;
    next?.catch(() => undefined);
    await checkPage(parts, page);
    if (await parts.afterPage(page.upTo)) continue;
    await next?.catch(() => undefined);
    return false;
  }
  return true;
}

async function checkPage(
  { scope, maker, epochs, book, papers }: EventAuditParts,
  page: EventPage,
): Promise<void> {
  tellGaps(page, Math.min(page.upTo, scope.events), book);
  const leaves = new PageLeaves(page, maker);
  for (let from = 0; from < page.rows.length; from += MOST_ROWS) {
    const rows = page.rows.slice(from, from + MOST_ROWS);
    for (const row of rows) {
      const read = readMetadata(row);
      for (const finding of read.findings) book.add(finding);
      for (const paper of read.papers) if (!papers.has(paper)) papers.set(paper, row.position);
    }
    leaves.derive(rows, from);
    // The socket gets a turn: the database goes on sending the next page meanwhile.
    await breathe();
  }
  for (const [i, epoch] of epochs.entries()) {
    const part = page.epochs[i];
    if (part) await epoch.check(part, leaves);
  }
}

/** Positions without an event: those that are named one by one, the others as runs. */
function tellGaps({ after, rows, missing }: EventPage, upTo: number, book: FindingBook): void {
  let expected = after + 1;
  const run = (before: number): void => {
    if (before <= expected) return;
    const last = before - 1;
    book.add(
      { kind: 'event-missing', position: expected, ...(last > expected && { should: String(last) }) },
      before - expected,
    );
  };
  const gap = (before: number): void => {
    for (let position = expected; position < before; position++) {
      const what = missing.get(position);
      if (what === undefined) continue;
      run(position);
      book.add({ kind: 'event-missing', position, what });
      expected = position + 1;
    }
    run(before);
  };
  for (const { position } of rows) {
    gap(position);
    expected = position + 1;
  }
  gap(upTo + 1);
}
