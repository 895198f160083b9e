import { damaged } from '../../../../../test/fixtures/sheets/damaged.fixture';
import { temporaryFolder } from '../../../../../test/fixtures/sheets/workbook.fixture';
import {
  number,
  oleBytes,
  record,
  words,
  xlsBytes,
  xlsStream,
} from '../../../../../test/fixtures/sheets/xls.fixture';
import { UnreadableSource } from '../../source';
import { openBook } from '../open-book';
import { readBiffCells } from './biff-cells';
import { biffStructure } from './biff-structure';
import { OleContainer } from './ole-container';

/** `npm run proof:fuzz` damages many more. */
const LARGE = process.env['FONDS_FUZZ'] !== undefined;
const LIMIT_MS = LARGE ? 3_600_000 : 60_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());

type Outcome = { readonly rows: number } | { readonly code: string; readonly detail?: unknown };

const problemIn = (error: unknown): Outcome => {
  if (!(error instanceof UnreadableSource)) throw error;
  const { code, facts } = error.problem;
  return { code, detail: facts['detail'] ?? facts['what'] };
};

/** Rows read, or the problem; anything else is a failure of the reader. */
async function outcome(content: Buffer): Promise<Outcome> {
  try {
    const book = await openBook(folder.file('hostile.xls', content));
    try {
      let rows = 0;
      for await (const sheet of book.sheets()) for await (const _row of sheet.rows()) rows += 1;
      return { rows };
    } finally {
      await book.close();
    }
  } catch (error) {
    return problemIn(error);
  }
}

const ROWS = Array.from({ length: 200 }, (_, i) => [`题名${i}`, number(i, '000')]);
const stream = xlsStream({ sheets: [{ rows: ROWS, merges: ['A1:A2'] }] });
const whole = oleBytes({ Workbook: stream });
/** The stream with other records before the end of its last sheet. */
const withRecords = (...records: Buffer[]): Buffer =>
  oleBytes({ Workbook: Buffer.concat([stream.subarray(0, -4), ...records, record(0x000a, [])]) });
const label = (row: number, column: number): Buffer =>
  record(0x0204, Buffer.concat([words(row, column, 0, 1), Buffer.from([0, 0x41])]));

