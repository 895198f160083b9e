import type { AuditSource, ServedRow } from './audit-reader';
import { auditEvents, eventsOfNextPage } from './event-audit';
import { LeafMaker } from './event-leaf';
import { FindingBook } from './finding';

const KIB = 1_024;

it('a page has fewer events where they are large, and never less than a row of records', () => {
  const page = (bytesOfEach: number): number => eventsOfNextPage(1_000, 1_000 * bytesOfEach);
  expect([1, 4, 8, 32, 64, 256].map((kib) => page(kib * KIB))).toEqual([4_096, 4_096, 2_048, 512, 256, 256]);
});

/** The sizes of pages in which an audit reads so many events of so many bytes each. */
async function pagesOf(events: number, bytesOfEach: number): Promise<number[]> {
  const pages: number[] = [];
  const data = 'x'.repeat(bytesOfEach);
  const row = (position: number): ServedRow => ({
    ...{ position, stream: 'fonds-x', revision: position - 1, type: 'FondsConfirmed', data, meta: '{}' },
    ...{ id: '01900000-0000-7000-8000-000000000001', salt: Buffer.alloc(16) },
  });
  const client = { query: () => Promise.resolve({ rows: [] }), release: () => undefined };
  const source = {
    pool: { connect: () => Promise.resolve(client) },
    served: {
      events: (after: number, upTo: number) => {
        pages.push(upTo - after);
        return Promise.resolve(Array.from({ length: upTo - after }, (_, i) => row(after + 1 + i)));
      },
    },
  } as unknown as AuditSource;
  const here = new LeafMaker(new Uint8Array(32));
  const parts = {
    ...{
      source,
      epochs: [],
      book: new FindingBook(),
      papers: new Map(),
      afterPage: () => Promise.resolve(true),
    },
    scope: { events, lastPosition: events, epochs: [], formerKeys: [], witnesses: [] },
    work: { here, derive: (rows: Parameters<typeof here.derive>[0]) => Promise.resolve(here.derive(rows)) },
  };
  await auditEvents(parts, 0);
  return pages;
}

describe('the pages of an audit', () => {
  it('begin with a row of records, since the first events may be the largest there are', async () => {
    expect(await pagesOf(768, 64 * KIB)).toEqual([256, 256, 256]);
  });

  it('are as long as they may be when events are small', async () => {
    expect(await pagesOf(5_000, 16)).toEqual([256, 256, 4_096, 392]);
  });
});
