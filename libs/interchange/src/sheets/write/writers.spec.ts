import { once } from 'node:events';
import { Writable } from 'node:stream';
import { Workbook } from 'exceljs';
import fc from 'fast-check';
import { temporaryFolder } from '../../../../../test/fixtures/sheets/workbook.fixture';
import { openBook } from '../open-book';
import { neutralise, restoreNeutralised, writeCsv } from './csv.writer';
import { PROBLEM_COLUMN } from './problem-column';
import { writeProblemSheet, type ProblemRow } from './problem-sheet.writer';

const folder = temporaryFolder();
afterAll(() => folder.remove());

async function read(path: string): Promise<string[][]> {
  const book = await openBook(path);
  const rows: string[][] = [];
  for await (const sheet of book.sheets())
    for await (const { cells } of sheet.rows()) rows.push(cells.map(({ text }) => text));
  await book.close();
  return rows;
}
async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('the sheet of rows with problems', () => {
  it('gives every cell back as text, with the reason in a last column of its own', async () => {
    const path = folder.path('problems.xlsx');
    const cells = ['007', '=1+1', ' 甲\r\n_x000D_\u0001\u007f ', '𠮷ᠮᠣᠩ\u180e', '<&">'];
    expect(
      await writeProblemSheet(path, ['a', 'b', 'c', 'd', 'e'], each([{ cells, reason: '日期不存在' }])),
    ).toBe(1);
    expect(await read(path)).toEqual([
      ['a', 'b', 'c', 'd', 'e', PROBLEM_COLUMN],
      [...cells, '日期不存在'],
    ]);
  });

  it('the reason of an earlier round does not become a column', async () => {
    const path = folder.path('again.xlsx');
    await writeProblemSheet(
      path,
      ['a', PROBLEM_COLUMN, 'b'],
      each([{ cells: ['1', '旧', '2'], reason: '新' }]),
    );
    expect(await read(path)).toEqual([
      ['a', 'b', PROBLEM_COLUMN],
      ['1', '2', '新'],
    ]);
  });

  it('a text that Excel could not open is cut, and the reason says so', async () => {
    const path = folder.path('long.xlsx');
    await writeProblemSheet(path, ['a', 'b'], each([{ cells: ['1', 'x'.repeat(40_000)], reason: 'r' }]));
    const row = (await read(path))[1];
    expect(row?.[1]).toHaveLength(32_767);
    expect(row?.[2]).toContain('shortened');
  });

  it('writes many rows, and none', async () => {
    const rows: ProblemRow[] = Array.from({ length: 3000 }, (_, i) => ({ cells: [String(i)], reason: 'r' }));
    await writeProblemSheet(folder.path('many.xlsx'), ['n'], each(rows));
    expect(await read(folder.path('many.xlsx'))).toHaveLength(3001);
    await writeProblemSheet(folder.path('none.xlsx'), ['n'], each([]));
    expect(await read(folder.path('none.xlsx'))).toEqual([['n', PROBLEM_COLUMN]]);
  });

  it('is a workbook to other readers too', async () => {
    const path = folder.path('other.xlsx');
    await writeProblemSheet(path, ['a', 'b'], each([{ cells: ['007', '甲 & 乙'], reason: 'r' }]));
    const workbook = new Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.getWorksheet('问题');
    expect([1, 2, 3].map((column) => sheet?.getRow(2).getCell(column).value)).toEqual([
      '007',
      '甲 & 乙',
      'r',
    ]);
    expect(sheet?.getRow(2).getCell(1).numFmt).toBe('@');
  });

  it('an error of the rows is passed on, and their source is closed', async () => {
    let closed = false;
    async function* failing(): AsyncGenerator<ProblemRow> {
      try {
        yield { cells: ['1'], reason: 'r' };
        throw new Error('the source failed');
      } finally {
        closed = true;
      }
    }
    await expect(writeProblemSheet(folder.path('half.xlsx'), ['n'], failing())).rejects.toThrow(
      'the source failed',
    );
    expect(closed).toBe(true);
  });

  it('a place that cannot be written is an error', async () => {
    await expect(writeProblemSheet(folder.path('no/such/folder.xlsx'), ['n'], each([]))).rejects.toThrow(
      'ENOENT',
    );
  });
});

describe('CSV for spreadsheets', () => {
  async function csv(header: readonly string[], rows: readonly (readonly string[])[]): Promise<Buffer> {
    const chunks: Buffer[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), setImmediate(done)),
      highWaterMark: 10,
    });
    await writeCsv(stream, header, rows);
    return Buffer.concat(chunks);
  }

  it('fails with the disk, also where that failed while a row was waited for', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => void setImmediate(done, new Error('disk full')),
    });
    async function* rows(): AsyncGenerator<string[]> {
      full.write('甲');
      await once(full, 'close').catch(() => undefined);
      yield ['乙'];
    }
    await expect(writeCsv(full, ['a'], rows())).rejects.toThrow('disk full');
  });

  it('has a byte order mark, CR LF, and no cell that computes', async () => {
    expect(
      (
        await csv(
          ['a', 'b'],
          [
            ['=1+1', 'x,"y"'],
            ['-1', '甲\n乙'],
          ],
        )
      ).toString(),
    ).toBe('\ufeffa,b\r\n\'=1+1,"x,""y"""\r\n\'-1,"甲\n乙"\r\n');
  });

  it.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'=", "''+1"])(
    '%p does not begin a cell',
    (start) => expect(neutralise(`${start}1`)).toBe(`'${start}1`),
  );

  it('what was neutralised can be restored exactly', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '-', 'a', '\t'), maxLength: 5 });
    fc.assert(
      fc.property(text, (original) => expect(restoreNeutralised(neutralise(original))).toBe(original)),
    );
    expect(restoreNeutralised("'tis")).toBe("'tis");
  });

  it('reads back as it was written', async () => {
    const rows = [
      ['1', ' x ', '"'],
      ['a\r\nb', ';', "'t"],
    ];
    expect(await read(folder.file('back.csv', await csv(['h', 'i', 'j'], rows)))).toEqual([
      ['h', 'i', 'j'],
      ...rows,
    ]);
  });
});
