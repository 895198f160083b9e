import { civilDate } from '@fonds/kernel';
import { dbfBytes } from '../../../../test/fixtures/sheets/dbf.fixture';
import { temporaryFolder, workbookBytes } from '../../../../test/fixtures/sheets/workbook.fixture';
import { hiddenColumns, hiddenRow, number, xlsBytes } from '../../../../test/fixtures/sheets/xls.fixture';
import { problemText } from '../application/problem-texts';
import { readListFile } from './list-file';
import type { UnitList, UnitListOptions } from './unit-list';
import { readUnitList } from './unit-list.reader';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const today = civilDate('2026-01-01');
const ID = '7d1a3b5c-0e2f-8a4b-9c6d-1e2f3a4b5c6d';

const read = (
  content: string | Buffer,
  options: Partial<UnitListOptions> = {},
  name = '清册.csv',
): Promise<UnitList> => readUnitList(folder.file(name, content), { today, ...options });
const codes = (list: UnitList): (string | undefined)[] => list.rows.map(({ code }) => code?.normalised);
const problems = (list: UnitList): [number | undefined, string][] =>
  list.problems.map(({ place, code }) => [place.line, code]);

describe('a list of units', () => {
  it('of one code a line needs no header; ids of units are known by themselves', async () => {
    const list = await read(`J019-WS·2019·Y-0001\r\nＪ０１９－ＷＳ·2019·Y－0002\r\n${ID.toUpperCase()}\r\n`);
    expect(codes(list)).toEqual(['J019-WS·2019·Y-0001', 'J019-WS·2019·Y-0002', undefined]);
    expect(list.rows[2]).toEqual({ row: 3, unit: ID, columns: {} });
    expect(list.problems).toEqual([]);
  });

  it('with 档号 alone as header gives the columns that a transfer asks for, as printed', async () => {
    const list = await read(
      '档号,题名,开放意见,政府信息公开情况,密级变更,到期开放意见,备注\n' +
        'J019-WS·2019·Y-0001,通知, 开放 ,主动公开,已解密,延期开放,原件\n',
    );
    expect(list.rows[0]?.columns).toEqual({
      openingOpinion: ' 开放 ',
      disclosure: '主动公开',
      secrecyChange: '已解密',
      dueOpinion: '延期开放',
      remark: '原件',
    });
    // The title stays where it is: a list names units, it does not describe them.
    expect(JSON.stringify(list)).not.toContain('通知');
    expect(codes(await read('档号\nJ019-WS·2019·Y-0001\n'))).toEqual(['J019-WS·2019·Y-0001']);
  });

  it('with the parts in columns, zeros by their format, and the fonds above the table', async () => {
    const list = await read(
      xlsBytes({
        sheets: [
          {
            name: '表',
            rows: [
              ['全宗号：C038'],
              ['目录号', '案卷号', '开放意见'],
              [number(1, '000'), number(2, '000'), '开放'],
            ],
          },
        ],
      }),
      {},
      '清册.xls',
    );
    expect(list.rows).toMatchObject([{ row: 3, sheet: '表', columns: { openingOpinion: '开放' } }]);
    expect(codes(list)).toEqual(['C038-001-002']);
  });

  it('a letter O for a zero is refused, never mended; a row without a code is told', async () => {
    const list = await read('档号,开放意见\nJ019-WS·2O19·Y-0001,开放\n,控制\nJ019-WS·2019·Y-0003,开放\n');
    expect(problems(list)).toEqual([
      [2, 'code-letter-o'],
      [3, 'list-row-without-code'],
    ]);
    expect(list.problems[0]?.place.column).toBe('档号');
    expect(list.counted).toBe(3);
  });

  it('what contradicts its own columns is refused', async () => {
    const list = await read('全宗号,档号\nJ020,J019-WS·2019·Y-0001\n');
    expect(list.rows).toEqual([]);
    expect(list.problems).toMatchObject([{ severity: 'refused' }]);
  });

  it('the same unit twice counts once; with other columns neither counts, and each names the other', async () => {
    const list = await read(
      '档号,开放意见\nJ019-001-0001,开放\nJ019-001-0002,开放\nJ019-001-0001,开放\nJ019-001-0002,控制\nJ019-001-0003,\n',
    );
    expect(codes(list)).toEqual(['J019-001-0001', 'J019-001-0003']);
    expect(list.problems.map(({ place, code, facts }) => [place.line, code, facts['otherRow']])).toEqual([
      [3, 'list-duplicate-differs', 5],
      [4, 'list-duplicate', 2],
      [5, 'list-duplicate-differs', 3],
    ]);
  });

  it('hidden and filtered rows stop everything until somebody decides', async () => {
    const bytes = xlsBytes({
      sheets: [
        { name: '甲', rows: [['档号'], ['J019-001-0001']] },
        { name: '乙', rows: [['档号'], ['J019-001-0002'], ['J019-001-0003']] },
      ],
      records: [hiddenRow(1), hiddenRow(2)],
    });
    await expect(read(bytes, {}, 'a.xls')).rejects.toMatchObject({
      problem: {
        code: 'hidden-rows-undecided',
        severity: 'file',
        facts: { rows: 2, sheets: '乙: 2 (2, 3)' },
      },
    });
    const included = await read(bytes, { hiddenRows: 'include' }, 'a.xls');
    expect(included.rows.map(({ hidden }) => hidden)).toEqual([undefined, true, true]);
    expect(included.hidden).toEqual({ rows: 2, decision: 'include' });
    const excluded = await read(bytes, { hiddenRows: 'exclude' }, 'a.xls');
    expect(codes(excluded)).toEqual(['J019-001-0001']);
    expect(problems(excluded)).toEqual([
      [2, 'hidden-row-excluded'],
      [3, 'hidden-row-excluded'],
    ]);
  });

  it('hidden columns with cells in its rows are read like the others, and named once a sheet', async () => {
    const rows = [
      ['档号', '开放意见', '题名', '备注', '密级'],
      ['J019-001-0001', '开放', '甲', '', ''],
      ['J019-001-0002', '控制', '某事', '内情', '机密'],
      ['合计', '', '', '2', ''],
    ];
    const bytes = xlsBytes({ sheets: [{ name: '甲', rows }], records: [hiddenColumns(1, 3)] });
    const list = await read(bytes, {}, 'a.xls');
    expect(list.rows.map(({ columns }) => columns)).toEqual([{ openingOpinion: '开放' }]);
    expect(list.problems[0]).toEqual({
      ...{ code: 'list-hidden-columns', severity: 'warning', place: { file: 'a.xls', sheet: '甲' } },
      facts: { columns: 'B 开放意见, C 题名' },
    });
    expect(list.problems.map(({ code }) => code).slice(1)).toEqual(['held-out-undated', 'total-row']);
  });

  it('a hidden sheet is a hidden row many times', async () => {
    const row = (text: string): string => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const bytes = await workbookBytes({
      sheets: [{ name: '藏', state: 'hidden', rows: row('档号') + row('J019-001-0001') }],
    });
    await expect(read(bytes, {}, 'a.xlsx')).rejects.toMatchObject({
      problem: { code: 'hidden-rows-undecided', facts: { rows: 2 } },
    });
  });

  it('totals, notes, repeated headers and deleted records are no units, and are told', async () => {
    const list = await read('档号,题名\nJ019-001-0001,甲\n档号,题名\n合计,1\n');
    expect(problems(list)).toEqual([
      [3, 'repeated-header'],
      [4, 'total-row'],
    ]);
    const table = await read(
      dbfBytes({
        fields: [['DH', 'C', 20]],
        records: [{ cells: ['J019-001-0001'] }, { cells: ['J019-001-0002'], deleted: true }],
      }),
      {},
      'a.dbf',
    );
    expect(codes(table)).toEqual(['J019-001-0001']);
    expect(problems(table)).toEqual([[3, 'deleted-record']]);
  });

  it('a row with a running secrecy mark stays out, without its text', async () => {
    const list = await read('档号,题名,密级,备注\nJ019-001-0001,某事,机密,内情\nJ019-001-0002,甲,,\n');
    expect(codes(list)).toEqual(['J019-001-0002']);
    expect(problems(list)).toEqual([[2, 'held-out-undated']]);
    expect(JSON.stringify(list)).not.toMatch(/某事|内情/);
  });

  it('without a header, rows of several cells cannot be told; a list of nothing is no list', async () => {
    const list = await read('J019-001-0001\nJ019-001-0002,2026-01-01\n');
    expect(problems(list)).toEqual([[2, 'list-row-unclear']]);
    await expect(read('档号,开放意见\n')).rejects.toMatchObject({ problem: { code: 'list-without-rows' } });
  });

  it('every problem has a text in both languages with all its facts', async () => {
    const list = await read(`档号,单位标识,开放意见\nJ019-001-0001,x,开放\n,,控制\n${ID},,甲\n${ID},,乙\n`);
    expect(list.problems.map(({ code }) => code)).toEqual([
      'list-unit-and-code-unread',
      'list-row-without-code',
      'list-duplicate-differs',
      'list-duplicate-differs',
    ]);
    for (const problem of list.problems)
      for (const language of ['zh', 'en'] as const) {
        const { what, cure } = problemText('catalogue', problem, language);
        expect(`${what}${cure}`).not.toMatch(/\{\w+\}|没有这一代码|no text for this/);
      }
  });
});

it.each(['', '\ufeff\r\n', ' \n\n'])(
  'a text that names nothing (%j) is refused: a list left out would mean everything',
  async (text) => {
    const read = await readListFile(folder.file('空.txt', text), { today, language: 'zh' });
    expect(read).toMatchObject({ ok: false, error: { code: 'list-empty' } });
  },
);
