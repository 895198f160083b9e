import { dbfBytes, type DbfFixture } from '../../../../../test/fixtures/sheets/dbf.fixture';
import { temporaryFolder } from '../../../../../test/fixtures/sheets/workbook.fixture';
import { UnreadableSource } from '../../source';
import { openBook } from '../open-book';
import type { SheetRow } from '../sheet';

const folder = temporaryFolder();
afterAll(() => folder.remove());

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const book = await openBook(folder.file('目录.dbf', bytes), '目录.dbf');
  try {
    const rows: SheetRow[] = [];
    for await (const sheet of book.sheets()) for await (const row of sheet.rows()) rows.push(row);
    return rows;
  } finally {
    await book.close();
  }
}
async function refusal(bytes: Buffer): Promise<{ code: string; detail?: unknown }> {
  try {
    return { code: `${(await rowsOf(bytes)).length} rows` };
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    return { code: error.problem.code, detail: error.problem.facts['detail'] };
  }
}
const texts = (rows: readonly SheetRow[]): string[][] =>
  rows.map(({ cells }) => cells.map(({ text }) => text));

const TABLE: DbfFixture = {
  fields: [
    ['档号', 'C', 24],
    ['题名', 'C', 40],
    ['页数', 'N', 5],
    ['日期', 'D', 8],
  ],
  records: [
    { cells: ['J019-WS·2019·Y-0001', '关于防汛的通知', '12', '20190301'] },
    { cells: ['J019-WS·2019·Y-0002', '㐂字', '', ''] },
  ],
};

