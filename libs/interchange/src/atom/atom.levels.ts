/** `fonds`: may stand at the top. `series`: a class. `unit`: has custody. `open`: a series when it has children. */
export type LevelClass = 'fonds' | 'series' | 'unit' | 'open';

export const LEVEL_CLASSES: readonly LevelClass[] = ['open', 'fonds', 'series', 'unit'];

const CLASSES: Readonly<Record<string, LevelClass>> = {
  fonds: 'fonds',
  collection: 'fonds',
  recordgroup: 'fonds',
  全宗: 'fonds',
  汇集全宗: 'fonds',
  subfonds: 'series',
  subgroup: 'series',
  series: 'series',
  subseries: 'series',
  class: 'series',
  类别: 'series',
  类: 'series',
  file: 'unit',
  item: 'unit',
  part: 'unit',
  piece: 'unit',
  案卷: 'unit',
  卷: 'unit',
  件: 'unit',
  文件: 'unit',
};
const ITEMS = new Set(['item', 'part', 'piece', '件', '文件']);

const folded = (level: string): string => level.toLowerCase().replace(/[\s_-]+/g, '');

/** Levels are a vocabulary that each AtoM site edits; one that is not known is `open`, like an empty one. */
export const levelClass = (level: string): LevelClass => {
  const name = folded(level);
  return Object.hasOwn(CLASSES, name) ? (CLASSES[name] ?? 'open') : 'open';
};

export const atomCustodyLevel = (level: string): 'file' | 'item' =>
  ITEMS.has(folded(level)) ? 'item' : 'file';
