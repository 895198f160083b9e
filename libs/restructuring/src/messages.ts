import { coded, type Messages } from '@fonds/http-edge';
import { DESTINATION_WORDS } from '@fonds/law';

/** Texts of the refusals made in this library. `{name}` is replaced by a fact. */
export const CASE_MESSAGES = {
  'case-unknown': {
    status: 404,
    zh: { title: '没有处置案 {case}', cure: '请核对标识；本单位的处置案：fonds case list。' },
    en: { title: 'There is no case {case}', cure: 'Check its id; fonds case list shows those you may see.' },
  },
  'case-exists': {
    zh: { title: '该处置案已经立项', cure: '请用 fonds case show 查看。' },
    en: { title: 'The case is open already', cure: 'Look at it with fonds case show.' },
  },
  'case-open-already': {
    status: 409,
    zh: { title: '该全宗已有在办处置案 {case}', cure: '一个全宗同时只办一案；变动种类改变时变更该案。' },
    en: {
      title: 'The fonds has the open case {case} already',
      cure: 'A fonds has one case at a time. Where the kind of change is another one, amend that case.',
    },
  },
  'case-closed': {
    status: 409,
    zh: { title: '处置案已经完结', cure: '完结后发现的档案另立补充案（--supplements）。' },
    en: {
      title: 'The case is closed',
      cure: 'For what is found afterwards open a supplementary case (--supplements).',
    },
  },
  'case-not-fixed': {
    zh: { title: '案内单位尚未固定', cure: '请稍候重试。' },
    en: { title: 'The units of the case are not fixed yet', cure: 'Try again in a moment.' },
  },
  'case-executing': {
    zh: { title: '已有分流移交，分组不再重排', cure: '另分单位请用 fonds case split。' },
    en: {
      title: 'Transfers of the case are under way: its groups stay',
      cure: 'Draw units out with fonds case split.',
    },
  },
  'kind-of-change-unknown': {
    zh: { title: '没有变动种类 {kind}', cure: 'C01–C18 为企业，I1–I10 为机关、事业单位。' },
    en: {
      title: 'There is no kind of change {kind}',
      cure: 'C01–C18 are for enterprises, I1–I10 for organs.',
    },
  },
  'kind-unchanged': {
    zh: { title: '变动种类已经是 {kind}', cure: '请核对。' },
    en: { title: 'The kind of change is {kind} already', cure: 'Check what was meant.' },
  },
  'decision-in-future': {
    zh: { title: '决定日期 {on} 在今天之后', cure: '请填写决定作出的日期。' },
    en: { title: 'The decision is dated {on}, after today', cure: 'Give the day on which it was made.' },
  },
  'nothing-held': {
    zh: { title: '该单位在此全宗没有在库档案', cure: '请核对全宗和变动单位（--org）。' },
    en: {
      title: 'The unit keeps nothing of this fonds',
      cure: 'Check the fonds and the changing unit (--org).',
    },
  },
  'classes-malformed': {
    zh: { title: '类别对应写法有误：{given}', cure: '写作 类别号=种类，逗号分隔，如 KJ·SB=SB,文书=AD。' },
    en: {
      title: 'The classes are not written as they should be: {given}',
      cure: 'Write series=class, by comma: KJ·SB=SB,文书=AD.',
    },
  },
  'units-not-sorted': {
    zh: { title: '案内单位尚未分组', cure: '请先办理 fonds case sort。' },
    en: { title: 'The units are not sorted into groups yet', cure: 'Do it with fonds case sort.' },
  },
  'groups-incomplete': {
    zh: { title: '各组合计 {counted}，案内单位 {fixed}', cure: '每个单位须在且只在一组；请重新分组。' },
    en: {
      title: 'The groups hold {counted} units, the case {fixed}',
      cure: 'Each unit lies in exactly one group: sort them again.',
    },
  },
  'group-unknown': {
    status: 404,
    zh: { title: '没有分组 {group}', cure: '现有分组：{known}。' },
    en: { title: 'There is no group {group}', cure: 'There are: {known}.' },
  },
  'group-under-way': {
    status: 409,
    zh: { title: '分组 {group} 的移交正在办理', cure: '请先办完或撤回该移交。' },
    en: {
      title: 'The transfer of the group {group} is under way',
      cure: 'Carry it to its end, or withdraw it.',
    },
  },
  'units-handed-over': {
    status: 409,
    zh: { title: '{count} 个单位已由本案移交', cure: '已移交的不再另分：{units}。仍在本单位的可另分。' },
    en: {
      title: '{count} units were handed over by the case already',
      cure: 'What was handed over stays in its group: {units}. What the unit still keeps may be drawn out.',
    },
  },
  'unit-sold-twice': {
    zh: { title: '{count} 个单位列在两个受让方名下', cure: '请核对资产清单：{units}。' },
    en: { title: '{count} units are listed under two buyers', cure: 'Check the list of assets: {units}.' },
  },
  'assets-too-many': {
    zh: { title: '资产清单过长（{bytes} 字节，最多 {most}）', cure: '请分几份清单提交。' },
    en: {
      title: 'The list of assets is too long ({bytes} bytes, at most {most})',
      cure: 'Send it as several lists.',
    },
  },
  'before-case-opened': {
    zh: { title: '业务日期 {on} 早于立项日期 {opened}', cure: '请填写立项之后的日期。' },
    en: {
      title: 'Dated {on}, before the case was opened on {opened}',
      cure: 'Give a day after its opening.',
    },
  },
  'receiver-not-as-stated': {
    status: 409,
    zh: {
      title: '分组 {group} 的事实所述接收方为 {stated}，决定给 {given}',
      cure: '接收方不同，建议即不同：请先改述接收方事实（fonds case fact）。',
    },
    en: {
      title: 'The facts of the group {group} are about {stated}, the decision is for {given}',
      cure: 'For another receiver something else may be proposed: state its facts first (fonds case fact).',
    },
  },
  'group-decided': {
    status: 409,
    zh: { title: '分组 {group} 的归属已定，不再加入单位', cure: '请另立一组并为其作决定。' },
    en: {
      title: 'It is decided where the group {group} goes: no units are added',
      cure: 'Make another group of them, and decide on it.',
    },
  },
  'group-stays': {
    zh: { title: '分组 {groups} 留存，不移交', cure: '留存的单位在完结时自动计入。' },
    en: {
      title: 'The groups {groups} stay where they are',
      cure: 'What stays counts by itself when the case closes.',
    },
  },
  'secrecy-mixed': {
    zh: { title: '涉密与非涉密单位不得同组（{from} → {to}）', cure: '请分别立组。' },
    en: { title: 'Secret and other units do not lie in one group ({from} → {to})', cure: 'Make two groups.' },
  },
  'units-not-in-case': {
    zh: { title: '{count} 个单位不在案内', cure: '请核对档号：{units}。' },
    en: { title: '{count} units are not in the case', cure: 'Check their codes: {units}.' },
  },
  'units-or-number': {
    status: 400,
    zh: { title: '未说明清点所见', cure: '请列出单位，或填写数量。' },
    en: { title: 'Nothing is said of what was found', cure: 'Name the units, or give their number.' },
  },
  'differences-too-many': {
    zh: { title: '差异过多：缺 {missing}，多 {unlisted}', cure: '请按组分别清点，每次差异不超过 {most}。' },
    en: {
      title: 'Too many differences: {missing} missing, {unlisted} not on the list',
      cure: 'Count group by group; at most {most} differences at a time.',
    },
  },
  'difference-unknown': {
    status: 404,
    zh: { title: '没有差异 {difference}', cure: '差异见 fonds case show。' },
    en: { title: 'There is no difference {difference}', cure: 'fonds case show lists them.' },
  },
  'differences-unexplained': {
    zh: { title: '{count} 项清点差异未说明', cure: '请逐项说明：{differences}。' },
    en: {
      title: '{count} differences of the inventory are not explained',
      cure: 'Explain each: {differences}.',
    },
  },
  'loss-not-recorded': {
    zh: { title: '{count} 个单位称已丢失而未登记丢失', cure: '请登记丢失（fonds fact loss）并报告事故。' },
    en: {
      title: '{count} units are said to be missing, and no loss is recorded',
      cure: 'Record it (fonds fact loss), and report the incident.',
    },
  },
  'incident-missing': {
    zh: {
      title: '{count} 个单位丢失而无事故报告：{units}',
      cure: '请报告事故（fonds fact incident --kind 丢失）。',
    },
    en: {
      title: '{count} units are lost, and no incident tells of them: {units}',
      cure: 'Report it (fonds fact incident --kind 丢失).',
    },
  },
  'custody-against-law': {
    zh: {
      title: '分组 {group} 的归属 {destination} 违反现行国家规定',
      cure: '规定的归属：{proposed}。事实与此不同的，请补充分组事实。',
    },
    en: {
      title: 'The destination {destination} of the group {group} is against a national text in force',
      cure: 'It says: {proposed}. Where the facts are others, state them for the group.',
    },
    words: coded(DESTINATION_WORDS),
  },
  'custody-consent-missing': {
    zh: {
      title: '分组 {group} 的依据可信度为 {confidence}：决定须附同意文件',
      cure: '请先存入文件（fonds evidence add），再以 --evidence 引用。',
    },
    en: {
      title:
        'The basis for the group {group} has confidence {confidence}: the decision needs the consent attached',
      cure: 'Store the paper (fonds evidence add) and cite it with --evidence.',
    },
  },
  'receiver-missing': {
    zh: { title: '分组 {group} 归属 {destination}，未指明接收单位', cure: '请写明接收单位的代码或名称。' },
    en: {
      title: 'The group {group} goes to {destination}: the receiver is not named',
      cure: 'Give its code or name.',
    },
    words: coded(DESTINATION_WORDS),
  },
  'receiver-not-registered': {
    zh: { title: '接收单位 {receiver} 未登记', cure: '请先登记单位（fonds org add），再作归属决定。' },
    en: {
      title: 'The receiver {receiver} is not registered',
      cure: 'Register it (fonds org add), and decide on the group with its code.',
    },
  },
  'several-destinations': {
    zh: { title: '分组 {groups} 去向不同', cure: '每个去向办一批移交。' },
    en: { title: 'The groups {groups} go to different places', cure: 'One transfer for each destination.' },
  },
  'custody-undecided-in-case': {
    zh: { title: '有未定归属：{groups}', cure: '请先作归属决定（fonds case decide）。' },
    en: { title: 'Custody is undecided: {groups}', cure: 'Decide on them first (fonds case decide).' },
  },
  'archives-divided': {
    zh: { title: '撤销、合并单位的档案不得分散：{places}', cure: '请归于一处。' },
    en: {
      title: 'The archives of the abolished body must not be divided: {places}',
      cure: 'Send them to one place.',
    },
  },
  'plan-unknown': {
    status: 404,
    zh: { title: '没有第 {version} 版处置方案', cure: '现有：{known}。' },
    en: { title: 'There is no version {version} of the plan', cure: 'There are: {known}.' },
  },
  'plan-missing': {
    zh: { title: '处置方案尚未批准', cure: '请先编制并由另一人批准（fonds case plan、fonds case adopt）。' },
    en: {
      title: 'No plan has been approved',
      cure: 'Draft one, and have another person approve it (fonds case plan, fonds case adopt).',
    },
  },
  'plan-superseded': {
    status: 409,
    zh: { title: '第 {version} 版不是最新版', cure: '只能批准最新的第 {last} 版。' },
    en: { title: 'Version {version} is not the newest', cure: 'Only the newest one is approved: {last}.' },
  },
  'plan-adopted': {
    status: 409,
    zh: { title: '第 {version} 版已经批准', cure: '有变更的，请编制新版。' },
    en: { title: 'Version {version} is approved already', cure: 'Draft a new one where something changes.' },
  },
  'plan-by-its-drafter': {
    status: 403,
    zh: { title: '编制人不得自行批准方案', cure: '请由另一人批准。' },
    en: { title: 'A plan is not approved by who drafted it', cure: 'Another person approves it.' },
  },
  'plan-not-adopted': {
    zh: { title: '第 {version} 版尚未批准', cure: '批准后再报备案。' },
    en: { title: 'Version {version} is not approved', cure: 'It is filed when it is.' },
  },
  'plan-differs': {
    status: 409,
    zh: { title: '分组 {groups} 与第 {version} 版方案不一致', cure: '请编制新版并批准。' },
    en: {
      title: 'The groups {groups} are not as version {version} has them',
      cure: 'Draft a new version, and have it approved.',
    },
  },
  'units-unaccounted': {
    zh: { title: '{count} 个单位去向不明', cure: '逐组情况：{why}。请办完移交或如实登记。' },
    en: {
      title: '{count} units are not accounted for',
      cure: 'By group: {why}. Carry the transfers to their end, or record what happened.',
    },
  },
  'deposit-agreement-missing': {
    zh: {
      title: '寄存须有书面协议（分组 {groups}）',
      cure: '请写明协议（fonds case execute --agreement）。',
    },
    en: {
      title: 'A deposit needs its written agreement (groups {groups})',
      cure: 'Name it (fonds case execute --agreement).',
    },
  },
  'lots-open': {
    zh: { title: '{count} 个接收批尚未整理：{lots}', cure: '请整理入卷，或说明后结束该批（fonds lot）。' },
    en: {
      title: '{count} lots of unarranged material are open: {lots}',
      cure: 'Arrange them into units, or close them with a reason (fonds lot).',
    },
  },
  'fonds-ending-decision': {
    zh: {
      title: '变动种类 {kind} 的全宗处理与规则所示不同',
      cure: '请记录理由（ground）并附决定文件（--evidence）。',
    },
    en: {
      title: 'For the change {kind} the fonds is to end otherwise than the rule says',
      cure: 'Say why (ground), and attach the decision (--evidence).',
    },
  },
  'batch-unknown': {
    status: 404,
    zh: { title: '本案没有被中止的批次 {act}', cure: '请查看 fonds case batches。' },
    en: { title: 'The case has suspended no batch {act}', cure: 'fonds case batches lists them.' },
  },
  'batch-not-its-groups': {
    status: 409,
    zh: {
      title: '批次 {act} 与分组 {groups} 的单位不一致，另有 {others} 个',
      cure: '请先把批次的单位另分一组（fonds case split --batch），再决定归属。',
    },
    en: {
      title: 'The batch {act} is not all of the groups {groups}: {others} units more',
      cure: 'Draw its units out into a group of their own (fonds case split --batch), and decide on it.',
    },
  },
  'batch-goes-elsewhere': {
    status: 409,
    zh: { title: '批次 {act} 的接收单位或性质与归属决定不符', cure: '请撤回该批次，或更改归属决定。' },
    en: {
      title: 'The batch {act} goes elsewhere than its groups {groups}, or otherwise',
      cure: 'Withdraw it, or decide on the groups anew.',
    },
  },
  'case-not-to-supplement': {
    zh: { title: '案 {case} 未完结，或不是该全宗的案', cure: '在办案直接办理；补充案只补已完结的案。' },
    en: {
      title: 'The case {case} is open, or of another fonds',
      cure: 'Only what is found after closing needs a supplementary case.',
    },
  },
  'responsible-missing': {
    zh: { title: '单位已于 {on} 注销，未指定后续责任单位', cure: '请先指定（fonds case responsible）。' },
    en: {
      title: 'The unit was deregistered on {on}, and nobody answers next',
      cure: 'Name the body that does (fonds case responsible).',
    },
  },
} as const satisfies Messages;
