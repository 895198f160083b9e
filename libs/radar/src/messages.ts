const LEVELS = {
  province: { zh: '省级', en: 'a province' },
  city: { zh: '市级', en: 'a city' },
  county: { zh: '县级', en: 'a county' },
} as const;

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const RADAR_MESSAGES = {
  'rectification-known': {
    zh: { title: '该责令已经登记', cure: '请核对；另有责令的，另行登记。' },
    en: {
      title: 'This order is recorded already',
      cure: 'Check it; record a further one by its own command.',
    },
  },
  'rectification-unknown': {
    status: 404,
    zh: { title: '没有这份限期整改责令', cure: '用 fonds due orders 查看。' },
    en: { title: 'There is no such order', cure: 'See fonds due orders.' },
  },
  'rectification-done': {
    zh: { title: '该责令经复查已经整改完毕', cure: '有新问题的，另行责令。' },
    en: { title: 'A reinspection found this order done', cure: 'Order anew what was found since.' },
  },
  'rectification-before-order': {
    zh: { title: '{on} 早于责令送达之日 {served}', cure: '请核对日期。' },
    en: { title: '{on} is before the order was served on {served}', cure: 'Check the day.' },
  },
  'rectification-ground': {
    status: 400,
    zh: {
      title: '{instrument} 第{article}条不是责令限期整改、改正的依据',
      cure: '档案法填第45条，实施条例填第48、49或50条。',
    },
    en: {
      title: '{instrument} {article} is no ground for such an order',
      cure: 'Give article 45 of the law, or 48, 49 or 50 of the regulations.',
    },
  },
  'rectification-ground-not-in-force': {
    zh: { title: '所引条文在 {on} 尚未施行', cure: '依当日有效的规定责令。' },
    en: { title: 'The article was not in force on {on}', cure: 'Order by what was in force that day.' },
  },
  'rectification-not-later': {
    status: 400,
    zh: { title: '整改期限 {due} 不晚于送达之日 {served}', cure: '请填写责令书载明的期限。' },
    en: {
      title: 'The day {due} is not later than its service on {served}',
      cure: 'Give the day in the order.',
    },
  },
  'rectification-served-before': {
    status: 400,
    zh: {
      title: '送达之日 {served} 早于责令之日 {on}',
      cure: '请核对两个日期；责令之日不写即为今天，补录的请写明业务日期（--business-date）。',
    },
    en: {
      title: 'Served on {served}, before it was ordered on {on}',
      cure: 'Check both days. An order is of today unless its business date is given (--business-date).',
    },
  },
  'rectification-paper-missing': {
    zh: { title: '没有附责令书', cure: '请先存入责令书（fonds evidence add），再引用（--evidence）。' },
    en: {
      title: 'The paper of the order is missing',
      cure: 'Store the order (fonds evidence add), then cite it (--evidence).',
    },
  },
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
  'authority-level-unknown': {
    words: LEVELS,
    zh: {
      title:
        '延长移交须经同级档案主管部门同意，而主管部门（{authority}）或档案馆（{archives}）的层级没有登记',
      cure: '请登记两者的层级（fonds org change --level），或写明由谁、依何理由决定（decision）。',
    },
    en: {
      title:
        'Later transfer needs the authority of the same level, and the level of the authority ({authority}) or the archives ({archives}) is not registered',
      cure: 'Register both levels (fonds org change --level), or say who decided and why (decision).',
    },
  },
  'transfer-day-paper-missing': {
    zh: { title: '没有附文件', cure: '请先存入同意或协商文件（fonds evidence add），再引用（--evidence）。' },
    en: {
      title: 'No paper is given',
      cure: 'Store the document of the consent (fonds evidence add), then cite it (--evidence).',
    },
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
