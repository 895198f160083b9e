import { runInNewContext } from 'node:vm';
import { CELL_LIMIT } from '../sheets/xlsx/shared-strings.reader';
import { readCoverLine, type Cover } from './cover.reader';

/** It takes milliseconds; what went back over the cell for each of its characters would take most of an hour. */
const LIMIT_MS = 60_000;

describe('a line above a table', () => {
  it.each([
    ['spaces', ' '],
    ['one page number that goes on in spaces', ` 第${' '.repeat(CELL_LIMIT)}`],
    ['one that goes on in digits', ` 第${'1'.repeat(CELL_LIMIT)}`],
    ['page numbers that are none', ' 第'],
    ['labels', ' 全宗号'],
    ['a label that goes on in spaces', ` 全${' '.repeat(CELL_LIMIT)}`],
  ])('is read in one pass, as long as a cell may be: %s', (_, filling) => {
    const many = filling.repeat(Math.ceil(CELL_LIMIT / filling.length)).slice(0, CELL_LIMIT - 5);
    const read = (): Cover =>
      readCoverLine({ row: 1, hidden: false, cells: [{ text: `题名：甲${many}乙` }] });
    const cover = runInNewContext('read()', { read }, { timeout: LIMIT_MS }) as Cover;
    expect(cover.get('title')?.value.startsWith('甲')).toBe(true);
  });
});
