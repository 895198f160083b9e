import type { APPROVER_WORDS, CAPACITY_WORDS, CountDto, OFFICE_WORDS, OutcomeDto } from '@fonds/appraisal';
import type { Words } from '../terminal/language';
import { allOf } from './all-of';
import type { Leaf } from './leaf';

type Meanings<Code extends string> = { readonly [C in Code]: Words };

/** What the codes mean. The library's words are not loaded for a line of help; a spec holds these to them. */
export const APPROVERS: Meanings<keyof typeof APPROVER_WORDS> = {
  'organ-head': { zh: '机关负责人', en: 'the head of the organ' },
  'legal-representative': { zh: '法定代表人', en: 'the legal representative' },
  'unit-head': { zh: '单位领导人', en: 'the head of the unit' },
  'appraisal-committee': { zh: '鉴定委员会', en: 'the appraisal committee' },
  'leading-authority': { zh: '主管领导机关或人民政府', en: 'the leading authority or government' },
  'superior-property-body': { zh: '上级产权单位', en: 'the superior property-rights body' },
};
export const CAPACITIES: Meanings<keyof typeof CAPACITY_WORDS> = {
  'unit-head': { zh: '单位负责人', en: 'unit head' },
  'leader-in-charge': { zh: '分管档案工作负责人', en: 'leader in charge of archives' },
  'office-head': { zh: '办公厅（室）负责人', en: 'head of the office' },
  'archives-head': { zh: '档案部门负责人', en: 'head of archives' },
  'business-head': { zh: '业务部门负责人', en: 'head of the business department' },
  'accounting-head': { zh: '会计机构负责人', en: 'head of accounting' },
  'archives-clerk': { zh: '档案部门经办人', en: 'clerk of archives' },
  'business-clerk': { zh: '业务部门经办人', en: 'clerk of the business department' },
  'accounting-clerk': { zh: '会计机构经办人', en: 'clerk of accounting' },
};
export const OFFICES: Meanings<keyof typeof OFFICE_WORDS & CountDto['office']> = {
  archives: { zh: '档案部门', en: 'archives' },
  business: { zh: '业务部门', en: 'business department' },
  accounting: { zh: '会计机构', en: 'accounting' },
  it: { zh: '信息系统管理部门', en: 'IT' },
};
export const OUTCOMES = allOf<OutcomeDto['outcome']>({
  destroyed: true,
  returned: true,
  'already-gone': true,
});

const explained = (about: Words, meanings: Meanings<string>): Words => {
  const each = Object.entries(meanings);
  return {
    zh: `${about.zh}：${each.map(([code, { zh }]) => `${code} ${zh}`).join('；')}`,
    en: `${about.en}: ${each.map(([code, { en }]) => `${code} ${en}`).join('; ')}`,
  };
};

const APPROVER: Words = explained({ zh: '以何身份批准', en: 'as what it is approved' }, APPROVERS);
const CAPACITY: Words = explained({ zh: '以何身份签署', en: 'in which capacity it is signed' }, CAPACITIES);

export const approver = (leaf: Leaf): Leaf =>
  leaf.required('--approver <who>', APPROVER, Object.keys(APPROVERS));
export const capacity = (leaf: Leaf): Leaf =>
  leaf.required('--capacity <who>', CAPACITY, Object.keys(CAPACITIES));
export const office = (leaf: Leaf): Leaf =>
  leaf.required(
    '--office <office>',
    explained({ zh: '监销人所属', en: 'whose person the supervisor is' }, OFFICES),
    Object.keys(OFFICES),
  );
/** Of what was approved or signed on paper: which of them, the paper tells. */
export const whoSigned = (leaf: Leaf): Leaf =>
  leaf
    .option('--approver <who>', APPROVER, Object.keys(APPROVERS))
    .option('--capacity <who>', CAPACITY, Object.keys(CAPACITIES));
export const decisions = (leaf: Leaf): Leaf =>
  leaf.option('--decision <rule:text...>', {
    zh: '就默认规则作出的书面决定，如 INV-13:仅三人',
    en: 'recorded decisions on rules that are defaults: INV-13:why',
  });
export const saaApproval = (leaf: Leaf): Leaf =>
  leaf.option('--saa-approval <text>', {
    zh: '国家档案局批准文号（1949年以前的）',
    en: 'approval of the State Archives Administration, for what is older than 1949',
  });
export const declined = (leaf: Leaf): Leaf =>
  leaf.option('--declined <unit...>', { zh: '不予批准的单位', en: 'units that are declined and kept' });
