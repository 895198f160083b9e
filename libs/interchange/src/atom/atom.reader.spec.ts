import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MAX_ENTRIES, UnreadableSource, type Problem, type SourceItem, type SourceUnit } from '../source';
import { readAtom } from './atom.reader';
import { MAX_RECORD } from './csv.scanner';
import { ATOM_PROBLEM_TEXTS } from './problem-texts';

const FIXTURE = join(__dirname, '../../../../test/fixtures/atom/information-objects.csv');
const original = readFileSync(FIXTURE, 'utf8');
/** `npm run proof:fuzz` damages many more. */
const LARGE = process.env['FONDS_FUZZ'] !== undefined;
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'atom-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer, sourceName?: string): Promise<SourceItem[]> {
  const path = join(folder, 'given.csv');
  writeFileSync(path, content);
  const items: SourceItem[] = [];
  for await (const item of readAtom(path, { sourceName })) items.push(item);
  return items;
}

async function problemOf(content: string | Buffer): Promise<Problem> {
  const error: unknown = await read(content).then(
    () => new Error('the file was read'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof UnreadableSource) return error.problem;
  throw error;
}

const units = (items: SourceItem[]): SourceUnit[] => items.filter((item) => item.kind === 'unit');
const unit = (items: SourceItem[], key: string): SourceUnit | undefined =>
  units(items).find((u) => u.key.value === key);
const refusals = (items: SourceItem[]): [number | undefined, string | undefined][] =>
  items.flatMap((item) => (item.kind === 'refused' ? [[item.place.line, item.problems[0]?.code]] : []));
const accounted = (items: SourceItem[]): number =>
  items.reduce((sum, item) => sum + ('components' in item ? Number(item.components) : 0), 0);

describe('a table of descriptions', () => {
  let items: SourceItem[];
  beforeAll(async () => {
    items = await read(original);
  });

  it('accounts for every row below the header', () => {
    expect(accounted(items)).toBe(23);
  });

  it('gives each fonds with dates, creators and its translation', () => {
    expect(items.filter((item) => item.kind === 'fonds')).toMatchObject([
      {
        key: { kind: 'source', value: 'atom:10' },
        name: 'River Office fonds',
        components: 2,
        place: { line: 2 },
        description: {
          code: 'F10',
          scope: 'Dykes, "water gauges"\nand maps',
          extents: ['12 m'],
          creators: ['River Office'],
          languages: ['zh', 'en'],
          scripts: ['Hant', 'Latn'],
          accessRestrictions: 'Open',
          dates: [
            { printed: '1923-1949', from: '1923-01-01', to: '1949-12-31', certainty: 'exact' },
            { printed: '1950', from: '1950-01-01', certainty: 'exact' },
          ],
          other: { 'title@fr': 'Fonds du bureau du fleuve', culture: 'en' },
        },
      },
      { key: { value: 'atom:20' }, name: '面粉厂', components: 1 },
    ]);
  });

  it('makes series of series-like rows and of rows of unknown level that have children', () => {
    expect(
      items.flatMap((item) =>
        item.kind === 'series' ? [[item.fonds, item.key, item.parent, item.level]] : [],
      ),
    ).toEqual([
      ['atom:10', '11', undefined, 'Series'],
      ['atom:10', '15', undefined, 'Album set'],
      ['atom:20', '21', undefined, '类别'],
    ]);
    expect(unit(items, '14')).toMatchObject({ describedAtSeriesLevel: true, sourceLevel: 'SERIES' });
  });

  it('gathers a unit from rows that lie scattered, parents first, translations with their rows', () => {
    const letters = unit(items, '12');
    expect(letters).toMatchObject({ series: '11', level: 'file', components: 5 });
    expect(letters?.entries.map(({ key, parent, level }) => [key, parent, level])).toEqual([
      ['17', undefined, 'Item'],
      ['18', '17', 'Part'],
      ['row[1]/row[1]/row[2]', undefined, 'Item'],
    ]);
    expect(letters?.entries[0]?.description.other).toMatchObject({ 'title@fr': 'Première lettre' });
    expect(letters?.description).toMatchObject({
      containers: [
        { type: 'Box', value: 'Box 3' },
        { type: 'Box', value: 'Box 4' },
      ],
      dates: [{ printed: 'undated', certainty: 'unknown' }],
      creators: ['Clerk'],
    });
  });

  it('inherits a title that is absent, and knows Chinese levels', () => {
    expect(unit(items, '13')?.description).toMatchObject({
      title: 'Correspondence',
      titleSource: 'inherited',
    });
    expect(unit(items, '16')).toMatchObject({ level: 'item', series: '15' });
    expect(unit(items, '22')).toMatchObject({ level: 'file', series: '21', fonds: 'atom:20' });
  });

  it.each([
    ['Fonds', 'Sous-série', 'Dossier', 'Pièce'],
    ['Fondo', 'Serie', 'Unidad documental compuesta', 'Unidad documental simple'],
    ['Fundo', 'Subsérie', 'Dossiê', 'Item documental'],
    ['Bestand', 'Serie', 'Akte', 'Einzelstück'],
    ['FUNDO', 'Seccao', 'dossie', 'Piece'],
  ])('knows the levels of other languages: a file with items within is a unit (%s)', async (...levels) => {
    const rows = levels.map((level, i) => `${i + 1},${i || ''},t${i},${level}`);
    const given = await read(['legacyId,parentId,title,levelOfDescription', ...rows].join('\n'));
    expect(given.map((item) => item.kind)).toEqual(['fonds', 'series', 'unit']);
    expect(unit(given, '3')).toMatchObject({ level: 'file', sourceLevel: levels[2], components: 2 });
  });

  it('refuses rows without a place in the hierarchy, each with its line, reason and cells', () => {
    expect(refusals(items)).toEqual([
      [17 + 1, 'atom-parent-missing'],
      [19, 'atom-parent-missing'],
      [20, 'atom-parent-after-child'],
      [22, 'atom-parent-slug'],
      [23, 'atom-id-duplicate'],
      [24, 'atom-depends-on-refused'],
      [25, 'atom-columns-differ'],
    ]);
    expect(items.find((item) => item.kind === 'refused')).toMatchObject({
      components: 1,
      row: { legacyId: '23', title: 'An orphan file' },
    });
  });

  it('tells exports apart by source name where legacyIds count from 1 in each', async () => {
    expect((await read(original, 'export-2026'))[0]).toMatchObject({ key: { value: 'atom:export-2026:10' } });
  });

  it.each([
    ['a byte-order mark', `\ufeff${original}`],
    ['Windows line ends', original.replace(/\n/g, '\r\n')],
    [
      'every cell quoted',
      original.replace(/^(?![^,]*")[^"\n]+$/gm, (row) =>
        row
          .split(',')
          .map((c) => `"${c}"`)
          .join(','),
      ),
    ],
    ['blank lines', original.replace(/\n(1[0-9]),/g, '\n,,,\n\n$1,')],
  ])('reads the same records with %s', async (name, content) => {
    const digests = (read: SourceItem[]): unknown[] =>
      read.map((item) => ('key' in item ? [item.key, 'digest' in item ? item.digest : ''] : item.kind));
    const [given, expected] = [digests(await read(content)), digests(items)];
    // A line end inside a quoted cell is part of what was read.
    if (name === 'Windows line ends') expect(given.slice(1)).toEqual(expected.slice(1));
    else expect(given).toEqual(expected);
  });

  it('changes the digest of a unit with any cell of any row within it, and of no other', async () => {
    const digests = (read: SourceItem[]): Map<string, string> =>
      new Map(units(read).map(({ key, digest }) => [key.value, digest]));
    const [before, after] = [digests(items), digests(await read(original.replace('Première', 'Seconde')))];
    expect([...after].filter(([key, digest]) => before.get(key) !== digest).map(([key]) => key)).toEqual([
      '12',
    ]);
  });
});

describe('files that are not a table of descriptions', () => {
  it.each([
    ['accessions', 'accessionNumber,acquisitionDate,title,culture'],
    ['deaccessions', 'accessionNumber,deaccessionNumber,date,scope'],
    ['events', '"legacyId","eventActorName","eventType","culture"'],
    ['physical storage', '"legacyId","name","type","location","culture","descriptionSlugs"'],
    ['authority records', 'culture,typeOfEntity,authorizedFormOfName'],
    ['repositories', 'identifier,authorizedFormOfName,geographicSubregions'],
  ])('%s are not supported yet, and named', async (table, header) => {
    expect(await problemOf(`${header}\n1,2\n`)).toMatchObject({
      code: 'atom-table-not-supported',
      facts: { table },
    });
  });

  it.each<[string, string | Buffer]>([
    ['another table', 'a,b\n1,2\n'],
    ['a table parted by semicolons', original.split(',').join(';')],
    ['nothing', ''],
    ['XML', '<ead/>'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest')],
  ])('%s is not AtoM', async (_, content) => {
    expect((await problemOf(content)).code).toBe('not-atom');
  });

  it('a missing file is an unreadable source', async () => {
    await expect(readAtom(join(folder, 'absent.csv')).next()).rejects.toMatchObject({
      problem: { code: 'file-not-readable' },
    });
  });
});

describe('damage', () => {
  const row = (title: string): string => `legacyId,title,levelOfDescription\n1,${title},Fonds\n`;

  it.each<[string, string | Buffer, string]>([
    ['a quote that is never closed', row('"open'), 'csv-not-well-formed'],
    ['text behind a closing quote', row('"a"b'), 'csv-not-well-formed'],
    ['a byte that is not UTF-8', Buffer.from(row('caf\u00e9'), 'latin1'), 'encoding-contradicts'],
    ['a record without end', row(`"${'x'.repeat(MAX_RECORD + 300_000)}`), 'text-too-long'],
  ])('%s is named with its line', async (_, content, code) => {
    expect(await problemOf(content)).toMatchObject({ code, place: { line: 2 } });
  });

  it('a quote within an unquoted cell is text', async () => {
    expect((await read(row('5" disk')))[0]).toMatchObject({ name: '5" disk' });
  });

  it('a description stays small enough for one event, and what was cut is named', async () => {
    const header = 'legacyId,title,levelOfDescription,scopeAndContent,eventActors,notes';
    const long = '档'.repeat(40_000);
    const items = await read(
      `${header}\n1,${long},Fonds,${long},${Array.from({ length: 9_000 }, (_, i) => `a${i}`).join('|')},${long}\n`,
    );
    const [fonds] = items;
    expect(fonds?.kind === 'fonds' && Buffer.byteLength(JSON.stringify(fonds.description))).toBeLessThan(
      200_000,
    );
    expect(items.flatMap((item) => (item.kind === 'problem' ? [item.problem.facts.field] : []))).toEqual(
      expect.arrayContaining(['title', 'scope', 'lists']),
    );
  });

  it('dates that are none, or end before they begin, are named and not used; what is printed stays', async () => {
    const dates = ['1949-13-01,', '1951,1950', '1951-00-00,1952-03-00', '0000-00-00,0000-00-00'];
    const rows = dates.map((each, i) => `${i + 2},1,T,File,约1950年,${each}`).join('\n');
    const items = await read(
      `legacyId,parentId,title,levelOfDescription,eventDates,eventStartDates,eventEndDates\n1,,F,Fonds,,,\n${rows}\n`,
    );
    expect(
      items.flatMap((item) =>
        item.kind === 'problem' ? [[item.problem.place.line, item.problem.facts.found]] : [],
      ),
    ).toEqual([
      [3, '1949-13-01/'],
      [4, '1951/1950'],
    ]);
    const printed = '约1950年';
    expect(units(items).map(({ description }) => description.dates)).toEqual([
      [{ printed, certainty: 'unknown' }],
      [{ printed, certainty: 'unknown' }],
      [{ printed, from: '1951-01-01', to: '1952-03-31', certainty: 'approximate' }],
      [{ printed, certainty: 'unknown' }],
    ]);
  });

  it('records on the border of two reads are whole', async () => {
    const rows = Array.from({ length: 9_000 }, (_, i) => `u${i},1,"第${i}卷 ""档案""",File`).join('\r\n');
    const items = await read(`legacyId,parentId,title,levelOfDescription\r\n1,,F,Fonds\r\n${rows}`);
    expect(accounted(items)).toBe(9_001);
    expect(
      units(items).every(({ key, description }) => description.title === `第${key.value.slice(1)}卷 "档案"`),
    ).toBe(true);
    expect(items.at(-1)).toMatchObject({ place: { line: 9_002 } });
  });

  it('bytes changed anywhere give all rows accounted for or an UnreadableSource, nothing else', async () => {
    const bytes = Buffer.from(original);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.constantFrom(...Buffer.from('",\n\r|0129 '), 0xff));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of changes) changed[at] = byte;
        try {
          expect(accounted(await read(changed))).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableSource);
        }
      }),
      { numRuns: LARGE ? 3_000 : 80 },
    );
  });
});

