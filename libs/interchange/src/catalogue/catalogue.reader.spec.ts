import { numberCell, type FixtureCell } from '../../../../test/fixtures/catalogue/memory-book';
import { read, sheet, HEADER, line, TITLE } from '../../test/read-catalogue.fixture';

describe('hidden and filtered rows', () => {
  const hidden = sheet(TITLE, HEADER, line('0001'), { cells: line('0002', '筛掉'), hidden: true }, [
    '',
    '〃',
    '',
    '',
  ]);
  it('stop everything until somebody decides', async () => {
    await expect(read(hidden)).rejects.toMatchObject({
      problem: { code: 'hidden-rows-undecided', severity: 'file', facts: { rows: 1, sheets: '表1: 1' } },
    });
  });
  it('come in when included', async () =>
    expect((await read(hidden, { hiddenRows: 'include' })).units).toHaveLength(2));
  it('stay out, named and without their text, when excluded', async () => {
    const { units, items } = await read(
      sheet(TITLE, HEADER, line('0001'), { cells: line('0002', '筛掉'), hidden: true }),
      { hiddenRows: 'exclude' },
    );
    expect(units).toHaveLength(1);
    expect(items.find((item) => item.kind === 'control')).toMatchObject({
      components: 0,
      place: { line: 4 },
      problems: [{ code: 'hidden-row-excluded' }],
    });
    expect(JSON.stringify(items)).not.toContain('筛掉');
  });
  it('are all rows of a hidden sheet', async () => {
    await expect(read([{ name: '藏', hidden: true, rows: [HEADER, line('0001')] }])).rejects.toMatchObject({
      problem: { code: 'hidden-rows-undecided' },
    });
  });
});

describe('a sheet without a header', () => {
  it('makes a file unreadable when there is no other, with a cure', async () => {
    await expect(read(sheet(line('0001'), line('0002')))).rejects.toMatchObject({
      problem: { code: 'header-not-found', severity: 'file' },
    });
    await expect(read([])).rejects.toMatchObject({ problem: { code: 'header-not-found' } });
  });
  it('is a cover for the sheets that follow', async () => {
    const { units, items } = await read([
      { name: '封面', rows: [['全宗名称：教育局'], ['保管期限：永久']] },
      { name: '目录', rows: [TITLE, HEADER, line('0001')] },
    ]);
    expect(units[0]?.description.retention).toBe('永久');
    expect(items).toContainEqual(expect.objectContaining({ kind: 'fonds', name: '教育局', number: 'J019' }));
    expect(items).toContainEqual(
      expect.objectContaining({
        kind: 'problem',
        problem: expect.objectContaining({ code: 'sheet-without-header' }) as unknown,
      }),
    );
  });
  it.each(['　　第 1 页', '  共3页 第１页', '　（第一页）', '　　填报日期：２０２４年３月　第1页'])(
    'ends a value before %j',
    async (rest) => {
      const cover = [`全宗号：J019　全宗名称：青城 第一印刷厂${rest}`];
      const { items } = await read([{ name: '目录', rows: [cover, HEADER, line('0001')] }]);
      expect(items).toContainEqual(expect.objectContaining({ kind: 'fonds', name: '青城 第一印刷厂' }));
    },
  );
  it('is refused, not dropped, when its rows are data', async () => {
    const { refused } = await read([
      { name: '一', rows: [TITLE, HEADER, line('0001')] },
      { name: '二', rows: [line('0002'), line('0003')] },
    ]);
    expect(refused).toMatchObject([
      { components: 2, place: { sheet: '二' }, problems: [{ code: 'rows-without-header' }] },
    ]);
  });
});

