/** Texts of the refusals that any act may meet, and of loans and moves. `{name}` is replaced by a fact. */
export const ANY_ACT_MESSAGES = {
  'withdrawn-elsewhere': {
    zh: { title: '此类业务行为（{kind}）不在此撤回', cure: '由有权办理的人员在该业务自己的命令中撤回。' },
    en: {
      title: 'An act of this kind ({kind}) is not withdrawn here',
      cure: 'Whoever may begin it withdraws it by its own command.',
    },
  },
  'case-holds-nothing-here': {
    zh: {
      title: '处置案 {case} 不涉及该单位在此全宗的档案，或已完结',
      cure: '请核对案的标识（fonds case list）。',
    },
    en: {
      title: 'The restructuring case {case} is not about what this body keeps of the fonds, or is closed',
      cure: 'Check its id (fonds case list).',
    },
  },
  'act-unknown': {
    status: 404,
    zh: { title: '没有这个业务行为', cure: '请核对标识；用 fonds act list 查看本单位的业务行为。' },
    en: {
      title: 'There is no such act',
      cure: 'Check its id; fonds act list shows those of your organisation.',
    },
  },
  'act-ended': {
    zh: { title: '该业务行为已经结束', cure: '需要时请另行办理新的业务行为。' },
    en: { title: 'The act has ended', cure: 'Begin a new one if it is still wanted.' },
  },
  'act-sealed': {
    zh: {
      title: '该业务行为已经封定，等待关口裁定',
      cure: '封定之后不再接受任何变更；请稍候查看结果。',
    },
    en: {
      title: 'The act is sealed and waits for the gate',
      cure: 'Nothing can change it now; look at its result in a moment.',
    },
  },
  'accession-numbered': {
    zh: {
      title: '该次进馆的清单（{count}个单位）已经完成，进馆号不得落空',
      cure: '进馆登记将办理到底；误接收的，另行办理移交、取回或更正。',
    },
    en: {
      title: 'The list of this accession ({count} units) is complete: its number is given and stays given',
      cure: 'It is carried to its end. What came in by error leaves by a transfer, a withdrawal or a correction.',
    },
  },
  'act-not-sealed': {
    zh: { title: '业务行为 {act} 不属于该全宗或尚未封定', cure: '请先封定，或直接列出所涉单位。' },
    en: {
      title: 'The act {act} is not of this fonds, or not sealed',
      cure: 'Seal it first, or name the units themselves.',
    },
  },
  'too-many-units': {
    status: 400,
    zh: { title: '一次列出 {given} 个单位，最多 {most} 个', cure: '请分几次办理。' },
    en: { title: '{given} units are named, at most {most} are possible', cure: 'Do it in several steps.' },
  },
  'consent-missing': {
    zh: {
      title: '未开放的档案（{opening}）须经同意方可借出',
      cure: '请取得档案馆同意（必要时并经形成单位同意），写明批准文号后再办理。',
    },
    en: {
      title: 'What is not open ({opening}) is lent with consent only',
      cure: 'Get the consent of the archives, and of the forming unit where necessary, and name its approval.',
    },
  },
  'stands-elsewhere': {
    zh: { title: '该单位现存 {place}，不在 {from}', cure: '请核对现存位置后再移库。' },
    en: { title: 'The unit stands at {place}, not at {from}', cure: 'Check where it stands, then move it.' },
  },
  'returned-before-lent': {
    zh: { title: '归还日期 {since} 早于借出日期 {lent}', cure: '请核对业务日期。' },
    en: { title: 'It was lent on {lent}: it did not come back on {since}', cure: 'Check the business date.' },
  },
  'not-on-loan': {
    zh: { title: '该单位没有借出', cure: '请核对标识；未借出的无需归还。' },
    en: { title: 'The unit is not on loan', cure: 'Check its id; what was not lent is not given back.' },
  },
  'units-changed-since': {
    zh: {
      title: '{count} 个单位在占用之后发生了变动（丢失、接管、调取等）',
      cure: '所列单位已退出该业务行为；请就其余单位重新签署或办理。',
    },
    en: {
      title: '{count} units were lost, taken over or moved since they were claimed',
      cure: 'Those named leave the act; sign again, or go on, with the others.',
    },
  },
} as const;
