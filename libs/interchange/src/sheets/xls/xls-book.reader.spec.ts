import { temporaryFolder, workbookBytes } from '../../../../../test/fixtures/sheets/workbook.fixture';
import {
  hiddenColumns,
  hiddenRow,
  number,
  oleBytes,
  record,
  words,
  xlsBytes,
  xlsStream,
  type XlsFixture,
} from '../../../../../test/fixtures/sheets/xls.fixture';
import { openBook } from '../open-book';
import type { SheetRow } from '../sheet';

const folder = temporaryFolder();
afterAll(() => folder.remove());

interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
}

async function read(bytes: Buffer, name = 'a.xls'): Promise<{ dateSystem: string; sheets: ReadSheet[] }> {
  const book = await openBook(folder.file(name, bytes));
  try {
    const sheets: ReadSheet[] = [];
    for await (const sheet of book.sheets()) {
      const rows: SheetRow[] = [];
      for await (const row of sheet.rows()) rows.push(row);
      sheets.push({ name: sheet.name, hidden: sheet.hidden, rows });
    }
    return { dateSystem: book.dateSystem, sheets };
  } finally {
    await book.close();
  }
}
const rowsOf = async (fixture: XlsFixture): Promise<readonly SheetRow[]> =>
  (await read(xlsBytes(fixture))).sheets[0]?.rows ?? [];
const texts = (rows: readonly SheetRow[]): string[][] =>
  rows.map(({ cells }) => cells.map(({ text }) => text));

