/** Texts of the refusals about units that do not go on a register of destruction. `{name}` is replaced by a fact. */
export const EXCLUSION_MESSAGES = {
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
  'record-of-archives': {
    zh: {
      title: '《{title}》从题名看是销毁清册、交接文据、全宗卷，或会计档案保管清册、鉴定意见书，不得销毁',
      cure: '请从清册中去掉；不属于此类的，附书面决定（--decision INV-14:…）。',
    },
    en: {
      title:
        'By its title, “{title}” is a register of destruction, a deed of transfer, a fonds dossier, or a keeping register or appraisal opinion of accounting archives, which are never destroyed',
      cure: 'Leave it out. If it is none of these, add a recorded decision (--decision INV-14:…).',
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
  'entry-period-running': {
    zh: {
      title: '案卷保管期限为“{retention}”，卷内文件有“{period}”的，整卷至{until}才届满（默认规则，未见法条）',
      cure: '期满之后再列入，或由两人更正卷内文件的期限；确有依据的，附书面决定（--decision INV-12:…）。',
    },
    en: {
      title:
        'The file is “{retention}”, a document within it “{period}”: the whole is over on {until} only (a default, read in no article)',
      cure: 'List it after that day, or have the document’s period corrected by two people; where there is ground to go on, add a recorded decision (--decision INV-12:…).',
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
  'period-below-the-least': {
    zh: {
      title: '期限“{retention}”短于会计档案管理办法附表一的最低期限 {least}（默认，依转录，待核）',
      cure: '请先重新划定期限；确有依据仍按原期限的，附书面决定（--decision INV-17:…）。',
    },
    en: {
      title:
        'Its period “{retention}” is shorter than the least of Order 79, table 1: {least} (a default, from copies, to be confirmed)',
      cure: 'Assign the period first. Where there is ground for the shorter one, add a recorded decision (--decision INV-17:…).',
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
} as const;
