import { EVENT_STORE_MIGRATIONS, NO_STREAM, type EventStore } from '@fonds/event-store';
import { createTestDatabase, namedEvent, testClock, type TestDatabase, openTestStore } from '@fonds/testing';
import { PROJECTION_MIGRATIONS, ProjectionHost, type Projection, type Row } from './index';

let test: TestDatabase;
let store: EventStore;

beforeAll(async () => {
  test = await createTestDatabase([...EVENT_STORE_MIGRATIONS, ...PROJECTION_MIGRATIONS]);
  store = await openTestStore(test.database.app, testClock);
});
afterAll(async () => {
  await store.close();
  await test.drop();
});

const UUID = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
const TEXTS = [
  '',
  ' ',
  'NULL',
  '\\N',
  '\\.',
  'a\tb',
  'a\nb\r\nc',
  'back\\slash\\',
  '"q" \'s\'',
  '{a,b}',
  'nul\u0000nul',
  '𠮷㐂䶮 ᠮ\u180b e\u0301 😀',
  '\ufeff\u2028\u001f',
  '\b\f\v\u007f',
];

const row = (part: string, id: string, text: string): Row => ({
  part: `${part}\u0000`,
  id,
  text,
  uuid: UUID,
  int: -2147483648,
  bigint: '9007199254740993',
  date: '0987-06-05',
  boolean: text === '',
  timestamptz: '2026-11-22 04:00:00.123+00',
  bytea: '\\x00ff5c',
  jsonb: JSON.stringify({ text, '\\u0000': ['\u0000'] }),
  texts: [text, ...TEXTS],
  uuids: [UUID, UUID],
  bigrams: [-1, 0, 1114111],
  nothing: null,
});

/** An event's name says how many rows it gives, so that few go by upsert and many by COPY; `again` puts them back as read. */
const values: Projection = {
  name: 'value',
  version: 1,
  tables: [
    {
      name: 'value',
      columns: {
        part: 'text',
        id: 'text',
        text: 'text',
        uuid: 'uuid',
        int: 'int',
        bigint: 'bigint',
        date: 'date',
        boolean: 'boolean',
        timestamptz: 'timestamptz',
        bytea: 'bytea',
        jsonb: 'jsonb',
        texts: 'text[]',
        uuids: 'uuid[]',
        bigrams: 'bigrams',
        nothing: 'text',
      },
      key: ['part', 'id'],
      group: 'part',
    },
  ],
  types: ['FondsConfirmed'],
  touches: ({ event }) =>
    event.type === 'FondsConfirmed' && event.data.name.startsWith('again')
      ? [{ table: 'value', group: `${event.data.name.slice(6)}\u0000` }]
      : [],
  fold({ event }, rows) {
    if (event.type !== 'FondsConfirmed') return;
    const [verb = '', part = ''] = event.data.name.split(' ');
    if (verb === 'again')
      for (const there of rows.group('value', `${part}\u0000`)) rows.put('value', { ...there });
    else
      for (let n = 0; n < (part === 'copy' ? 4 : 1); n++)
        TEXTS.forEach((text, i) => rows.put('value', row(part, `${n}.${String(i).padStart(2, '0')}`, text)));
  },
};

const rowsOf = async (part: string): Promise<Record<string, unknown>[]> => {
  const { rows } = await test.database.app.query<Record<string, unknown>>(
    `SELECT *, bytea::text AS bytea FROM read.value WHERE part = $1 AND id LIKE '0.%' ORDER BY id`,
    [`${part}\u2400`],
  );
  return rows.map(({ part: _, ...rest }) => rest);
};

describe('values that a row may hold', () => {
  const host = (): ProjectionHost => new ProjectionHost(test.database.app, store, [values]);
  let revision = NO_STREAM;
  const write = async (name: string): Promise<void> => {
    await store.append([{ stream: 'fonds-a', expected: revision++, events: [namedEvent(name)] }]);
  };

  it('are the same by COPY and by upsert, and what was put; U+0000 is shown as U+2400', async () => {
    const of = host();
    await of.prepare();
    await write('put upsert');
    await of.catchUp();
    await write('put copy');
    await of.catchUp();
    const [byUpsert, byCopy] = [await rowsOf('upsert'), await rowsOf('copy')];
    expect(byCopy).toEqual(byUpsert);
    const shown = (text: string): string => text.replaceAll('\u0000', '\u2400');
    expect(byCopy).toEqual(
      TEXTS.map((text, i) => {
        const { part: _, ...put } = row('', `0.${String(i).padStart(2, '0')}`, text);
        return {
          ...put,
          text: shown(text),
          jsonb: { text: shown(text), '\\u0000': ['\u2400'] },
          texts: [text, ...TEXTS].map(shown),
        };
      }),
    );
  });

  it('are still the same when they were read into a fold and put back, also by another process', async () => {
    const before = [await rowsOf('upsert'), await rowsOf('copy')];
    await write('again upsert');
    await write('again copy');
    const other = host();
    await other.prepare();
    await other.catchUp();
    expect([await rowsOf('upsert'), await rowsOf('copy')]).toEqual(before);
    expect((await other.check('value')).tables.map((table) => table.equal)).toEqual([true]);
    await other.rebuild('value');
    expect([await rowsOf('upsert'), await rowsOf('copy')]).toEqual(before);
  });
});
