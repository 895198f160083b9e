import { ACTOR, createTestDatabase, testId, type TestDatabase } from '@fonds/testing';
import { CatalogueSight, SHOWN, type Conditions } from './catalogue-sight';
import { nodeOpening, openByItsCatalogue, openingToReaders, publishedStands } from './open-to-readers';

const TABLES = {
  opened_catalogue: 'unit uuid, node uuid, position bigint, title text, code text, dates text',
  opening_state: 'unit uuid, state text, secret boolean, position bigint',
  node: `id uuid, unit uuid, kind text, opening text, secrecy text, fonds uuid, parent uuid, level text, profile text,
    import uuid, ord text, sub int, title text, code text, dates text`,
  custody: `unit uuid, opening text, secrecy text, known_to bigint, until date, gate int, fonds uuid,
    custodian uuid, owner uuid, transferring uuid`,
  fonds_party: 'fonds uuid, organisation uuid',
  later_party: 'fonds uuid, organisation uuid',
} as const;

let test: TestDatabase;
const run = (sql: string, values: unknown[] = []) => test.database.owner.query(sql, values);
const put = (table: keyof typeof TABLES, row: Readonly<Record<string, unknown>>): Promise<unknown> => {
  const columns = Object.keys(row);
  const places = columns.map((_, i) => `$${i + 1}`);
  return run(
    `INSERT INTO read.${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
};
const unit = testId();
const other = testId();
const entry = testId();

beforeAll(async () => {
  test = await createTestDatabase();
  await run('CREATE SCHEMA IF NOT EXISTS read');
  for (const [name, columns] of Object.entries(TABLES)) await run(`CREATE TABLE read.${name} (${columns})`);
});
afterAll(() => test.drop());
beforeEach(() =>
  run(
    `TRUNCATE ${Object.keys(TABLES)
      .map((name) => `read.${name}`)
      .join(', ')}`,
  ),
);

describe('a row of the published catalogue', () => {
  const standing = async (): Promise<unknown[]> =>
    (
      await run(
        `SELECT c.position FROM read.opened_catalogue c WHERE ${publishedStands('c')} ORDER BY c.position`,
      )
    ).rows.map(({ position }: { position: string }) => Number(position));
  const published = (position: number | null, of = unit) =>
    put('opened_catalogue', { unit: of, node: of, position });
  const state = (over: object = {}) =>
    put('opening_state', { unit, state: '开放', secret: false, position: 10, ...over });

  it('stands when its opening passed the gate, and not while it is drawn only', async () => {
    await published(null);
    expect(await standing()).toEqual([]);
    await published(10);
    await state();
    expect(await standing()).toEqual([10]);
  });

  it('gives way to a later one of its unit, and to none of another', async () => {
    await published(10);
    await published(30, other);
    expect(await standing()).toEqual([10, 30]);
    await published(20);
    expect(await standing()).toEqual([20, 30]);
  });

  it('falls when its unit is closed again after it, and not by what was closed before (INV-24)', async () => {
    await published(10);
    await state({ state: '延期开放', position: 5 });
    expect(await standing()).toEqual([10]);
    await run('UPDATE read.opening_state SET position = 11');
    expect(await standing()).toEqual([]);
  });

  it('is nobody’s to read while its unit is secret (INV-22)', async () => {
    await published(10);
    await published(20, other);
    await state({ secret: true, position: 10 });
    expect(await standing()).toEqual([20]);
  });
});

describe('what was open when it was taken on', () => {
  const node = { id: unit, unit, kind: 'unit', opening: null, secrecy: null };
  const custody = {
    ...{ unit, opening: '开放', secrecy: null },
    ...{ known_to: null, until: null, gate: null },
  };
  const isOpen = async (ofNode: object = {}, ...rows: readonly object[]): Promise<boolean> => {
    await put('node', { ...node, ...ofNode });
    for (const row of rows.length ? rows : [custody]) await put('custody', { ...custody, ...row });
    return !!(await run(`SELECT 1 FROM read.node n WHERE ${openByItsCatalogue('n')}`)).rowCount;
  };

  it('is so by its catalogue', async () => expect(await isOpen()).toBe(true));

  it.each([
    ['its node says another state', { opening: '控制' }, {}],
    ['its node bears a mark of secrecy', { secrecy: '机密★20年' }, {}],
    ['its unit bears one', {}, { secrecy: '秘密' }],
    ['its unit is not open', {}, { opening: '控制' }],
    ['its unit says nothing', {}, { opening: null }],
    ['what was open is of the past', {}, { until: '2020-01-01' }],
    ['what was open is no longer believed', {}, { known_to: 5 }],
  ])('is not where %s', async (_, ofNode, ofUnit) => expect(await isOpen(ofNode, ofUnit)).toBe(false));

  it('is not where a review has looked at the unit here', async () => {
    await put('opening_state', { unit, state: '开放', secret: false, position: 1 });
    expect(await isOpen()).toBe(false);
  });

  it('is not what an act brought into being, however it is now', async () => {
    expect(await isOpen({}, {}, { gate: 3, until: '2020-01-01', opening: null })).toBe(false);
  });
});

describe('the state of an entry', () => {
  const openings = async (own: string | null): Promise<unknown> => {
    await put('node', { id: unit, unit, kind: 'unit', opening: '开放' });
    await put('node', { id: entry, unit, kind: 'entry', opening: own });
    const { rows } = await run(
      `SELECT ${nodeOpening('n')} AS opening FROM read.node n ORDER BY n.kind = 'unit' DESC`,
    );
    return rows.map(({ opening }: { opening: string }) => opening);
  };

  it('is that of its unit where it says none', async () =>
    expect(await openings(null)).toEqual(['开放', '开放']));

  it('is its own where it says one', async () => expect(await openings('控制')).toEqual(['开放', '控制']));

  it('is that of its unit where it was published with it, while that stands', async () => {
    await put('opened_catalogue', { unit, node: entry, position: 10 });
    expect(await openings('控制')).toEqual(['开放', '开放']);
    await run('TRUNCATE read.node');
    await put('opening_state', { unit, state: '开放', secret: true, position: 10 });
    expect(await openings('控制')).toEqual(['开放', '控制']);
  });
});

describe('the state of a unit by its own events', () => {
  it.each([
    [{ opening: '开放' }, '开放'],
    [{ opening: '开放', secrecy: '内部' }, '开放'],
    [{ opening: '开放', secrecy: '秘密' }, undefined],
    [{ opening: '开放', secrecy: '机密★20年' }, undefined],
    [{ opening: '控制' }, '控制'],
  ])('%j is %s to readers (INV-22)', (description, state) =>
    expect(openingToReaders(description)).toBe(state),
  );
});

describe('a node of the catalogue, to a reader', () => {
  const reader = { account: ACTOR, roles: [], organisations: [], all: false, open: true };
  const fonds = testId();
  const seen = async (conditions: Conditions = { node: [] }): Promise<unknown[]> => {
    const values: unknown[] = [];
    const rows = new CatalogueSight(reader, values).rows(conditions);
    const found = await run(`SELECT n.seen, ${SHOWN} FROM (${rows}) n ORDER BY n.kind = 'unit' DESC`, values);
    return found.rows.map(({ seen: how, title }: { seen: string; title: string }) => `${how}: ${title}`);
  };
  /** A unit that was published under another title than it has now. */
  const published = async (ofNode: object = {}): Promise<void> => {
    const node = { id: unit, unit, fonds, kind: 'unit', title: '现题名', ord: '1', sub: 0, ...ofNode };
    await put('node', node);
    await put('opened_catalogue', { unit, node: node.id, position: 10, title: '公布题名' });
    await put('opening_state', { unit, state: '开放', secret: false, position: 10 });
  };
  const titled = (word: string): Conditions => ({
    node: [],
    title: { node: [`strpos(n.title, '${word}') > 0`], published: [`strpos(p.title, '${word}') > 0`] },
  });

  it('is its published row and no word of its own, found by the words that were published', async () => {
    await published();
    expect(await seen()).toEqual(['published: 公布题名']);
    expect(await seen(titled('公布'))).toEqual(['published: 公布题名']);
    expect(await seen(titled('现题'))).toEqual([]);
  });

  it('is nothing where it bears a mark itself, however its unit stands: neither by itself nor by its published words', async () => {
    await published({ id: entry, kind: 'entry', secrecy: '秘密★10年' });
    expect(await seen()).toEqual([]);
    expect(await seen(titled('公布'))).toEqual([]);
  });

  it('that is a class is seen only above what is open', async () => {
    await put('node', { id: other, unit: null, fonds, kind: 'series', title: '文书', ord: '1', sub: 0 });
    expect(await seen()).toEqual([]);
    await put('custody', { unit, fonds, opening: '控制', gate: null });
    expect(await seen()).toEqual([]);
    await put('custody', { unit, fonds, opening: '开放', gate: null });
    expect(await seen()).toEqual(['printed: 文书']);
  });
});
