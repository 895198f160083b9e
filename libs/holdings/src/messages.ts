import { CODE_MESSAGES } from './code.messages';
import { FILING_MESSAGES } from './filing.messages';
import { coded } from '@fonds/http-edge';
import { ACT_KIND_WORDS, FIELD_WORDS, OUT_WORDS } from './value-words';

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const HOLDING_MESSAGES = {
  ...CODE_MESSAGES,
  ...FILING_MESSAGES,
  'unit-unknown': {
    status: 404,
    zh: { title: '没有这个保管单位', cure: '请核对标识或档号；尚未入账的，先建账或导入。' },
    en: {
      title: 'There is no such unit',
      cure: 'Check its id or its code; take it on or import it first if it is new.',
    },
  },
  'permanent-stays': {
    zh: {
      title: '现为{retention}，不能划定为{period}',
      cure: '原来填错的，由两人更正著录（保管期限），写明理由。',
    },
    en: {
      title: 'It is {retention}, which no period of {period} takes the place of',
      cure: 'If that was entered in error, two people correct the description, with the reason.',
    },
  },
  'shorter-period-without-decision': {
    zh: {
      title: '由{retention}缩短为{period}，没有记录在案的决定和文件',
      cure: '写明由谁、依何理由决定（--decision），并附文件（--evidence）。',
    },
    en: {
      title: 'From {retention} to {period}, which is shorter, without a recorded decision and its paper',
      cure: 'Say who decided and why (--decision), with the paper (--evidence).',
    },
  },
  'shorter-than-the-least-period': {
    zh: {
      title: '会计档案的保管期限{period}短于会计档案管理办法附表一的最低期限（{least}）',
      cure: '请划定不短于最低期限的期限；附表只见转录，为默认值：确需更短的，写明决定（--decision）并附文件（--evidence）。',
    },
    en: {
      title:
        'For accounting archives {period} is shorter than the least period of Order 79, table 1 ({least})',
      cure: 'Assign at least that. The table was read in copies, so it is a default: for a shorter one, say who decided and why (--decision), with the paper (--evidence).',
    },
  },
  'period-begins-sooner': {
    zh: {
      title: '保管期限{period}自 {start} 起算，{ends} 期满，比现在提前，没有记录在案的决定和文件',
      cure: '请核对起算日；确应提前的，写明由谁、依何理由决定（--decision），并附文件（--evidence）。',
    },
    en: {
      title:
        'A period of {period} from {start} is over on {ends}, sooner than it stands, without a recorded decision and its paper',
      cure: 'Check its first day; or say who decided and why (--decision), with the paper (--evidence).',
    },
  },
  'first-day-taken-away': {
    zh: {
      title:
        '该单位没有形成日期，现有期限自 {start} 起算；划定{period}而不写起算日，没有记录在案的决定和文件',
      cure: '请写明起算日（--start）；确应取消的，写明由谁、依何理由决定（--decision），并附文件（--evidence）。',
    },
    en: {
      title:
        'The unit has no date, and its period runs from {start}: {period} without a first day takes that away, without a recorded decision and its paper',
      cure: 'Give its first day (--start); or say who decided and why (--decision), with the paper (--evidence).',
    },
  },
  'secrecy-unread': {
    zh: {
      title: '密级“{secrecy}”无法识别，期限无从计算',
      cure: '请写作 绝密、机密或秘密，期限以★分隔，如 机密★20年、秘密★2030-12-31；不属于国家秘密的写 公开、内部。',
    },
    en: {
      title: 'The mark {secrecy} cannot be read, and nobody can say when it ends',
      cure: 'Write 绝密, 机密 or 秘密, with the term behind a star: 机密★20年, 秘密★2030-12-31; what is no state secret is 公开 or 内部.',
    },
  },
  'secrecy-changed-since': {
    zh: { title: '密级已由“{before}”变为“{secrecy}”', cure: '请按现在的密级重新办理。' },
    en: { title: 'Its mark is {secrecy} by now, not {before}', cure: 'Look at it as it stands now.' },
  },
  'of-another-custodian': {
    zh: { title: '保管单位 {unit} 由另一单位保管', cure: '一次只办理同一保管者的单位；请分别办理。' },
    en: {
      title: 'The unit {unit} is in the custody of another organisation than the first one named',
      cure: 'One act or fact is about the units of one custodian; do it for each.',
    },
  },
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
  'corrects-other-event': {
    zh: {
      title: '所指事件 {corrects} 不是现行保管起始的出处',
      cure: '现行保管起始出自事件 {current}；请核对后针对该事件提出更正。',
    },
    en: {
      title: 'The event {corrects} is not the one that states the present beginning of custody',
      cure: 'It is stated by the event {current}; check it and correct that one.',
    },
  },
  'dates-reversed': {
    status: 400,
    zh: { title: '起止日期颠倒或相同：{from} 至 {to}', cure: '请核对；期间含起日，不含止日。' },
    en: {
      title: 'The dates run backwards or are the same day: {from} to {to}',
      cure: 'Check them; a period of custody includes its first day and not its last.',
    },
  },
  'begun-by-an-effect': {
    zh: {
      title: '该单位由关口第 {revision} 号结果产生，其起始日即该结果之日',
      cure: '请更正该结果的日期（fonds act correct；进馆用 fonds accession correct），其全部单位一并更正。',
    },
    en: {
      title: 'The unit began with effect {revision} of the gate, and on its day',
      cure: 'Correct that day for all its units: fonds act correct, of an accession fonds accession correct.',
    },
  },
  'stands-already': {
    zh: { title: '该单位已在 {place}', cure: '换位置请办移库（fonds move），有见证人；写错的更正上架事件。' },
    en: {
      title: 'The unit stands at {place} already',
      cure: 'Move it, with a witness (fonds move). A shelving that was entered wrongly is corrected as an event.',
    },
  },
  'held-since-after-entry': {
    zh: {
      title: '保管起始 {heldSince} 晚于建账日期 {takenOn}',
      cure: '保管起始不得晚于建账；请核对日期，不详的留空。',
    },
    en: {
      title: 'The beginning of custody, {heldSince}, is later than the opening entry, {takenOn}',
      cure: 'Custody began on that day or before; check the date, or leave it empty if it is not known.',
    },
  },
  'held-since-before-history': {
    zh: {
      title: '保管起始 {heldSince} 早于已补录沿革的止日 {historyUntil}',
      cure: '请核对两者的依据；保管起始不得早于此前保管者的止日。',
    },
    en: {
      title:
        'The beginning of custody, {heldSince}, lies before the end of the recorded history, {historyUntil}',
      cure: 'Check the papers of both; custody cannot begin before that of the one before has ended.',
    },
  },
  'evidence-missing': {
    zh: { title: '沿革补录须有佐证材料', cure: '请先上传佐证材料，再附其摘要值提出或复核。' },
    en: {
      title: 'Earlier custody is recorded with papers only',
      cure: 'Upload the papers first and cite them, when proposing and when seconding.',
    },
  },
  'no-intervals': {
    status: 400,
    zh: { title: '没有给出要补录的保管期间', cure: '请至少给出一个期间：保管者、起日、止日。' },
    en: {
      title: 'No period of custody is given',
      cure: 'Give at least one: custodian, first day, day after the last.',
    },
  },
  'history-after-entry': {
    zh: {
      title: '补录期间止于 {until}，晚于保管起始 {heldSince}',
      cure: '补录只及建账之前；保管起始有误的，先更正保管起始。',
    },
    en: {
      title: 'The period ends on {until}, after custody began on {heldSince}',
      cure: 'History lies before the opening entry; if the beginning of custody is wrong, correct that first.',
    },
  },
  'history-overlaps': {
    zh: {
      title: '期间 {from} 至 {until} 与 {otherFrom} 至 {otherUntil} 重叠',
      cure: '同一天只有一个保管者；请核对起止日期。',
    },
    en: {
      title: 'The period {from} to {until} overlaps {otherFrom} to {otherUntil}',
      cure: 'There is one custodian on each day; check the dates.',
    },
  },
  'not-classified': {
    zh: { title: '该保管单位没有密级，无需解密', cure: '请核对标识；密级漏记的，先补记密级。' },
    en: {
      title: 'The unit bears no secrecy mark',
      cure: 'Check which unit is meant; record the mark first if it was left out.',
    },
  },
  'held-since-after-next': {
    zh: {
      title: '保管起始 {heldSince} 晚于其后的保管变动 {next}',
      cure: '保管起始须在下一次保管变动之前；请核对两者的依据。',
    },
    en: {
      title: 'The beginning of custody, {heldSince}, is later than the next custody event, {next}',
      cure: 'Custody began before it moved on; check the papers of both.',
    },
  },
  'claimed-by-act': {
    words: ACT_KIND_WORDS,
    zh: {
      title: '该单位正被业务行为 {act}（{kind}）占用，此项不能变更',
      cure: '请待该行为办结或退回；著录的其他更正不受影响。',
    },
    en: {
      title: 'The unit is claimed by the act {act} ({kind}); this cannot change now',
      cure: 'Wait until the act ends or gives it back; other corrections of its description are possible.',
    },
  },
  'being-destroyed': {
    zh: { title: '该单位正在销毁（业务行为 {act}）', cure: '等它有了销毁或退回的事实之后再办。' },
    en: {
      title: 'The unit is being destroyed (act {act})',
      cure: 'Wait until it has its fact: destroyed, or returned to the shelf.',
    },
  },
  'no-open-matter': {
    zh: { title: '该单位没有未了事项', cure: '请核对档号。' },
    en: { title: 'No open matter stands against the unit', cure: 'Check the reference code.' },
  },
  'grade-needs-permanent': {
    zh: { title: '只有永久档案才能定级（现为“{retention}”）', cure: '请先划定为永久。' },
    en: {
      title: 'Only permanent archives are graded (this one: “{retention}”)',
      cure: 'Assign a permanent period first.',
    },
  },
  'mapping-decision-missing': {
    zh: { title: '旧期限“{retention}”的折算须有书面决定', cure: '请写明决定（decision）。' },
    en: {
      title: 'A legacy period (“{retention}”) is mapped by a decision',
      cure: 'Name the decision.',
    },
  },
  'reset-without-annotation': {
    zh: { title: '鉴定后继续保存的，须写明新的保管期限并作标注', cure: '请写明期限和标注。' },
    en: {
      title: 'What an appraisal keeps gets a new period and an annotation',
      cure: 'Say the period and the annotation.',
    },
  },
  'schedule-line-missing': {
    zh: { title: '须引用保管期限表的版本和条款', cure: '请写明所依据的期限表版本和条款。' },
    en: {
      title: 'The version and line of the retention schedule are missing',
      cure: 'Cite the schedule that gives the period.',
    },
  },
  'claimed-by-another-act': {
    words: ACT_KIND_WORDS,
    zh: { title: '该单位已被另一业务行为 {act}（{kind}）占用', cure: '请待其办结，或先将该单位退回。' },
    en: {
      title: 'The unit is claimed by another act, {act} ({kind})',
      cure: 'Wait until it ends, or have the unit given back first.',
    },
  },
  'unit-not-in-store': {
    words: OUT_WORDS,
    zh: { title: '该单位不在库（{out}），不能作保管决定', cure: '请核对其保管沿革；丢失的先记载寻回。' },
    en: {
      title: 'The unit is not in store ({out})',
      cure: 'Look at its custody chain; what was lost is recovered first.',
    },
  },
  'wrong-custodian': {
    zh: {
      title: '该单位由 {custodian} 保管，不由办理者保管',
      cure: '请核对单位；只有保管者可以作保管决定。',
    },
    en: {
      title: 'The unit is in the custody of {custodian}, not of who acts',
      cure: 'Check the unit; only its custodian decides on its custody.',
    },
  },
  'on-loan': {
    zh: { title: '该单位已借出，应于 {due} 归还', cure: '请待归还后再办理。' },
    en: { title: 'The unit is on loan, due back on {due}', cure: 'Wait until it is given back.' },
  },
  'not-described': {
    words: FIELD_WORDS,
    zh: { title: '该单位缺少必著项：{missing}', cure: '请先按 DA/T 18 补充著录，再移交。' },
    en: {
      title: 'The unit lacks mandatory elements: {missing}',
      cure: 'Describe it as DA/T 18 demands, then transfer it.',
    },
  },
  'of-another-fonds': {
    zh: { title: '保管单位属于另一全宗 {fonds}', cure: '一个业务行为只涉及一个全宗；请按全宗分别办理。' },
    en: {
      title: 'The unit belongs to another fonds, {fonds}',
      cure: 'An act covers one fonds; make one for each.',
    },
  },
  'list-empty': {
    status: 400,
    zh: { title: '没有列出任何保管单位', cure: '请至少列出一个保管单位。' },
    en: { title: 'No unit is listed', cure: 'List at least one.' },
  },
} as const;