describe('hostile and damaged old workbooks', () => {
  it('the undamaged file opens, so that what follows is due to the damage', async () =>
    expect(await outcome(whole)).toEqual({ rows: 200 }));

  it('a file cut anywhere is damaged, never a shorter catalogue', async () => {
    for (let length = 8; length < whole.length - 512; length += 1777) {
      const result = await outcome(whole.subarray(0, length));
      expect([length, result]).toEqual([length, expect.objectContaining({ code: 'xls-damaged' })]);
    }
    for (const cut of [1, 3])
      expect(await outcome(oleBytes({ Workbook: stream.subarray(0, -cut) }))).toMatchObject({
        code: 'xls-damaged',
        detail: 'the last record is cut off',
      });
    expect(await outcome(oleBytes({ Workbook: stream.subarray(0, -4) }))).toMatchObject({
      code: 'xls-damaged',
      detail: 'the stream ends in the middle of a sheet',
    });
  });

  it('a chain of sectors that bites its tail ends in a sentence', async () => {
    const looped = Buffer.from(whole);
    const table = (looped.readUInt32LE(76) + 1) * 512;
    // The directory is read to the end of its chain.
    const directory = looped.readUInt32LE(48);
    looped.writeUInt32LE(directory, table + directory * 4);
    expect(await outcome(looped)).toMatchObject({
      code: 'xls-damaged',
      detail: 'a chain of sectors has no end',
    });
    const absurd = Buffer.from(whole);
    absurd.writeUInt32LE(0xfffffff0, 44);
    expect(await outcome(absurd)).toMatchObject({ code: 'xls-damaged' });
  });

  it('passwords are told as such, in both kinds of file', async () => {
    const globals = stream.subarray(0, 4 + stream.readUInt16LE(2));
    const withPassword = Buffer.concat([
      globals,
      record(0x002f, words(1, 1)),
      stream.subarray(globals.length),
    ]);
    expect(await outcome(oleBytes({ Workbook: withPassword }))).toMatchObject({ code: 'xls-encrypted' });
    expect(await outcome(oleBytes({ EncryptedPackage: Buffer.alloc(9000) }))).toMatchObject({
      code: 'xls-encrypted',
    });
  });

  it('a document without a workbook, and one that lies in an embedded object only, are not workbooks', async () => {
    expect(await outcome(oleBytes({ WordDocument: Buffer.alloc(5000) }))).toMatchObject({
      code: 'format-xls',
    });
    expect(await outcome(oleBytes({ 'MBD1/Workbook': stream }))).toMatchObject({ code: 'format-xls' });
    const old = Buffer.from(stream);
    old.writeUInt16LE(0x0400, 4);
    expect(await outcome(oleBytes({ Workbook: old }))).toMatchObject({ code: 'format-xls' });
  });

  it('cells and ranges where no worksheet has any are damage', async () => {
    expect(await outcome(withRecords(label(300, 255)))).toEqual({ rows: 201 });
    expect(await outcome(withRecords(label(300, 256)))).toMatchObject({ code: 'xls-damaged' });
    expect(await outcome(withRecords(record(0x00e5, words(1, 0, 1, 0, 300))))).toMatchObject({
      code: 'xls-damaged',
    });
    expect(await outcome(withRecords(record(0x00e5, words(40, 0, 1, 0, 3))))).toMatchObject({
      code: 'xls-damaged',
    });
  });

  it('absurd dimensions cost nothing: the cells count, not what is said of them', async () => {
    const dimensions = record(0x0200, Buffer.from('00000000ffffffff0000ff3f0000', 'hex'));
    expect(await outcome(withRecords(dimensions))).toEqual({ rows: 200 });
  });

  it('a cell that the records promise and nobody could read is damage, not a missing cell', async () => {
    // The same address twice: the later one hides the earlier.
    expect(await outcome(withRecords(label(0, 0)))).toMatchObject({
      code: 'xls-damaged',
      detail: '400 of 401 cells could be read',
    });
  });

  it('two sheets of one name are damage: one of them would be lost', async () => {
    const two = xlsStream({
      sheets: [
        { name: '甲', rows: [['x']] },
        { name: '乙', rows: [['y']] },
      ],
    });
    const [first, second] = [Buffer.from('甲', 'utf16le'), Buffer.from('乙', 'utf16le')];
    two.fill(first, two.indexOf(second), two.indexOf(second) + 2);
    expect(await outcome(oleBytes({ Workbook: two }))).toMatchObject({
      code: 'xls-damaged',
      detail: 'two sheets of one name',
    });
  });

  it('more cells than fit are refused before they are read', () => {
    const numbers = record(0x00bd, Buffer.concat([words(0, 0), Buffer.alloc(6 * 250), words(249)]));
    const many = Buffer.concat([
      stream.subarray(0, -4),
      ...Array.from({ length: 10_001 }, () => numbers),
      record(0x000a, []),
    ]);
    expect(() => biffStructure(many, 'a.xls')).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'sheet-too-large' }) as unknown }),
    );
  });

  it('a reader without memory or time ends, and says which', async () => {
    const texts = Array.from({ length: 4000 }, (_, i) => [`${'字'.repeat(2000)}${i}`]);
    const large = xlsStream({ sheets: [{ rows: texts }] });
    await expect(
      readBiffCells(large, 'a.xls', [], 936, { heapMib: 12, timeMs: 60_000 }),
    ).rejects.toMatchObject({
      problem: { code: 'sheet-too-large', facts: { what: 'MiB of memory for the workbook' } },
    });
    await expect(readBiffCells(stream, 'a.xls', [], 936, { heapMib: 100, timeMs: 1 })).rejects.toMatchObject({
      problem: { code: 'sheet-too-large', facts: { what: 'seconds of reading' } },
    });
  }, 60_000);
});

describe('files with random damage', () => {
  const small = xlsStream({ sheets: [{ rows: [['甲', number(7, '000')], ['乙']], merges: ['A1:A2'] }] });

  it('a container or a stream of records gives a structure or a problem, never anything else', () => {
    const bytes = oleBytes({ Workbook: small });
    for (let seed = 1; seed <= (LARGE ? 30_000 : 1_000); seed += 1) {
      try {
        const found = new OleContainer(damaged(bytes, seed), 'a.xls').stream('Workbook');
        if (found) biffStructure(damaged(found, seed + 1), 'a.xls');
      } catch (error) {
        problemIn(error);
      }
    }
  });

  it(
    'a workbook gives rows or a problem, never anything else',
    async () => {
      for (let seed = 1; seed <= (LARGE ? 120 : 4); seed += 1)
        await outcome(damaged(xlsBytes({ sheets: [{ rows: [['甲', number(7)], ['乙']] }] }), seed));
    },
    LIMIT_MS,
  );
});
