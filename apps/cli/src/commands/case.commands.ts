import type { CommandTree, Leaf } from './leaf';
import { unitList } from './unit-list.options';

const read = () => import('../actions/case.action');
const step = () => import('../actions/case-step.action');
const told = () => import('../actions/case-ledger.action');
const plans = () => import('../actions/case-plan.action');

/** The kinds of archives and of destinations, as they are typed. */
const CLASSES = ['DQ', 'AD', 'MG', 'PT', 'CP', 'KY', 'JJ', 'SB', 'KU', 'RS', 'SX', 'EL', 'RP'];
const DESTINATIONS = ['SUC', 'EST', 'INV', 'NAT', 'DEP', 'DSG', 'OBJ', 'CPY', 'FIN', 'HR'];
const YES_NO = ['yes', 'no'];

const receiver = (leaf: Leaf): Leaf =>
  leaf.option('--to <code>', { zh: '接收单位代码', en: 'code of the receiver' }).option('--to-name <text>', {
    zh: '未登记的接收单位名称',
    en: 'name of a receiver that is not registered',
  });

const facts = (leaf: Leaf): Leaf =>
  leaf
    .option('--sold <yes|no>', { zh: '实物是否已转让', en: 'whether the object changed hands' }, YES_NO)
    .option(
      '--state-controlled <yes|no>',
      { zh: '接收方是否国有控股', en: 'whether the receiver is state-controlled' },
      YES_NO,
    )
    .option('--foreign <yes|no>', { zh: '接收方是否境外方', en: 'whether the receiver is foreign' }, YES_NO)
    .option(
      '--secrets-qualified <yes|no>',
      {
        zh: '接收方具备保密条件且已明确定密承继单位',
        en: 'the receiver may keep secrets, and the classifier’s successor is named',
      },
      YES_NO,
    );

const moreFacts = (leaf: Leaf): Leaf =>
  facts(leaf)
    .option('--unsettled <yes|no>', { zh: '未结清事项的凭证', en: 'vouchers of unsettled matters' }, YES_NO)
    .option('--unfinished <yes|no>', { zh: '未办结文件', en: 'unfinished files' }, YES_NO)
    .option('--graded <yes|no>', { zh: '一、二、三级档案', en: 'graded archives' }, YES_NO)
    .option(
      '--business-moves <yes|no>',
      { zh: '业务一并移转', en: 'the business moves with the assets' },
      YES_NO,
    )
    .option('--units-survive <yes|no>', { zh: '原单位仍存在', en: 'the merging units go on' }, YES_NO)
    .option('--own-number <yes|no>', { zh: '原有全宗号', en: 'the body had a fonds number' }, YES_NO)
    .option(
      '--content-class <class>',
      {
        zh: '声像、电子档案所记内容的种类',
        en: 'of audiovisual and electronic ones: the class of their content',
      },
      CLASSES,
    );

const paper = (leaf: Leaf): Leaf =>
  leaf
    .required('--document <text>', { zh: '依据文件题名', en: 'title of the document it rests on' })
    .required('--document-date <date>', { zh: '文件日期', en: 'its day' })
    .option('--document-number <text>', { zh: '文号', en: 'its number' })
    .option('--issuer <text>', { zh: '发文单位', en: 'who issued it' });

/** Restructuring cases (处置案). */
export function caseCommands(tree: CommandTree): void {
  const cases = tree.group('case', { zh: '资产与产权变动、机构改革档案处置', en: 'restructuring cases' });
  reading(cases);
  preparing(cases);
  deciding(cases);
  recording(cases);
}

function reading(tree: CommandTree): void {
  tree
    .leaf(
      'whatif <kind>',
      {
        zh: '试算：此种变动对现有档案意味着什么，不立案',
        en: 'what a change would mean for what is there; opens nothing',
      },
      async () => (await read()).whatif,
      (leaf) =>
        facts(leaf)
          .required('--fonds <id|number>', { zh: '全宗', en: 'fonds' })
          .option('--keeper <code>', { zh: '只看此保管单位', en: 'of this keeper only' })
          .option('--on <date>', { zh: '按何日的规则，默认今天', en: 'the day whose law is asked; today' })
          .option('--classes <list>', { zh: '类别=种类，逗号分隔', en: 'series=class, by comma' }),
    )
    .leaf(
      'list',
      { zh: '处置案一览', en: 'the case board' },
      async () => (await read()).list,
      (leaf) =>
        leaf
          .option('--phase <phase>', { zh: '阶段', en: 'how far' }, [
            'opened',
            'grouped',
            'inventoried',
            'planned',
            'approved',
            'executing',
            'closed',
          ])
          .option('--kind <kind>', { zh: '变动种类', en: 'kind of change' })
          .option('--fonds <id|number>', { zh: '全宗', en: 'fonds' })
          .option('--parent <case>', { zh: '某集团案的下属案', en: 'sub-cases of this one' })
          .option('--undecided', { zh: '只看有未定归属的', en: 'with units that nobody has decided on' })
          .option('--due-by <date>', { zh: '最近期限在此日或之前的', en: 'with something due by this day' })
          .pages(),
    )
    .leaf(
      'show <case>',
      { zh: '一案：分组、建议、决定、方案、移交、清单', en: 'one case in full' },
      async () => (await read()).show,
    )
    .leaf(
      'checklist <case>',
      { zh: '处置义务清单', en: 'its obligations' },
      async () => (await read()).checklist,
    )
    .leaf(
      'balance <case>',
      { zh: '现在能否完结：每个单位的去向', en: 'what has become of its units by now' },
      async () => (await read()).balance,
    )
    .leaf(
      'paper <case> <file>',
      {
        zh: '打印处置方案、清点报告或完结报告（.pdf、.xlsx、.html）',
        en: 'print the plan, the inventory or the completion report (.pdf, .xlsx, .html)',
      },
      async () => (await read()).paper,
      (leaf) =>
        leaf
          .required('--form <form>', { zh: '何种', en: 'which' }, ['plan', 'inventory', 'completion'])
          .option('--plan-version <n>', { zh: '方案版次，默认最新', en: 'version of the plan; the newest' }),
    )
    .leaf(
      'plan-diff <case> <from> <to>',
      { zh: '比较方案的两个版本', en: 'what one version of the plan says otherwise than another' },
      async () => (await plans()).planDiff,
    )
    .leaf(
      'batches <case>',
      { zh: '被冻结中止的移交批次', en: 'transfers that its hold has suspended' },
      async () => (await read()).batches,
    )
    .leaf(
      'map <case>',
      { zh: '归属流向：种类到归属，附单位数', en: 'class by class, where it goes, with counts' },
      async () => (await told()).map,
    )
    .leaf(
      'ledger <case>',
      {
        zh: '去向台账：何物、何往、何时、何故、何人决定',
        en: 'what went where, when, why, by whose decision',
      },
      async () => (await told()).ledger,
    )
    .leaf(
      'endings <case>',
      { zh: '逐单位去向', en: 'the ending of each unit' },
      async () => (await read()).endings,
    );
}

