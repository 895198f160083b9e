import type { DisposalKind } from '../../disposal/disposal.types';
import { cite } from '../cite';

const GATE = {
  gate: {
    zh: '机构改革决定；归属意见经同级档案主管部门审核同意',
    en: 'the reform decision; the custody opinion, reviewed and agreed by the authority of the same level',
  },
  gateBasis: cite('IR2'),
  gateConfidence: 'B',
} as const;
/** Order 13 repeats I2 and I3; it was seen in a secondary copy only. */
const ORDER_13 = { confidence: 'A~', basis: cite('O13') } as const;
/** A recommended standard: it proposes. */
const STANDARD = { confidence: 'D', basis: cite('GBT13967', '9') } as const;
const SUCCESSOR = { zh: '原定密单位由谁承继？', en: 'Who continues the classifier?' };

/** I1–I10 (domain.md §2.6). Once JG83 is no longer certainly in force they are defaults and ask for a decision. */
export const ORGAN_KINDS = [
  { id: 'I1', name: { zh: '撤销，无承继机关', en: 'Abolished, no successor' }, controlAfter: 'ends', ...GATE, questions: [SUCCESSOR], later: STANDARD },
  { id: 'I2', name: { zh: '撤销，业务分别划归几个机关', en: 'Abolished, its business divided among several' }, controlAfter: 'ends', ...GATE, questions: [SUCCESSOR, { zh: '由哪个机关代管？', en: 'Which of them keeps on behalf?' }], undivided: true, later: ORDER_13 },
  { id: 'I3', name: { zh: '并入另一机关或新机关', en: 'Merged into another or a new body' }, controlAfter: 'ends', ...GATE, questions: [SUCCESSOR, { zh: '合并后是否为新设机关？', en: 'Is the merged body a new one?' }], undivided: true, later: ORDER_13 },
  { id: 'I4', name: { zh: '部门或职能划归他机关', en: 'A section or function moves to another organ' }, controlAfter: 'leaves', ...GATE, questions: [], later: STANDARD },
  { id: 'I5', name: { zh: '未办结文件', en: 'Unfinished files' }, controlAfter: 'leaves', ...GATE, questions: [{ zh: '哪些文件尚未办结？', en: 'Which files are not finished?' }], later: STANDARD },
  { id: 'I6', name: { zh: '变更隶属、名称、地址、部分职能或暂停', en: 'Change of superior, name, place, part of functions; suspension' }, controlAfter: 'yes', ...GATE, questions: [{ zh: '主要职能是否不变？', en: 'Is the main function unchanged?' }], later: STANDARD },
  { id: 'I7', name: { zh: '临时机构', en: 'Temporary body' }, controlAfter: 'ends', ...GATE, questions: [{ zh: '是否直属党委政府、承担全面任务且时间较长？', en: 'Was it directly under party or government, with an overall task, and long?' }], later: STANDARD },
  { id: 'I8', name: { zh: '转制（机关、事业单位改为企业或服务机构）', en: 'Converted to an enterprise or service body' }, controlAfter: 'either', ...GATE, questions: [{ zh: '主管部门是否同意转制单位保管？', en: 'Does the authority consent to the converted unit keeping them?' }], later: STANDARD },
  { id: 'I9', name: { zh: '合署办公，文件分别办理', en: 'Same office, two files' }, controlAfter: 'yes', ...GATE, questions: [{ zh: '文件是否分别办理？', en: 'Are documents handled apart?' }], later: STANDARD },
  { id: 'I10', name: { zh: '撤销而牌子挂在他机关', en: 'Abolished, its plate kept elsewhere' }, controlAfter: 'ends', ...GATE, questions: [{ zh: '原有无全宗号？', en: 'Had it a fonds number?' }], later: STANDARD },
] as const satisfies readonly DisposalKind[];
