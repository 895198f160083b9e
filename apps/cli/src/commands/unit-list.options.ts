import type { Leaf } from './leaf';

const SIDES = ['from', 'to'];

/** Which acts a list shows. */
export const actFilter = (leaf: Leaf): Leaf =>
  leaf
    .option('--phase <phase>', { zh: '状态', en: 'phase' })
    .option('--fonds <fonds>', { zh: '全宗', en: 'fonds, by id or number' })
    .option('--side <side>', { zh: '本单位为保管方或对方', en: 'on which side you stand' }, SIDES)
    .option('--party <code>', { zh: '当事单位', en: 'code of a party' })
    .pages();

/** Units named by a file besides, or instead of, those named in words. */
export const unitList = (leaf: Leaf): Leaf =>
  leaf
    .option('--list <file>', {
      zh: '清单文件：.xlsx、.xls、.csv、.dbf，或每行一个标识或档号的 .txt',
      en: 'a list: .xlsx, .xls, .csv, .dbf, or a .txt with one id or code a line',
    })
    .option('--hidden-rows <what>', { zh: '隐藏行', en: 'hidden rows of the list' }, ['include', 'exclude']);
