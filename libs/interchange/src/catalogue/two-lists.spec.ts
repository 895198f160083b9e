import type { FixtureCell } from '../../../../test/fixtures/catalogue/memory-book';
import { read } from '../../test/read-catalogue.fixture';

const FILES: FixtureCell[][] = [['案卷目录'], ['档号', '案卷题名', '责任者', '起止日期', '保管期限', '密级']];
const file = (number: string, title: string, dates = '2001', secrecy = ''): FixtureCell[] => [
  `Q102-WS·2001·Y-${number}`,
  title,
  '厂办',
  dates,
  '永久',
  secrecy,
];
const ENTRIES: FixtureCell[][] = [['卷内文件目录'], ['档号', '题名', '责任者', '日期', '页号']];
const entry = (file: string, number: string, title: string, date = '20010203'): FixtureCell[] => [
  `Q102-WS·2001·Y-${file}-${number}`,
  title,
  '厂办',
  date,
  '1',
];
const book = (
  files: FixtureCell[][],
  entries: FixtureCell[][],
  heads: readonly FixtureCell[][] = ENTRIES,
) => [
  { name: '案卷', rows: [...FILES, ...files] },
  { name: '卷内', rows: [...heads, ...entries] },
];
const titles = ({ units }: Awaited<ReturnType<typeof read>>) =>
  units.map(({ description, entries }) => [
    description.title,
    entries.map((each) => [each.key, each.description.title]),
  ]);

describe('files on one sheet and their entries on another', () => {
  const files = [file('0001', '甲'), file('0002', '乙'), file('0003', '丙')];
  const entries = [entry('0001', '001', '一'), entry('0001', '002', '二'), entry('0003', '001', '三')];
  const whole = [
    [
      '甲',
      [
        ['Q102-WS·2001·Y-0001-001', '一'],
        ['Q102-WS·2001·Y-0001-002', '二'],
      ],
    ],
    ['丙', [['Q102-WS·2001·Y-0003-001', '三']]],
    ['乙', []],
  ];

  it('are one file each, described by its row; no row of either is lost or found wanting', async () => {
    const answer = await read(book(files, entries));
    expect(titles(answer).sort()).toEqual([...whole].sort());
    expect(answer.units.reduce((sum, { components }) => sum + components, 0)).toBe(6);
    expect(answer.items.filter((item) => item.kind === 'refused' || item.kind === 'problem')).toEqual([]);
  });

  it('are told of when the list of the files is not in the book, before anything is registered without a title', async () => {
    const { items } = await read([{ name: '卷内', rows: [...ENTRIES, ...entries] }]);
    const told = items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []));
    expect(told).toContainEqual(
      expect.objectContaining({
        ...{ code: 'files-unlisted', severity: 'warning', facts: { count: 2, firstRow: 3 } },
      }),
    );
  });

  it('are the same in one sheet that lists the files first, as rows that went back are', async () => {
    const [, header = []] = FILES;
    const rows: FixtureCell[][] = [
      [...header, '题名', '日期', '著录层级'],
      ...files.map((row) => [...row, '', '', '案卷']),
      ...entries.map(([code = '', title = '']) => [code, '', '', '', '', '', title, '20010203', '卷内文件']),
    ];
    expect(titles(await read([{ name: '问题', rows }])).sort()).toEqual([...whole].sort());
  });

  it('are put together by 案卷档号 and 顺序号, whatever the form of the codes', async () => {
    const heads: FixtureCell[][] = [['卷内文件目录'], ['案卷档号', '顺序号', '题名', '日期']];
    const rows: FixtureCell[][] = [
      ['Q102-WS·2001·Y-0001', '1', '一', '20010203'],
      ['Q102-WS·2001·Y-0001', '2', '二', '20010204'],
      ['Q102-WS·2001·Y-0003', '1', '三', '20010205'],
    ];
    const numbered = [
      [
        '甲',
        [
          ['1', '一'],
          ['2', '二'],
        ],
      ],
      ['丙', [['1', '三']]],
      ['乙', []],
    ];
    expect(titles(await read(book(files, rows, heads))).sort()).toEqual(numbered.sort());
  });

  it('go back whole when a row of either is wrong, each telling of the other', async () => {
    const answer = await read(
      book(
        [file('0001', '甲', '20010231'), file('0002', '乙')],
        [entry('0001', '001', '一'), entry('0002', '001', '二', '20010231'), entry('0002', '002', '三')],
      ),
    );
    expect(answer.units).toEqual([]);
    const told = answer.refused.map(({ place, problems }) => [
      `${place.sheet} ${place.line}`,
      problems.map(({ code, facts }) => [code, facts.otherSheet, facts.otherRow]),
    ]);
    expect(Object.fromEntries(told)).toEqual({
      '案卷 3': [['date-impossible', undefined, undefined]],
      '案卷 4': [['entries-not-registered-there', '卷内', 4]],
      '卷内 3': [['file-not-registered-there', '案卷', 3]],
      '卷内 4': [['date-impossible', undefined, undefined]],
      '卷内 5': [['entry-not-registered', undefined, undefined]],
    });
  });

  it('are held out together when the file is secret, and none of their text gets out', async () => {
    const { items, units } = await read(
      book(
        [file('0001', '甲', '2001', '秘密')],
        [entry('0001', '001', '藏一'), entry('0001', '002', '藏二', '20010231')],
      ),
    );
    expect(units).toEqual([]);
    expect(items.map(({ kind }) => kind).filter((kind) => kind !== 'problem')).toEqual(
      Array.from({ length: 3 }, () => 'heldOut'),
    );
    expect(JSON.stringify(items)).not.toContain('藏');
  });

  it('are refused with a cure where the entries come first', async () => {
    const [list, inner] = book(files.slice(0, 1), entries.slice(0, 1));
    const { units, codes } = await read([inner, list].flatMap((each) => each ?? []));
    expect(units).toEqual([]);
    expect(codes).toEqual([['file-not-registered-there'], ['file-listed-after-its-sheet']]);
  });
});

it('more files apart from their entries than can wait for them are refused whole, with the cure', async () => {
  /** Files have four digits: some thousands of each year. */
  const ofYears = (row: (number: string) => FixtureCell[], count: number) =>
    Array.from({ length: count }, (_, n) => {
      const [code, ...rest] = row(String((n % 5_000) + 1).padStart(4, '0'));
      return [String(code).replace('·2001·', `·${2001 + Math.floor(n / 5_000)}·`), ...rest];
    });
  const many = (count: number) =>
    book(
      ofYears((number) => file(number, '卷'), count),
      ofYears((number) => entry(number, '001', '一'), count),
    );
  await expect(read(many(15_001))).rejects.toMatchObject({
    problem: { code: 'too-many-files-apart', facts: { files: 15_001, most: 15_000 } },
  });
  const { units, refused } = await read(many(51));
  expect([units.length, refused.length]).toEqual([51, 0]);
}, 60_000);
