import { OFFICE_WORDS, STEP_WORDS } from './words';

/** Texts of the refusals about the count, the start, the facts and the certificate of a destruction. `{name}` is replaced by a fact. */
export const DESTRUCTION_MESSAGES = {
  'register-step-too-early': {
    words: STEP_WORDS,
    zh: {
      title: '日期{on}早于{step}的日期{day}',
      cure: '各步的日期依次序：编制、批准、备案与清点、开始、销毁。请核对日期。',
    },
    en: {
      title: 'It is dated {on}, before {step} of {day}',
      cure: 'The days follow the steps: drawn up, approved, filed and counted, started, destroyed. Check the day.',
    },
  },
  'counted-differs-from-register': {
    zh: {
      title: '清点结果与清册不符（相差{count}个）',
      cure: '缺失的先记载事实或从清册抽出，多出的放回；全部相符才能开始。',
    },
    en: {
      title: 'What was counted is not what the register lists ({count} differ)',
      cure: 'Record what happened to the missing or draw them out, and put back the others; only equal lists are started.',
    },
  },
  'counted-already': {
    status: 403,
    zh: { title: '您已清点过这份清册', cure: '须由另一名监销人清点。' },
    en: { title: 'You have counted this register already', cure: 'Another supervisor has to count it.' },
  },
  'two-must-count': {
    zh: {
      title: '须由两名监销人清点，现有{counted}名',
      cure: '请由两名监销人各自清点；清册有变动的，都须重新清点。',
    },
    en: {
      title: 'Two supervisors count it; {counted} has',
      cure: 'Let two supervisors count it, each by himself; when the register has changed, both count again.',
    },
  },
  'supervisor-not-apart': {
    status: 403,
    zh: {
      title: '监销人不能是清册的编制人或批准人',
      cure: '请另派监销人；人员确实不足的，写明理由（--decision INV-13:…）。',
    },
    en: {
      title: 'A supervisor neither proposed nor approved the register',
      cure: 'Send another supervisor. Where there are too few people, record the reason (--decision INV-13:…).',
    },
  },
  'joint-supervision-missing': {
    words: OFFICE_WORDS,
    zh: { title: '会计档案须联合监销，缺少：{missing}', cure: '请由这些部门的监销人清点。' },
    en: {
      title: 'Accounting archives are supervised jointly; missing: {missing}',
      cure: 'Have a supervisor of those departments count it.',
    },
  },
  'not-a-supervisor': {
    status: 403,
    zh: { title: '您不是本清册的监销人', cure: '由清点过现在这份清册的监销人办理。' },
    en: {
      title: 'You are no supervisor of this register',
      cure: 'Only who has counted it as it stands may do this.',
    },
  },
  'started-before-counted': {
    zh: { title: '开始销毁的日期早于清点日期 {counted}', cure: '先清点，后销毁；请核对日期。' },
    en: { title: 'Started before it was counted on {counted}', cure: 'It is counted first; check the day.' },
  },
  'started-before-approval': {
    zh: { title: '开始日期早于批准日期{approved}', cure: '请核对日期。' },
    en: { title: 'The start is dated before the approval of {approved}', cure: 'Check the day.' },
  },
  'secret-carriers-facility-missing': {
    zh: {
      title: '{count}个单位为涉密载体，须送保密行政管理部门设立的销毁机构或确定的单位',
      cure: '写明承接单位（--facility、--facility-kind）。',
    },
    en: {
      title:
        '{count} units are secret carriers: they go to the secrecy authority’s facility or a designated unit',
      cure: 'Name it (--facility, --facility-kind).',
    },
  },
  'destruction-started': {
    zh: { title: '销毁已经开始，只记事实', cure: '请登记各单位的事实（fonds destruction fact）。' },
    en: {
      title: 'The destruction has started: only facts are recorded',
      cure: 'Say what became of each unit (fonds destruction fact).',
    },
  },
  'fact-before-start': {
    zh: { title: '事实日期{since}早于开始销毁之日{started}', cure: '请核对日期。' },
    en: { title: 'The fact is dated {since}, before the start on {started}', cure: 'Check the day.' },
  },
  'certified-before-fact': {
    zh: { title: '监销签字日期早于{fact}的销毁事实', cure: '全部销毁之后才能签字；请核对日期。' },
    en: {
      title: 'The certificate is dated before a fact of {fact}',
      cure: 'It is signed when everything is done; check the day.',
    },
  },
  'units-without-fact': {
    zh: {
      title: '{count}个单位还没有事实',
      cure: '请先登记（fonds destruction fact）：已销毁、退回入库或事前已不在。',
    },
    en: {
      title: '{count} units have no fact yet',
      cure: 'Say what became of them (fonds destruction fact): destroyed, returned or already gone.',
    },
  },
  'facts-complete': {
    status: 409,
    zh: {
      title: '各单位都已有事实',
      cure: '用 fonds destruction show 查看；可由监销人签字（fonds destruction certify）。',
    },
    en: {
      title: 'Every unit has its fact',
      cure: 'See fonds destruction show; what is next is the certificate (fonds destruction certify).',
    },
  },
  'rest-is-held': {
    zh: {
      title: '其余{count}个单位均被开始之后的冻结所停：{hold}',
      cure: '尚在的退回入库（--outcome returned --rest）；确已销毁的请逐个列出，将同时登记为安全事故。',
    },
    en: {
      title: 'A hold that came after the start stops the other {count} units: {hold}',
      cure: 'What is still there goes back to the shelf (--outcome returned --rest); name what is gone, which is recorded as an incident, too.',
    },
  },
  'erasure-missing': {
    zh: {
      title: '清册中有电子档案，尚未登记介质、副本、备份的销毁',
      cure: '请登记（fonds destruction erase）。',
    },
    en: {
      title:
        'The register has electronic records, and it is not said what became of media, copies and backups',
      cure: 'Enter it (fonds destruction erase).',
    },
  },
  'certified-already': {
    zh: { title: '销毁已经监销完成', cure: '无需再办。' },
    en: { title: 'The destruction is certified', cure: 'Nothing is left to do.' },
  },
  'certificate-signed-already': {
    status: 403,
    zh: { title: '您已签字', cure: '须由另一名监销人签字。' },
    en: { title: 'You have signed the certificate', cure: 'The other supervisor signs, too.' },
  },
} as const;
