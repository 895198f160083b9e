import { SCHEDULE_BASIS_WORDS } from './words';

/** Texts of the refusals about appraisals, and the schedules that periods rest on. `{name}` is replaced by a fact. */
export const OPINION_MESSAGES = {
  'appraisal-report-missing': {
    zh: {
      title: '没有鉴定工作报告',
      cure: '请附鉴定工作报告的扫描件（--evidence），或写明本系统中的鉴定（--appraisal）。',
    },
    en: {
      title: 'There is no appraisal report',
      cure: 'Cite its scan (--evidence), or name the appraisal in this system (--appraisal).',
    },
  },
  'report-without-paper': {
    zh: {
      title: '没有附鉴定工作报告“{report}”的文件',
      cure: '请打印（fonds appraisal print）、签署后扫描，用 fonds evidence add 存入，再以 --evidence 附上。',
    },
    en: {
      title: 'The report “{report}” comes without its paper',
      cure: 'Print it (fonds appraisal print), have it signed, store the scan (fonds evidence add), and cite it with --evidence.',
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
  'appraisal-list-open': {
    status: 409,
    zh: {
      title: '鉴定清单尚未列完',
      cure: '请重复执行同一启动命令（fonds appraisal open），或撤回（fonds appraisal withdraw）。',
    },
    en: {
      title: 'The list of this appraisal is not complete yet',
      cure: 'Give the same command again that opened it (fonds appraisal open), or withdraw it (fonds appraisal withdraw).',
    },
  },
  'units-under-appraisal': {
    zh: {
      title: '{count}个单位正在另一鉴定（{appraisal}）之中',
      cure: '待其登记报告，或由其撤回（fonds appraisal withdraw），或列出其余的单位。',
    },
    en: {
      title: '{count} units are under another appraisal ({appraisal})',
      cure: 'Wait for its report, have it withdrawn (fonds appraisal withdraw), or name the other units.',
    },
  },
  'appraisal-withdrawn': {
    zh: { title: '该鉴定已撤回：{ground}', cure: '需要时请另行鉴定。' },
    en: { title: 'The appraisal was withdrawn: {ground}', cure: 'Open another one if it is wanted.' },
  },
  'nothing-to-appraise': {
    zh: {
      title: '截至 {on} 没有期满的单位，{count}个未到期或到期日不明',
      cure: '用 fonds due list --clock CLK-10 查看到期日及其原因；未到期而要鉴定的，请逐个列出。',
    },
    en: {
      title: 'No period is over on {on}; of {count} units it runs, or its end is not known',
      cure: 'fonds due list --clock CLK-10 shows days and reasons; name the units that are to be appraised nevertheless.',
    },
  },
  'opinion-before-appraisal': {
    zh: { title: '意见日期 {on} 早于鉴定启动日期 {opened}', cure: '先启动鉴定，后给出意见；请核对日期。' },
    en: {
      title: 'An opinion of {on} is older than the appraisal, opened on {opened}',
      cure: 'It is opened first; check the day.',
    },
  },
  'report-before-opinions': {
    zh: {
      title: '鉴定工作报告日期 {on} 早于最后一次意见的日期 {decided}',
      cure: '各单位均有意见之后才有报告；请填写不早于该日的日期。',
    },
    en: {
      title: 'The report of {on} is older than the last opinion, of {decided}',
      cure: 'It reports opinions that were given; give a day that is not before them.',
    },
  },
  'drawn-before-report': {
    zh: {
      title: '销毁清册日期{drawn}早于鉴定工作报告日期{reported}',
      cure: '先鉴定报告，后编清册；请核对日期。',
    },
    en: {
      title: 'The register of {drawn} is older than the appraisal report of {reported}',
      cure: 'It is drawn up on the report; check the day.',
    },
  },
  'appraisal-reported-already': {
    zh: { title: '鉴定工作报告已经登记，意见不再变更', cure: '需要时请另行鉴定。' },
    en: { title: 'The report is filed: its opinions stand', cure: 'Open another appraisal if it is wanted.' },
  },
  'appraisal-reported-otherwise': {
    zh: {
      title: '该鉴定已以“{title}”登记了报告，题名或不同意见与所报不同',
      cure: '按已登记的题名和不同意见再次报告，即继续登记新期限；内容有变的，另行鉴定。',
    },
    en: {
      title: 'Its report is filed as “{title}”, with another title or dissent than this one',
      cure: 'Report it again as it is filed to go on with the new periods; open another appraisal if its content is another.',
    },
  },
  'kept-without-period': {
    zh: { title: '继续保管的单位须重新划定保管期限', cure: '请写明新的期限（period）。' },
    en: { title: 'What is kept gets a new retention period', cure: 'Give the new period.' },
  },
  'period-not-understood': {
    status: 400,
    zh: {
      title: '不能辨认的保管期限：{period}',
      cure: '请写永久，或年数：30年、定期30年、D30、三十年、十年。长期、短期等旧期限须定为年数。',
    },
    en: {
      title: 'A period that cannot be read: {period}',
      cure: 'Give 永久 (permanent) or a number of years: 30年, 定期30年, D30, 三十年, 十年. 长期, 短期 and the like become years.',
    },
  },
  'opinions-complete': {
    status: 409,
    zh: {
      title: '各单位都已有鉴定意见',
      cure: '用 fonds appraisal units 查看；要改意见的逐个列出，否则登记报告（fonds appraisal report）。',
    },
    en: {
      title: 'Every unit has its opinion',
      cure: 'See fonds appraisal units; name the units of which it changes, or file the report (fonds appraisal report).',
    },
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
      cure: '请核对所引版本和条款（fonds retention schedule 单位）。',
    },
    en: {
      title: 'Version {version} of the schedule has no line {line}',
      cure: 'Check what is cited (fonds retention schedule ORGANISATION).',
    },
  },
} as const;
