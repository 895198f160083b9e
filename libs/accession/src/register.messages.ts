const ORIGIN_WORDS = {
  creator: { zh: '形成者', en: 'creator' },
  activity: { zh: '业务活动', en: 'activity' },
  time: { zh: '时间', en: 'time' },
  digest: { zh: '数字摘要', en: 'digest' },
} as const;

/** Texts of the refusals about what is registered: scopes, lists, uploads and captured records. `{name}` is replaced by a fact. */
export const REGISTER_MESSAGES = {
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
  'scope-empty': {
    status: 400,
    zh: { title: '接收范围没有任何条目', cure: '请至少列出一个移交单位、门类或最低保管期限。' },
    en: { title: 'The scope names nothing', cure: 'Name at least one unit, class or shortest retention.' },
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
      cure: '已列完的清单由系统自行办理到底，见 fonds act list（HTTP 为 /api/v1/acts）与收进登记；其中没有的，请以同一键（命令行 --key，HTTP 为 Idempotency-Key）再次上传同一文件，已登记的不重复登记。',
    },
    en: {
      title:
        'There is no such upload: the server has been started again since, or its result is no longer kept',
      cure: 'A list that was complete is carried to its end all the same: see fonds act list (over HTTP /api/v1/acts) and the register. If it is not there, send the same file again with the same key (--key, over HTTP Idempotency-Key); nothing is registered twice.',
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
  'owner-not-said': {
    status: 400,
    zh: { title: '没有写明所有者', cure: '请在 owner 中写明：国家、集体、个人或其他。' },
    en: { title: 'It is not said whose it is', cure: 'Give its owner: 国家, 集体, 个人 or 其他.' },
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
