import type { AuditSource, ServedRow } from './audit-reader';
import { auditEvents, eventsOfNextPage } from './event-audit';
import { LeafMaker, type DerivedLeaves } from './event-leaf';
import type { EventRows } from './event-rows';
import { FindingBook, type Finding } from './finding';

const [KIB, MIB] = [1_024, 1_048_576];
const ID = '01900000-0000-7000-8000-000000000001';
const META = JSON.stringify({ id: ID, type: 'FondsConfirmed' });

it('a page has fewer events where they are large, and never less than a row of records', () => {
  const page = (bytesOfEach: number): number => eventsOfNextPage(1_000, 1_000 * bytesOfEach);
  expect([1, 4, 8, 32, 64, 256].map((kib) => page(kib * KIB))).toEqual([4_096, 4_096, 2_048, 512, 256, 256]);
});

interface Page {
  readonly first: number;
  readonly last: number;
  readonly bytes: number;
}

/** The lengths of the pages that an audit asks for, and the pages that it looks at; of so many events of so many bytes. */
async function pagesOf(
  events: number,
  bytesOf: (position: number) => number,
): Promise<{ asked: number[]; lookedAt: Page[]; findings: readonly Finding[] }> {
  const asked: number[] = [];
  const lookedAt: Page[] = [];
  const texts = new Map<number, string>();
  const dataOf = (bytes: number): string => {
    const text = texts.get(bytes) ?? 'x'.repeat(bytes);
    texts.set(bytes, text);
    return text;
  };
  const row = (position: number): ServedRow => ({
    ...{ position, stream: 'fonds-x', revision: position - 1, type: 'FondsConfirmed', meta: META },
    ...{ id: ID, salt: Buffer.alloc(16), data: dataOf(bytesOf(position)) },
  });
  const client = { query: () => Promise.resolve({ rows: [] }), release: () => undefined };
  const source = {
    pool: { connect: () => Promise.resolve(client) },
    served: {
      events: (after: number, upTo: number) => {
        asked.push(upTo - after);
        return Promise.resolve(Array.from({ length: upTo - after }, (_, i) => row(after + 1 + i)));
      },
    },
  } as unknown as AuditSource;
  const here = new LeafMaker(new Uint8Array(32));
  const derive = (rows: EventRows): Promise<DerivedLeaves> => {
    const last = rows.count - 1;
    lookedAt.push({ first: rows.position(0), last: rows.position(last), bytes: rows.metaEnd(last) });
    return Promise.resolve(here.derive(rows));
  };
  const book = new FindingBook();
  const parts = {
    ...{ source, epochs: [], book, papers: new Map(), afterPage: () => Promise.resolve(true) },
    scope: { events, lastPosition: events, epochs: [], formerKeys: [], witnesses: [] },
    work: { here, derive },
  };
  await auditEvents(parts, 0);
  return { asked, lookedAt, findings: book.told };
}

describe('the pages of an audit', () => {
  it('begin with a row of records, since the first events may be the largest there are', async () => {
    expect((await pagesOf(768, () => 64 * KIB)).asked).toEqual([256, 256, 256]);
  });

  it('are as long as they may be when events are small', async () => {
    expect((await pagesOf(5_000, () => 16)).asked).toEqual([256, 256, 4_096, 392]);
  });

  it('end where events become larger than those before, and those behind begin there', async () => {
    const [events, large] = [6_000, 8 * MIB];
    const isLarge = (position: number): boolean => position > 1_000 && position <= 1_012;
    const { lookedAt, findings } = await pagesOf(events, (position) => (isLarge(position) ? large : 16));
    expect(findings).toEqual([]);
    expect(lookedAt.map(({ first }) => first)).toEqual([
      1,
      ...lookedAt.slice(0, -1).map(({ last }) => last + 1),
    ]);
    expect(lookedAt.at(-1)?.last).toBe(events);
    expect(Math.max(...lookedAt.map(({ bytes }) => bytes))).toBeLessThan(64 * MIB + 2 * large);
  });
});