describe('a file (案卷)', () => {
  it('listed on one sheet and detailed on its own is one unit', async () => {
    const { units } = await read([
      {
        name: '案卷目录',
        rows: [
          ['案卷目录'],
          ['全宗号：C038', '目录号：001'],
          ['案卷号', '案卷题名', '起止日期', '保管期限'],
          [numberCell(1, '001'), '水利卷', '1957-1958', '长期'],
          ['002', '土地卷', '1957', '长期'],
        ],
      },
      {
        name: '001',
        rows: [
          ['卷内文件目录'],
          ['全宗号：C038 目录号：001 案卷号：001'],
          ['顺序号', '题名', '日期', '页号'],
          ['1', '请示', '1957', '1'],
          ['2', '批复', '1957', '4-6'],
        ],
      },
    ]);
    expect(
      units.map((unit) => [unit.key.value, unit.description.title, unit.components, unit.entries.length]),
    ).toEqual([
      ['C038-001-002', '土地卷', 1, 0],
      ['C038-001-001', '水利卷', 3, 2],
    ]);
  });
  it('may follow another on one sheet, each with its own head', async () => {
    const head = (number: string): FixtureCell[] => [
      `全宗号：C038 目录号：001 案卷号：${number}`,
      '',
      '',
      `案卷题名：${number}卷`,
    ];
    const header: FixtureCell[] = ['顺序号', '责任者', '题名', '页号'];
    const { units, codes } = await read(
      sheet(
        ['卷内文件目录'],
        head('001'),
        header,
        ['1', '局', '请示', '1'],
        ['卷内文件目录'],
        head('002'),
        header,
        ['1', '局', '批复', '1'],
        ['2', '局', '报告', '3'],
      ),
    );
    expect(codes).toEqual([]);
    expect(units.map((unit) => [unit.key.value, unit.description.title, unit.entries.length])).toEqual([
      ['C038-001-001', '001卷', 1],
      ['C038-001-002', '002卷', 2],
    ]);
  });
  it('is known from its entries when it has no row', async () => {
    const { units } = await read(
      sheet(
        ['卷内文件目录'],
        ['档号', '题名', '日期'],
        ['C038-001-002-001', '请示', '1957'],
        ['C038-001-002-002', '批复', '1957'],
        ['C038-001-003-001', '报告', '1957'],
      ),
    );
    expect(
      units.map((unit) => [unit.key.value, unit.entries.length, unit.description.derived?.includes('title')]),
    ).toEqual([
      ['C038-001-002', 2, true],
      ['C038-001-003', 1, true],
    ]);
  });
  it('that is secret takes its entries with it', async () => {
    const { units, items } = await read(
      sheet(
        ['案卷号', '件号', '档号', '案卷题名', '题名', '密级'],
        ['001', '', 'C038-001-001', '密卷', '', '机密'],
        ['', '001', 'C038-001-001-001', '', '密件', ''],
        ['002', '', 'C038-001-002', '土地卷', '', ''],
      ),
    );
    expect(units.map((unit) => unit.key.value)).toEqual(['C038-001-002']);
    expect(items.filter((item) => item.kind === 'heldOut')).toHaveLength(2);
    expect(JSON.stringify(items)).not.toMatch(/密卷|密件/);
  });
  it('changes its digest with any change to a row within', async () => {
    const of = async (title: string) =>
      (await read(sheet(['卷内文件目录'], ['档号', '题名'], ['C038-001-002-001', title]))).units[0]?.digest;
    expect(await of('请示')).toBe(await of('请示'));
    expect(await of('请示')).not.toBe(await of('请示 '));
  });
});

describe('a file as a CSV', () => {
  it('has lines instead of sheets', async () => {
    const { units } = await read(sheet(TITLE, HEADER, line('0001')), {}, { kind: 'csv' });
    expect(units[0]?.place).toEqual({ file: 'catalogue.xlsx', line: 3 });
  });
});

it('案卷题名 beside 题名 lists what lies within, though the table is called 案卷目录', async () => {
  const { units, items } = await read(
    sheet(
      ['案卷目录', '全宗号：A001', '目录号：001'],
      ['案卷号', '案卷题名', '件号', '题名', '密级'],
      ['001', '水利卷', '', '', ''],
      ['001', '', '001', '请示', ''],
      ['002', '专卷', '', '', '机密'],
      ['002', '', '001', '专件', ''],
    ),
  );
  expect(units.map(({ key, entries }) => [key.value, entries.length])).toEqual([['A001-001-001', 1]]);
  expect(items.filter((item) => item.kind === 'heldOut')).toHaveLength(2);
  expect(JSON.stringify(items)).not.toMatch(/专卷|专件/);
});

it('the same book twice gives the same records', async () => {
  const rows = sheet(TITLE, HEADER, line('0001'), line('0002'));
  expect((await read(rows)).items).toEqual((await read(rows)).items);
});

it('ten thousand rows come through one by one', async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => line(String(index).padStart(5, '0')));
  expect((await read(sheet(TITLE, HEADER, ...rows))).units).toHaveLength(10_000);
});
