/** What codes of this library are called on screen; messages name them by these. */

export const FIELD_WORDS = {
  title: { zh: '题名', en: 'title' },
  titleSource: { zh: '题名来源', en: 'source of the title' },
  code: { zh: '档号', en: 'reference code' },
  dates: { zh: '日期', en: 'dates' },
  creators: { zh: '责任者', en: 'creators' },
  extents: { zh: '数量', en: 'extent' },
  containers: { zh: '装具', en: 'containers' },
  languages: { zh: '语种', en: 'languages' },
  scripts: { zh: '文字', en: 'scripts' },
  scope: { zh: '内容提要', en: 'scope and content' },
  accessRestrictions: { zh: '查阅限制', en: 'restrictions on access' },
  useRestrictions: { zh: '利用限制', en: 'restrictions on use' },
  pages: { zh: '页数', en: 'pages' },
  bytes: { zh: '字节数', en: 'bytes' },
  medium: { zh: '载体', en: 'medium' },
  retention: { zh: '保管期限', en: 'retention' },
  secrecy: { zh: '密级', en: 'secrecy' },
  opening: { zh: '开放状态', en: 'opening' },
  other: { zh: '其他著录项', en: 'other elements' },
  owner: { zh: '所有者', en: 'owner' },
  transferringUnit: { zh: '移出单位', en: 'transferring unit' },
  heldSince: { zh: '保管起始', en: 'beginning of custody' },
  place: { zh: '存放位置', en: 'place' },
  since: { zh: '日期', en: 'date' },
} as const;

export const ACT_KIND_WORDS = {
  transfer: { zh: '移交', en: 'transfer' },
  rearrangement: { zh: '拆并调卷', en: 'rearrangement' },
  corrections: { zh: '批量更正', en: 'batch of corrections' },
  loan: { zh: '借出', en: 'loan' },
  move: { zh: '移库', en: 'move' },
  accession: { zh: '进馆', en: 'accession' },
  arrangement: { zh: '整理入卷', en: 'arrangement' },
  withdrawal: { zh: '寄存取回', en: 'withdrawal' },
} as const;

/** Why a unit is not in store. */
export const OUT_WORDS = {
  lost: { zh: '丢失', en: 'lost' },
  withdrawn: { zh: '已由所有者取回', en: 'withdrawn by its owner' },
  rearranged: { zh: '已拆并调卷', en: 'rearranged' },
} as const;
