import { CASE_KIND_NAMES } from '@fonds/law/words';
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
  { id: 'I1', name: CASE_KIND_NAMES.I1, controlAfter: 'ends', ...GATE, questions: [SUCCESSOR], later: STANDARD },
  { id: 'I2', name: CASE_KIND_NAMES.I2, controlAfter: 'ends', ...GATE, questions: [SUCCESSOR, { zh: '由哪个机关代管？', en: 'Which of them keeps on behalf?' }], undivided: true, later: ORDER_13 },
  { id: 'I3', name: CASE_KIND_NAMES.I3, controlAfter: 'ends', ...GATE, questions: [SUCCESSOR, { zh: '合并后是否为新设机关？', en: 'Is the merged body a new one?' }], undivided: true, later: ORDER_13 },
  { id: 'I4', name: CASE_KIND_NAMES.I4, controlAfter: 'leaves', ...GATE, questions: [], later: STANDARD },
  { id: 'I5', name: CASE_KIND_NAMES.I5, controlAfter: 'leaves', ...GATE, questions: [{ zh: '哪些文件尚未办结？', en: 'Which files are not finished?' }], later: STANDARD },
  { id: 'I6', name: CASE_KIND_NAMES.I6, controlAfter: 'yes', ...GATE, questions: [{ zh: '主要职能是否不变？', en: 'Is the main function unchanged?' }], later: STANDARD },
  { id: 'I7', name: CASE_KIND_NAMES.I7, controlAfter: 'ends', ...GATE, questions: [{ zh: '是否直属党委政府、承担全面任务且时间较长？', en: 'Was it directly under party or government, with an overall task, and long?' }], later: STANDARD },
  { id: 'I8', name: CASE_KIND_NAMES.I8, controlAfter: 'either', ...GATE, questions: [{ zh: '主管部门是否同意转制单位保管？', en: 'Does the authority consent to the converted unit keeping them?' }], later: STANDARD },
  { id: 'I9', name: CASE_KIND_NAMES.I9, controlAfter: 'yes', ...GATE, questions: [{ zh: '文件是否分别办理？', en: 'Are documents handled apart?' }], later: STANDARD },
  { id: 'I10', name: CASE_KIND_NAMES.I10, controlAfter: 'ends', ...GATE, questions: [{ zh: '原有无全宗号？', en: 'Had it a fonds number?' }], later: STANDARD },
] as const satisfies readonly DisposalKind[];
