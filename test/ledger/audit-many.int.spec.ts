import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Pool } from 'pg';
import { NO_STREAM } from '@fonds/event-store';
import type { AuditOptions, AuditReport, Finding } from '@fonds/ledger/audit';
import { namedEvent, testId, testMeta } from '@fonds/testing';
import { beginAudit, keysOf } from '../../libs/ledger/audit/src/audit-beginning';
import { AuditReader } from '../../libs/ledger/audit/src/audit-reader';
import { EpochAudit } from '../../libs/ledger/audit/src/epoch-audit';
import { readEventPage, type EventPage } from '../../libs/ledger/audit/src/event-page';
import { auditEvents, HASHED_AHEAD } from '../../libs/ledger/audit/src/event-audit';
import { LeafMaker, type DerivedLeaves } from '../../libs/ledger/audit/src/event-leaf';
import type { EventRows } from '../../libs/ledger/audit/src/event-rows';
import { FindingBook } from '../../libs/ledger/audit/src/finding';
import type { LeafDeriver } from '../../libs/ledger/audit/src/leaf-work';
import { PageMemory } from '../../libs/ledger/audit/src/page-memory';
import { createTestInstance, type TestInstance } from '../../libs/testing/src/instance';

/** The second thread runs what `npm run build` made. */
const BUILT = join(__dirname, '../../dist/libs/ledger/audit/src/index.js');
/** Several pages more than are under way at once, so that each memory is used again. */
const EVENTS = 26_000;
const PER_STREAM = 4;
/** The first ones: 16 KB each. */
const LARGE = 1_200;
const namesIn = (stream: number): number => (stream * PER_STREAM < LARGE ? 1_500 : 1 + (stream % 40));

/** Loading and auditing so many takes a few seconds alone, and much longer beside other tests. */
jest.setTimeout(180_000);

interface Audit {
  auditLedger(options: AuditOptions): Promise<AuditReport>;
  readAuditKeys(dataDir: string): Promise<AuditOptions['keys']>;
}
let audit: Audit;
let test: TestInstance;

beforeAll(async () => {
  if (!existsSync(BUILT)) throw new Error('dist/ is missing: run `npm run build` first');
  audit = (await import(BUILT)) as Audit;
  test = await createTestInstance(undefined, {});
  const loaded = await test.instance.store.load(
    Array.from({ length: EVENTS / PER_STREAM }, (_, i) => ({
      stream: `fonds-${testId<'fonds'>()}`,
      expected: NO_STREAM,
      events: Array.from({ length: PER_STREAM }, (__, k) => ({
        ...namedEvent(`全宗 ${i} `.repeat(k + namesIn(i))),
        meta: testMeta({}),
      })),
    })),
  );
  expect(loaded.every(({ ok }) => ok)).toBe(true);
  await test.instance.ledger.catchUp();
  await test.instance.database.owner.query('ALTER TABLE fonds.event DISABLE TRIGGER USER');
});
afterAll(() => test.drop());

/** Through which position each page of an audit went. */
const pages: number[] = [];

async function findings(): Promise<Finding[]> {
  const told: Finding[] = [];
  pages.length = 0;
  const progress: AuditOptions['progress'] = (part, through) =>
    void (part === 'events' && pages.push(through));
  const keys = await audit.readAuditKeys(test.folder);
  const pool = test.instance.database.app;
  const tell = (finding: Finding): void => void told.push(finding);
  await audit.auditLedger({ pool, keys, dataDir: test.folder, tell, progress });
  return told;
}

/**
 * Derives a page's leaves at the last moment: when the audit can go on no further without them, and every page that it
 * has asked for stands in its memory.
 */
class LastMoment implements LeafDeriver {
  readonly here: LeafMaker;
  /** Memories of the pages that came, in their order. */
  readonly memories: number[] = [];
  private ended = false;

  constructor(
    secret: Uint8Array,
    private readonly pool: Pool,
    private readonly lastPosition: number,
  ) {
    this.here = new LeafMaker(secret);
  }

