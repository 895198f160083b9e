import { Writable } from 'node:stream';
import { Workbook } from 'exceljs';
import { writePrintedWorkbook, type PrintedRow, type PrintedSheet } from './printed-workbook.writer';

async function write(sheets: readonly PrintedSheet[]): Promise<Workbook> {
  const chunks: Buffer[] = [];
  await writePrintedWorkbook(
    new Writable({ write: (chunk: Buffer, _, done) => (chunks.push(chunk), done()) }),
    sheets,
  );
  const workbook = new Workbook();
  await workbook.xlsx.load(Buffer.concat(chunks) as unknown as ArrayBuffer);
  return workbook;
}

const page = { landscape: true, title: '甲 & 乙', footer: '第 &P 页 共 &N 页' };
const sheet = (name: string, rows: PrintedSheet['rows']): PrintedSheet => ({
  name,
  widths: [10, 20, 30],
  page,
  rows,
});

describe('a workbook that is printed', () => {
  it('a cell may span columns, and the cells behind it move on', async () => {
    const workbook = await write([
      sheet('a', [{ cells: ['x', 'y'], spans: [2, 1], look: 'framed', height: 31 }]),
    ]);
    const line = workbook.getWorksheet('a')?.getRow(1);
    expect(line?.getCell(2).master.address).toBe('A1');
    expect(line?.getCell(3).value).toBe('y');
    expect(line?.height).toBe(31);
  });

  it('a later sheet may tell what an earlier one has found', async () => {
    let seen = 0;
    const first = (function* (): Generator<PrintedRow> {
      for (let i = 0; i < 5; i += 1) {
        seen += 1;
        yield { cells: [String(i)], look: 'data' };
      }
    })();
    const second = (function* (): Generator<PrintedRow> {
      yield { cells: [String(seen)], look: 'data' };
    })();
    const workbook = await write([sheet('a', first), sheet('b', second)]);
    expect(workbook.getWorksheet('b')?.getCell('A1').value).toBe('5');
  });

  it('an ampersand of the title is no command of the header', async () => {
    const workbook = await write([sheet('a', [])]);
    expect(workbook.getWorksheet('a')?.headerFooter.oddHeader).toBe('&C甲 && 乙');
  });

  it('the header of the second sheet is repeated on the pages of the second', async () => {
    const workbook = await write([
      sheet('a', []),
      sheet("b's", [
        { cells: ['t'], look: 'title' },
        { cells: ['h'], look: 'head', repeated: true },
      ]),
    ]);
    expect(workbook.worksheets.map(({ pageSetup }) => pageSetup.printTitlesRow)).toEqual([undefined, '2:2']);
  });

  it('a character of plane 2 is not cut in two', async () => {
    const workbook = await write([sheet('a', [{ cells: ['𠮷'.repeat(20_000)], look: 'data' }])]);
    const text = String(workbook.getWorksheet('a')?.getCell('A1').value);
    expect([...new Set(text)]).toEqual(['𠮷']);
    expect(text.length).toBeGreaterThan(32_000);
  });
});
