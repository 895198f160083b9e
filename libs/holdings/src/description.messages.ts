import { coded } from '@fonds/http-edge';
import { FIELD_WORDS } from './value-words';

/** Texts of the refusals about what is described of a unit, and whose it is. `{name}` is replaced by a fact. */
export const DESCRIPTION_MESSAGES = {
  'entry-unknown': {
    status: 404,
    zh: { title: '该保管单位内没有这个卷内条目', cure: '请重新读取该保管单位，从其条目中选择。' },
    en: {
      title: 'The unit has no such entry within',
      cure: 'Read the unit again and choose one of its entries.',
    },
  },
  'field-unknown': {
    status: 400,
    words: coded(FIELD_WORDS),
    zh: {
      title: '字段 {field} 不能这样著录或更正',
      cure: '可用字段：{known}。保管者、现持有者只随保管变动而变。',
    },
    en: {
      title: 'The field {field} cannot be described or corrected this way',
      cure: 'These can: {known}. Custodian and holder change by custody events only.',
    },
  },
  'field-stands': {
    words: FIELD_WORDS,
    zh: { title: '{field} 已有著录，不能由一人改写', cure: '请提出更正，说明理由，由另一人复核后生效。' },
    en: {
      title: '{field} is described already and not overwritten by one person',
      cure: 'Propose a correction with its reason; it takes effect when another person seconds it.',
    },
  },
  'party-by-two-people': {
    words: FIELD_WORDS,
    zh: { title: '{field}不能由一人填写', cure: '请提出更正，说明理由，由另一人复核后生效。' },
    en: {
      title: 'No one person names the {field}',
      cure: 'Propose a correction with its reason; it takes effect when another person seconds it.',
    },
  },
  'description-invalid': {
    status: 400,
    zh: { title: '著录内容不符合要求：{problems}', cure: '请按所列各项修改后重新提交。' },
    en: {
      title: 'The description does not fit: {problems}',
      cure: 'Mend the points named and send it again.',
    },
  },
  'party-invalid': {
    status: 400,
    zh: {
      title: '{field} 的值不合格式',
      cure: '所有者须写明国家、集体、个人或其他，可附单位标识；移出单位须为已登记单位的标识。',
    },
    en: {
      title: 'The value of {field} has another form',
      cure: 'An owner is 国家, 集体, 个人 or 其他, with an organisation id if known; a transferring unit is an organisation id.',
    },
  },
  'owner-missing': {
    zh: { title: '所有者不能为空', cure: '请给出所有者：国家、集体、个人或其他。' },
    en: { title: 'A unit always has an owner', cure: 'Name the owner: 国家, 集体, 个人 or 其他.' },
  },
  'not-described': {
    words: FIELD_WORDS,
    zh: { title: '该单位缺少必著项：{missing}', cure: '请先按 DA/T 18 补充著录，再移交。' },
    en: {
      title: 'The unit lacks mandatory elements: {missing}',
      cure: 'Describe it as DA/T 18 demands, then transfer it.',
    },
  },
} as const;
