import type { RegisterStep } from './domain/step-days.rule';

/** What the codes of this library are called on screen and on paper. */
export const CAPACITY_WORDS = {
  'unit-head': { zh: '单位负责人', en: 'unit head' },
  'leader-in-charge': { zh: '分管档案工作负责人', en: 'leader in charge of archives' },
  'office-head': { zh: '办公厅（室）负责人', en: 'head of the office' },
  'archives-head': { zh: '档案部门负责人', en: 'head of archives' },
  'business-head': { zh: '业务部门负责人', en: 'head of the business department' },
  'accounting-head': { zh: '会计机构负责人', en: 'head of accounting' },
  'archives-clerk': { zh: '档案部门经办人', en: 'clerk of archives' },
  'business-clerk': { zh: '业务部门经办人', en: 'clerk of the business department' },
  'accounting-clerk': { zh: '会计机构经办人', en: 'clerk of accounting' },
} as const;

/** Why somebody is called what he signs as. */
export const RESTS_ON_WORDS = {
  role: { zh: '据登记角色', en: 'by a registered role' },
  word: { zh: '本人自述', en: 'by the signer’s own word' },
} as const;

/** Whose schedule gives a period (INV-10). */
export const SCHEDULE_BASIS_WORDS = {
  authority: { zh: '档案主管部门审核同意', en: 'agreed to by the authority' },
  superior: { zh: '上级单位审核同意', en: 'agreed to by the body above' },
  own: { zh: '本单位自定', en: 'the body’s own' },
  legacy: { zh: '旧期限折算', en: 'mapped from a legacy period' },
} as const;

export const OFFICE_WORDS = {
  archives: { zh: '档案部门', en: 'archives' },
  business: { zh: '业务部门', en: 'business department' },
  accounting: { zh: '会计机构', en: 'accounting' },
  it: { zh: '信息系统管理部门', en: 'IT' },
} as const;

export const FORM_WORDS = {
  general: { zh: '销毁清册', en: 'register of destruction' },
  accounting: { zh: '会计档案销毁清册', en: 'register of destruction of accounting archives' },
  technical: { zh: '科技档案销毁清册', en: 'register of destruction of technical archives' },
} as const;

/** A step of a register on which another one rests. */
export const STEP_WORDS: { readonly [S in RegisterStep]: { readonly zh: string; readonly en: string } } = {
  list: { zh: '编制清册', en: 'the drawing up' },
  approval: { zh: '批准', en: 'the approval' },
  signature: { zh: '清册签字', en: 'a signature' },
  filing: { zh: '备案', en: 'the filing' },
  start: { zh: '开始销毁', en: 'the start' },
};

export const OUTCOME_WORDS = {
  started: { zh: '开始销毁', en: 'destruction started' },
  destroyed: { zh: '已销毁', en: 'destroyed' },
  returned: { zh: '退回入库', en: 'returned to the shelf' },
  'already-gone': { zh: '事前已不在', en: 'already gone' },
} as const;

export const OPINION_WORDS = {
  keep: { zh: '继续保管', en: 'keep' },
  destroy: { zh: '销毁', en: 'destroy' },
  transfer: { zh: '移交', en: 'transfer' },
} as const;

/** Why a unit is not in the list of an appraisal that names none: by the code of its refusal. */
export const LEFT_OUT_WORDS: { readonly [code: string]: { readonly zh: string; readonly en: string } } = {
  'retention-running': { zh: '保管期限未满', en: 'its period runs' },
  'entry-period-running': { zh: '卷内文件期限未满', en: 'the period of a document within runs' },
  'retention-missing': { zh: '未定保管期限', en: 'no period is assigned' },
  'retention-unmapped': { zh: '旧期限未折算', en: 'its legacy period is not mapped' },
  'formation-date-missing': { zh: '没有形成日期', en: 'its date is missing' },
};
