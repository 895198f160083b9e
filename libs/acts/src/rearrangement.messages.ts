/** Texts of the refusals about rearrangements (拆并调卷) and batches of corrections. `{name}` is replaced by a fact. */
export const REARRANGEMENT_MESSAGES = {
  'graded-kept-whole': {
    zh: { title: '已定级（{grade}）的档案不拆并', cure: '定级随原单位，不随拆并调卷转移。' },
    en: {
      title: 'Graded archives ({grade}) are not made into other units',
      cure: 'A grade is of the unit that bears it and does not go along.',
    },
  },
  'open-matter-unsettled': {
    zh: { title: '有未了事项：{matter}', cure: '未了事项办结后再拆并调卷。' },
    en: { title: 'It has an open matter: {matter}', cure: 'Settle it first, and rearrange then.' },
  },
  'retention-shortened': {
    zh: {
      title: '《{title}》的保管期限 {retention} 短于其来源（{sources}）',
      cure: '拆并调卷不缩短保管期限；请写不短于来源的期限，或省略。',
    },
    en: {
      title: 'The period {retention} of “{title}” is shorter than that of what it is made of ({sources})',
      cure: 'Rearranging shortens no period: give one that is as long, or none.',
    },
  },
  'retention-not-in-common': {
    zh: {
      title: '《{title}》的来源保管期限不可比较：{sources}',
      cure: '请写明期限：永久，或先划定来源的期限。',
    },
    en: {
      title: 'The periods of what “{title}” is made of cannot be compared: {sources}',
      cure: 'Give one: 永久, or assign the periods of its sources first.',
    },
  },
  'formed-before-sources': {
    zh: {
      title: '《{title}》的日期（{formed}）早于其全部来源（{sources}）',
      cure: '请核对日期；期限自形成之日起算。',
    },
    en: {
      title: '“{title}” is dated {formed}, before all that it is made of ({sources})',
      cure: 'Check its dates: its clocks run from them.',
    },
  },
  'source-marks-changed': {
    zh: { title: '提出之后其标识已变（{field}：{source}）', cure: '请另行提出，使之后的单位承接现有标识。' },
    en: {
      title: 'Its marks have changed since this was proposed ({field}: {source})',
      cure: 'Propose it again, so that what begins takes over the marks as they are.',
    },
  },
  'rearrangement-moves-whole': {
    zh: {
      title: '拆并调卷是一个整体：{count}个单位的前后日期不允许改为{after}',
      cure: '请核对日期；其中单位的后续日期有误的，先更正那些日期。',
    },
    en: {
      title: 'A rearrangement has one day: {count} units have dates around it that forbid {after}',
      cure: 'Check the day. If a later date of one of its units is wrong, correct that one first.',
    },
  },
  'not-to-be-seconded': {
    zh: { title: '该业务行为无需复核，或清单尚未完成', cure: '只有拆并调卷和批量更正须由第二人复核。' },
    en: {
      title: 'The act needs no second hand, or its list is not complete',
      cure: 'Only rearrangements and batches of corrections are seconded.',
    },
  },
  'sample-missing': {
    status: 400,
    zh: { title: '复核批量更正须写明抽查结果', cure: '请抽查若干件，给出抽查件数和错误件数。' },
    en: {
      title: 'A batch of corrections is seconded with the result of a sample',
      cure: 'Look at some of the changes and say how many you checked and how many were wrong.',
    },
  },
  'nothing-begins': {
    status: 400,
    zh: { title: '没有写明拆并调卷之后的保管单位', cure: '请至少列出一个新的保管单位。' },
    en: { title: 'It is not said which units begin', cure: 'Name at least one new unit.' },
  },
  'source-not-listed': {
    status: 400,
    zh: { title: '来源单位 {unit} 不在所列单位之中', cure: '请把它列入，或从来源中去掉。' },
    en: { title: 'The source {unit} is not among the units listed', cure: 'List it, or leave it out.' },
  },
  'too-many-sources': {
    status: 400,
    zh: {
      title: '“{title}”列出 {given} 个来源单位，最多 {most} 个',
      cure: '请分为几个新的保管单位；来源为全部所列单位的，不必列出来源。',
    },
    en: {
      title: '“{title}” names {given} sources, at most {most} are possible',
      cure: 'Make several units of them; name no sources where all units of the list are meant.',
    },
  },
  'owners-differ': {
    status: 400,
    zh: { title: '来源单位的所有者不同，须写明“{title}”的所有者', cure: '请写明所有者。' },
    en: {
      title: 'The sources have different owners; the owner of “{title}” must be given',
      cure: 'Say whose property it is.',
    },
  },
  'code-of-entry': {
    status: 400,
    zh: { title: '档号属于保管单位，不属于卷内条目 {entry}', cure: '卷内条目的编号请作为字段 code 更正。' },
    en: {
      title: 'A reference code is the unit’s, not that of the entry {entry}',
      cure: 'Correct the number of an entry as its field code.',
    },
  },
  'change-twice': {
    status: 400,
    zh: { title: '对 {unit} 列出了两次更正', cure: '请把同一单位或条目的字段合在一行。' },
    en: { title: '{unit} is listed twice', cure: 'Give all fields of a unit or entry in one line.' },
  },
} as const;
