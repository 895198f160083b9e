import { ARCHIVE_CLASSES, type ArchiveClass } from './disposal.types';

/** Class codes (类别号) of DA/T 13 that stand in a series code or 档号, and what they mean here [D]. */
const BY_CODE: { readonly [code: string]: ArchiveClass } = {
  KU: 'KU',
  RS: 'RS',
  JJ: 'JJ',
  SB: 'SB',
  KY: 'KY',
  CP: 'CP',
  DQ: 'DQ',
  JY: 'MG',
  ZP: 'SX',
  LY: 'SX',
  LX: 'SX',
  SW: 'SX',
  SJ: 'EL',
  YJ: 'EL',
  WY: 'EL',
  MT: 'EL',
  WS: 'AD',
};
/** Words in the title of a series, the surest first. */
const BY_TITLE: readonly (readonly [RegExp, ArchiveClass])[] = [
  [/会计|财务|凭证|账簿/, 'KU'],
  [/人事|职工|干部/, 'RS'],
  [/基建|基本建设|建筑|工程/, 'JJ'],
  [/设备|仪器/, 'SB'],
  [/科研|研究/, 'KY'],
  [/产品|业务服务/, 'CP'],
  [/党群|党委|工会|共青团/, 'DQ'],
  [/生产技术|生产管理/, 'PT'],
  [/经营/, 'MG'],
  [/照片|声像|录音|录像|实物/, 'SX'],
  [/电子|数据/, 'EL'],
  [/行政|文书/, 'AD'],
];

/**
 * The class of archives that a series code (类别号) or title says [D]; people may say otherwise.
 *
 * @returns undefined where neither says it
 * @example classOfCode('KJ·SB·01', '设备') // 'SB'
 */
export function classOfCode(code?: string | null, title?: string | null): ArchiveClass | undefined {
  const tokens = (code ?? '').toUpperCase().split(/[^A-Z]+/);
  const named = tokens.flatMap((token) => BY_CODE[token] ?? []);
  // 文书 covers what has no class of its own: a finer word stands before it.
  const finer = named.find((each) => each !== 'AD');
  if (finer) return finer;
  const byTitle = BY_TITLE.find(([words]) => words.test(title ?? ''))?.[1];
  return byTitle ?? named[0];
}

export const isArchiveClass = (text: string): text is ArchiveClass =>
  (ARCHIVE_CLASSES as readonly string[]).includes(text);
