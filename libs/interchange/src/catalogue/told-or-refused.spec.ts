import { dateCell, numberCell, type FixtureCell } from '../../../../test/fixtures/catalogue/memory-book';
import { HEADER, line, read, sheet, TITLE } from '../../test/read-catalogue.fixture';

const told = async (code: string, ...rows: readonly (readonly FixtureCell[])[]) => {
  const { items, ...all } = await read(sheet(...rows));
  const problems = items.flatMap((item) =>
    item.kind === 'problem' && item.problem.code === code ? [item.problem] : [],
  );
  return { ...all, problems };
};

describe('what would be read as something else', () => {
  it('two tables side by side: a row with two records goes back, a row with one is registered', async () => {
    const half = ['序号', '档号', '题名'];
    const { units, codes, refused } = await read(
      sheet(
        TITLE,
        [...half, ...half],
        ['1', 'J019-WS·2019·Y-0001', '甲', '3', 'J019-WS·2019·Y-0003', '丙'],
        ['2', 'J019-WS·2019·Y-0002', '乙', '', '', ''],
      ),
    );
    expect(codes).toEqual([['records-side-by-side']]);
    expect(refused[0]?.problems[0]?.facts).toEqual({ column: '题名#2' });
    expect(units.map(({ key }) => key.value)).toEqual(['J019-WS·2019·Y-0002']);
  });

  it('a second column of one name beside no second number is a column like any other', async () => {
    const { units, codes } = await read(
      sheet(TITLE, ['档号', '题名', '题名'], ['J019-WS·2019·Y-0001', '甲', '又名']),
    );
    expect(codes).toEqual([]);
    expect(units[0]?.description).toMatchObject({ title: '甲', other: { '题名#2': '又名' } });
  });

  it('an entry whose code is of another file than the one above the table: all go back', async () => {
    const rows = (second: string) =>
      sheet(
        ['卷内文件目录'],
        ['案卷档号：C038-001-002'],
        ['序号', '档号', '题名', '日期'],
        ['1', 'C038-001-002-001', '甲', '1958'],
        ['2', second, '乙', '1958'],
      );
    expect((await read(rows('C038-001-002-002'))).units[0]?.entries).toHaveLength(2);
    const { codes, refused, units } = await read(rows('C038-001-003-002'));
    expect(units).toEqual([]);
    expect(codes).toEqual([['entry-not-registered'], ['contradicts-cover']]);
    expect(refused[1]?.problems[0]?.facts).toEqual({
      ...{ part: '案卷', value: 'C038-001-003', at: 'B5', other: 'C038-001-002', otherAt: 'A2' },
    });
  });

  it.each(['0004；J019-WS·2019·Y-0005', '0004、0005', '0004～0006', '0004至0006'])(
    'several codes in one cell: %s',
    async (numbers) => {
      expect((await read(sheet(TITLE, HEADER, line(numbers)))).codes).toEqual([['code-several']]);
    },
  );

  it('several numbers in one cell of a part of the code, and in 案卷档号', async () => {
    const header = ['全宗号', '目录号', '案卷号', '案卷题名'];
    expect((await read(sheet(header, ['C038', '001', '6、7', '甲']))).codes).toEqual([['code-several']]);
    const entries = sheet(['卷内目录'], ['案卷档号', '序号', '题名'], ['C038-001-001、002', '1', '甲']);
    expect((await read(entries)).codes).toEqual([['code-several']]);
  });

  it('a number that became a date, or lost its last zero', async () => {
    const header = ['全宗号', '目录号', '案卷号', '案卷题名'];
    const rows = (number: FixtureCell) => read(sheet(header, ['C038', '001', number, '甲']));
    expect((await rows(dateCell(36925, '2001/2/3'))).codes).toEqual([['code-scientific']]);
    expect((await rows(numberCell(1.1))).codes).toEqual([['code-scientific']]);
    expect((await rows(numberCell(3, '003'))).units).toMatchObject([{ key: { value: 'C038-001-003' } }]);
  });
});

