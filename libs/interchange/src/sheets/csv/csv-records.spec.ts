import fc from 'fast-check';
import { CsvRecords, RECORD_LIMIT, type CsvRecord } from './csv-records';

const place = { file: 'a.csv' };
function read(...pieces: string[]): CsvRecord[] {
  const records = new CsvRecords(',', place);
  return [...pieces.flatMap((piece) => records.write(piece)), ...records.end()];
}
const refused = (code: string, line: number) =>
  expect.objectContaining({ problem: expect.objectContaining({ code, place: { ...place, line } }) });

describe('records of a CSV text', () => {
  it('each record names the physical line on which it starts, whatever ends the lines', () => {
    expect(read('a,b\r\n"x\r\ny",2\r\n\r\n3,4')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['x\r\ny', '2'] },
      { line: 4, fields: [''] },
      { line: 5, fields: ['3', '4'] },
    ]);
    expect(read('a\r"x\ry"\rb').map(({ line }) => line)).toEqual([1, 2, 4]);
    expect(read('a\n"x\n\ny"\nb\n').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('quotes: doubled ones are one, those within plain text are text', () => {
    expect(read('"a ""b"" c",关于"三讲"的通知,"",x').map(({ fields }) => fields)).toEqual([
      ['a "b" c', '关于"三讲"的通知', '', 'x'],
    ]);
    expect(read('""').map(({ fields }) => fields)).toEqual([['']]);
    expect(read('a,').map(({ fields }) => fields)).toEqual([['a', '']]);
    expect(read('')).toEqual([]);
  });

  it('a misplaced or missing quote is named with its line', () => {
    expect(() => read('a\n"b"c\n')).toThrow(refused('quote-misplaced', 2));
    expect(() => read('a\nb,"c\nd\n')).toThrow(refused('quote-not-closed', 2));
  });

  it('a record longer than the limit is refused, in plain text, in quotes and by separators', () => {
    const long = 'x'.repeat(RECORD_LIMIT);
    expect(read(`a\n${long}`)).toHaveLength(2);
    expect(() => read('a\n', long, 'x')).toThrow(refused('line-too-long', 2));
    expect(() => read('a\n"', long, '\n', 'x')).toThrow(refused('line-too-long', 2));
    expect(() => read('a\n', ','.repeat(RECORD_LIMIT + 1))).toThrow(refused('line-too-long', 2));
  });

  it('the pieces in which a text arrives change nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'a', '𠮷'), maxLength: 24 });
    fc.assert(
      fc.property(text, fc.array(fc.nat(24), { maxLength: 4 }), (whole, cuts) => {
        const places = [
          0,
          ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b),
          whole.length,
        ];
        const pieces = places.slice(1).map((end, i) => whole.slice(places[i], end));
        const outcome = (...parts: string[]): unknown => {
          try {
            return read(...parts);
          } catch (error) {
            return error;
          }
        };
        expect(outcome(...pieces)).toEqual(outcome(whole));
      }),
      { numRuns: 2000 },
    );
  });

  it('any table survives being written with quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '档', "'"), maxLength: 6 });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(
          read(rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')).map(({ fields }) => fields),
        ).toEqual(rows);
      }),
    );
  });
});
