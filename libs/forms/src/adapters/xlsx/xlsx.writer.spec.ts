import { Writable } from 'node:stream';
import { Workbook, type Worksheet } from 'exceljs';
import { deed, electronic, list, register, row, rows } from '../../../test/papers';
import { digestOfPaper, writeXlsx, type FormLanguage, type Paper, type WrittenXlsx } from '../..';

async function write(
  paper: Paper,
  language?: FormLanguage,
): Promise<{ result: WrittenXlsx; bytes: Buffer; form: Worksheet; evidence: Worksheet }> {
  const chunks: Buffer[] = [];
  const output = new Writable({ write: (chunk: Buffer, _, done) => (chunks.push(chunk), done()) });
  const result = await writeXlsx(paper, output, { language });
  const bytes = Buffer.concat(chunks);
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const [form, evidence] = workbook.worksheets;
  if (!form || !evidence) throw new Error('two sheets were expected');
  return { result, bytes, form, evidence };
}

/** Rows of texts; a cell that spans others is told once. */
function texts(sheet: Worksheet): string[][] {
  const found: string[][] = [];
  sheet.eachRow((line) => {
    const cells: string[] = [];
    line.eachCell((cell) => {
      if (cell.master === cell) cells.push(String(cell.value ?? ''));
    });
    found.push(cells);
  });
  return found;
}

const PAPERS: readonly (readonly [string, () => Paper])[] = [
  ['deed', () => deed],
  ['list', () => list(rows(20))],
  ['electronic', () => electronic],
  ['register', () => register(5)],
];

describe.each(PAPERS)('the workbook of the paper "%s"', (_, paper) => {
  it('prints on A4 with its title and 第 n 页 共 m 页 on each page', async () => {
    const { form, evidence } = await write(paper(), 'en');
    const title = texts(form)[0]?.[0]?.split('\n')[0] ?? '?';
    for (const sheet of [form, evidence]) {
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
      expect(sheet.headerFooter.oddHeader).toContain(title);
      expect(sheet.headerFooter.oddFooter).toContain('第 &P 页 共 &N 页');
    }
  });

  it('ends with log position, kinds of signatures and the digest of its data', async () => {
    const { result, evidence } = await write(paper());
    expect(result.sha256).toBe(await digestOfPaper(paper()));
    expect(texts(evidence)).toContainEqual(['数据 SHA-256', result.sha256]);
    expect(texts(evidence)[1]?.slice(0, 2)).toEqual(['日志位置', '184467']);
    expect(texts(evidence).map(([label]) => label)).toContain('签字方式');
  });

  it('is the same bytes each time', async () =>
    expect((await write(paper())).bytes.equals((await write(paper())).bytes)).toBe(true));
});

describe('the workbook of a list', () => {
  it('has a row for each, in the columns of the form, and repeats its header on paper', async () => {
    const { form, result } = await write(list(rows(20)));
    const all = texts(form);
    const head = all.findIndex(([first]) => first === '序号');
    expect(all[head]).toEqual([
      ...['序号', '档号', '题名', '责任者', '日期', '页数/字节'],
      ...['保管期限', '密级', '开放意见', '公开属性', '备注'],
    ]);
    expect(all).toHaveLength(head + 21);
    expect(all[head + 13]?.slice(0, 3)).toEqual(['13', row(13).code, row(13).title]);
    expect(result.rows).toBe(20);
    expect(form.pageSetup.printTitlesRow).toContain(String(head + 1));
    expect(form.pageSetup.orientation).toBe('landscape');
  });

  it('keeps zeros, formulas and rare characters as the text they are', async () => {
    const hard = { ...row(1), code: '0007', title: '=1+1', author: '𠮷ᠮ㐂', note: '@x' };
    const { form } = await write(list([hard]));
    const last = form.lastRow;
    expect([2, 3, 4, 11].map((column) => last?.getCell(column).value)).toEqual([
      '0007',
      '=1+1',
      '𠮷ᠮ㐂',
      '@x',
    ]);
    expect(last?.getCell(2).numFmt).toBe('@');
  });

  it('tells of a cell that no spreadsheet can hold', async () => {
    const { result, form } = await write(list([{ ...row(1), title: '长'.repeat(40_000) }]));
    expect(result.shortened).toEqual([
      { sheet: '移交目录（移交清册）', row: form.lastRow?.number, column: 3, length: 40_000 },
    ]);
  });

  it('of 10,000 rows is written while its rows come', async () => {
    let given = 0;
    const counted = (function* (): Generator<ReturnType<typeof row>> {
      for (const one of rows(10_000)) {
        given += 1;
        yield one;
      }
    })();
    const early: number[] = [];
    const output = new Writable({
      write(_chunk, _encoding, done) {
        if (given < 10_000) early.push(given);
        done();
      },
    });
    expect((await writeXlsx(list(counted), output)).rows).toBe(10_000);
    expect(early.length).toBeGreaterThan(10);
  });

  it('passes on the error of its rows', async () => {
    const failing = (async function* (): AsyncGenerator<ReturnType<typeof row>> {
      yield await Promise.resolve(row(1));
      throw new Error('the source failed');
    })();
    await expect(write(list(failing))).rejects.toThrow('the source failed');
  });
});

describe('the workbook of a deed', () => {
  it('says of each signature whether an account or a paper gave it, and leaves the others blank', async () => {
    const { form } = await write(deed);
    expect(texts(form)).toContainEqual(['移出单位', '领导人', '王㐂', '纸质（wang、li）', '2024-05-30']);
    expect(texts(form)).toContainEqual(['接收单位', '经办人']);
  });

  it('shows every field with its label', async () => {
    const { form } = await write(deed);
    expect(texts(form)).toContainEqual(['数量（卷）', '1204', '数量（件）', '35']);
    expect(texts(form)).toContainEqual(['移出日期', '2024-05-30', '接收日期', '2024-06-03']);
  });
});
