import { civilDate } from '@fonds/kernel';
import { dbfBytes } from '../../../../test/fixtures/sheets/dbf.fixture';
import { temporaryFolder } from '../../../../test/fixtures/sheets/workbook.fixture';
import { hiddenRow, number, xlsBytes } from '../../../../test/fixtures/sheets/xls.fixture';
import { problemText } from '../application/problem-texts';
import { openBook } from '../sheets/open-book';
import type { SourceItem } from '../source';
import { readCatalogue } from './catalogue.reader';
import type { CatalogueOptions } from './findings';

const folder = temporaryFolder();
afterAll(() => folder.remove());

async function read(bytes: Buffer, name: string, options: Partial<CatalogueOptions> = {}) {
  const book = await openBook(folder.file(name, bytes));
  try {
    const items: SourceItem[] = [];
    for await (const item of readCatalogue(book, { today: civilDate('2026-01-01'), ...options }))
      items.push(item);
    return {
      items,
      units: items.flatMap((item) => (item.kind === 'unit' ? [item] : [])),
      refused: items.flatMap((item) => (item.kind === 'refused' ? [item] : [])),
      control: items.flatMap((item) => (item.kind === 'control' ? [item] : [])),
    };
  } finally {
    await book.close();
  }
}

describe('a catalogue as .xls', () => {
  const rows = [
    ['归档文件目录'],
    ['全宗号：C038'],
    ['目录号', '案卷号', '件号', '题名', '责任者', '日期', '页数'],
    [
      number(1, '000'),
      number(2, '000'),
      number(3, '000'),
      '关于防汛的通知',
      '局',
      number(36411, 'yyyy/m/d'),
      number(4),
    ],
    [number(1, '000'), number(2, '000'), number(4, '000'), '〃', '〃', number(36412, 'yyyy/m/d'), number(1)],
  ];

  it('is read by the rules of every catalogue: cover, parts with their zeros, serials, 〃', async () => {
    const { units, items } = await read(xlsBytes({ sheets: [{ name: '目录', rows }] }), 'a.xls');
    expect(units.map(({ key }) => key.value)).toEqual(['C038-001-002']);
    expect(units[0]?.entries.map(({ description: { title, dates } }) => [title, dates?.[0]?.from])).toEqual([
      ['关于防汛的通知', '1999-09-08'],
      ['关于防汛的通知', '1999-09-09'],
    ]);
    expect(items.find(({ kind }) => kind === 'unit')).toMatchObject({ place: { sheet: '目录' } });
  });

  it('in the other date system is four years later by the same serials', async () => {
    const { units } = await read(xlsBytes({ sheets: [{ rows }], date1904: true }), 'a.xls');
    expect(units[0]?.entries[0]?.description.dates?.[0]?.from).toBe('2003-09-09');
  });

  it('with hidden rows stops until somebody decides', async () => {
    const bytes = xlsBytes({ sheets: [{ name: '目录', rows }], records: [hiddenRow(4)] });
    await expect(read(bytes, 'a.xls')).rejects.toMatchObject({
      problem: { code: 'hidden-rows-undecided', facts: { rows: 1, sheets: '目录: 1' } },
    });
    expect((await read(bytes, 'a.xls', { hiddenRows: 'exclude' })).units[0]?.entries).toHaveLength(1);
  });
});

describe('a catalogue as .dbf', () => {
  const fields = [
    ['DH', 'C', 24],
    ['TM', 'C', 20],
    ['ZRZ', 'C', 10],
    ['RQ', 'D', 8],
    ['YS', 'N', 4],
    ['MJ', 'C', 4],
  ] as const;
  const line = (number: string, title = '关于防汛的通知', mark = ''): string[] => [
    `J019-WS·2019·Y-${number}`,
    title,
    '水务局',
    '20190301',
    '12',
    mark,
  ];

  it('is read under its field names, the first letters in Pinyin', async () => {
    const { units, refused } = await read(
      dbfBytes({ fields, codePage: 0x03, records: [{ cells: line('0001') }] }),
      'a.dbf',
      { fondsName: '水务局' },
    );
    expect(refused).toEqual([]);
    expect(units).toMatchObject([
      {
        key: { kind: 'code', value: 'J019-WS·2019·Y-0001' },
        description: {
          title: '关于防汛的通知',
          creators: ['水务局'],
          pages: 12,
          dates: [{ from: '2019-03-01' }],
        },
        row: { DH: 'J019-WS·2019·Y-0001', RQ: '20190301' },
        place: { file: 'a.dbf', line: 2 },
      },
    ]);
    expect(units[0]?.place).not.toHaveProperty('sheet');
  });

  it('tells every deleted record as a control row, and takes none of them for a second bearer of its code', async () => {
    const { units, refused, control } = await read(
      dbfBytes({
        fields,
        records: [
          { cells: line('0001', '旧题名'), deleted: true },
          { cells: line('0001') },
          { cells: line('0002'), deleted: true },
        ],
      }),
      'a.dbf',
    );
    expect([units.length, refused.length]).toEqual([1, 0]);
    expect(control.map(({ place, problems, row }) => [place.line, problems[0]?.code, row?.['B']])).toEqual([
      [2, 'deleted-record', '旧题名'],
      [4, 'deleted-record', '关于防汛的通知'],
    ]);
  });

  it('keeps the text of a deleted record with a running secrecy mark out, as of any other', async () => {
    const { items } = await read(
      dbfBytes({
        fields,
        records: [{ cells: line('0001') }, { cells: line('0002', '某事', '机密'), deleted: true }],
      }),
      'a.dbf',
    );
    expect(items.map(({ kind }) => kind)).toContain('heldOut');
    expect(JSON.stringify(items)).not.toContain('某事');
  });

  it('refuses a row whose text its field cut within a character', async () => {
    const { units, refused } = await read(
      dbfBytes({
        fields: [
          ['DH', 'C', 24],
          ['TM', 'C', 9],
          ['ZRZ', 'C', 10],
        ],
        records: [{ cells: line('0001', '通知') }, { cells: line('0002') }],
      }),
      'a.dbf',
    );
    expect(units).toHaveLength(1);
    const [problem] = refused[0]?.problems ?? [];
    expect(problem).toMatchObject({
      code: 'text-cut-short',
      facts: { column: 'TM', value: '关于防汛\ufffd' },
    });
    for (const language of ['zh', 'en'] as const)
      expect(problem && problemText('catalogue', problem, language).what).toContain('关于防汛\ufffd');
  });
});
