import {
  temporaryFolder,
  workbookBytes,
  type WorkbookFixture,
} from '../../../../../test/fixtures/sheets/workbook.fixture';
import { openBook } from '../open-book';
import type { Cell, SheetRow } from '../sheet';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let files = 0;
async function read(
  fixture: WorkbookFixture,
): Promise<{ name: string; hidden: boolean; rows: SheetRow[] }[]> {
  const book = await openBook(folder.file(`book${(files += 1)}.xlsx`, await workbookBytes(fixture)));
  const sheets = [];
  for await (const sheet of book.sheets()) {
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    sheets.push({ name: sheet.name, hidden: sheet.hidden, rows });
  }
  await book.close();
  return sheets;
}
const rowsOf = async (fixture: WorkbookFixture): Promise<SheetRow[]> => (await read(fixture))[0]?.rows ?? [];
const texts = (rows: readonly SheetRow[]): string[][] =>
  rows.map(({ cells }) => cells.map(({ text }) => text));
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const refused = (code: string, detail: unknown = expect.anything()) => ({
  problem: { code, severity: 'file', facts: detail },
});

describe('cells of an .xlsx workbook', () => {
  it('numbers with a 000 format keep their zeros, dates are written as days', async () => {
    const rows = await rowsOf({
      formats: ['000', 14, '0.00', 'yyyy"年"m"月"'],
      sheets: [
        {
          rows: '<row r="1"><c r="A1" s="1"><v>7</v></c><c r="B1" s="2"><v>37873</v></c><c r="C1" s="3"><v>2.5</v></c><c r="D1"><v>2003</v></c><c r="E1" s="4"><v>37873</v></c></row>',
        },
      ],
    });
    expect(rows[0]?.cells).toEqual([
      { text: '007', number: 7 },
      { text: '2003-09-09', number: 37873, isDate: true },
      { text: '2.50', number: 2.5 },
      { text: '2003', number: 2003 },
      { text: '2003-09', number: 37873, isDate: true },
    ]);
  });

  it('a book of the 1904 system counts its days from there', async () => {
    const fixture: WorkbookFixture = {
      date1904: true,
      formats: [14],
      sheets: [{ rows: '<row><c s="1"><v>36411</v></c></row>' }],
    };
    expect(texts(await rowsOf(fixture))).toEqual([['2003-09-09']]);
    const book = await openBook(folder.file('1904.xlsx', await workbookBytes(fixture)));
    expect(book).toMatchObject({ kind: 'xlsx', dateSystem: '1904', file: '1904.xlsx' });
    await book.close();
  });

  it('texts: shared, rich, inline; readings are left out, escapes decoded, plane 2 and Mongolian kept', async () => {
    const rows = await rowsOf({
      strings: [
        '<si><t>关于𠮷㐂䶮㛃的通知</t></si>',
        '<si><r><t>甲</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si>',
        '<si><t>a_x000D_&#10;b_x005F_x0041__x0000_</t></si>',
        '<si><t>ᠮᠣᠩ\u180bᠭᠣᠯ\u180e</t></si>',
      ],
      sheets: [
        {
          rows: `<row>${[0, 1, 2, 3].map((i) => `<c t="s"><v>${i}</v></c>`).join('')}${text('内&amp;联')}</row>`,
        },
      ],
    });
    expect(texts(rows)).toEqual([
      ['关于𠮷㐂䶮㛃的通知', '甲 乙', 'a\r\nb_x0041__x0000_', 'ᠮᠣᠩ\u180bᠭᠣᠯ\u180e', '内&联'],
    ]);
    expect(rows[0]?.cells[0]?.number).toBeUndefined();
  });

  it('formulas: the stored result counts, a missing one is flagged, an empty text is a result', async () => {
    const rows = await rowsOf({
      sheets: [
        {
          rows: '<row><c t="str"><f>A9</f><v>甲</v></c><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c><c><f>X</f><v></v></c><c t="str"><f>Y</f><v/></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
        },
      ],
    });
    expect(rows[0]?.cells).toEqual([
      { text: '甲' },
      { text: '2', number: 2 },
      { text: '', formulaWithoutValue: true },
      { text: '', formulaWithoutValue: true },
      { text: '' },
      { text: 'TRUE' },
      { text: '#N/A' },
    ]);
  });

  it('strict files: other namespaces, ISO dates', async () => {
    const rows = await rowsOf({
      strict: true,
      formats: [14],
      strings: ['<si><t>严格</t></si>'],
      sheets: [
        {
          rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="d" s="1"><v>2003-09-09</v></c><c r="C1" t="d"><v>2003-09-09T12:00:00</v></c></row>',
        },
      ],
    });
    expect(rows[0]?.cells).toEqual([
      { text: '严格' },
      { text: '2003-09-09', number: 37873, isDate: true },
      { text: '2003-09-09 12:00:00', number: 37873.5, isDate: true },
    ]);
  });

  it('elements may carry any prefix', async () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="B2"><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>';
    expect(texts(await rowsOf({ sheets: [{ xml }] }))).toEqual([['1'], ['1', '2']]);
  });
});