  async derive(rows: EventRows): Promise<DerivedLeaves> {
    const goesOnUpTo = this.memories.push(rows.memory) + HASHED_AHEAD;
    this.ended = rows.position(rows.count - 1) === this.lastPosition;
    while (!this.ended && this.memories.length < goesOnUpTo) await turn();
    while (this.pool.waitingCount > 0 || this.pool.idleCount < this.pool.totalCount) await turn();
    return this.here.derive(rows);
  }
}

it('a page lies untouched in its memory until its leaves are there and compared, however late', async () => {
  const { app: pool } = test.instance.database;
  const keys = await audit.readAuditKeys(test.folder);
  const { scope } = await beginAudit({ pool }, test.folder, keys);
  const book = new FindingBook();
  const work = new LastMoment(keys.secret, pool, scope.lastPosition);
  const epochs = scope.epochs.map((epoch) => new EpochAudit(epoch, keysOf(epoch, keys, scope), book));
  const afterPage = () => Promise.resolve(true);
  await auditEvents({ source: { pool }, scope, work, epochs, book, papers: new Map(), afterPage }, 0);
  expect(book.told).toEqual([]);
  expect(new Set(work.memories).size).toBeLessThan(work.memories.length);
});

it('of many events, hashed in a second thread, each that was changed is named, and no other', async () => {
  expect(await findings()).toEqual([]);
  const changed = [1, 4_096, 4_097, 17_777, EVENTS];
  await test.instance.database.owner.query(
    `UPDATE fonds.event SET data = replace(data, '全宗', '全总') WHERE position = ANY($1)`,
    [changed],
  );
  const told = await findings();
  expect(told.map(({ kind, position, what }) => ({ kind, position, what }))).toEqual(
    changed.map((position) => ({ kind: 'leaf-differs', position, what: 'data' })),
  );
});

it('few are read at once at first, as many as may be behind small ones, and fewer behind large ones', async () => {
  await findings();
  const events = pages.map((through, i) => through - (pages[i - 1] ?? 0));
  // Two are asked for before the first is seen.
  expect(events.slice(0, 2)).toEqual([256, 256]);
  expect(events[2]).toBeGreaterThan(256);
  expect(events[2]).toBeLessThan(4_096);
  expect([events.at(-2), pages.at(-1)]).toEqual([4_096, EVENTS]);
});

it('rows find room in a memory that is too small for them', async () => {
  const { app: pool } = test.instance.database;
  const texts = (memory?: PageMemory): Promise<string> =>
    AuditReader.read({ pool }, async (reader) =>
      [...(await reader.events(100, 2_100, memory))]
        .map(({ position, id, data, meta }) => [position, id, data.length, meta.length].join(' '))
        .join('\n'),
    );
  const found = await texts();
  expect(found.split('\n')).toHaveLength(2_000);
  expect(await texts(new PageMemory(16, 1))).toBe(found);
});

it('a page ends where its memory is full, and what comes behind is another’s', async () => {
  const { app: pool } = test.instance.database;
  const page = (after: number, upTo: number, most: number): Promise<EventPage> =>
    AuditReader.read({ pool }, (reader) =>
      readEventPage(reader, [], after, upTo, new PageMemory(16, 1, most)),
    );
  const whole = await page(100, 200, Infinity);
  const bytes = (row: number): number => whole.rows.metaEnd(row);
  expect(await page(100, 200, bytes(99))).toMatchObject({ upTo: 200, rows: { count: 100 } });
  const begun = await page(100, 200, bytes(39));
  expect(begun).toMatchObject({ upTo: 140, rows: { count: 40 } });
  const rest = await page(begun.upTo, 200, Infinity);
  const parts = [...begun.rows, ...rest.rows].map(({ position, data }) => [position, data.toString()]);
  expect(parts).toEqual([...whole.rows].map(({ position, data }) => [position, data.toString()]));
});
