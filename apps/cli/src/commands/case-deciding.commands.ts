import { DESTINATION_HELP, DESTINATIONS, YES_NO, receiver } from './case.options';
import type { CommandTree } from './leaf';
import { unitList } from './unit-list.options';

const step = () => import('../actions/case-deciding.action');

/** What is decided of a case, planned and carried out. */
export function deciding(tree: CommandTree): void {
  tree
    .leaf(
      'decide <case> <group>',
      { zh: '归属决定', en: 'record where a group goes' },
      async () => (await step()).decide,
      (leaf) =>
        receiver(leaf)
          .required('--destination <code>', DESTINATION_HELP, DESTINATIONS)
          .required('--by <name>', { zh: '决定人', en: 'who decided' })
          .required('--ground <text>', { zh: '理由', en: 'why' })
          .option('--on <date>', { zh: '决定日期', en: 'day of the decision' })
          .option('--consent <text>', { zh: '何方同意', en: 'whose consent is attached' })
          .option(
            '--originals <code>',
            { zh: '交复制件的，原件归属', en: 'of copies: who keeps the originals' },
            DESTINATIONS,
          )
          .deed(),
    )
    .leaf(
      'plan <case>',
      { zh: '编制处置方案（新版）', en: 'draft a version of the plan' },
      async () => (await step()).plan,
      (leaf) =>
        leaf
          .option('--cost <text>', { zh: '费用', en: 'cost' })
          .option('--payer <text>', { zh: '承担方', en: 'who pays' })
          .option('--timetable <text>', { zh: '时限安排', en: 'timetable' })
          .option('--requirement <text>', {
            zh: '批复的处置要求（O1）',
            en: 'what the approval demands (O1)',
          })
          .deed(),
    )
    .leaf(
      'opinion <case> <version>',
      { zh: '接收方对方案的意见', en: 'what a receiver says to a version' },
      async () => (await step()).opinion,
      (leaf) =>
        leaf
          .required('--receiver <name>', { zh: '接收方', en: 'the receiver' })
          .required('--agrees <yes|no>', { zh: '是否同意', en: 'whether it agrees' }, YES_NO)
          .required('--opinion <text>', { zh: '意见', en: 'its words' })
          .deed(),
    )
    .leaf(
      'adopt <case> <version>',
      { zh: '批准方案（另一人）', en: 'approve a version; another person' },
      async () => (await step()).adopt,
      (leaf) => leaf.required('--by <name>', { zh: '批准人', en: 'who approves it' }).deed(),
    )
    .leaf(
      'file <case> <version>',
      { zh: '报同级档案主管部门备案', en: 'the version is filed with the authority' },
      async () => (await step()).file,
      (leaf) =>
        leaf
          .required('--authority <name>', { zh: '主管部门', en: 'the authority' })
          .required('--receipt <text>', { zh: '回执', en: 'its receipt' })
          .option('--on <date>', { zh: '日期', en: 'its day' })
          .deed(),
    )
    .leaf(
      'execute <case> <group...>',
      { zh: '按去向编制移交', en: 'draft the transfer to one destination' },
      async () => (await step()).execute,
      (leaf) =>
        leaf
          .option('--agreement <text>', { zh: '寄存、代管协议', en: 'agreement of a deposit or keeping' })
          .deed(),
    )
    .leaf(
      'close <case>',
      { zh: '完结：每个单位都有去向', en: 'close it: every unit is accounted for' },
      async () => (await step()).close,
      (leaf) =>
        leaf
          .option(
            '--ends <yes|no>',
            { zh: '全宗是否终止，默认按规则', en: 'whether the fonds is closed; as the rule says' },
            YES_NO,
          )
          .option('--last-date <date>', { zh: '全宗末日', en: 'last day of the fonds' })
          .option('--successor <id...>', { zh: '相关全宗的标识', en: 'ids of fonds that come after it' })
          .option(
            '--relation <relation>',
            { zh: '其关系，默认按规则', en: 'what they are to it; as the rule says' },
            ['predecessor', 'successor', 'merged', 'split'],
          )
          .option('--ground <text>', { zh: '与规则不同的理由', en: 'why it is otherwise than the rule says' })
          .deed(),
    )
    .leaf(
      'adopt-batch <case> <id>',
      { zh: '承接被中止的批次', en: 'adopt a batch that its hold has suspended' },
      async () => (await step()).adoptBatch,
      (leaf) => leaf.option('--agreement <text>', { zh: '寄存协议', en: 'agreement of a deposit' }).deed(),
    );
}