describe('rows of an .xlsx workbook', () => {
  it('cells stand in their columns and rows at their numbers, given or counted', async () => {
    const rows = await rowsOf({
      sheets: [
        {
          rows: `<row r="3"><c r="C3"><v>1</v></c><c r="E3"><v>2</v></c></row><row>${text('甲')}${text('乙')}</row><row r="9"><c r="B9" s="0"/></row>`,
        },
      ],
    });
    expect(rows.map(({ row }) => row)).toEqual([3, 4]);
    expect(texts(rows)).toEqual([
      ['', '', '1', '', '2'],
      ['甲', '乙'],
    ]);
  });

  it('hidden rows and sheets are marked, not left out', async () => {
    const sheets = await read({
      sheets: [
        {
          name: '目录',
          rows: `<row hidden="1">${text('a')}</row><row>${text('b')}</row><row ht="0" customHeight="1">${text('c')}</row><row hidden="true">${text('d')}</row>`,
        },
        { name: '暗', state: 'hidden', rows: `<row>${text('e')}</row>` },
        { state: 'veryHidden' },
      ],
    });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['目录', false],
      ['暗', true],
      ['Sheet3', true],
    ]);
    expect(sheets[0]?.rows.map(({ hidden }) => hidden)).toEqual([true, false, true, true]);
  });

  it('hidden columns are named with the first row, those without width too', async () => {
    const bytes = await workbookBytes({
      sheets: [
        {
          columns:
            '<col min="1" max="1" width="9"/><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/><col min="16384" max="99999" hidden="true"/><col min="-9" max="0" hidden="1"/><col hidden="1"/>',
          rows: `<row>${text('a')}</row>`,
        },
        { rows: `<row>${text('b')}</row>` },
      ],
    });
    const book = await openBook(folder.file('columns.xlsx', bytes));
    const found: number[][] = [];
    for await (const sheet of book.sheets()) {
      for await (const row of sheet.rows()) expect(row.hidden).toBe(false);
      found.push([...(sheet.hiddenColumns ?? [])]);
    }
    await book.close();
    expect(found).toEqual([[1, 2, 4, 16383], []]);
  });

  it('a merged range shows its value in the rows below, in its first column', async () => {
    const rows = await rowsOf({
      formats: ['000'],
      sheets: [
        {
          merges: ['A1:C1', 'A2:A4', 'B3:C4'],
          rows: `<row r="1">${text('目录')}</row><row r="2"><c r="A2" s="1"><v>7</v></c><c r="D2"><v>1</v></c></row><row r="3"><c r="A3"><v>99</v></c><c r="B3" t="inlineStr"><is><t>乙</t></is></c><c r="D3"><v>2</v></c></row><row r="4"><c r="D4"><v>3</v></c></row><row r="5"><c r="D5"><v>4</v></c></row>`,
        },
      ],
    });
    const merged = (cell: Cell): Cell => ({ ...cell, mergedAbove: true });
    const left: Cell = { text: '', mergedLeft: true };
    const empty: Cell = { text: '' };
    expect(rows.map(({ cells }) => cells)).toEqual([
      [{ text: '目录' }, left, left],
      [{ text: '007', number: 7 }, empty, empty, { text: '1', number: 1 }],
      [merged({ text: '007', number: 7 }), { text: '乙' }, left, { text: '2', number: 2 }],
      [merged({ text: '007', number: 7 }), merged({ text: '乙' }), merged(left), { text: '3', number: 3 }],
      [empty, empty, empty, { text: '4', number: 4 }],
    ]);
  });

  it('a row that holds nothing but the value above is no row', async () => {
    const rows = await rowsOf({
      sheets: [
        { merges: ['A1:A2', 'B1:B2'], rows: `<row>${text('a')}${text('b')}</row><row><c/><c/></row>` },
      ],
    });
    expect(texts(rows)).toEqual([['a', 'b']]);
  });

  it('merged ranges that share a cell, rows or cells out of order make a damaged file', async () => {
    await expect(
      rowsOf({ sheets: [{ merges: ['A1:B2', 'B2:C3'], rows: '<row r="1"/><row r="2"/>' }] }),
    ).rejects.toMatchObject(refused('xlsx-damaged'));
    await expect(rowsOf({ sheets: [{ rows: '<row r="2"/><row r="2"/>' }] })).rejects.toMatchObject(
      refused('xlsx-damaged'),
    );
    await expect(
      rowsOf({ sheets: [{ rows: '<row r="2"><c r="B2"/><c r="A2"/></row>' }] }),
    ).rejects.toMatchObject(refused('xlsx-damaged'));
    await expect(rowsOf({ sheets: [{ rows: '<row r="1048577"/>' }] })).rejects.toMatchObject(
      refused('xlsx-damaged'),
    );
    await expect(
      rowsOf({ strings: [], sheets: [{ rows: '<row><c t="s"><v>3</v></c></row>' }] }),
    ).rejects.toMatchObject(refused('xlsx-damaged'));
  });

  it('rows and sheets can be read again, also after stopping early', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `<row><c><v>${i}</v></c></row>`).join('');
    const book = await openBook(folder.file('again.xlsx', await workbookBytes({ sheets: [{ rows: many }] })));
    const counts: number[] = [];
    for await (const sheet of book.sheets()) {
      for await (const row of sheet.rows()) if (row.row === 5) break;
      let count = 0;
      for await (const _row of sheet.rows()) count += 1;
      counts.push(count);
    }
    expect(counts).toEqual([20_000]);
    await book.close();
    await book.close();
  });
});