describe('an old workbook gives the rows that the same table as .xlsx gives', () => {
  it('texts byte for byte, numbers as shown, rows by their true number', async () => {
    const rows = await rowsOf({
      sheets: [
        {
          rows: [
            ['档号', '件号', '页数'],
            [],
            [' 𠮷㐂 ', number(7, '000'), number(12)],
            ['Z109-WS·2011', number(1.5, '0.00'), number(0.1 + 0.2)],
          ],
        },
      ],
    });
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 4]);
    expect(texts(rows)).toEqual([
      ['档号', '件号', '页数'],
      [' 𠮷㐂 ', '007', '12'],
      ['Z109-WS·2011', '1.50', '0.3'],
    ]);
    expect(rows[1]?.cells[1]).toEqual({ text: '007', number: 7 });
  });

  it('dates in both date systems, and as much of them as the format shows', async () => {
    const sheets = [
      {
        rows: [
          [
            number(37873, 'yyyy/m/d'),
            number(37873, 'yyyy"年"m"月"'),
            number(60, 'yyyy-mm-dd'),
            number(37873, 'm/d/yy'),
          ],
        ],
      },
    ];
    expect(texts(await rowsOf({ sheets }))).toEqual([['2003-09-09', '2003-09', '1900-02-29', '2003-09-09']]);
    const later = await read(xlsBytes({ sheets, date1904: true }));
    expect(later.dateSystem).toBe('1904');
    expect(texts(later.sheets[0]?.rows ?? [])).toEqual([
      ['2007-09-10', '2007-09', '1904-03-01', '2007-09-10'],
    ]);
    expect(later.sheets[0]?.rows[0]?.cells[0]).toMatchObject({ isDate: true, number: 37873 });
  });

  it('formats that Chinese editions know by number only are dates', async () => {
    // An XF record more, with the format 57; the cell names it.
    const stream = xlsStream({ sheets: [{ rows: [[number(37873, 'yyyy/m/d')]] }] });
    let changed = 0;
    for (let at = 0; at < stream.length; at += 4 + stream.readUInt16LE(at + 2))
      if (stream.readUInt16LE(at) === 0x00e0 && stream.readUInt16LE(at + 6) !== 0) {
        stream.writeUInt16LE(57, at + 6);
        changed += 1;
      }
    expect(changed).toBeGreaterThan(0);
    expect(texts((await read(oleBytes({ Workbook: stream }))).sheets[0]?.rows ?? [])).toEqual([['2003-09']]);
  });

  it('rows hidden by hand or by filter, rows without height, hidden sheets', async () => {
    const { sheets } = await read(
      xlsBytes({
        sheets: [
          { name: '藏', hidden: true, rows: [['x']] },
          { name: '案卷', rows: [['a'], ['b'], ['c'], ['d']] },
        ],
        records: [hiddenRow(1), hiddenRow(2, 'flat')],
      }),
    );
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['藏', true],
      ['案卷', false],
    ]);
    expect(sheets[1]?.rows.map(({ hidden }) => hidden)).toEqual([false, true, true, false]);
  });

  it('hidden columns, those without width too', async () => {
    const rows = [['a', 'b', 'c', 'd']];
    const records = [hiddenColumns(1, 1), hiddenColumns(3, 256, 'flat')];
    const book = await openBook(folder.file('columns.xls', xlsBytes({ sheets: [{ rows }], records })));
    for await (const sheet of book.sheets()) {
      expect(sheet.hiddenColumns?.has(0)).toBe(false);
      expect([...(sheet.hiddenColumns ?? [])].slice(0, 3)).toEqual([1, 3, 4]);
      expect(sheet.hiddenColumns?.size).toBe(254);
    }
    await book.close();
  });

  it('merged cells stand for the rows below them', async () => {
    const rows = [
      ['甲', '一', 'p'],
      [null, '二', 'q'],
      [null, null, 'r'],
    ];
    const merges = ['A1:A3', 'B2:B3'];
    const old = await rowsOf({ sheets: [{ rows, merges }] });
    const cells = rows
      .map(
        (row, r) =>
          `<row r="${r + 1}">${row
            .map((text, c) =>
              text === null ? '' : `<c r="${'ABC'[c]}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
            )
            .join('')}</row>`,
      )
      .join('');
    const today = await read(await workbookBytes({ sheets: [{ rows: cells, merges }] }), 'a.xlsx');
    expect(old).toEqual(today.sheets[0]?.rows);
    expect(old[2]?.cells[0]).toEqual({ text: '甲', mergedAbove: true });
  });

  it('truth values, error values and formulas by their stored value', async () => {
    const rows = await rowsOf({
      sheets: [{ rows: [[{ t: 'b', v: true }, { t: 'e', v: 0x17 }, 'x']] }],
      records: [
        // A formula whose text never comes, and one whose text does.
        record(
          0x0006,
          Buffer.concat([words(1, 0, 0), Buffer.from([0, 0, 0, 0, 0, 0, 255, 255]), Buffer.alloc(8)]),
        ),
        record(
          0x0006,
          Buffer.concat([words(1, 1, 0), Buffer.from([0, 0, 0, 0, 0, 0, 255, 255]), Buffer.alloc(8)]),
        ),
        record(0x0207, Buffer.concat([words(2), Buffer.from([1]), Buffer.from('结果', 'utf16le')])),
      ],
    });
    expect(texts(rows)[0]).toEqual(['TRUE', '#REF!', 'x']);
    expect(rows[1]?.cells).toEqual([{ text: '', formulaWithoutValue: true }, { text: '结果' }]);
  });

  it('a sheet may be read again, and two at once', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [`甲${i}`, number(i)]);
    const book = await openBook(
      folder.file('twice.xls', xlsBytes({ sheets: [{ rows }, { rows: [['乙']] }] })),
    );
    const count = async (index: number): Promise<number> => {
      let [at, found] = [0, 0];
      for await (const sheet of book.sheets())
        if (at++ === index) for await (const _row of sheet.rows()) found += 1;
      return found;
    };
    expect(await Promise.all([count(0), count(1), count(0)])).toEqual([3000, 1, 3000]);
    await book.close();
  });
});

describe('what else bears such cells', () => {
  it('a workbook of Excel 95 in the code page it names', async () => {
    const name = Buffer.from('b0b8beed', 'hex'); // 案卷 in GBK
    const globals = [
      record(0x0809, words(0x0500, 0x0005, 0, 0)),
      record(0x0042, words(936)),
      record(0x0085, Buffer.concat([words(0, 0), Buffer.from([0, 0, name.length]), name])),
      record(0x000a, []),
    ];
    const start = globals.reduce((sum, { length }) => sum + length, 0);
    globals[2]?.writeUInt32LE(start, 4);
    const sheet = [
      record(0x0809, words(0x0500, 0x0010, 0, 0)),
      record(0x0204, Buffer.concat([words(0, 0, 0, 4), Buffer.from('b5b5bac5', 'hex')])), // 档号
      record(0x000a, []),
    ];
    const { sheets } = await read(oleBytes({ Book: Buffer.concat([...globals, ...sheet]) }));
    expect(sheets).toMatchObject([{ name: '案卷', rows: [{ cells: [{ text: '档号' }] }] }]);
  });

  it('an .et of WPS that is such a workbook inside, and the stream without its container', async () => {
    const fixture: XlsFixture = { sheets: [{ rows: [['档号']] }] };
    expect((await read(xlsBytes(fixture), '目录.et')).sheets[0]?.rows).toHaveLength(1);
    expect((await read(xlsStream(fixture), '目录.xls')).sheets[0]?.rows).toHaveLength(1);
  });
});
