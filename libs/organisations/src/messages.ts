/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const ORGANISATION_MESSAGES = {
  'organisation-not-found': {
    zh: { title: '没有登记这个单位', cure: '请核对单位代码，或先用 fonds org add 登记该单位。' },
    en: {
      title: 'This organisation is not registered',
      cure: 'Check its code, or register it first: fonds org add.',
    },
  },
  'organisation-exists': {
    zh: { title: '单位代码 {code} 已登记', cure: '请使用已登记的单位，或更正代码；变更名称等请用修改。' },
    en: {
      title: 'The code {code} is registered already',
      cure: 'Use the organisation that bears it, or correct the code; to change its name, change it.',
    },
  },
  'organisation-code-malformed': {
    zh: {
      title: '单位代码不合格式：{code}',
      cure: '代码为一个词，最多64个字符，以字母、数字或汉字开头，其余还可用 . _ - /，不含空格。',
    },
    en: {
      title: 'Not a code of an organisation: {code}',
      cure: 'A code is one word of at most 64 characters that begins with a letter or digit; . _ - / may follow.',
    },
  },
  'organisation-kind-unknown': {
    zh: { title: '没有这种单位类型：{given}', cure: '请使用以下之一：{known}。' },
    en: { title: 'There is no such kind of organisation: {given}', cure: 'Use one of: {known}.' },
  },
  'organisation-level-unknown': {
    zh: { title: '没有这个级别：{given}', cure: '请使用 province、city、county 或 省、市、县。' },
    en: { title: 'There is no such level: {given}', cure: 'Use province, city or county.' },
  },
  'organisation-parent-not-found': {
    status: 422,
    zh: { title: '上级单位 {code} 未登记', cure: '请先登记上级单位，或核对其代码。' },
    en: {
      title: 'The superior organisation {code} is not registered',
      cure: 'Register it first, or check its code.',
    },
  },
  'organisation-successor-not-found': {
    status: 422,
    zh: { title: '承接单位 {code} 未登记', cure: '请先登记承接单位，或核对其代码。' },
    en: {
      title: 'The succeeding organisation {code} is not registered',
      cure: 'Register it first, or check its code.',
    },
  },
  'organisation-above-itself': {
    zh: { title: '单位 {code} 不能成为自己的上级', cure: '请选择不在其下级之中的上级单位。' },
    en: {
      title: 'The organisation {code} would stand above itself',
      cure: 'Choose a superior that is not below it.',
    },
  },
  'organisation-succeeds-itself': {
    zh: { title: '单位 {code} 不能承接自己的职能', cure: '请填写另一单位的代码。' },
    en: { title: 'The organisation {code} cannot succeed itself', cure: 'Name another organisation.' },
  },
  'organisation-ended': {
    zh: { title: '单位 {code} 已于 {validTo} 终止', cure: '终止后的单位不再变更；职能去向请登记承接单位。' },
    en: {
      title: 'The organisation {code} ended on {validTo}',
      cure: 'An ended organisation changes no more; to say who carries on its work, name a successor.',
    },
  },
  'organisation-not-in-being': {
    zh: {
      title: '单位 {code} 已于 {validTo} 终止，{date} 不能再接收或保管档案',
      cure: '请写承接其职能的单位；所记是更早之事的，请写当时的日期。',
    },
    en: {
      title: 'The organisation {code} ended on {validTo} and takes nothing into its keeping on {date}',
      cure: 'Name the body that carries on its work; for what happened before, give the day on which it did.',
    },
  },
  'organisation-ends-before-it-begins': {
    zh: { title: '终止日 {validTo} 早于成立日 {validFrom}', cure: '请核对两个日期。' },
    en: { title: 'Its last day {validTo} is before its first, {validFrom}', cure: 'Check both days.' },
  },
  'archives-without-level': {
    zh: { title: '{kind}须有级别', cure: '请填写 level：province（省）、city（市）或 county（县）。' },
    en: { title: 'An archives needs a level ({kind})', cure: 'Give level: province, city or county.' },
  },
} as const;
