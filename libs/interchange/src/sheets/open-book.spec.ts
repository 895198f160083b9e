import {
  temporaryFolder,
  workbookBytes,
  workbookParts,
  zipOf,
} from '../../../../test/fixtures/sheets/workbook.fixture';
import { dbfBytes, type DbfFixture } from '../../../../test/fixtures/sheets/dbf.fixture';
import { oleBytes, xlsBytes } from '../../../../test/fixtures/sheets/xls.fixture';
import { UnreadableSource } from '../source';
import { openBook } from './open-book';
import { SHEET_PROBLEM_TEXTS } from './problem-texts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const ole2 = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]);
const table: DbfFixture = { fields: [['DH', 'C', 10]], records: [{ cells: ['A1'] }] };

/** The code with which a file is refused; `undefined` where it opens. */
async function refusal(content: Buffer | string, name = 'a.xlsx'): Promise<string | undefined> {
  try {
    await (await openBook(folder.file(name, content))).close();
    return undefined;
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    expect(Object.keys(SHEET_PROBLEM_TEXTS)).toContain(error.problem.code);
    expect(error.problem).toMatchObject({ severity: 'file', place: { file: name } });
    return error.problem.code;
  }
}

describe('the content of a file decides what it is, not its name', () => {
  it.each<[string, string, Buffer | string]>([
    ['an old document that holds no workbook', 'format-xls', oleBytes({ WordDocument: Buffer.alloc(5000) })],
    ['a worksheet of Excel 4', 'format-xls', Buffer.from('0904060000000000', 'hex')],
    ['a container cut off', 'xls-damaged', ole2],
    ['an old workbook cut off', 'xls-damaged', Buffer.from('0908100000060500', 'hex')],
    ['a table of dBASE 7', 'format-dbf', dbfBytes({ ...table, version: 0x04 })],
    ['a web page', 'format-html', '\ufeff\r\n<html xmlns:o="x"><table><tr><td>档号</td></tr></table></html>'],
    [
      'an XML spreadsheet',
      'format-xml',
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>',
    ],
    [
      'a finding aid in UTF-16',
      'format-xml',
      Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><ead/>', 'utf16le'),
    ],
    ['JSON', 'format-json', '[{"档号": 1}]'],
    ['a JSON object', 'format-json', ' {"rows": []}'],
    ['a PDF', 'format-pdf', '%PDF-1.4\n'],
    ['a gzip archive', 'format-archive', Buffer.from('1f8b0800000000000003', 'hex')],
    ['nothing', 'file-empty', ''],
    ['a picture', 'format-binary', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['zeros', 'format-binary', Buffer.alloc(100)],
  ])('%s is refused', async (_name, code, content) => {
    expect(await refusal(content)).toBe(code);
    expect(await refusal(content, 'a.csv')).toBe(code);
  });

  it.each(['[1957],甲', '{甲},乙', '<题名>,乙', '%,b', 'BZh,x', '0,1,2\n\t'])(
    '%p begins a table',
    async (content) => expect(await refusal(content)).toBeUndefined(),
  );

  it('other zip files are refused by what they hold', async () => {
    expect(await refusal(await zipOf({ 'xl/workbook.bin': 'x' }))).toBe('format-xlsb');
    expect(await refusal(await zipOf({ mimetype: 'application/vnd.oasis', 'content.xml': '<x/>' }))).toBe(
      'format-ods',
    );
    expect(await refusal(await zipOf({ 'a.csv': 'a,b' }))).toBe('format-archive');
  });

  it.each(['a.xls', 'a.et', 'a.csv', 'a.xlsx'])(
    'old workbooks and tables open under the name %s',
    async (name) => {
      expect(await refusal(xlsBytes({ sheets: [{ rows: [['档号']] }] }), name)).toBeUndefined();
      expect(await refusal(dbfBytes(table), name)).toBeUndefined();
    },
  );

  it('a workbook under the name of a CSV file is a workbook, also with its parts elsewhere', async () => {
    expect(await refusal(await workbookBytes({ sheets: [{}] }), 'a.csv')).toBeUndefined();
    const parts = workbookParts({ sheets: [{}] });
    const moved = {
      'x/book.xml': parts['xl/workbook.xml'] ?? '',
      'x/_rels/book.xml.rels': String(parts['xl/_rels/workbook.xml.rels']).replace(
        'worksheets/',
        '/xl/worksheets/',
      ),
    };
    const book = await zipOf({
      ...{ 'XL/Worksheets/SHEET1.xml': parts['xl/worksheets/sheet1.xml'] ?? '', ...moved },
      '_rels/.rels': String(parts['_rels/.rels']).replace('xl/workbook.xml', '/x/book.xml'),
    });
    expect(await refusal(book)).toBeUndefined();
  });

  it('a file that does not exist is named without its folder', async () => {
    const error: unknown = await openBook('/no/such/folder/b.xlsx').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ problem: { code: 'file-unreadable', place: { file: 'b.xlsx' } } });
    expect(JSON.stringify(error)).not.toContain('/no/such');
    expect(await openBook(folder.path('.')).catch((caught: unknown) => caught)).toMatchObject({
      problem: { code: 'file-unreadable' },
    });
  });
});
