/** `fonds`: may stand at the top. `series`: a class. `unit`: has custody. `open`: a series when it has children. */
export type LevelClass = 'fonds' | 'series' | 'unit' | 'open';

export const LEVEL_CLASSES: readonly LevelClass[] = ['open', 'fonds', 'series', 'unit'];

/** Without case, accents, blanks and hyphens. */
const folded = (level: string): string =>
  level
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

const words = (list: string): ReadonlySet<string> => new Set(list.split(', ').map(folded));

/** AtoM's own levels in the languages of its sites: zh, en, fr, es, pt, de, nl, it. */
const FONDS = words(
  'fonds, collection, record group, 全宗, 汇集全宗, fondo, fundo, bestand, archief, ' +
    'colección, coleção, collezione, collectie, sammlung',
);
const SERIES = words(
  'subfonds, subgroup, series, subseries, class, 类别, 类, sous-fonds, série, sous-série, subfondo, serie, subserie, ' +
    'subfundo, seção, secção, subsérie, classe, subclasse, clase, subclase, teilbestand, unterserie, deelarchief, sottoserie',
);
const FILES = words(
  'file, 案卷, 卷, dossier, expediente, unidad documental compuesta, dossiê, processo, akte, bestanddeel, fascicolo',
);
const ITEMS = words(
  'item, part, piece, 件, 文件, pièce, unidad documental simple, item documental, einzelstück, stuk, documento',
);

/** Levels are a vocabulary that each AtoM site edits; one that is not known is `open`, like an empty one. */
export function levelClass(level: string): LevelClass {
  const name = folded(level);
  if (FONDS.has(name)) return 'fonds';
  if (SERIES.has(name)) return 'series';
  return FILES.has(name) || ITEMS.has(name) ? 'unit' : 'open';
}

export const atomCustodyLevel = (level: string): 'file' | 'item' =>
  ITEMS.has(folded(level)) ? 'item' : 'file';
