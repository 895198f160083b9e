import { CLASSES, receiver, facts, moreFacts, paper } from './case.options';
import type { CommandTree } from './leaf';
import { unitList } from './unit-list.options';
import { deciding, recording } from './case-deciding.commands';

const read = () => import('../actions/case.action');
const whatif = () => import('../actions/case-whatif.action');
const balance = () => import('../actions/case-balance.action');
const papers = () => import('../actions/case-paper.action');
const step = () => import('../actions/case-step.action');
const told = () => import('../actions/case-ledger.action');
const plans = () => import('../actions/case-plan.action');

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
      'whatif <disposal-kind>',
      {
        zh: '试算：此种变动对现有档案意味着什么，不立案',
        en: 'what a change would mean for what is there; opens nothing',
      },
      async () => (await whatif()).whatif,
      (leaf) =>
        facts(leaf)
          .required('--fonds <id|number>', { zh: '全宗', en: 'fonds' })
          .option('--keeper <code>', {
            zh: '保管单位，默认本单位',
            en: 'who keeps them; your own body by default',
          })
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
          .option('--kind <disposal-kind>', { zh: '变动种类', en: 'kind of change' })
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
      async () => (await balance()).balance,
    )
    .leaf(
      'paper <case> <file>',
      {
        zh: '打印处置方案、清点报告或完结报告（.pdf、.xlsx、.html）',
        en: 'print the plan, the inventory or the completion report (.pdf, .xlsx, .html)',
      },
      async () => (await papers()).paper,
      (leaf) =>
        leaf
          .required('--form <form>', { zh: '何种', en: 'which' }, ['plan', 'inventory', 'completion'])
          .option('--plan-version <n>', { zh: '方案版次，默认最新', en: 'version of the plan; the newest' })
          .option('--english', { zh: '附英文', en: 'with English beside the Chinese' }),
    )
    .leaf(
      'plan-diff <case> <from> <to>',
      { zh: '比较方案的两个版本', en: 'what one version of the plan says otherwise than another' },
      async () => (await plans()).planDiff,
    )
    .leaf(
      'batches <case>',
      { zh: '被冻结中止的移交批次', en: 'transfers that its hold has suspended' },
      async () => (await balance()).batches,
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
      async () => (await balance()).endings,
    );
}

function preparing(tree: CommandTree): void {
  tree
    .leaf(
      'open <disposal-kind>',
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
      'amend <case> <disposal-kind>',
      { zh: '变更变动种类（如 C15 → C16）', en: 'the change has become another one' },
      async () => (await step()).amend,
      (leaf) => paper(leaf).deed(),
    );
}
