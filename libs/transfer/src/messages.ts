import {
  CAPACITY_WORDS,
  FORM_WORDS,
  OPINION_WORDS,
  REPORT_STAGE_WORDS,
  SIDE_WORDS,
  SIGNATURE_KIND_WORDS,
  SIGNATURE_WORDS,
} from './value-words';

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const TRANSFER_MESSAGES = {
  'not-your-side': {
    status: 403,
    zh: {
      title: '这一步由 {organisation} 办理，不能代办',
      cure: '请由该单位的人员办理；该单位没有账户的，附上其纸质文书。',
    },
    en: {
      title: 'This step is for {organisation} to take, and for nobody else',
      cure: 'Ask its staff; where it has no accounts, give its paper as evidence.',
    },
  },
  'capacity-not-yours': {
    status: 403,
    words: CAPACITY_WORDS,
    zh: {
      title: '您的角色不能以{capacity}身份签字',
      cure: '领导人由单位负责人或馆长签字，经办人由档案室或接收员签字；监督人在纸上签字。',
    },
    en: {
      title: 'Your role does not sign as {capacity}',
      cure: 'Heads are unit heads or directors, handlers are archivists; a supervisor signs on paper.',
    },
  },
  'to-itself': {
    zh: { title: '移出单位与接收单位相同', cure: '请写明接收单位；馆内移库不是移交。' },
    en: {
      title: 'Sender and receiver are the same',
      cure: 'Name the receiving organisation; a move within it is no transfer.',
    },
  },
  'units-or-filter': {
    status: 400,
    zh: {
      title: '请列出保管单位，或给出筛选条件，二者取一',
      cure: '清单与筛选条件不能同时给出，也不能都不给。',
    },
    en: { title: 'Name the units or give a filter, one of the two', cure: 'Give exactly one of them.' },
  },
  'units-unknown': {
    status: 404,
    zh: {
      title: '{count} 个档号或标识查不到：{units}',
      cure: '请核对；未入账的先入账，不归您保管的不能列入。',
    },
    en: {
      title: '{count} codes or ids are not known: {units}',
      cure: 'Check them; register first what is new, and list nothing that is not yours to see.',
    },
  },
  'several-fonds': {
    zh: { title: '所列保管单位分属几个全宗：{fonds}', cure: '一批移交限于一个全宗，请分批办理。' },
    en: {
      title: 'The units are of several fonds: {fonds}',
      cure: 'One transfer is of one fonds; draft one for each.',
    },
  },
  'opinion-unknown': {
    status: 400,
    zh: {
      title: '清单 {place} 行的意见“{given}”不在可选之列：{known}',
      cure: '请改为其中之一，或在命令中给出统一的意见。',
    },
    en: {
      title: 'Row {place} says “{given}”, which is none of {known}',
      cure: 'Use one of these, or give one opinion for the whole list.',
    },
  },
  'box-unknown': {
    status: 404,
    zh: { title: '交运时没有登记这些盒的内装：{boxes}', cure: '请核对盒号；没有装盒清单的，逐件核对。' },
    en: {
      title: 'Nothing was recorded as packed into the boxes {boxes}',
      cure: 'Check the numbers; without a packing list, check unit by unit.',
    },
  },
  'paper-not-there': {
    status: 404,
    words: FORM_WORDS,
    zh: { title: '本批没有{form}', cure: '电子档案登记表须先有四性检测报告。' },
    en: {
      title: 'This transfer has no {form}',
      cure: 'The register of electronic records needs a four-property report first.',
    },
  },
  'not-in-the-list': {
    zh: {
      title: '{count} 个不在本批清单上：{units}',
      cure: '请核对档号或标识；已退回的不再列入，清单外的以 fonds transfer return --unlisted 退还。',
    },
    en: {
      title: '{count} are not in the list of this batch: {units}',
      cure: 'Check the codes or ids; what was returned is no longer in it, and what came without being listed goes back with fonds transfer return --unlisted.',
    },
  },
  'opinions-missing': {
    words: OPINION_WORDS,
    zh: {
      title: '{count} 个保管单位缺少移交进馆必备的意见（{missing}）',
      cure: '请先附具开放意见、到期开放意见、政府信息公开情况和密级变更情况，再提交；已提交的撤回后重新编制，旧文据以纸质签字录入。',
    },
    en: {
      title: '{count} units lack what a transfer into an archives must say of them ({missing})',
      cure: 'Attach opening opinion, opinion at term, disclosure and secrecy, then offer; withdraw first what is offered. An old deed is entered with its signatures on paper.',
    },
  },
  'scan-missing': {
    zh: { title: '纸质签字须附扫描件', cure: '请先存入扫描件，再作为佐证材料引用。' },
    en: {
      title: 'A signature on paper is entered with its scan',
      cure: 'Store the scan first and cite it as evidence.',
    },
  },
  'paper-unknown': {
    status: 404,
    zh: { title: '没有录入这一纸质签字', cure: '请核对录入事件的标识。' },
    en: { title: 'No such paper signature was entered', cure: 'Check the id of its entry.' },
  },
  'signed-another-list': {
    status: 409,
    zh: {
      title: '录入之后清单已有变动，纸上签的不是现在这份清单',
      cure: '请就现在的清单重新签字、重新录入。',
    },
    en: {
      title: 'The list has changed since; the paper signs another one',
      cure: 'Have the present list signed, and enter that paper.',
    },
  },
  'signatures-missing': {
    words: SIGNATURE_WORDS,
    zh: { title: '还缺签字：{missing}', cure: '请补齐双方签字后再办结。' },
    en: { title: 'Signatures are missing: {missing}', cure: 'Conclude when both sides have signed.' },
  },
  'signature-kind-not-enough': {
    words: SIGNATURE_KIND_WORDS,
    zh: { title: '本机构规定的签字方式为{kinds}，{kind}不足', cure: '请按规定的方式签字。' },
    en: {
      title: 'This site asks for signatures by {kinds}; {kind} does not do',
      cure: 'Sign in one of these ways.',
    },
  },
  'signed-already': {
    status: 409,
    words: { ...SIDE_WORDS, ...CAPACITY_WORDS },
    zh: { title: '{side}的{capacity}已就现清单签字', cure: '无需重复签字。' },
    en: { title: 'The {capacity} of the {side} has signed this list', cure: 'Nothing is left to do.' },
  },
  'same-person-both-sides': {
    status: 403,
    words: SIDE_WORDS,
    zh: { title: '同一人不能为双方签字', cure: '请由{side}的另一人签字。' },
    en: { title: 'Nobody signs for both sides', cure: 'Ask another person of the {side} to sign.' },
  },
  'act-exists': {
    status: 409,
    zh: { title: '这批移交已经编制', cure: '请打开已有的一批。' },
    en: { title: 'This transfer is drafted already', cure: 'Go on with the one that is there.' },
  },
  'list-complete': {
    status: 409,
    zh: { title: '清单已经列完', cure: '需要改动的，撤回后重新编制。' },
    en: { title: 'The list is complete', cure: 'Withdraw it and draft another one to change it.' },
  },
  'unit-listed-twice': {
    zh: { title: '同一保管单位列了两次', cure: '请删去重复的一行。' },
    en: { title: 'A unit is listed twice', cure: 'Leave one of the two out.' },
  },
  'already-offered': {
    status: 409,
    zh: { title: '这批移交已经提交', cure: '提交之后不能再改意见；需要改的，撤回后重新编制。' },
    en: {
      title: 'This transfer is offered already',
      cure: 'Opinions are fixed by the offer; withdraw it and draft another one to change them.',
    },
  },
  'list-open': {
    status: 409,
    zh: { title: '清单尚未列完', cure: '请重复执行编制命令，列完后再提交。' },
    en: { title: 'The list is not complete yet', cure: 'Repeat the command that drafts it, then offer.' },
  },
  'not-offered': {
    status: 409,
    zh: { title: '这批移交尚未提交', cure: '请由移出单位先提交。' },
    en: { title: 'This transfer is not offered yet', cure: 'The sender offers it first.' },
  },
  'claims-under-way': {
    status: 409,
    zh: { title: '正在逐一占用保管单位', cure: '请稍候，占用完成后再办理。' },
    en: { title: 'Its units are still being claimed', cure: 'Wait until that is done.' },
  },
  'defects-missing': {
    zh: {
      title: '退回须逐项写明缺陷，不得拒收',
      cure: '请写明每个退回的保管单位有何缺陷、如何补正；期限照常计算。',
    },
    en: {
      title: 'A batch is returned for defects that are named, never refused',
      cure: 'Say what is wrong with each unit and how to mend it; the periods keep running.',
    },
  },
  'nothing-left': {
    zh: { title: '清单上已没有可移交的保管单位', cure: '全部退回或未能占用；请另行编制。' },
    en: {
      title: 'Nothing of the list is left to transfer',
      cure: 'All of it was returned or could not be claimed; draft another one.',
    },
  },
  'report-missing': {
    words: REPORT_STAGE_WORDS,
    zh: {
      title: '电子档案缺少四性检测报告：{missing}',
      cure: '请由各方登记其四性检测结果，必检项均通过后再签字。',
    },
    en: {
      title: 'A four-property report of these electronic records is missing: {missing}',
      cure: 'Each side files its report; sign when the mandatory checks have passed.',
    },
  },
  'mandatory-check-failed': {
    zh: { title: '四性检测的必检项未通过：{checks}', cure: '请退回补正，重新检测通过后再接收。' },
    en: {
      title: 'Mandatory checks have failed: {checks}',
      cure: 'Return what failed, and accept when a new report passes.',
    },
  },
  'received-differs-from-listed': {
    zh: {
      title: '实收与清单不符：少 {missingCount} 件，清单外 {unlistedCount} 件',
      cure: '请核对实物（fonds transfer show 列出清单外的）；缺的列明缺陷退回，清单外的以 fonds transfer return --unlisted 退还（误扫的亦然），其余可部分接收。',
    },
    en: {
      title: 'What came is not what is listed: {missingCount} missing, {unlistedCount} not listed',
      cure: 'Check it (fonds transfer show names what is not listed); return what is missing with its defects, give back what is not listed, or was misread, with fonds transfer return --unlisted, and accept the rest.',
    },
  },
  'batch-suspended': {
    status: 409,
    zh: {
      title: '该批次自 {since} 起因处置案 {case} 中止',
      cure: '由处置案承接后继续（fonds case adopt-batch），或撤回；此前已在纸上签字的，录入纸质签字。',
    },
    en: {
      title: 'The batch is suspended since {since} by the restructuring case {case}',
      cure: 'It goes on once the case adopts it (fonds case adopt-batch), or is withdrawn; what was signed on paper before is entered as such.',
    },
  },
} as const;