describe('a dBASE table', () => {
  it('is a sheet whose first row has the names of the fields; texts, figures and days as printed', async () => {
    const rows = await rowsOf(dbfBytes(TABLE));
    expect(texts(rows)).toEqual([
      ['档号', '题名', '页数', '日期'],
      ['J019-WS·2019·Y-0001', '关于防汛的通知', '12', '20190301'],
      ['J019-WS·2019·Y-0002', '㐂字'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(rows[1]?.cells[2]).toEqual({ text: '12', number: 12 });
  });

  it.each([0x00, 0x01, 0x03, 0x57, 0x4d, 0x7a])(
    'is read by what its bytes are, whatever code page %p it declares',
    async (codePage) => {
      for (const encoding of ['gb18030', 'utf-8'] as const)
        expect(texts(await rowsOf(dbfBytes({ ...TABLE, encoding, codePage })))[2]).toEqual([
          'J019-WS·2019·Y-0002',
          '㐂字',
        ]);
    },
  );

  it('in Big5 is refused: its bytes pass for GB18030 and would be other characters', async () => {
    const table = { ...TABLE, encoding: 'big5', records: [{ cells: ['A', '檔案館'] }] } as const;
    expect(await refusal(dbfBytes({ ...table, codePage: 0x78 }))).toMatchObject({ code: 'dbf-code-page' });
  });

  it('whose bytes are no text of either encoding, or of both by turns, is refused with the row', async () => {
    const bytes = (name: string, cells: Buffer[]): DbfFixture => ({
      fields: [[name, 'C', 40]],
      records: cells.map((cell) => ({
        cells: [Buffer.concat([cell, Buffer.alloc(40 - cell.length, 0x20)])],
      })),
    });
    expect(await refusal(dbfBytes(bytes('DH', [Buffer.from('ff20ff', 'hex')])))).toMatchObject({
      code: 'encoding-unknown',
    });
    const mixed = bytes('DH', [Buffer.from('档案目录汇编整理', 'utf8'), Buffer.from('b5b5bac5', 'hex')]);
    expect(await refusal(dbfBytes(mixed))).toMatchObject({ code: 'encoding-mixed' });
  });

  it('a text cut within a character by its field is marked, not mended', async () => {
    const cutTo = async (length: number, encoding: 'gb18030' | 'utf-8', text: string) =>
      (await rowsOf(dbfBytes({ fields: [['TM', 'C', length]], encoding, records: [{ cells: [text] }] })))[1]
        ?.cells[0];
    expect(await cutTo(6, 'gb18030', 'a档案的')).toEqual({ text: 'a档案\ufffd', cutShort: true });
    // 㐂 takes four bytes in GB18030.
    expect(await cutTo(3, 'gb18030', '㐂')).toEqual({ text: '\ufffd', cutShort: true });
    expect(await cutTo(9, 'utf-8', 'a档案的')).toEqual({ text: 'a档案\ufffd', cutShort: true });
    expect(await cutTo(7, 'utf-8', 'a档案的')).toEqual({ text: 'a档案' });
  });

  it('a character of GB18030 at the end of a full field is not taken for a cut one of UTF-8', async () => {
    const [, row] = await rowsOf(dbfBytes({ fields: [['TM', 'C', 2]], records: [{ cells: ['鑰'] }] }));
    expect(row?.cells[0]).toEqual({ text: '鑰' });
  });

  it('deleted records come marked; only the mark tells them', async () => {
    const rows = await rowsOf(
      dbfBytes({ ...TABLE, records: TABLE.records.map((each, i) => ({ ...each, deleted: i === 0 })) }),
    );
    expect(rows.map(({ deleted }) => deleted)).toEqual([undefined, true, undefined]);
  });

  it('of Visual FoxPro: numbers, money, instants in binary; no value is an empty cell', async () => {
    const [int, money, double, instant] = [4, 8, 8, 8].map((length) => Buffer.alloc(length));
    int?.writeInt32LE(-7);
    money?.writeBigInt64LE(-12_500n);
    double?.writeDoubleLE(0.1 + 0.2);
    instant?.writeInt32LE(2_440_588, 0);
    instant?.writeInt32LE(3_723_000, 4);
    const rows = await rowsOf(
      dbfBytes({
        version: 0x30,
        fields: [
          ['A', 'I', 4],
          ['B', 'Y', 8],
          ['C', 'B', 8],
          ['D', 'T', 8],
          ['E', 'L', 1],
          ['BZ', 'M', 4],
          ['F', 'C', 1],
        ],
        records: [
          { cells: [int, money, double, instant, 'T', Buffer.alloc(4), 'x'].map((cell) => cell ?? '') },
        ],
      }),
    );
    expect(texts(rows)[1]).toEqual(['-7', '-1.25', '0.3', '1970-01-01 01:02:03', 'T', '', 'x']);
  });
});

describe('hostile and damaged tables', () => {
  const bytes = dbfBytes(TABLE);

  it('cut anywhere, or with more records than counted, is damaged and never a shorter catalogue', async () => {
    for (let length = 40; length < bytes.length - 1; length += 7)
      expect([length, await refusal(bytes.subarray(0, length))]).toEqual([
        length,
        {
          code: expect.stringMatching(/^(dbf-damaged|format-binary)$/) as unknown,
          detail: expect.anything() as unknown,
        },
      ]);
    expect(await refusal(dbfBytes({ ...TABLE, count: 1 }))).toMatchObject({ code: 'dbf-damaged' });
    expect(await refusal(dbfBytes({ ...TABLE, count: 4_000_000_000 }))).toMatchObject({
      code: 'dbf-damaged',
    });
    expect(await refusal(dbfBytes({ ...TABLE, end: Buffer.alloc(0) }))).toEqual({ code: '3 rows' });
  });

  it('a text that lies in another file makes the table incomplete', async () => {
    const memo = (cell: string): DbfFixture => ({
      version: 0x83,
      fields: [
        ['DH', 'C', 5],
        ['BZ', 'M', 10],
      ],
      records: [{ cells: ['A', cell] }],
    });
    expect(await refusal(dbfBytes(memo('')))).toEqual({ code: '2 rows' });
    expect(await refusal(dbfBytes(memo('         1')))).toMatchObject({ code: 'dbf-memo' });
  });

  it('fields and versions that are not known are told', async () => {
    expect(await refusal(dbfBytes({ ...TABLE, version: 0x04 }))).toMatchObject({ code: 'format-dbf' });
    expect(await refusal(dbfBytes({ fields: [['A', 'Q', 3]], records: [] }))).toMatchObject({
      code: 'dbf-field-type',
    });
    expect(await refusal(dbfBytes({ fields: [['A', 'D', 3]], records: [] }))).toMatchObject({
      code: 'dbf-damaged',
    });
  });

  it('random damage gives rows or a problem, never anything else', async () => {
    let state = 7;
    const next = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 400; round += 1) {
      const copy = Buffer.from(bytes);
      for (let i = 0; i <= next(3); i += 1) copy[next(copy.length)] = next(256);
      await refusal(next(4) === 0 ? copy.subarray(0, next(copy.length)) : copy);
    }
  });
});
