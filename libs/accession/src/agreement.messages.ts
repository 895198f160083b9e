/** Texts of the refusals about agreements, and the terms on which archives come in by them. `{name}` is replaced by a fact. */
export const AGREEMENT_MESSAGES = {
  'agreement-already-recorded': {
    zh: { title: '该协议已经登记', cure: '请核对协议；另有新协议的，另行登记。' },
    en: {
      title: 'This agreement is recorded already',
      cure: 'Check it; record a further agreement by a command of its own.',
    },
  },
  'agreement-days-reversed': {
    status: 400,
    zh: { title: '协议起日 {from} 晚于止日 {until}', cure: '请核对协议的有效期。' },
    en: {
      title: 'The agreement begins on {from}, after its end {until}',
      cure: 'Check the days of the agreement.',
    },
  },
  'agreement-incomplete': {
    zh: {
      title: '协议未写明：{missing}',
      cure: '请写明权利（rights）、义务（duties）和利用条件（useTerms）。',
    },
    en: {
      title: 'The agreement does not say: {missing}',
      cure: 'State rights, duties and conditions of use (useTerms).',
    },
  },
  'agreement-paper-missing': {
    zh: { title: '没有附上签订的书面协议', cure: '请先以 fonds evidence add 存入协议扫描件，再引用。' },
    en: {
      title: 'The signed agreement is not cited',
      cure: 'Store its scan with fonds evidence add and cite it.',
    },
  },
  'agreement-missing': {
    zh: {
      title: '{kind}进馆没有书面协议',
      cure: '请先登记征集协议（fonds accession agree），再引用其标识。',
    },
    en: {
      title: 'An accession by {kind} has no written agreement',
      cure: 'Record the agreement first (fonds accession agree) and name its id.',
    },
  },
  'agreement-unknown': {
    status: 404,
    zh: { title: '没有协议 {agreement}，或不是本馆的协议', cure: '请核对协议标识。' },
    en: { title: 'There is no agreement {agreement} of this archives', cure: 'Check its id.' },
  },
  'agreement-of-another-kind': {
    zh: {
      title: '协议 {agreement} 是{agreed}协议，不是{kind}',
      cure: '请引用同一来源方式的协议，或更正来源方式。',
    },
    en: {
      title: 'The agreement {agreement} is about {agreed}, not {kind}',
      cure: 'Name one of the same kind, or correct the kind of source.',
    },
  },
  'agreement-not-in-force': {
    zh: {
      title: '{date} 不在协议 {agreement} 的有效期内（{from}—{until}）',
      cure: '请核对进馆日期和协议有效期。',
    },
    en: {
      title: 'The agreement {agreement} is not in force on {date} ({from} to {until})',
      cure: 'Check the day of the accession and the days of the agreement.',
    },
  },
  'agreement-of-another-owner': {
    zh: { title: '协议 {agreement} 的所有者是{agreed}，来源方却写{given}', cure: '请核对来源方的所有制。' },
    en: {
      title: 'The agreement {agreement} is with an owner of the kind {agreed}, the source says {given}',
      cure: 'Check whose the archives are.',
    },
  },
  'kind-not-agreed': {
    status: 400,
    zh: {
      title: '来源方式“{given}”不以协议为据',
      cure: '可登记协议的有：捐献、购买、寄存、交换、征购、代为保管。',
    },
    en: {
      title: '{given} is no kind that agreements are about',
      cure: 'Agreements are about donation, purchase, deposit, exchange, requisition and keeping on behalf.',
    },
  },
  'state-archives-not-bought': {
    zh: {
      title: '国有档案不得以{kind}方式买入',
      cure: '国有档案依法移交或接收；请核对所有者，或改用其他来源方式。',
    },
    en: {
      title: 'What belongs to the state is not bought ({kind})',
      cure: 'State-owned archives are transferred. Check the owner, or choose another kind of source.',
    },
  },
  'state-archives-priced': {
    zh: { title: '国有档案不作价（{kind}）', cure: '请去掉价款，或核对所有者。' },
    en: {
      title: 'What belongs to the state carries no price ({kind})',
      cure: 'Leave the price out, or check the owner.',
    },
  },
  'transfer-by-batch': {
    zh: {
      title: '移交进馆须凭双方签字的移交批次',
      cure: '请办理移交批次（双方签字），再登记该批次；无清单的旧有移交登记为接收批。',
    },
    en: {
      title: 'A transfer comes in by a batch that both sides have signed',
      cure: 'Carry out the transfer and register its batch; an old one without a list is registered as a lot.',
    },
  },
  'deposit-owner-stays': {
    zh: { title: '寄存、代管不改变所有者：应为{owner}，不是{given}', cure: '请按寄存者填写所有者。' },
    en: { title: 'A deposit stays its owner’s: {owner}, not {given}', cure: 'Give the depositor as owner.' },
  },
} as const;