function preparing(tree: CommandTree): void {
  tree
    .leaf(
      'open <kind>',
      { zh: '立项：冻结整个全宗并固定案内单位', en: 'open a case: hold the whole fonds, fix its units' },
      async () => (await step()).open,
      (leaf) =>
        paper(leaf)
          .required('--fonds <id|number>', { zh: '全宗', en: 'fonds' })
          .option('--org <code>', { zh: '变动单位，默认本单位', en: 'the changing unit; one’s own' })
          .option('--parent <case>', { zh: '所属集团公司的案', en: 'the case of the group company' })
          .option('--supplements <case>', { zh: '补充哪一已完结案', en: 'the closed case that it adds to' })
          .deed(),
    )
    .leaf(
      'workgroup <case> <role:name...>',
      { zh: '工作组：leader superior liquidator archivist business other', en: 'its working group' },
      async () => (await step()).workgroup,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'sort <case>',
      { zh: '单位分组', en: 'sort units into groups' },
      async () => (await step()).sort,
      (leaf) =>
        leaf.option('--classes <list>', { zh: '类别=种类，逗号分隔', en: 'series=class, by comma' }).deed(),
    )
    .leaf(
      'split <case> [unit...]',
      { zh: '另分一组', en: 'draw units out into a group of their own' },
      async () => (await step()).split,
      (leaf) =>
        moreFacts(receiver(unitList(leaf)))
          .required('--group <name>', { zh: '新组名', en: 'name of the group they come to' })
          .required('--ground <text>', { zh: '事由', en: 'why' })
          .option('--class <class>', { zh: '档案种类', en: 'its class' }, CLASSES)
          .option('--batch <id>', { zh: '此被中止批次的单位', en: 'the units of this suspended batch' })
          .deed(),
    )
    .leaf(
      'fact <case> <group>',
      { zh: '补充分组事实', en: 'state facts of a group' },
      async () => (await step()).fact,
      (leaf) => moreFacts(receiver(leaf)).deed(),
    )
    .leaf(
      'assets <case> <file>',
      {
        zh: '资产处置清单（.xlsx、.csv 等表格或 JSON）：资产编号、资产名称、受让方、国有控股、档号',
        en: 'the asset list (a spreadsheet, .csv, or JSON): asset, name, buyer, stateControlled, units',
      },
      async () => (await step()).assets,
      (leaf) =>
        leaf
          .option('--hidden-rows <what>', { zh: '隐藏行如何处理', en: 'what to do with hidden rows' }, [
            'include',
            'exclude',
          ])
          .deed(),
    )
    .leaf(
      'count <case> [unit...]',
      { zh: '清点', en: 'enter a count' },
      async () => (await step()).count,
      (leaf) =>
        unitList(leaf)
          .required('--method <method>', { zh: '方式', en: 'method' }, ['scan', 'box', 'hand'])
          .option('--group <name>', { zh: '只清点此组', en: 'of this group only' })
          .option('--found <n>', { zh: '所见数量（不列单位时）', en: 'how many, where no units are named' })
          .deed(),
    )
    .leaf(
      'explain <case> <difference>',
      { zh: '说明清点差异', en: 'explain a difference of the count' },
      async () => (await step()).explain,
      (leaf) =>
        leaf
          .required('--outcome <outcome>', { zh: '结果', en: 'what became of it' }, [
            'found',
            'missing',
            'registered',
            'not-ours',
            'miscounted',
          ])
          .required('--explanation <text>', { zh: '说明', en: 'the explanation' })
          .deed(),
    )
    .leaf(
      'amend <case> <kind>',
      { zh: '变更变动种类（如 C15 → C16）', en: 'the change has become another one' },
      async () => (await step()).amend,
      (leaf) => paper(leaf).deed(),
    );
}

function deciding(tree: CommandTree): void {
  tree
    .leaf(
      'decide <case> <group>',
      { zh: '归属决定', en: 'record where a group goes' },
      async () => (await step()).decide,
      (leaf) =>
        receiver(leaf)
          .required('--destination <code>', { zh: '归属', en: 'destination' }, DESTINATIONS)
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

function recording(tree: CommandTree): void {
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
      'access <case>',
      { zh: '许可查阅复制', en: 'a party may consult and copy' },
      async () => (await step()).access,
      (leaf) =>
        leaf
          .required('--receiver <name>', { zh: '许可何方', en: 'whom' })
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
