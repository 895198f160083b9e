import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemText, UnreadableSource } from '@fonds/interchange';
import { ImportBench, type Imported } from './import.fixture';

const fixture = (name: string): string => join(__dirname, '../fixtures', name);

let bench: ImportBench;
beforeAll(async () => void (bench = await ImportBench.open()), 60_000);
afterAll(() => bench.close());

const accounted = ({ outcome }: Imported): number =>
  outcome.registered + outcome.unchanged + outcome.refused + outcome.heldOut;

/** Start tags of components, counted without reading XML. */
const componentsIn = (xml: string): number =>
  [...xml.matchAll(/<(?:[\w-]+:)?c(?:0[1-9]|1[0-2])?(?=[\s>/])/g)].length;

describe.each([
  ['ead/ead2002-unnumbered.xml', 'EAD 2002, namespaced, unnumbered'],
  ['ead/ead2002-dtd-numbered.xml', 'EAD 2002 with a DTD, numbered, twelve deep'],
  ['ead/ead3-prefixed.xml', 'EAD3 with a prefix'],
  ['ead/in-the-wild.xml', 'EAD 2002 with the habits of the wild'],
])('%s (%s)', (name) => {
  let taken: Imported;
  beforeAll(async () => void (taken = await bench.take(fixture(name), 'ead')), 60_000);

  it('has every component accounted for, against an independent count', () => {
    const { components, series, units, within } = taken.outcome;
    expect(components).toBe(componentsIn(readFileSync(fixture(name), 'latin1')));
    expect(series + units + within).toBe(components);
    expect(accounted(taken)).toBe(components);
    expect(taken.outcome.refused).toBe(0);
  });

  it('stands in the catalogue with as many nodes', async () => {
    const [fonds] = taken.outcome.fonds;
    const rows = await bench.rows<{ kind: string; n: number }>(
      'SELECT kind, count(*)::int AS n FROM read.node WHERE fonds = $1 GROUP BY kind',
      [fonds],
    );
    const { series, units, within } = taken.outcome;
    expect(Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))).toEqual({
      ...(series && { series }),
      ...(units && { unit: units }),
      ...(within && { entry: within }),
    });
  });

  it('has one custodian for each of its units, since the day of the import', async () => {
    const rows = await bench.rows(
      `SELECT count(*)::int AS n, count(DISTINCT unit)::int AS units, min(since)::text AS since, bool_or(beginning_known) AS known
         FROM read.custody WHERE fonds = $1 AND known_to IS NULL AND until IS NULL`,
      [taken.outcome.fonds[0]],
    );
    const { units } = taken.outcome;
    expect(rows).toEqual([{ n: units, units, since: '2026-01-01', known: false }]);
  });

  it('is unchanged when it comes again', async () => {
    const head = await bench.instance.store.head();
    const again = await bench.take(fixture(name), 'ead');
    expect(again.outcome).toMatchObject({ registered: 0, unchanged: taken.outcome.components, events: 0 });
    expect(await bench.instance.store.head()).toBe(head);
  });
});

describe('a finding aid in the catalogue', () => {
  it('is a tree in the order of the source', async () => {
    const [fonds] = (await bench.take(fixture('ead/ead2002-unnumbered.xml'), 'ead')).outcome.fonds;
    const children = async (parent?: string) =>
      (await bench.catalogue.children({ fonds: fonds ?? '', ...(parent && { parent }) }, {}, bench.viewer))
        .rows;
    const top = await children();
    expect(top.map(({ title, kind }) => [kind, title])).toEqual([
      ['series', 'Correspondence'],
      ['unit', 'Maps, known as a series only'],
      ['series', 'Accession of 1951'],
    ]);
    const [letters] = await children(top[0]?.id);
    expect(letters).toMatchObject({
      kind: 'unit',
      level: 'file',
      title: 'Letters to the Governor, May 1930',
    });
    const [first] = await children(letters?.id);
    expect(first).toMatchObject({ kind: 'entry', title: 'First letter', unit: letters?.id });
    expect((await children(first?.id)).map(({ title }) => title)).toEqual(['Enclosure']);
  });

  it('has its unit in the custody of the archives, and owned by the state', async () => {
    const { rows } = await bench.catalogue.search({ code: 'RIV.1/1/1' }, {}, bench.viewer);
    expect(rows).toHaveLength(1);
    const chain = await bench.rows('SELECT custodian, holder, owner_kind FROM read.custody WHERE unit = $1', [
      rows[0]?.id,
    ]);
    expect(chain).toHaveLength(1);
    expect(chain[0]).toMatchObject({ owner_kind: '国家' });
  });

  it('is found by two Chinese characters within a title, and by the code of the source', async () => {
    const ead = `<ead><eadheader><eadid>zh-1</eadid></eadheader><archdesc level="fonds"><did><unittitle>绥远省档案</unittitle></did><dsc>
      <c level="series"><did><unittitle>水利</unittitle></did>
        <c id="k1" level="file"><did><unitid>绥-12-3</unitid><unittitle>民生渠工程图说</unittitle></did>
          <c id="k2" level="item"><did><unittitle>渠口<emph>测量</emph>草图</unittitle></did></c></c></c></dsc></archdesc></ead>`;
    await bench.take(bench.file('suiyuan.xml', ead), 'ead');
    const titles = async (title: string) =>
      (await bench.catalogue.search({ title }, {}, bench.viewer)).rows.map((row) => [row.kind, row.title]);
    expect(await titles('渠工')).toEqual([['unit', '民生渠工程图说']]);
    expect(await titles('测量')).toEqual([['entry', '渠口测量草图']]);
    expect(await titles('图渠')).toEqual([]);
    const { rows } = await bench.catalogue.search({ code: '绥-12-3' }, {}, bench.viewer);
    expect(rows.map(({ title }) => title)).toEqual(['民生渠工程图说']);
  });
});

