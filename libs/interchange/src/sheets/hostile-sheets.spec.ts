import { damaged } from '../../../../test/fixtures/sheets/damaged.fixture';
import {
  temporaryFolder,
  workbookBytes,
  workbookParts,
  zipOf,
  type WorkbookFixture,
} from '../../../../test/fixtures/sheets/workbook.fixture';
import { UnreadableSource } from '../source';
import { openBook } from './open-book';
import { parseFormat } from './xlsx/number-format';
import { readRows } from './xlsx/sheet-rows.reader';
import { StringArena } from './xlsx/string-arena';
import { openPackage } from './xlsx/xlsx-package.reader';

/** `npm run proof:fuzz` damages many more. */
const LARGE = process.env['FONDS_FUZZ'] !== undefined;
const LIMIT_MS = LARGE ? 3_600_000 : 60_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Rows read, or the problem; anything else is a failure of the reader. */
async function outcome(
  content: Buffer,
  name = 'hostile.xlsx',
): Promise<{ rows: number } | { code: string; detail: unknown }> {
  try {
    const book = await openBook(folder.file(name, content));
    try {
      let rows = 0;
      for await (const sheet of book.sheets()) for await (const _row of sheet.rows()) rows += 1;
      return { rows };
    } finally {
      await book.close();
    }
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    return { code: error.problem.code, detail: error.problem.facts['detail'] ?? error.problem.facts['what'] };
  }
}
const row = (text: string): string => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
const sheet = (content: string): WorkbookFixture => ({ sheets: [{ xml: content }] });
const sheetData = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('hostile workbooks', () => {
  it('a document type declaration is refused, in every part', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    expect(await outcome(await workbookBytes(sheet(`${bomb}${sheetData(row('&b;'))}`)))).toMatchObject({
      code: 'xlsx-declarations',
    });
    const external = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${sheetData(row('&e;'))}`;
    expect(await outcome(await workbookBytes(sheet(external)))).toMatchObject({ code: 'xlsx-declarations' });
    for (const part of ['xl/workbook.xml', 'xl/styles.xml', '_rels/.rels']) {
      const parts = workbookParts({ sheets: [{ rows: row('a') }] });
      expect(
        await outcome(
          await zipOf({ ...parts, [part]: String(parts[part]).replace(/(<(?!\?))/, `${bomb}$1`) }),
        ),
      ).toMatchObject({ code: 'xlsx-declarations' });
    }
  });

  it('a part that claims to unpack to an absurd size is refused before it is unpacked', async () => {
    const bytes = await workbookBytes({ sheets: [{ rows: row('a') }] });
    // The size stands 24 bytes into an entry of the central directory.
    bytes.writeUInt32LE(1024 ** 3, bytes.lastIndexOf('PK\x01\x02') + 24);
    expect(await outcome(bytes)).toMatchObject({ code: 'zip-bomb' });
  });

  it('a part that unpacks to more than it claims is refused', async () => {
    const bytes = await workbookBytes({ sheets: [{ rows: row('a'.repeat(5000)) }] });
    bytes.writeUInt32LE(100, bytes.lastIndexOf('PK\x01\x02') + 24);
    expect(await outcome(bytes)).toMatchObject({ code: 'xlsx-damaged' });
  });

  it('one endless text, tag, comment or nesting is refused in bounded memory', async () => {
    const long = 'x'.repeat(6 * 1024 * 1024);
    for (const hostile of [
      row(long),
      `<row ${'a'.repeat(100)}="${long}"/>`,
      `<!--${long}-->`,
      `<${long}/>`,
    ]) {
      expect(await outcome(await workbookBytes(sheet(sheetData(hostile))))).toMatchObject({
        code: 'sheet-too-large',
      });
    }
    expect(await outcome(await workbookBytes(sheet(sheetData('<a>'.repeat(1000)))))).toMatchObject({
      code: 'xlsx-damaged',
    });
    const runs = `<row><c t="inlineStr"><is>${'<r><t>xxxxxxxxxx</t></r>'.repeat(120_000)}</is></c></row>`;
    expect(await outcome(await workbookBytes(sheet(sheetData(runs))))).toMatchObject({
      code: 'sheet-too-large',
    });
  });

  it('rows that are all gap, or all merged, are refused before they cost hours', async () => {
    const book = { dateSystem: '1900', strings: new StringArena(), styles: () => parseFormat('') } as const;
    const count = async (fixture: WorkbookFixture, limit: number): Promise<number> => {
      const pack = await openPackage(folder.file('gaps.xlsx', await workbookBytes(fixture)), 'gaps.xlsx');
      let rows = 0;
      try {
        const part = { name: 'S', part: 'xl/worksheets/sheet1.xml' };
        for await (const _row of readRows(pack, part, book, limit)) rows += 1;
      } finally {
        await pack.close();
      }
      return rows;
    };
    const rows = Array.from(
      { length: 10 },
      (_, i) => `<row r="${i + 1}"><c r="CV${i + 1}"><v>1</v></c></row>`,
    ).join('');
    expect(await count({ sheets: [{ rows }] }, 1000)).toBe(10);
    await expect(count({ sheets: [{ rows }] }, 999)).rejects.toMatchObject({
      problem: { code: 'sheet-too-large', place: { line: 10 } },
    });
    const merged = { sheets: [{ rows, merges: ['CV1:XFD10'] }] };
    await expect(count(merged, 20_000)).rejects.toMatchObject({
      problem: { code: 'sheet-too-large', place: { line: 1 } },
    });
  });

  it('a changed byte in stored data does not pass as data: the checksum speaks', async () => {
    const parts = workbookParts({ sheets: [{ rows: row('A001') }] });
    // Stored without compression, the text stands in the file as it is.
    const { ZipFile } = await import('yazl');
    const zip = new ZipFile();
    for (const [name, content] of Object.entries(parts))
      zip.addBuffer(Buffer.from(content), name, { compress: false });
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
    const stored = Buffer.concat(chunks);
    expect(await outcome(stored)).toEqual({ rows: 1 });
    stored.write('B', stored.indexOf('A001'));
    expect(await outcome(stored)).toMatchObject({
      code: 'xlsx-damaged',
      detail: expect.stringContaining('checksum'),
    });
  });

  it('missing parts, sheets without parts, other encodings, truncation: a damaged file', async () => {
    const parts = workbookParts({ sheets: [{ rows: row('a') }] });
    const without = Object.fromEntries(
      Object.entries(parts).filter(([name]) => !name.includes('worksheets')),
    );
    expect(await outcome(await zipOf(without))).toMatchObject({ code: 'xlsx-damaged' });
    expect(
      await outcome(await zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': '<Relationships/>' })),
    ).toMatchObject({ code: 'xlsx-damaged' });
    expect(
      await outcome(await workbookBytes(sheet(`<?xml version="1.0" encoding="GBK"?>${sheetData('')}`))),
    ).toMatchObject({ code: 'xlsx-damaged' });
    expect(await outcome(await workbookBytes({ sheets: [{ xml: '<other/>' }] }))).toMatchObject({
      code: 'xlsx-damaged',
    });
    const whole = await zipOf(parts);
    for (const length of [4, 30, whole.length >> 1, whole.length - 1]) {
      expect(await outcome(whole.subarray(0, length))).toMatchObject({ code: 'xlsx-damaged' });
    }
  });

  it('two parts of one name are refused: which one counts is anybody’s guess', async () => {
    const bytes = await workbookBytes({
      sheets: [{ rows: row('a') }],
      parts: { 'xl/p1.xml': 'x', 'xl/p2.xml': 'y' },
    });
    expect(await outcome(bytes)).toEqual({ rows: 1 });
    bytes.write('xl/p1.xml', bytes.lastIndexOf('xl/p2.xml'));
    expect(await outcome(bytes)).toMatchObject({
      code: 'xlsx-damaged',
      detail: expect.stringContaining('twice'),
    });
  });

  it('an encrypted part is refused as such', async () => {
    const bytes = await workbookBytes({ sheets: [{ rows: row('a') }] });
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    expect(await outcome(bytes)).toMatchObject({ code: 'xlsx-encrypted' });
  });
});

describe('files with random damage', () => {
  const fixture: WorkbookFixture = {
    formats: ['000', 14],
    strings: ['<si><t>甲</t></si>', '<si><r><t>乙</t></r></si>'],
    sheets: [
      {
        merges: ['A1:A2'],
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>37873</v></c></row><row r="2"><c r="B2" s="1"><v>7</v></c></row>',
      },
    ],
  };

  it(
    'a workbook gives rows or a problem, never anything else',
    async () => {
      const bytes = await workbookBytes(fixture);
      for (let seed = 1; seed <= (LARGE ? 1_500 : 60); seed += 1) await outcome(damaged(bytes, seed));
    },
    LIMIT_MS,
  );

  it(
    'XML parts give rows or a problem, never anything else',
    async () => {
      const parts = workbookParts(fixture);
      const names = Object.keys(parts);
      for (let seed = 1; seed <= (LARGE ? 1_500 : 50); seed += 1) {
        const name = names[seed % names.length] ?? '';
        await outcome(await zipOf({ ...parts, [name]: damaged(Buffer.from(parts[name] ?? ''), seed) }));
      }
    },
    LIMIT_MS,
  );

  it(
    'a CSV file gives rows or a problem, never anything else',
    async () => {
      const bytes = Buffer.from('档号,题名\r\n001,"关于""三讲""的\n通知"\r\n002,𠮷\r\n');
      for (let seed = 1; seed <= (LARGE ? 2_500 : 100); seed += 1)
        await outcome(damaged(bytes, seed), 'hostile.csv');
    },
    LIMIT_MS,
  );
});
