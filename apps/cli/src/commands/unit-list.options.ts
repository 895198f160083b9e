import type { Leaf } from './leaf';

/** Units named by a file besides, or instead of, those named in words. */
export const unitList = (leaf: Leaf): Leaf =>
  leaf
    .option('--list <file>', {
      zh: '清单文件：.xlsx、.xls、.csv、.dbf，或每行一个标识或档号的 .txt',
      en: 'a list: .xlsx, .xls, .csv, .dbf, or a .txt with one id or code a line',
    })
    .option('--hidden-rows <what>', { zh: '隐藏行', en: 'hidden rows of the list' }, ['include', 'exclude']);