describe('descriptions from AtoM', () => {
  const path = fixture('atom/information-objects.csv');
  let taken: Imported;
  beforeAll(async () => void (taken = await bench.take(path, 'atom', { sourceName: 'river' })), 60_000);

  it('have every data row accounted for', () => {
    // Line ends outside quotation marks, the header apart.
    const rows =
      readFileSync(path, 'utf8')
        .replace(/"[^"]*"/g, '')
        .trim()
        .split('\n').length - 1;
    expect(taken.outcome.components).toBe(rows);
    expect(accounted(taken)).toBe(rows);
  });

  it('are registered below their fonds, with what lies within', async () => {
    const { rows } = await bench.catalogue.search({ title: '账簿' }, {}, bench.viewer);
    expect(rows).toMatchObject([{ kind: 'unit', code: '全1-1-1' }]);
    const print = (await bench.catalogue.search({ title: 'loose print' }, {}, bench.viewer)).rows[0];
    expect(print?.parent).toBe(
      (await bench.catalogue.search({ title: 'photographs' }, {}, bench.viewer)).rows[0]?.id,
    );
    const [letter] = (await bench.catalogue.search({ title: 'first letter' }, {}, bench.viewer)).rows;
    expect(letter?.kind).toBe('entry');
  });

  it('that are not registered are told with line, reason and cure', () => {
    expect(taken.problems.length).toBeGreaterThan(0);
    for (const { problem } of taken.problems)
      expect(problem.place).toMatchObject({
        file: 'information-objects.csv',
        line: expect.any(Number) as unknown,
      });
  });

  it('are unchanged when they come again', async () => {
    const again = await bench.take(path, 'atom', { sourceName: 'river' });
    expect(again.outcome).toMatchObject({
      registered: 0,
      events: 0,
      unchanged: taken.outcome.registered,
      refused: taken.outcome.refused,
    });
  });
});

describe('a file that cannot be read to its end', () => {
  const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const dbf = Buffer.alloc(66);
  dbf.set([0x03, 99, 1, 1, 0, 0, 0, 0, 65, 0, 10, 0]);
  dbf[64] = 0x0d;

  it.each<[string, 'ead' | 'atom' | 'catalogue', Buffer | string]>([
    ['cut.xml', 'ead', readFileSync(fixture('ead/ead2002-unnumbered.xml')).subarray(0, 2_400)],
    [
      'bomb.xml',
      'ead',
      '<!DOCTYPE ead [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><ead><eadheader><eadid>&b;</eadid></eadheader></ead>',
    ],
    ['other.csv', 'atom', 'accessionNumber,title\n1,x\n'],
    ['old.xls', 'catalogue', Buffer.concat([OLE2, Buffer.alloc(1_024)])],
    ['old.dbf', 'catalogue', dbf],
    ['page.xlsx', 'catalogue', '<html><table><tr><td>档号</td></tr></table></html>'],
  ])('%s: is told with its cure, and leaves nothing behind', async (name, format, content) => {
    const head = await bench.instance.store.head();
    const files = bench.files();
    const failure: unknown = await bench
      .take(bench.file(name, content), format)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableSource);
    const { problem } = failure as UnreadableSource;
    expect(problem.place.file).toBe(name);
    for (const language of ['zh', 'en'] as const)
      expect(problemText(format, problem, language).cure.length).toBeGreaterThan(5);
    expect(await bench.instance.store.head()).toBe(head);
    expect(bench.files()).toEqual(files);
  });
});
