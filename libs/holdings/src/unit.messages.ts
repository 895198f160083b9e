import { ACT_KIND_WORDS, OUT_WORDS } from './value-words';

/** Texts of the refusals about where a unit is, who has it, and what it is claimed for. `{name}` is replaced by a fact. */
export const UNIT_MESSAGES = {
  'unit-unknown': {
    status: 404,
    zh: { title: '没有这个保管单位', cure: '请核对标识或档号；尚未入账的，先建账或导入。' },
    en: {
      title: 'There is no such unit',
      cure: 'Check its id or its code; take it on or import it first if it is new.',
    },
  },
  'of-another-custodian': {
    zh: { title: '保管单位 {unit} 由另一单位保管', cure: '一次只办理同一保管者的单位；请分别办理。' },
    en: {
      title: 'The unit {unit} is in the custody of another organisation than the first one named',
      cure: 'One act or fact is about the units of one custodian; do it for each.',
    },
  },
  'stands-already': {
    zh: { title: '该单位已在 {place}', cure: '换位置请办移库（fonds move），有见证人；写错的更正上架事件。' },
    en: {
      title: 'The unit stands at {place} already',
      cure: 'Move it, with a witness (fonds move). A shelving that was entered wrongly is corrected as an event.',
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
