import { APPROVER_WORDS } from './domain/approver.rule';
import { CAPACITY_WORDS } from './words';

/** Texts of the refusals about who approves a register of destruction, and who signs it. `{name}` is replaced by a fact. */
export const APPROVAL_MESSAGES = {
  'approver-not-the-right-one': {
    words: APPROVER_WORDS,
    zh: {
      title: '本清册默认由{wanted}批准，不是{given}',
      cure: '请由其批准；确由他人批准的，附书面决定（--decision INV-16:…）。',
    },
    en: {
      title: 'By default {wanted} approves this register, not {given}',
      cure: 'Have it approved there, or add a recorded decision (--decision INV-16:…).',
    },
  },
  'approver-of-another-body': {
    words: APPROVER_WORDS,
    zh: {
      title: '以{given}的身份批准或不批准，须是在该单位任职的账户',
      cure: '请由该单位的账户办理，或录入其书面批复；确由他人批准的，附书面决定（--decision INV-16:…）。',
    },
    en: {
      title: 'Only an account with a role at that body approves or declines as {given}',
      cure: 'Have it done by an account there, or enter its paper; else add a recorded decision (--decision INV-16:…).',
    },
  },
  'proposer-approves': {
    status: 403,
    zh: { title: '编制清册的人不能批准', cure: '请由另一账户批准。' },
    en: {
      title: 'Whoever drew up the register does not approve it',
      cure: 'Have another account approve it.',
    },
  },
  'approved-before-drawn': {
    zh: { title: '批准日期{signedOn}早于编制日期{drawn}', cure: '请核对日期。' },
    en: { title: 'It was approved on {signedOn}, before it was drawn up on {drawn}', cure: 'Check the day.' },
  },
  'all-units-declined': {
    zh: { title: '所列单位全部不予批准', cure: '请用“不批准”结束清册。' },
    en: { title: 'Every unit is declined', cure: 'Decline the register as a whole.' },
  },
  'already-approved': {
    zh: { title: '清册已经批准', cure: '无需再批。' },
    en: { title: 'The register is approved already', cure: 'Nothing is left to approve.' },
  },
  'approval-missing': {
    zh: { title: '清册尚未批准', cure: '请先由有权批准人批准。' },
    en: { title: 'The register is not approved', cure: 'Have the right approver approve it first.' },
  },
  'saa-approval-missing': {
    zh: {
      title: '{count}个单位形成于1949年10月1日以前，须经国家档案局批准',
      cure: '写明批准文号（--saa-approval），或附书面决定（--decision INV-15:…）。',
    },
    en: {
      title:
        '{count} units were formed before 1949-10-01: the State Archives Administration approves their destruction',
      cure: 'Give its approval (--saa-approval), or a recorded decision (--decision INV-15:…).',
    },
  },
  'filing-missing': {
    zh: {
      title: '该清册须在销毁前备案',
      cure: '登记备案回执（fonds destruction file），或附书面决定（--decision INV-16:…）。',
    },
    en: {
      title: 'The register is to be filed for record before the start',
      cure: 'Enter the receipt (fonds destruction file), or a recorded decision (--decision INV-16:…).',
    },
  },
  'capacity-signed': {
    words: CAPACITY_WORDS,
    zh: { title: '该身份已在清册上签署', cure: '无需再签。' },
    en: { title: 'That capacity has signed the register already', cure: 'Nothing is left to sign.' },
  },
  'capacity-of-another-role': {
    words: CAPACITY_WORDS,
    zh: {
      title: '会计档案销毁清册由单位负责人签署，签署账户在该单位不是负责人角色（{role}）',
      cure: '请由单位负责人以其角色签署；负责人没有账户的，由两人录入其纸质签字。',
    },
    en: {
      title:
        'The head of the unit signs the register of accounting archives, and this account signs as {role}',
      cure: 'Let the head sign in that role; where the head has no account, two people enter what was signed on paper.',
    },
  },
  'paper-says-too-little': {
    status: 400,
    zh: {
      title: '纸质件未写明：{lacking}',
      cure: '请补充：身份（as 或 capacity）、签字人（name）、意见（opinion）。',
    },
    en: { title: 'The paper does not say: {lacking}', cure: 'Add as or capacity, name, and opinion.' },
  },
  'paper-of-another-list': {
    zh: { title: '清册在录入后有变动，该纸质件所签的不是现在的清册', cure: '请按现在的清册重新签署。' },
    en: {
      title: 'The register has changed since: the paper was signed for another list',
      cure: 'Have the register signed as it stands now.',
    },
  },
  'register-signed-by-one-person': {
    words: CAPACITY_WORDS,
    zh: {
      title: '同一人以几种身份在清册上签字：{capacities}',
      cure: '由各自的负责人、经办人分别签字；人员不足的，写明理由作为记录在案的决定（decisions，INV-13）。',
    },
    en: {
      title: 'One person has signed the register in several capacities: {capacities}',
      cure: 'Have each head and clerk sign; where a body has too few people, record the reason as a decision on INV-13.',
    },
  },
  'register-signatures-missing': {
    words: CAPACITY_WORDS,
    zh: { title: '清册上缺少签字：{missing}', cure: '请补签（fonds destruction sign，或录入纸质件）。' },
    en: {
      title: 'The register lacks the signatures of: {missing}',
      cure: 'Have it signed (fonds destruction sign, or enter the paper).',
    },
  },
} as const;
