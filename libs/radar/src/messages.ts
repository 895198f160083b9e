const LEVELS = {
  province: { zh: '省级', en: 'a province' },
  city: { zh: '市级', en: 'a city' },
  county: { zh: '县级', en: 'a county' },
} as const;

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const RADAR_MESSAGES = {
  'clock-day-skipped': {
    zh: { title: '期限运行只能逐日进行：上次为 {last}，不能直接运行 {date}', cure: '先补运行中间的各日。' },
    en: {
      title: 'The clock runs day by day: the last was {last}, so {date} cannot run yet',
      cure: 'Run the days between first.',
    },
  },
  'transfer-day-known': {
    zh: { title: '该决定已经登记', cure: '请核对；另有决定的，另行登记。' },
    en: {
      title: 'This decision is recorded already',
      cure: 'Check it; record a further one by its own command.',
    },
  },
  'extension-not-later': {
    status: 400,
    zh: { title: '延长后的移交日 {until} 不晚于 {on}', cure: '请填写同意文件中确定的移交日。' },
    en: {
      title: 'The new day {until} is not later than {on}',
      cure: 'Give the day on which the transfer is due by the consent.',
    },
  },
  'extension-decision-required': {
    zh: {
      title: '{on} 尚无已查得的延长移交规定，须有记录在案的决定',
      cure: '请写明由谁、依何理由决定（decision），并附文件。',
    },
    en: {
      title:
        'No rule on later transfer is known to have been in force on {on}; a recorded decision is asked for',
      cure: 'Say who decided and why (decision), with the paper.',
    },
  },
  'authority-of-another-level': {
    words: LEVELS,
    zh: {
      title: '延长移交须经同级档案主管部门检查和同意：档案馆为{archives}，主管部门为{authority}',
      cure: '请由与该档案馆同级的档案主管部门办理。',
    },
    en: {
      title:
        'Later transfer needs the same level: the archives is of {archives}, the authority of {authority}',
      cure: 'Have the authority of the archives’ own level agree.',
    },
  },
  'transfer-day-paper-missing': {
    zh: { title: '没有附文件', cure: '请先存入同意或协商文件，再引用（evidence）。' },
    en: { title: 'No paper is given', cure: 'Store the document of the consent, then cite it (evidence).' },
  },
  'unit-not-abolished': {
    zh: {
      title: '移交单位在 {on} 尚未撤销',
      cure: '先登记单位终止；未撤销的，以保管条件不安全或者协商为由。',
    },
    en: {
      title: 'The unit had not ended on {on}',
      cure: 'Record its end first; if it goes on, the ground is unsafe custody or consultation.',
    },
  },
  'early-decision-required': {
    zh: {
      title: '{on} 尚无已查得的提前移交规定，须有记录在案的决定',
      cure: '请写明由谁、依何理由决定（decision），并附文件。',
    },
    en: {
      title:
        'No rule on early transfer is known to have been in force on {on}; a recorded decision is asked for',
      cure: 'Say who decided and why (decision), with the paper.',
    },
  },
  'early-is-custody': {
    zh: {
      title: '{on} 提前交由档案馆的，在正式移交前为代管，移交期限继续计算',
      cure: '性质请填代管（early-custody）；仅已撤销单位可以提前移交。',
    },
    en: {
      title: 'On {on}, what comes early is custody only until the formal transfer, and its period goes on',
      cure: 'Say early-custody; only an abolished unit may transfer early.',
    },
  },
  'early-is-transfer': {
    zh: { title: '{on} 的规定为提前移交，没有代管', cure: '性质请填移交（transfer）。' },
    en: {
      title: 'By the rules of {on} this was early transfer; custody was not known',
      cure: 'Say transfer.',
    },
  },
} as const;
