import { APPROVER_WORDS } from './domain/approver.rule';
import { CAPACITY_WORDS, OFFICE_WORDS, SCHEDULE_BASIS_WORDS } from './words';

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const APPRAISAL_MESSAGES = {
  'unit-of-another-fonds': {
    zh: { title: '单位属于另一全宗（{fonds}）', cure: '请在其所属全宗编制销毁清册。' },
    en: {
      title: 'The unit is of another fonds ({fonds})',
      cure: 'Draw up a register for the fonds it belongs to.',
    },
  },
  'unit-graded': {
    zh: { title: '已定级（{grade}）的档案永久保管，不得销毁', cure: '请从清册中去掉。' },
    en: {
      title: 'Graded archives ({grade}) are permanent and never destroyed',
      cure: 'Leave it out of the register.',
    },
  },
  'retention-permanent': {
    zh: { title: '保管期限为永久，不得销毁', cure: '请从清册中去掉；期限有误的，先由两人更正。' },
    en: {
      title: 'Its retention is permanent: it is never destroyed',
      cure: 'Leave it out. If the period is wrong, have it corrected by two people first.',
    },
  },
  'retention-missing': {
    zh: { title: '没有保管期限，不能判断是否期满', cure: '请先划定保管期限（fonds retention assign）。' },
    en: {
      title: 'It has no retention period, so nobody can say that it is over',
      cure: 'Assign one first (fonds retention assign).',
    },
  },
  'retention-unmapped': {
    zh: {
      title: '保管期限“{retention}”为旧期限，尚未折算',
      cure: '请先作出折算决定并划定期限（fonds retention assign --schedule-basis legacy --decision …）。',
    },
    en: {
      title: '“{retention}” is a legacy period that nobody has mapped',
      cure: 'Decide what it means and assign it (fonds retention assign --schedule-basis legacy --decision …).',
    },
  },
  'formation-date-missing': {
    zh: { title: '没有可计算的形成日期，不能判断是否期满', cure: '请先补录形成日期。' },
    en: {
      title: 'It has no formation date to compute with, so nobody can say that its period is over',
      cure: 'Describe its date first.',
    },
  },
  'retention-running': {
    zh: { title: '保管期限“{retention}”至{until}才届满', cure: '期满之后再列入；要另定期限的，先重新划定。' },
    en: {
      title: 'Its period “{retention}” is over on {until} only',
      cure: 'List it after that day, or have another period assigned first.',
    },
  },
  'period-to-be-fixed-anew': {
    zh: {
      title: '2015年12月31日尚未期满的会计档案，期限应按会计档案管理办法重新确定（原载“{retention}”）',
      cure: '请先划定期限；确有依据仍按原期限的，附书面决定（--decision INV-17:…）。',
    },
    en: {
      title:
        'Accounting archives that were unexpired on 2015-12-31 have their period fixed anew (printed: “{retention}”)',
      cure: 'Assign the period first. Where the printed one is to stand, add a recorded decision (--decision INV-17:…).',
    },
  },
  'unit-not-appraised': {
    zh: { title: '没有鉴定意见', cure: '请先鉴定；只有意见为销毁的才列入清册。' },
    en: {
      title: 'It has no opinion of the appraisal',
      cure: 'Appraise it first; only what is to be destroyed goes on the register.',
    },
  },
  'appraised-otherwise': {
    words: {
      keep: { zh: '继续保管', en: 'keep' },
      transfer: { zh: '移交', en: 'transfer' },
      destroy: { zh: '销毁', en: 'destroy' },
    },
    zh: { title: '鉴定意见不是销毁（{opinion}）', cure: '请从清册中去掉。' },
    en: {
      title: 'The appraisal did not say that it is to be destroyed ({opinion})',
      cure: 'Leave it out of the register.',
    },
  },
  'unit-on-loan': {
    zh: { title: '已借出，应于{due}归还', cure: '归还之后再列入。' },
    en: { title: 'It is on loan, due back on {due}', cure: 'List it when it is back.' },
  },
  'matter-open': {
    zh: {
      title: '会计事项未了：{matter}',
      cure: '了结后再列入（fonds retention settle）；确需销毁的，附书面决定（--decision INV-17:…）。',
    },
    en: {
      title: 'An open matter stands against it: {matter}',
      cure: 'List it when the matter is settled (fonds retention settle), or add a recorded decision (--decision INV-17:…).',
    },
  },
  'matters-open': {
    zh: {
      title: '清册中有{count}个单位的会计事项未了',
      cure: '抽出这些单位（fonds destruction remove），或附书面决定（--decision INV-17:…）。',
    },
    en: {
      title: '{count} units of the register have an open matter',
      cure: 'Draw them out (fonds destruction remove), or add a recorded decision (--decision INV-17:…).',
    },
  },
  'appraisal-report-missing': {
    zh: { title: '没有鉴定工作报告', cure: '请附鉴定工作报告的扫描件，或写明本系统中的鉴定。' },
    en: {
      title: 'There is no appraisal report',
      cure: 'Cite its scan as evidence, or name the appraisal in this system.',
    },
  },
  'appraisal-unknown': {
    status: 404,
    zh: { title: '没有这个鉴定：{appraisal}', cure: '请核对标识，或附纸质鉴定工作报告。' },
    en: {
      title: 'There is no such appraisal: {appraisal}',
      cure: 'Check its id, or cite the report on paper.',
    },
  },
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
  'capacity-signed': {
    words: CAPACITY_WORDS,
    zh: { title: '该身份已在清册上签署', cure: '无需再签。' },
    en: { title: 'That capacity has signed the register already', cure: 'Nothing is left to sign.' },
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
  'approval-missing': {
    zh: { title: '清册尚未批准', cure: '请先由有权批准人批准。' },
    en: { title: 'The register is not approved', cure: 'Have the right approver approve it first.' },
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
    zh: { title: '须由两名监销人清点，现有{counted}名', cure: '请由另一名监销人清点。' },
    en: { title: 'Two supervisors count it; {counted} has', cure: 'Have another supervisor count it.' },
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
  'own-schedule-of-a-public-body': {
    zh: {
      title: '{organisation}的保管期限表须经审核同意，不能自定',
      cure: '依主管部门（authority）或上级单位（superior）审核同意的期限表，引用版本和条款。',
    },
    en: {
      title: 'The schedule of {organisation} is one that was agreed to, not one of its own',
      cure: 'Cite version and line of the schedule that the authority or the body above agreed to.',
    },
  },
  'periods-not-over': {
    zh: {
      title: '{count}个单位的保管期限未满或无法计算（著录可能在编制清册后更正）：{units}',
      cure: '请从清册中抽出（fonds destruction remove），其余重新清点。',
    },
    en: {
      title: 'The period of {count} units is not over, or cannot be computed, by what they say now: {units}',
      cure: 'Draw them out of the register (fonds destruction remove), and count the rest again.',
    },
  },
  'started-before-counted': {
    zh: { title: '开始销毁的日期早于清点日期 {counted}', cure: '先清点，后销毁；请核对日期。' },
    en: { title: 'Started before it was counted on {counted}', cure: 'It is counted first; check the day.' },
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
  'not-a-supervisor': {
    status: 403,
    zh: { title: '您不是本清册的监销人', cure: '由清点过现在这份清册的监销人办理。' },
    en: {
      title: 'You are no supervisor of this register',
      cure: 'Only who has counted it as it stands may do this.',
    },
  },
  'started-before-approval': {
    zh: { title: '开始日期早于批准日期{approved}', cure: '请核对日期。' },
    en: { title: 'The start is dated before the approval of {approved}', cure: 'Check the day.' },
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
  'certified-already': {
    zh: { title: '销毁已经监销完成', cure: '无需再办。' },
    en: { title: 'The destruction is certified', cure: 'Nothing is left to do.' },
  },
  'certificate-signed-already': {
    status: 403,
    zh: { title: '您已签字', cure: '须由另一名监销人签字。' },
    en: { title: 'You have signed the certificate', cure: 'The other supervisor signs, too.' },
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
  'fact-before-start': {
    zh: { title: '事实日期{since}早于开始销毁之日{started}', cure: '请核对日期。' },
    en: { title: 'The fact is dated {since}, before the start on {started}', cure: 'Check the day.' },
  },
  'appraisal-not-reported': {
    zh: {
      title: '鉴定 {appraisal} 还没有鉴定工作报告',
      cure: '请先登记鉴定工作报告（fonds appraisal report）。',
    },
    en: {
      title: 'The appraisal {appraisal} has no report yet',
      cure: 'File its report first (fonds appraisal report).',
    },
  },
  'appraisal-reported-already': {
    zh: { title: '鉴定工作报告已经登记，意见不再变更', cure: '需要时请另行鉴定。' },
    en: { title: 'The report is filed: its opinions stand', cure: 'Open another appraisal if it is wanted.' },
  },
  'kept-without-period': {
    zh: { title: '继续保管的单位须重新划定保管期限', cure: '请写明新的期限（period）。' },
    en: { title: 'What is kept gets a new retention period', cure: 'Give the new period.' },
  },
  'period-without-keeping': {
    zh: { title: '只有继续保管的单位才重新划定保管期限', cure: '销毁或移交的意见不写期限（period）。' },
    en: {
      title: 'Only what is kept gets a new retention period',
      cure: 'Give no period beside an opinion to destroy or to transfer.',
    },
  },
  'units-without-opinion': {
    zh: { title: '还有{count}个单位没有鉴定意见', cure: '请先逐一给出意见。' },
    en: { title: '{count} units have no opinion yet', cure: 'Give an opinion of each first.' },
  },
  'opinion-twice': {
    status: 400,
    zh: { title: '同一单位列出了两个意见', cure: '请合并。' },
    en: { title: 'A unit is given two opinions', cure: 'Give one opinion of each unit.' },
  },
  'schedule-not-after-last': {
    zh: { title: '新版期限表{validFrom}起施行，不晚于上一版的{last}', cure: '新版须晚于上一版施行。' },
    en: {
      title: 'A schedule from {validFrom} is not later than the last one, from {last}',
      cure: 'Each version begins after the one before it.',
    },
  },
  'schedule-agreed-by-itself': {
    status: 403,
    zh: { title: '期限表须由档案主管部门或上级单位审核同意', cure: '请由其审核；自定的写明依据为 own。' },
    en: {
      title: 'A schedule is agreed to by the authority or the body above',
      cure: 'Have it agreed to there, or say that it is the body’s own.',
    },
  },
  'schedule-line-twice': {
    status: 400,
    zh: { title: '期限表中条款号重复', cure: '请核对条款号。' },
    en: { title: 'Two lines of the schedule bear one number', cure: 'Check the numbers of the lines.' },
  },
  'schedule-of-another-basis': {
    words: SCHEDULE_BASIS_WORDS,
    zh: {
      title: '期限表第{version}版为“{scheduleBasis}”，不是“{given}”',
      cure: '请按该版期限表的依据填写，或引用依据相符的一版。',
    },
    en: {
      title: 'Version {version} of the schedule is {scheduleBasis}, not {given}',
      cure: 'Say whose schedule it is, or cite one that is what you say.',
    },
  },
  'period-shorter-than-its-line': {
    zh: {
      title: '条款 {line} 定为{period}，不能据以划定{given}',
      cure: '请按条款划定，或划定更长的期限；条款有误的，请修订期限表后再引用。',
    },
    en: {
      title: 'Line {line} says {period}; {given} cannot rest on it',
      cure: 'Assign what it says or longer; if the line is wrong, have the schedule revised and cite that.',
    },
  },
  'schedule-line-unknown': {
    zh: {
      title: '期限表第{version}版没有条款 {line}',
      cure: '请核对所引版本和条款（GET /api/v1/retention-schedules/…）。',
    },
    en: { title: 'Version {version} of the schedule has no line {line}', cure: 'Check what is cited.' },
  },
} as const;