/** Facts and evidence that a case records on its way. */
export function recording(tree: CommandTree): void {
  tree
    .leaf(
      'copies <case> <group>',
      { zh: '交付复制件或目录', en: 'copies or a catalogue went out' },
      async () => (await step()).copies,
      (leaf) =>
        leaf
          .required('--receiver <name>', { zh: '交何方', en: 'to whom' })
          .required('--what <what>', { zh: '何物', en: 'what' }, ['copy', 'catalogue'])
          .required('--quantity <text>', { zh: '数量', en: 'how much' })
          .deed(),
    )
    .leaf(
      'access <case> [group...]',
      { zh: '许可查阅复制', en: 'a party may consult and copy' },
      async () => (await step()).access,
      (leaf) =>
        leaf
          .required('--receiver <name>', { zh: '许可何方', en: 'whom' })
          .option('--to <code>', { zh: '其代码（已登记的）', en: 'its code, where it is registered' })
          .required('--scope <text>', { zh: '范围', en: 'what' })
          .option('--from <date>', { zh: '自', en: 'from' })
          .option('--until <date>', { zh: '至', en: 'until' })
          .deed(),
    )
    .leaf(
      'lend <case> [unit...]',
      { zh: '审计、评估借用（列为例外）', en: 'lend for audit or valuation: a listed exception' },
      async () => (await step()).lend,
      (leaf) =>
        unitList(leaf)
          .required('--purpose <what>', { zh: '用途', en: 'purpose' }, ['audit', 'valuation'])
          .required('--reader <name>', { zh: '借用方', en: 'who borrows' })
          .required('--due <date>', { zh: '应还日期', en: 'due back' })
          .required('--approval <text>', { zh: '何人同意', en: 'who agreed' })
          .deed(),
    )
    .leaf(
      'terminated <case>',
      { zh: '破产程序终结（EBL 121、122 起算）', en: 'the bankruptcy was terminated (EBL 121, 122)' },
      async () => (await step()).terminated,
      (leaf) =>
        leaf
          .required('--on <date>', { zh: '日期', en: 'its day' })
          .required('--document <text>', { zh: '裁定', en: 'the ruling' })
          .option('--litigation', { zh: '有未决诉讼、仲裁', en: 'litigation is pending' })
          .deed(),
    )
    .leaf(
      'met <case> <obligation>',
      { zh: '义务已履行（O1–O13）', en: 'an obligation is met (O1–O13)' },
      async () => (await step()).met,
      (leaf) =>
        leaf
          .required('--by <name>', { zh: '履行人', en: 'who met it' })
          .required('--note <text>', { zh: '说明', en: 'how' })
          .option('--on <date>', { zh: '日期', en: 'its day' })
          .deed(),
    )
    .leaf(
      'deregistered <case>',
      { zh: '注销登记（如实记载）', en: 'the unit was deregistered' },
      async () => (await step()).deregistered,
      (leaf) =>
        leaf
          .required('--on <date>', { zh: '日期', en: 'its day' })
          .required('--document <text>', { zh: '依据文件', en: 'the document' })
          .deed(),
    )
    .leaf(
      'responsible <case>',
      { zh: '指定后续责任单位', en: 'who answers once the unit is gone' },
      async () => (await step()).responsible,
      (leaf) => receiver(leaf).required('--ground <text>', { zh: '事由', en: 'why' }).deed(),
    );
}
