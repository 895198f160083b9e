/** As a fonds stands. */
const STATUS_WORDS = {
  provisional: { zh: '为暂定全宗', en: 'provisional' },
  active: { zh: '正在形成', en: 'active' },
  closed: { zh: '已经终止', en: 'closed' },
} as const;

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const FONDS_MESSAGES = {
  'fonds-unknown': {
    status: 404,
    zh: { title: '没有登记这个全宗', cure: '请核对全宗标识或全宗号；未登记的，先登记全宗。' },
    en: {
      title: 'This fonds is not registered',
      cure: 'Check its id or its number; register it first if it is new.',
    },
  },
  'dossier-paper-missing': {
    zh: {
      title: '全宗卷只归入文件，没有附文件',
      cure: '先存入文件（fonds evidence add），再引用；只作说明的，补记沿革。',
    },
    en: {
      title: 'A dossier holds papers, and none is given',
      cure: 'Store the paper (fonds evidence add), then cite it; what is only told about amends the history.',
    },
  },
  'series-unknown': {
    status: 404,
    zh: { title: '没有这个类别', cure: '请从目录中取类别的标识；类别随目录导入登记。' },
    en: {
      title: 'There is no such series',
      cure: 'Take its id from the catalogue; series are registered when a finding aid is imported.',
    },
  },
  'fonds-number-taken': {
    zh: {
      title: '全宗号 {number} 已由全宗“{name}”使用或曾经使用',
      cure: '请使用已登记的全宗，或另编一个从未用过的号；全宗号用过即不再使用。',
    },
    en: {
      title: 'The fonds number {number} belongs or belonged to {name}',
      cure: 'Use the fonds that bears it, or a number that was never used; a number once borne is never free again.',
    },
  },
  'fonds-number-empty': {
    status: 400,
    zh: { title: '全宗号中没有可见字符', cure: '请重新填写全宗号；尚未编号的，不填。' },
    en: {
      title: 'The fonds number has no visible character',
      cure: 'Write it again, or leave it out where there is none yet.',
    },
  },
  'fonds-number-needs-paper': {
    zh: {
      title: '改号的事件不能没有批准文件',
      cure: '改号是一项决定：请改为引用正确的文件，而不是去掉全部文件。',
    },
    en: {
      title: 'The event that gave another number is not left without its paper',
      cure: 'Another number is a decision: cite the right paper in its place instead of taking all away.',
    },
  },
  'fonds-number-unchanged': {
    zh: { title: '该全宗的全宗号已经是 {number}', cure: '无需再次赋号；如要改号，请给出新的全宗号。' },
    en: {
      title: 'The fonds has the number {number} already',
      cure: 'Nothing is left to do; give another number if it is to change.',
    },
  },
  'fonds-not-provisional': {
    words: STATUS_WORDS,
    zh: { title: '只有暂定的全宗才需确认，该全宗{status}', cure: '名称、隶属等变化请补记沿革。' },
    en: {
      title: 'Only a provisional fonds is confirmed; this one is {status}',
      cure: 'Record a change of name or superior as an amendment of its history.',
    },
  },
  'fonds-closed': {
    zh: { title: '该全宗已经终止', cure: '终止日期登记有误或机构恢复的，先恢复全宗，再办理。' },
    en: {
      title: 'The fonds is closed already',
      cure: 'If its body works again, or it was closed in error, reopen it first.',
    },
  },
  'fonds-not-closed': {
    words: STATUS_WORDS,
    zh: { title: '只有已终止的全宗才能恢复，该全宗{status}', cure: '全宗仍在形成，无需恢复。' },
    en: {
      title: 'Only a closed fonds is reopened; this one is {status}',
      cure: 'Nothing is to be done: the fonds is still growing.',
    },
  },
  'fonds-end-in-future': {
    zh: { title: '全宗终止日期 {on} 在今天之后', cure: '请填写全宗实际终止的日期。' },
    en: { title: 'The last day of the fonds, {on}, is after today', cure: 'Give the day on which it ended.' },
  },
  'fonds-reopened-before-end': {
    zh: {
      title: '恢复日期 {from} 不晚于全宗终止日期 {lastDate}',
      cure: '恢复应在终止之后；终止日期登记有误的，请先更正该事件。',
    },
    en: {
      title: 'The fonds would be reopened on {from}, not after its last day {lastDate}',
      cure: 'Give a later day; if the last day was recorded wrongly, have that event corrected first.',
    },
  },
  'fonds-related-to-itself': {
    zh: { title: '全宗不能与自身建立关系', cure: '请指明另一个全宗。' },
    en: { title: 'A fonds is not related to itself', cure: 'Name the other fonds.' },
  },
  'custody-undecided': {
    zh: {
      title: '还有 {units} 个保管单位归属未定，全宗不能终止',
      cure: '请先逐一确定这些保管单位由谁保管，再登记全宗终止。',
    },
    en: {
      title: 'The keeper of {units} units is still undecided; the fonds cannot be closed',
      cure: 'Decide who keeps each of them, then close the fonds.',
    },
  },
} as const;
