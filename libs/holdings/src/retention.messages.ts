/** Texts of the refusals about periods (保管期限), grades and marks of secrecy (密级). `{name}` is replaced by a fact. */
export const RETENTION_MESSAGES = {
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
  'not-classified': {
    zh: { title: '该保管单位没有密级，无需解密', cure: '请核对标识；密级漏记的，先补记密级。' },
    en: {
      title: 'The unit bears no secrecy mark',
      cure: 'Check which unit is meant; record the mark first if it was left out.',
    },
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
} as const;