it('a fonds without title or legacyId is named by its identifier; one without either is refused', async () => {
  const items = await read('legacyId,identifier,title,levelOfDescription\n,F1,,Fonds\n,,Nameless,Fonds\n');
  expect(items).toMatchObject([
    { kind: 'fonds', key: { value: 'atom-identifier:F1' }, name: 'F1' },
    { kind: 'problem', problem: { code: 'atom-title-missing' } },
    { kind: 'refused', problems: [{ code: 'atom-id-missing' }] },
  ]);
});

it('a legacyId that could be mistaken for a path is refused', async () => {
  const items = await read('legacyId,title,levelOfDescription\nrow[1],F,Fonds\n');
  expect(refusals(items)).toEqual([[2, 'atom-id-unusable']]);
});

it('every problem code that is used has a text in both languages, and every text is used', () => {
  const source = readdirSync(__dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && name !== 'problem-texts.ts')
    .map((name) => readFileSync(join(__dirname, name), 'utf8'))
    .join('\n');
  const used = [
    ...source.matchAll(/(?:atom(?:Warning|Unreadable|Refusal)\(|refuse\(\s*row,)\s*'([a-z-]+)'/g),
  ];
  expect([...new Set(used.map((match) => match[1]))].sort()).toEqual(Object.keys(ATOM_PROBLEM_TEXTS).sort());
  for (const { zh, en } of Object.values(ATOM_PROBLEM_TEXTS))
    for (const text of [zh.what, zh.cure, en.what, en.cure]) expect(text.length).toBeGreaterThan(3);
});

it('tells how many rows the first pass has seen, before anything is handed out', async () => {
  const path = join(folder, 'long.csv');
  const rows = Array.from({ length: 2_500 }, (_, i) => `${i + 2},1,File,t${i},en`);
  writeFileSync(
    path,
    ['legacyId,parentId,levelOfDescription,title,culture', '1,,Fonds,f,en', ...rows].join('\n'),
  );
  const seen: number[] = [];
  let first = 0;
  for await (const _ of readAtom(path, { onIndexed: (count) => void seen.push(count) }))
    first ||= seen.length;
  expect(seen).toEqual([1_000, 2_000, 2_501]);
  expect(first).toBe(3);
});

it('a unit with more rows within it than any file has goes back row by row, translations too', async () => {
  const within = Array.from({ length: MAX_ENTRIES + 1 }, (_, n) => `e${n},u,Item,t,zh`);
  const items = await read(
    [
      'legacyId,parentId,levelOfDescription,title,culture',
      ...['f,,Fonds,全宗,zh', 'u,f,File,大卷,zh', 'u,f,File,large,en', ...within, 'v,f,File,卷二,zh'],
    ].join('\n'),
  );
  const back = refusals(items);
  expect(back.slice(0, 3)).toEqual([
    [3, 'too-many-entries'],
    [4, 'atom-depends-on-refused'],
    [5, 'atom-depends-on-refused'],
  ]);
  expect([back.length, accounted(items)]).toEqual([MAX_ENTRIES + 3, MAX_ENTRIES + 5]);
  expect(units(items).map(({ key }) => key.value)).toEqual(['v']);
});

it('a secrecy mark in text that the description cuts or leaves out goes with its record', async () => {
  const long = '字'.repeat(5_000);
  const items = await read(
    [
      'legacyId,parentId,levelOfDescription,title,archivistNote,culture',
      ...['f,,Fonds,全宗,,zh', `u,f,File,卷一,${long}密级：机密,zh`, `e,u,Item,${long}【秘密】,,zh`],
      ...[`u,f,File,Large,${long}绝密★长期,en`, 'x,none,File,无上级,,zh,机密'],
    ].join('\n'),
  );
  expect(unit(items, 'u')).toMatchObject({
    marks: ['密级:机密', '绝密★长期'],
    entries: [{ marks: ['【秘密】'] }],
  });
  expect(items.find((item) => item.kind === 'refused')).toMatchObject({
    place: { line: 6 },
    marks: ['机密'],
  });
});
