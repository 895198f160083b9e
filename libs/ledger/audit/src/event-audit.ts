import { AuditReader, type AuditSource } from './audit-reader';
import type { AuditScope } from './audit-scope';
import type { EpochAudit } from './epoch-audit';
import { MetadataReader, type ReadMetadata } from './event-columns';
import { readEventPage, type EventPage } from './event-page';
import type { FindingBook } from './finding';
import type { LeafDeriver } from './leaf-work';
import { PageLeaves } from './page-leaves';
import { PageMemory } from './page-memory';

/** Events of one transaction: short enough that no vacuum waits for it, long enough that its round trips do not count. */
const PAGE = 4_096;
/** At first: larger events have it grow. */
const PAGE_BYTES = 8_388_608;
/** Several pages are in memory: of large events fewer are read at once. */
const MOST_PAGE_BYTES = 16_777_216;
/** Leaves that one row of records has. */
const LEAST_PAGE = 256;
/**
 * A page that was asked for behind small events and meets large ones ends here: as many bytes have {@link LEAST_PAGE}
 * events of 256 KiB, the largest that the store takes. Five pages are in memory at most.
 */
const FULL_PAGE_BYTES = 4 * MOST_PAGE_BYTES;

/** @returns events of the next page, after one of so many events in so many bytes */
export const eventsOfNextPage = (events: number, bytes: number): number =>
  Math.min(PAGE, Math.max(LEAST_PAGE, Math.floor((MOST_PAGE_BYTES * events) / bytes)));

/** Pages that the database reads while one is looked at: of one alone it would wait for us as often as we for it. */
export const PAGES_AHEAD = 2;
/** Pages whose leaves are derived while one is compared with the log. */
export const HASHED_AHEAD = 2;

interface EventAuditParts {
  readonly source: AuditSource;
  readonly scope: AuditScope;
  readonly work: LeafDeriver;
  readonly epochs: readonly EpochAudit[];
  readonly book: FindingBook;
  /** Papers that events cite, with the position of the first that does. */
  readonly papers: Map<string, number>;
  /** Told after each page; the audit can stop there. @returns false to stop */
  readonly afterPage: (through: number) => Promise<boolean>;
}

/** A page and where it lies. */
interface ReadPage {
  readonly page: EventPage;
  readonly memory: PageMemory;
}

/** A page whose columns were read; what they say is told when its turn comes. */
interface LookedAt extends ReadPage {
  readonly columns: readonly (ReadMetadata & { readonly position: number })[];
  readonly leaves: Promise<PageLeaves>;
}

/** Every event behind a position, against its leaf, its columns, and the trees above. @returns false when it was stopped */
export async function auditEvents(parts: EventAuditParts, after: number): Promise<boolean> {
  const reading = new PagesAhead(parts, after);
  const metadata = new MetadataReader();
  const hashed: LookedAt[] = [];
  try {
    for (;;) {
      const read = await reading.next();
      if (read) hashed.push(lookedAt(read, metadata, parts));
      if (read && hashed.length <= HASHED_AHEAD) continue;
      const first = hashed.shift();
      if (!first) return true;
      await checkPage(parts, first);
      reading.takeBack(first.memory);
      if (!(await parts.afterPage(first.page.upTo))) return false;
    }
  } finally {
    // Nothing is under way when the audit ends.
    await Promise.allSettled(hashed.map(({ leaves }) => leaves));
    await reading.end();
  }
}

/** Pages in the order of their positions, each asked for before it is wanted. */
class PagesAhead {
  private readonly reading: Promise<ReadPage>[] = [];
  /** Of pages that are done with. */
  private readonly spare: PageMemory[] = [];
  /** Events of the next page; of the first ones nobody knows how large they are. */
  private events = LEAST_PAGE;

  constructor(
    private readonly parts: EventAuditParts,
    private asked: number,
  ) {}

  /** @returns nothing behind the last */
  async next(): Promise<ReadPage | undefined> {
    this.ask();
    const read = await this.reading.shift();
    const rows = read?.page.rows;
    if (rows?.count) this.events = eventsOfNextPage(rows.count, rows.metaEnd(rows.count - 1));
    if (read && rows?.full) await this.askAgainBehind(read.page.upTo);
    this.ask();
    return read;
  }

  takeBack(memory: PageMemory): void {
    this.spare.push(memory);
  }

  async end(): Promise<void> {
    await Promise.allSettled(this.reading);
  }

  /** The pages that are being read begin where that one should have ended. */
  private async askAgainBehind(position: number): Promise<void> {
    for (const { memory } of await Promise.all(this.reading)) this.spare.push(memory);
    this.reading.length = 0;
    this.asked = position;
  }

  private ask(): void {
    const { source, epochs, scope } = this.parts;
    const order = epochs.map(({ epoch }) => epoch);
    while (this.reading.length < PAGES_AHEAD && this.asked < scope.lastPosition) {
      const [from, upTo] = [this.asked, Math.min(scope.lastPosition, this.asked + this.events)];
      const memory = this.spare.pop() ?? new PageMemory(PAGE_BYTES, PAGE, FULL_PAGE_BYTES);
      const page = AuditReader.read(source, async (reader) => ({
        page: await readEventPage(reader, order, from, upTo, memory),
        memory,
      }));
      page.catch(() => undefined);
      this.reading.push(page);
      this.asked = upTo;
    }
  }
}

/** Reads the rows' columns, and has their leaves derived. */
function lookedAt(
  { page, memory }: ReadPage,
  metadata: MetadataReader,
  { work, scope }: EventAuditParts,
): LookedAt {
  const { rows } = page;
  const columns: (ReadMetadata & { position: number })[] = [];
  for (let row = 0; row < rows.count; row++) {
    const read = metadata.read(rows, row);
    if (read.findings.length + read.papers.length > 0)
      columns.push({ ...read, position: rows.position(row) });
  }
  const leaves = PageLeaves.of(page, work, scope.lastPosition - page.upTo < PAGE);
  leaves.catch(() => undefined);
  return { page, memory, columns, leaves };
}

async function checkPage(
  { scope, epochs, book, papers }: EventAuditParts,
  { page, columns, leaves: derived }: LookedAt,
): Promise<void> {
  const leaves = await derived;
  tellGaps(page, leaves, Math.min(page.upTo, scope.events), book);
  for (const read of columns) {
    for (const finding of read.findings) book.add(finding);
    for (const paper of read.papers) if (!papers.has(paper)) papers.set(paper, read.position);
  }
  for (const [i, epoch] of epochs.entries()) {
    const part = page.epochs[i];
    if (part) await epoch.check(part, leaves);
  }
}

/** Positions without an event: those that are named one by one, the others as runs. */
function tellGaps(page: EventPage, leaves: PageLeaves, upTo: number, book: FindingBook): void {
  const { after, missing } = page;
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
  for (let position = after + 1; position <= page.upTo; position++) {
    if (!leaves.hasRow(position)) continue;
    gap(position);
    expected = position + 1;
  }
  gap(upTo + 1);
}