describe('what is registered and told', () => {
  it('a file that its entries call by two titles has the first', async () => {
    const header = ['全宗号', '目录号', '案卷号', '案卷题名', '件号', '题名'];
    const entry = (title: string, number: string) => ['C038', '001', '001', title, number, '通知'];
    const { units, problems } = await told(
      ...([
        'file-title-differs',
        header,
        entry('防汛', '1'),
        entry('防汛', '2'),
        entry('抗旱', '3'),
      ] as const),
    );
    expect(units).toMatchObject([{ description: { title: '防汛' }, entries: [{}, {}, {}] }]);
    expect(problems).toMatchObject([
      { severity: 'warning', place: { line: 4 }, facts: { value: '抗旱', other: '防汛', otherRow: 2 } },
    ]);
  });

  it('one day of two is taken for both, and counted', async () => {
    const row = (number: string, ...days: string[]) => [`C038-001-00${number}`, '卷', ...days];
    const half = async (...header: string[]) =>
      (
        await told(
          ...([
            'range-half-given',
            ['档号', '案卷题名', ...header],
            row('1', '1958', '1959'),
            row('2', '', '1959.5'),
            row('3', '1958.3', ''),
            row('4', '', ''),
            row('5', '1958-1959', ''),
          ] as const),
        )
      ).problems.map(({ facts }) => facts);
    expect(await half('起始日期', '终止日期')).toEqual([{ count: 2, firstRow: 3 }]);
    expect(await half('日期', '备注')).toEqual([]);
  });

  it('a date without a figure is kept as text, and counted', async () => {
    const rows = ['县政府', '清末', '不详', '无', '民国三十六年', '1958', '/'].map((date, n) => [
      `J019-WS·2019·Y-000${n}`,
      ...['通知', '局', date],
    ]);
    const { units, problems } = await told('date-in-words', TITLE, HEADER, ...rows);
    expect(units).toHaveLength(rows.length);
    expect(problems.map(({ facts }) => facts)).toEqual([{ count: 2, firstRow: 3 }]);
  });

  it('a hidden sheet that is left out is told as one', async () => {
    const sheets = [
      { name: '件', rows: [HEADER, line('0001')] },
      { name: '藏', hidden: true, rows: [HEADER, line('0002'), line('0003')] },
    ];
    const { items, units } = await read(sheets, { hiddenRows: 'exclude' });
    expect(units).toHaveLength(1);
    const told = items.flatMap((item) => (item.kind === 'problem' ? [item.problem] : []));
    expect(told).toContainEqual(
      expect.objectContaining({ code: 'hidden-sheet-excluded', facts: { sheet: '藏', rows: 3 } }),
    );
    expect(told.map(({ code }) => code)).not.toContain('sheet-without-header');
  });

  it('hidden columns are read like the others and named once a sheet, those with cells', async () => {
    const rows = [
      TITLE,
      [...HEADER, '备注', '库位'],
      ...['0001', '0002'].map((n) => [...line(n), '', '', n]),
    ];
    const { items, units } = await read([
      { name: '件', rows, hiddenColumns: [2, 3, 4, 5, 6] },
      { name: '看得见', rows: [HEADER, line('0003')] },
    ]);
    expect(units.map(({ description }) => description.creators)).toEqual([['局'], ['局'], ['局']]);
    expect(
      items.flatMap((item) =>
        item.kind === 'problem' && item.problem.code === 'hidden-columns-read' ? [item.problem] : [],
      ),
    ).toEqual([
      expect.objectContaining({
        severity: 'warning',
        place: { file: 'catalogue.xlsx', sheet: '件' },
        facts: { columns: 'C 责任者, D 日期, G' },
      }),
    ]);
  });

  it('a record of a text file that is longer than the others may be shifted', async () => {
    const rows = sheet(HEADER, [...line('0001'), ''], [...line('0002'), '', ''], [...line('0003'), '']);
    const beyond = async (kind: 'csv' | 'xlsx') =>
      (await read(rows, {}, { kind })).items.flatMap((item) =>
        item.kind === 'problem' && item.problem.code === 'cells-beyond-header' ? [item.problem.facts] : [],
      );
    expect(await beyond('csv')).toEqual([{ count: 1, firstRow: 3 }]);
    expect(await beyond('xlsx')).toEqual([]);
  });

  it('sums carried over from page to page are no rows', async () => {
    const { codes, units } = await read(
      sheet(TITLE, [...HEADER, '页数'], ['承前页', '', '', '', '6'], line('0001'), [
        '过次页',
        '',
        '',
        '',
        '9',
      ]),
    );
    expect([codes, units.length]).toEqual([[], 1]);
  });
});
