/** Kinds of things that wait for somebody, in words. */
const INBOX_KINDS = {
  'transfer-to-check': { zh: '移交批次待接收方清点核对', en: 'A transfer waits for the receiver’s check' },
  'transfer-to-sign': { zh: '移交批次待签字', en: 'A transfer waits for a signature' },
  'paper-to-confirm': {
    zh: '录入的纸质签字待另一人核对',
    en: 'A signature entered from paper waits for a second person',
  },
  'transfer-returned': {
    zh: '移交批次已退回，待移出方补正',
    en: 'A transfer was returned to its sender with its defects',
  },
  'transfer-refused': {
    zh: '移交批次未能通过关口，待双方处理',
    en: 'A transfer was refused at the gate; both sides may go on',
  },
  'batch-to-register': {
    zh: '移交批次已签收，待进馆登记',
    en: 'A transfer that both sides have signed waits for its accession number',
  },
  'rearrangement-to-second': { zh: '拆并调卷待第二人复核', en: 'A rearrangement waits for a second person' },
  'corrections-to-second': {
    zh: '批量更正待第二人复核',
    en: 'A batch of corrections waits for a second person',
  },
  'withdrawal-to-check': {
    zh: '寄存取回待另一人清点核对',
    en: 'A deposit that is asked back waits for the check of a second person',
  },
  'import-to-check': { zh: '导入待另一账户复核', en: 'An import waits for the check of a second account' },
  'correction-proposed': { zh: '著录更正待第二人复核', en: 'A correction waits for a second person' },
  'held-since-proposed': {
    zh: '保管起始更正待第二人复核',
    en: 'Another beginning of custody waits for a second person',
  },
  'history-proposed': {
    zh: '补录沿革待第二人复核',
    en: 'A reconstruction of history waits for a second person',
  },
  'effect-date-proposed': {
    zh: '保管变动日期更正待第二人复核',
    en: 'Another date of a custody event waits for a second person',
  },
  'lot-date-proposed': {
    zh: '接收批日期更正待第二人复核',
    en: 'Another day of a lot waits for a second person',
  },
  'filing-proposed': {
    zh: '提交归档的文件待档案室接收',
    en: 'A record handed over for filing waits for the archives room',
  },
  'opening-to-review': {
    zh: '开放审核计划待启动会同审核',
    en: 'A planned opening waits for its joint review',
  },
  'opening-opinion': { zh: '开放审核待提出意见', en: 'An opening review waits for an opinion' },
  'opening-to-conclude': {
    zh: '双方已提出意见，待作出开放结论',
    en: 'Both sides have spoken; an opening review waits for its conclusion',
  },
  'opening-to-coordinate': {
    zh: '开放审核双方意见不同，待主管部门协调',
    en: 'Both sides of an opening review differ; it waits for the authority to coordinate',
  },
  'extension-to-submit': { zh: '延期开放待报主管部门', en: 'An extension of closure waits to be submitted' },
  'extension-to-answer': {
    zh: '延期开放待主管部门答复',
    en: 'An extension of closure waits for the authority’s answer',
  },
  'opening-to-order': {
    zh: '结论已定，待开放并公布目录',
    en: 'An opening waits to be ordered and published',
  },
  'opening-refused': { zh: '开放未能通过关口，待处理', en: 'An opening was refused at the gate' },
  'destruction-to-approve': { zh: '销毁清册待批准', en: 'A register of destruction waits for its approval' },
  'destruction-paper-to-confirm': {
    zh: '录入的销毁批准、签字待另一人核对',
    en: 'An approval or signature of a destruction, entered from paper, waits for a second person',
  },
  'destruction-to-file': {
    zh: '销毁清册已批准，待报备案',
    en: 'A register of destruction was approved and waits to be filed for record',
  },
  'destruction-to-count': {
    zh: '销毁清册待监销人清点',
    en: 'A destruction waits for the count of its supervisors',
  },
  'destruction-to-start': {
    zh: '已清点，待开始销毁',
    en: 'A destruction that was counted waits for its start',
  },
  'destruction-to-finish': {
    zh: '销毁已开始，待逐单位记录并签证',
    en: 'A destruction that has started waits for its facts and its certificate',
  },
  'destruction-refused': { zh: '销毁未能通过关口，待处理', en: 'A destruction was refused at the gate' },
  'appraisal-opinion': { zh: '鉴定待提出意见', en: 'An appraisal waits for the opinions of its group' },
  'appraisal-to-report': {
    zh: '各单位均已有鉴定意见，待提交鉴定工作报告',
    en: 'Every unit has its opinion; an appraisal waits for its report',
  },
  'order-to-report': {
    zh: '限期整改待报告整改情况',
    en: 'An order to put something right waits for the report of the body',
  },
  'order-to-reinspect': {
    zh: '限期整改待复查',
    en: 'An order to put something right waits for its reinspection',
  },
  'loan-overdue': { zh: '借出逾期未还', en: 'A loan is past due' },
  'loss-to-report': {
    zh: '已记录丢失，待报告安全事故（或记录寻回）',
    en: 'A loss was recorded: its incident waits to be reported, or its recovery',
  },
} as const;

export type InboxKind = keyof typeof INBOX_KINDS;
export const ALL_INBOX_KINDS = Object.keys(INBOX_KINDS) as InboxKind[];

export const SIDE_WORDS = { from: { zh: '移出方', en: 'sender' }, to: { zh: '接收方', en: 'receiver' } };
export const CAPACITY_WORDS = {
  head: { zh: '负责人', en: 'head' },
  handler: { zh: '经办人', en: 'handler' },
  supervisor: { zh: '监交人', en: 'supervisor' },
} as const;

export interface WaitingFacts {
  readonly kind: InboxKind;
  readonly side: 'from' | 'to' | null;
  readonly capacity: string | null;
  readonly units: number | null;
  readonly due: string | null;
}

/** @example inboxWords({ kind: 'loan-overdue', units: 2, due: '2026-01-31', side: null, capacity: null }).zh // '借出逾期未还（应于2026-01-31归还，2个单位）' */
export function inboxWords({ kind, side, capacity, units, due }: WaitingFacts): { zh: string; en: string } {
  const { zh, en } = INBOX_KINDS[kind];
  const who = [
    side && SIDE_WORDS[side],
    capacity && CAPACITY_WORDS[capacity as keyof typeof CAPACITY_WORDS],
  ].flatMap((each) => each || []);
  const told = {
    zh: [
      who.map((each) => each.zh).join(''),
      due ? (kind === 'loan-overdue' ? `应于${due}归还` : `期限${due}`) : '',
      units === null ? '' : `${units}个单位`,
    ],
    en: [
      who.map((each) => each.en).join(', '),
      due ? `due ${kind === 'loan-overdue' ? 'back ' : ''}on ${due}` : '',
      units === null ? '' : `${units} unit${units === 1 ? '' : 's'}`,
    ],
  };
  const [more, moreInEnglish] = [told.zh.filter(Boolean).join('，'), told.en.filter(Boolean).join(', ')];
  return { zh: zh + (more && `（${more}）`), en: en + (moreInEnglish && ` (${moreInEnglish})`) };
}
