import { EVENT_STORE_MIGRATIONS, NO_STREAM, type EventStore } from '@fonds/event-store';
import {
  createTestDatabase,
  testClock,
  testId,
  testMeta,
  type TestDatabase,
  openTestStore,
} from '@fonds/testing';
import { PROJECTION_MIGRATIONS, ProjectionHost, type Projection } from '../src/index';

export let test: TestDatabase;
export let store: EventStore;

beforeEach(async () => {
  test = await createTestDatabase([...EVENT_STORE_MIGRATIONS, ...PROJECTION_MIGRATIONS]);
  store = await openTestStore(test.database.app, testClock);
});
afterEach(async () => {
  await store.close();
  await test.drop();
});

/** Counts, so that an event folded twice or never shows; a removal and a replacement within one event. */
export const tally = (name: string, version = 1): Projection => ({
  name,
  version,
  tables: [
    {
      name,
      columns: { fonds: 'text', events: 'int', last: 'text', ...(version > 1 && { version: 'int' }) },
      key: ['fonds'],
      group: 'fonds',
    },
    {
      name: `${name}_line`,
      columns: { fonds: 'text', seq: 'int', text: 'text' },
      key: ['fonds', 'seq'],
      group: 'fonds',
      indexes: ['text'],
    },
  ],
  types: ['FondsConfirmed', 'FondsHistoryAmended'],
  touches: ({ stored }) =>
    stored.revision === 0
      ? []
      : [
          { table: name, group: stored.stream },
          { table: `${name}_line`, group: stored.stream },
        ],
  fold({ event, stored: { stream, revision } }, rows) {
    const [before] = revision === 0 ? [] : rows.group(name, stream);
    const lines = revision === 0 ? [] : rows.group(`${name}_line`, stream);
    const text =
      event.type === 'FondsConfirmed'
        ? event.data.name
        : event.type === 'FondsHistoryAmended'
          ? event.data.text
          : '';
    rows.put(name, {
      fonds: stream,
      events: Number(before?.['events'] ?? 0) + 1,
      last: text,
      ...(version > 1 && { version }),
    });
    const newest = lines.reduce<(typeof lines)[number] | undefined>(
      (a, b) => (a && Number(a['seq']) > Number(b['seq']) ? a : b),
      undefined,
    );
    if (event.type === 'FondsConfirmed') {
      rows.put(`${name}_line`, { fonds: stream, seq: revision, text });
    } else if (newest) {
      rows.remove(`${name}_line`, newest);
      if (text === 'replace')
        rows.put(`${name}_line`, { ...newest, text: `${String(newest['text'])}+${revision}` });
    }
  },
});

export const revisions = new Map<string, number>();
export async function write(stream: string, text: string, change?: 'drop' | 'replace'): Promise<void> {
  const revision = revisions.get(stream) ?? NO_STREAM;
  const base = { id: testId<'event'>(), meta: testMeta() };
  const event = change
    ? {
        ...base,
        type: 'FondsHistoryAmended' as const,
        data: { change: '其他' as const, text: change, date: '2026-01-01' },
      }
    : { ...base, type: 'FondsConfirmed' as const, data: { name: text } };
  const [result] = await store.append([{ stream, expected: revision, events: [event] }]);
  if (!result?.ok) throw new Error(`not written: ${JSON.stringify(result)}`);
  revisions.set(stream, result.revision);
}
beforeEach(() => revisions.clear());

/** The same mixture in every run: many streams, few events each, removals and replacements among them. */
export async function writeMixture(events: number, streams = 40): Promise<void> {
  let random = 7;
  for (let n = 0; n < events; n++) {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    const kind = (random >> 8) % 5;
    await write(
      `fonds-${(random >> 12) % streams}`,
      `n${n}`,
      kind === 0 ? 'drop' : kind === 1 ? 'replace' : undefined,
    );
  }
}

export const host = (
  projections: readonly Projection[],
  page?: number,
  from: EventStore = store,
): ProjectionHost => new ProjectionHost(test.database.app, from, projections, page);
export const rowsOf = async (view: string, order = 'fonds'): Promise<Record<string, unknown>[]> =>
  (await test.database.app.query<Record<string, unknown>>(`SELECT * FROM read.${view} ORDER BY ${order}`))
    .rows;
export const digests = async (of: ProjectionHost, name: string): Promise<string[]> => {
  const { tables } = await of.check(name);
  expect(tables.filter((table) => !table.equal)).toEqual([]);
  return tables.map((table) => `${table.rows} ${table.live}`);
};
