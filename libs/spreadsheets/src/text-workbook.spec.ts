import { columnName, sheetRow } from './text-workbook';

describe('a workbook of texts', () => {
  it('names columns as spreadsheets do', () =>
    expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']));

  it('draws the frame of an empty cell, and writes nothing for one without a frame', () => {
    expect(sheetRow(1, ['', ''], 'framed')).toBe('<row r="1"><c r="A1" s="2"/><c r="B1" s="2"/></row>');
    expect(sheetRow(1, ['', ''])).toBe('<row r="1"></row>');
  });
});
