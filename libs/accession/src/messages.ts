const ORIGIN_WORDS = {
  creator: { zh: '形成者', en: 'creator' },
  activity: { zh: '业务活动', en: 'activity' },
  time: { zh: '时间', en: 'time' },
  digest: { zh: '数字摘要', en: 'digest' },
} as const;

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const ACCESSION_MESSAGES = {
  'scope-not-after-last': {
    zh: {
      title: '新版接收范围 {validFrom} 起施行，不晚于上一版的 {last}',
      cure: '新版须晚于上一版施行；上一版有误的，另定一版从更晚之日起施行。',
    },
    en: {
      title: 'A scope from {validFrom} is not later than the last one, from {last}',
      cure: 'Each version begins after the one before it. Cure an error by another version from a later day.',
    },
  },
  'lot-used-before': {
    zh: {
      title: '{after} 晚于该接收批已整理或已结束的日期 {on}',
      cure: '请核对日期；整理日期有误的，先更正整理日期。',
    },
    en: {
      title: '{after} is later than {on}, when the lot was arranged or closed',
      cure: 'Check the day. If that of the arrangement is wrong, correct that one first.',
    },
  },
  'scope-empty': {
    status: 400,
    zh: { title: '接收范围没有任何条目', cure: '请至少列出一个移交单位、门类或最低保管期限。' },
    en: { title: 'The scope names nothing', cure: 'Name at least one unit, class or shortest retention.' },
  },
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
  'accession-list-empty': {
    status: 400,
    zh: { title: '清单没有任何单位', cure: '请至少列出一个单位；没有清单的，登记为接收批。' },
    en: { title: 'The list names no unit', cure: 'List at least one; register what has no list as a lot.' },
  },
  'units-named-twice': {
    zh: { title: '清单中有 {count} 个单位重复', cure: '同一单位或档号只列一次：{units}。' },
    en: { title: '{count} units are named twice', cure: 'Name each unit or code once: {units}.' },
  },
  'units-there-already': {
    status: 409,
    zh: { title: '{count} 个单位或档号已在账', cure: '请从清单中去掉已有的，或核对档号：{units}。' },
    en: {
      title: '{count} units or codes are there already',
      cure: 'Take them off the list, or check the codes: {units}.',
    },
  },
  'classified-held-out': {
    zh: {
      title: '含有未到期或无期限的国家秘密标志，不得进入本系统',
      cure: '请先依法解密，或在涉密系统中登记；文字未予保存。',
    },
    en: {
      title: 'A legal secrecy mark that runs, or has no term, keeps this out of the system',
      cure: 'Declassify it first, or register it in a classified system. Its text was not kept.',
    },
  },
  'transfer-not-accepted': {
    zh: { title: '移交批次 {act} 尚未由双方签字接收', cure: '请先完成交接签字（E27），再登记进馆。' },
    en: {
      title: 'The transfer {act} is not accepted by both sides',
      cure: 'Both sides sign first (E27); then it is registered.',
    },
  },
  'transfer-not-to-this-archives': {
    zh: { title: '批次 {act} 不是移交给本馆的', cure: '请由接收该批次的档案馆登记；代管批次不登记进馆。' },
    en: {
      title: 'The batch {act} was not transferred to this archives',
      cure: 'The receiving archives registers it; early custody is no accession.',
    },
  },
  'accession-unknown': {
    status: 404,
    zh: { title: '没有这次进馆登记，或无权查看', cure: '请核对标识，或查看收进登记。' },
    en: {
      title: 'There is no such accession, or you may not see it',
      cure: 'Check its id, or look into the register.',
    },
  },
  'accession-upload-unknown': {
    status: 404,
    zh: {
      title: '没有这个上传任务：服务此后重新启动过，或其结果已不再保留',
      cure: '已列完的清单由系统自行办理到底，见 /api/v1/acts 与收进登记；其中没有的，请以同一 Idempotency-Key 再次上传同一文件，已登记的不重复登记。',
    },
    en: {
      title:
        'There is no such upload: the server has been started again since, or its result is no longer kept',
      cure: 'A list that was complete is carried to its end all the same: see /api/v1/acts and the register. If it is not there, send the same file again with the same Idempotency-Key; nothing is registered twice.',
    },
  },
  'accession-without-effect': {
    zh: {
      title: '该进馆登记没有可更正日期的保管变动',
      cure: '接收批和未办完的进馆没有关口事件；请待其办完，或从整理入卷的单位更正。',
    },
    en: {
      title: 'This accession has no custody event whose day could be corrected',
      cure: 'A lot, or one that is under way, has none yet.',
    },
  },
  'accession-differs': {
    status: 409,
    zh: {
      title: '原号 {number} 已登记，而来源行已不同',
      cure: '已登记的不随来源改动；请核对差异，按更正办理。',
    },
    en: {
      title: 'The accession {number} is registered, and its row says otherwise now',
      cure: 'What is registered stays. Compare them and correct by two people.',
    },
  },
  'accession-kind-unknown': {
    zh: {
      title: '原号 {number} 没有说明来源方式',
      cure: '请在来源中补 acquisitionType，或以 --source-kind 指定。',
    },
    en: {
      title: 'The accession {number} does not say how it came in',
      cure: 'Fill in acquisitionType, or give --source-kind for such rows.',
    },
  },
  'accession-date-unknown': {
    zh: { title: '原号 {number} 没有可计算的进馆日期', cure: '请在来源中补 acquisitionDate（YYYY-MM-DD）。' },
    en: {
      title: 'The accession {number} has no day that can be computed with',
      cure: 'Fill in acquisitionDate as YYYY-MM-DD.',
    },
  },
  'accession-date-ahead': {
    zh: { title: '原号 {number} 的进馆日期 {date} 晚于今天 {today}', cure: '请更正来源中的日期。' },
    en: {
      title: 'The accession {number} is dated {date}, after today, {today}',
      cure: 'Correct the date in the source.',
    },
  },
  'source-kind-unknown': {
    status: 400,
    zh: { title: '没有来源方式“{given}”', cure: '可用：{known}。' },
    en: { title: 'There is no kind of source {given}', cure: 'There are: {known}.' },
  },
  'topic-unknown': {
    status: 400,
    zh: { title: '没有征集专题“{given}”', cure: '可用：{known}。' },
    en: { title: 'There is no collecting topic {given}', cure: 'There are: {known}.' },
  },
  'lot-unknown': {
    status: 404,
    zh: { title: '没有这个接收批，或无权查看', cure: '请核对标识。' },
    en: { title: 'There is no such lot, or you may not see it', cure: 'Check its id.' },
  },
  'lot-closed': {
    zh: { title: '该接收批已整理完毕', cure: '不再由它整理入卷；新的材料另行登记。' },
    en: {
      title: 'The lot is closed',
      cure: 'No more units are made of it; register further material as another.',
    },
  },
  'lot-already-registered': {
    zh: { title: '该接收批已经登记', cure: '请核对标识。' },
    en: { title: 'The lot is registered already', cure: 'Check its id.' },
  },
  'lot-without-estimate': {
    status: 400,
    zh: { title: '接收批没有估计数量', cure: '请给出卷、件或米数之一。' },
    en: { title: 'The lot has no estimate', cure: 'Give files, items or metres.' },
  },
  'lot-of-another-fonds': {
    zh: { title: '该接收批属于全宗 {fonds}', cure: '一批只整理入同一全宗；另属他宗的，另行登记。' },
    en: {
      title: 'The lot belongs to the fonds {fonds}',
      cure: 'Units of one lot come into its fonds; register the rest apart.',
    },
  },
  'before-lot': {
    zh: { title: '整理日期 {businessDate} 早于接收批登记日期 {on}', cure: '请核对业务日期。' },
    en: {
      title: 'The arrangement on {businessDate} lies before the lot came in on {on}',
      cure: 'Check the business date.',
    },
  },
  'closed-before-lot': {
    zh: { title: '结束日期 {businessDate} 早于接收批登记或其整理（{on}）', cure: '请核对业务日期。' },
    en: {
      title: 'The lot is closed on {businessDate}, before it came in or was arranged ({on})',
      cure: 'Check the business date.',
    },
  },
  'lot-being-arranged': {
    zh: { title: '该接收批还有整理在办：{acts}', cure: '请待其办完再结束。' },
    en: { title: 'The lot is still being arranged: {acts}', cure: 'Close it when these acts are done.' },
  },
  'difference-unexplained': {
    zh: { title: '整理数与估计数不符（卷 {files}，件 {items}），没有说明', cure: '请说明差异原因再结束。' },
    en: {
      title: 'What was arranged differs from the estimate (files {files}, items {items}) without a word why',
      cure: 'Explain the difference.',
    },
  },
  'ownership-not-proven': {
    zh: { title: '没有附上所有权凭证', cure: '请存入并引用寄存协议、身份证明等材料。' },
    en: {
      title: 'Ownership is not proven',
      cure: 'Store and cite the papers: agreement, proof of identity.',
    },
  },
  'withdrawal-unknown': {
    status: 404,
    zh: { title: '没有这次寄存取回', cure: '请核对标识。' },
    en: { title: 'There is no such withdrawal', cure: 'Check its id.' },
  },
  'withdrawal-over': {
    zh: { title: '该取回已办结或已撤销', cure: '如需再取，另行申请。' },
    en: { title: 'This withdrawal has ended', cure: 'Ask again for what remains.' },
  },
  'withdrawal-list-open': {
    zh: { title: '取回清单尚未列完', cure: '请重新执行申请命令。' },
    en: { title: 'The list of the withdrawal is not complete', cure: 'Run the request again.' },
  },
  'withdrawal-checked-already': {
    zh: { title: '该取回已经核对', cure: '请查看其结果。' },
    en: { title: 'The withdrawal was checked already', cure: 'Look at what became of it.' },
  },
  'checked-differs-from-listed': {
    zh: { title: '核对的单位与清单不符：缺 {missing}，多 {unlisted}', cure: '请撤销后按实有单位重新申请。' },
    en: {
      title: 'What was found differs from the list: missing {missing}, not listed {unlisted}',
      cure: 'Cancel it and ask again for what is there.',
    },
  },
  'not-a-deposit': {
    zh: { title: '{count} 个单位不是寄存档案', cure: '只有寄存、代管的档案可以取回：{units}。' },
    en: { title: '{count} units are no deposits', cure: 'Only deposits go back to their owners: {units}.' },
  },
  'owner-not-said': {
    status: 400,
    zh: { title: '没有写明所有者', cure: '请在 owner 中写明：国家、集体、个人或其他。' },
    en: { title: 'It is not said whose it is', cure: 'Give its owner: 国家, 集体, 个人 or 其他.' },
  },
  'not-its-owner': {
    zh: {
      title: '{count} 个单位的所有者是{owner}，不是申请取回者',
      cure: '请核对所有者；寄存档案只能由其所有者取回：{units}。',
    },
    en: {
      title: '{count} units belong to another owner ({owner})',
      cure: 'A deposit is withdrawn by its owner: {units}.',
    },
  },
  'record-there-already': {
    status: 409,
    zh: { title: '档号或标识 {code} 已在账', cure: '档号不重复使用；请核对。' },
    en: { title: '{code} is there already', cure: 'Codes are not used again. Check it.' },
  },
  'origin-incomplete': {
    words: ORIGIN_WORDS,
    zh: {
      title: '电子文件缺少来源信息：{missing}',
      cure: '请补全形成者（creator）、业务活动（activity）、时间（time）和数字摘要（digest）。',
    },
    en: {
      title: 'The electronic record lacks: {missing}',
      cure: 'Give creator, activity, time, and the digest of its content.',
    },
  },
  'list-entries-within': {
    zh: {
      title: '{code} 附有卷内目录',
      cure: '进馆清单只列保管单位（案卷或件）；请去掉卷内行，入账后再著录卷内。',
    },
    en: {
      title: '{code} has entries within',
      cure: 'An accession lists units; leave the entries out, and describe them when the unit is there.',
    },
  },
  'list-with-problems': {
    zh: { title: '清单有 {count} 行不能接收，未登记任何单位', cure: '请按所列问题修改后重新提交。' },
    en: {
      title: '{count} rows of the list cannot be taken; nothing was registered',
      cure: 'Mend them as told and run it again.',
    },
  },
} as const;
