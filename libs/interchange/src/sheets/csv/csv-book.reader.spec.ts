import * as iconv from 'iconv-lite';
import { temporaryFolder } from '../../../../../test/fixtures/sheets/workbook.fixture';
import { openBook } from '../open-book';
import type { SheetRow } from '../sheet';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let files = 0;
async function read(content: Buffer | string): Promise<SheetRow[]> {
  const book = await openBook(folder.file(`t${(files += 1)}.csv`, content));
  expect(book).toMatchObject({ kind: 'csv', dateSystem: '1900' });
  const rows: SheetRow[] = [];
  for await (const sheet of book.sheets()) for await (const row of sheet.rows()) rows.push(row);
  await book.close();
  return rows;
}
const texts = async (content: Buffer | string): Promise<string[][]> =>
  (await read(content)).map(({ cells }) => cells.map(({ text }) => text));
const refused = (code: string, line?: number) => ({
  problem: { code, ...(line === undefined ? {} : { place: { line } }) },
});

const RARE = ['𠮷', '㐂䶮㛃', 'ᠮᠣᠩᠭᠣᠯ\u180b\u180c\u180d\u180e', '〇·—“”'];
const table = `档号,题名\r\n${RARE.map((text, i) => `${i},${text}`).join('\r\n')}\r\n`;
const expected = [['档号', '题名'], ...RARE.map((text, i) => [String(i), text])];
const gb = (text: string): Buffer => iconv.encode(text, 'gb18030');

it('a text that = and quotes keep from being read as a number is that text; any other formula stays as it is', async () => {
  expect(await texts('档号,题名\r\n"=""0012""","=""甲 """"乙"""" 丙"""\r\n="007",=1+1\r\n')).toEqual([
    ['档号', '题名'],
    ['0012', '甲 "乙" 丙'],
    ['007', '=1+1'],
  ]);
});

describe('the encoding of a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${table}`)],
    ['UTF-16 LE with mark', iconv.encode(table, 'utf16le', { addBOM: true })],
    ['UTF-16 BE with mark', iconv.encode(table, 'utf16be', { addBOM: true })],
    ['GB18030', gb(table)],
    ['GB18030 with mark', gb(`\ufeff${table}`)],
  ])('%s: plane 2 and Mongolian survive byte for byte', async (_name, bytes) =>
    expect(await texts(bytes)).toEqual(expected),
  );

  it('is decided by the whole file: GB18030 that shows after two mebibytes of ASCII', async () => {
    const ascii = `A001,${'title '.repeat(100)}\n`.repeat(4_000);
    const rows = await texts(Buffer.concat([Buffer.from(ascii), gb('A002,题名㐂\n')]));
    expect(rows.at(-1)).toEqual(['A002', '题名㐂']);
    expect(rows).toHaveLength(4_001);
  });

  it('characters are not cut where pieces of the file meet', async () => {
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const title = '㐂𠮷'.repeat(10_000);
      expect(await texts(gb(`${shift},${title}\n`))).toEqual([[shift, title]]);
      expect(await texts(`${shift},${title}\n`)).toEqual([[shift, title]]);
    }
  });

  it('bytes of no known encoding are refused with their line', async () => {
    await expect(read(Buffer.from('code,title\na,b\nc,caf\xe9,d\n', 'latin1'))).rejects.toMatchObject(
      refused('encoding-unknown', 3),
    );
    const mixed = Buffer.concat([gb('档号,题名\n'.repeat(9000)), Buffer.from('x\xff\n', 'latin1')]);
    await expect(read(mixed)).rejects.toMatchObject(refused('encoding-unknown', 9001));
  });

  it('Big5 is refused by its name, whether or not its bytes also read as GB18030', async () => {
    const big5 = (text: string): Buffer => iconv.encode(text, 'big5');
    const catalogue = '檔號,題名,責任者,日期\nA001-1,關於修建水庫的批覆,水利局,1962\n';
    expect(iconv.decode(big5(catalogue), 'gb18030')).not.toContain('\ufffd');
    await expect(read(big5(catalogue))).rejects.toMatchObject(refused('encoding-big-five'));
    const unlikeGb = Buffer.concat([big5(catalogue), Buffer.from('x\xff\n', 'latin1')]);
    await expect(read(unlikeGb)).rejects.toMatchObject(refused('encoding-big-five'));
    // The same words in the characters of GB18030 are read as what they are.
    expect((await texts(gb(catalogue)))[0]).toEqual(['檔號', '題名', '責任者', '日期']);
  });

  it('a bad byte does not turn a file of UTF-8 into GB18030', async () => {
    const utf8 = Buffer.from('档号,题名\n甲,乙丙丁戊\n');
    await expect(read(Buffer.concat([utf8, gb('甲,乙\n')]))).rejects.toMatchObject(
      refused('encoding-mixed', 3),
    );
    await expect(read(Buffer.concat([utf8, Buffer.from('文').subarray(0, 2)]))).rejects.toMatchObject(
      refused('encoding-mixed', 3),
    );
  });

  it('a mark that the bytes contradict is refused with the line', async () => {
    await expect(read(Buffer.concat([Buffer.from('\ufeffa\nb\n'), gb('题名\n')]))).rejects.toMatchObject(
      refused('encoding-contradicts', 3),
    );
    const half = Buffer.concat([
      iconv.encode('a\nb\n上', 'utf16le', { addBOM: true }),
      Buffer.from([0x00, 0xd8]),
    ]);
    await expect(read(half)).rejects.toMatchObject(refused('encoding-contradicts', 3));
  });

  it('a zero byte, however late, is no text', async () => {
    await expect(read(`${'a,b\n'.repeat(50_000)}\0`)).rejects.toMatchObject(refused('format-binary'));
  });
});

describe('the table in a CSV file', () => {
  it.each([
    ['comma', '档号,题名,日期\na,"甲;乙;丙",1\nb,x,2\n'],
    ['tab', '档号\t题名\t日期\na\t甲;乙;丙\t1\nb\tx\t2\n'],
    ['semicolon', '档号;题名;日期\na;"甲;乙;丙";1\nb;x;2\n'],
    ['declared', 'sep=;\r\n档号;题名;日期\na;"甲;乙;丙";1\nb;x;2\n'],
  ])('delimiter: %s', async (_name, content) => {
    expect(await texts(content)).toEqual([
      ['档号', '题名', '日期'],
      ['a', '甲;乙;丙', '1'],
      ['b', 'x', '2'],
    ]);
  });

  it('commas within titles do not outvote the tabs of the table', async () => {
    expect((await texts('目录\nA\tB\n1\t甲,乙,丙,丁\n2\t戊\n'))[2]).toEqual(['1', '甲,乙,丙,丁']);
  });

  it('rows are numbered by physical lines; empty lines and empty fields at the end are left out', async () => {
    expect(
      (await read('sep=,\na,b,,\n\n,,\n"x\ny",2\n')).map(({ row, cells }) => [row, cells.length]),
    ).toEqual([
      [2, 2],
      [5, 2],
    ]);
  });

  it('text that looks like a number is text', async () => {
    expect((await read('007,=1+1\n'))[0]).toEqual({
      row: 1,
      hidden: false,
      cells: [{ text: '007' }, { text: '=1+1' }],
    });
  });

  it('a line without an end is refused in bounded memory, with its line', async () => {
    const endless = Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(40 * 1024 * 1024, 'x')]);
    await expect(read(endless)).rejects.toMatchObject(refused('line-too-long', 2));
  });
});
