import { coded, type Messages } from '@fonds/http-edge';
import { DESTINATION_WORDS } from '@fonds/law';

/** Texts of the refusals about where groups go: decisions, plans, batches. `{name}` is replaced by a fact. */
export const DECISION_MESSAGES = {
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
} as const satisfies Messages;
