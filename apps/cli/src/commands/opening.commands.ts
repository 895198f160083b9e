import type { ReviewStanding } from '@fonds/opening';
import { allOf } from './all-of';
import type { CommandTree, Leaf } from './leaf';
import { actFilter, unitList } from './unit-list.options';

const read = () => import('../actions/opening.action');
const steps = () => import('../actions/opening-step.action');

const PURPOSES = ['opening', 'reassessment', 'reclosing'];
const EARLY = ['经济', '教育', '科技', '文化'];
const OPINIONS = ['开放', '延期开放', '控制'];
const GROUNDS = ['a', 'b', 'c', 'd'];
const FORMS = ['website', 'print', 'both'];
const PAPERS = ['opening-review', 'extension-catalogue', 'opened-catalogue'];
const STANDINGS = allOf<ReviewStanding>({
  planned: true,
  'in-review': true,
  disputed: true,
  'agreed-open': true,
  'agreed-closed': true,
  submitted: true,
  extended: true,
  opened: true,
  refused: true,
  'taken-out': true,
});

/** Opening reviews (E58–E65). */
export function openingCommands(tree: CommandTree): void {
  const group = tree.group('opening', { zh: '开放审核', en: 'opening reviews' });
  readingCommands(group);
  reviewCommands(group);
  decisionCommands(group);
}

function readingCommands(group: CommandTree): void {
  group
    .leaf(
      'list',
      { zh: '本单位参加的开放审核', en: 'reviews of which your organisation is a party' },
      async () => (await read()).list,
      actFilter,
    )
    .leaf('show <act>', { zh: '一次开放审核', en: 'one review' }, async () => (await read()).show)
    .leaf(
      'units <act>',
      { zh: '各保管单位的意见与结论', en: 'its units, with opinions and conclusions' },
      async () => (await read()).units,
      (leaf) => leaf.option('--standing <standing>', { zh: '状态', en: 'standing' }, STANDINGS).pages(),
    )
    .leaf(
      'papers <act>',
      {
        zh: '开放审核表、延期开放目录、公布目录',
        en: 'review sheet and catalogues, as PDF, XLSX, page; recorded',
      },
      async () => (await read()).papers,
      (leaf) =>
        leaf
          .required('-o, --output <folder>', { zh: '文件夹', en: 'folder' })
          .option('--format <format>', { zh: '只要一种格式', en: 'one format only' }, ['pdf', 'xlsx', 'html'])
          .option('--form <form>', { zh: '只要一种', en: 'one form only' }, PAPERS)
          .option('--english', { zh: '附英文', en: 'with English beside the Chinese' }),
    )
    .leaf(
      'opened',
      { zh: '已公布的开放目录', en: 'the published catalogue of what is open' },
      async () => (await read()).opened,
      (leaf) =>
        leaf
          .option('--archives <code>', { zh: '决定开放的档案馆', en: 'deciding archives' })
          .option('--fonds <number>', { zh: '全宗号', en: 'number of the fonds' })
          .option('--text <text>', { zh: '题名或档号中的字', en: 'part of a title or code' })
          .pages(),
    )
    .leaf(
      'extended',
      { zh: '延期开放与控制的，按评估时间', en: 'what stays closed, the first to be reassessed first' },
      async () => (await read()).extended,
      (leaf) =>
        leaf
          .option('--archives <code>', { zh: '档案馆，默认本馆', en: 'archives; your own' })
          .option('--by <date>', { zh: '在此日前应评估', en: 'to be reassessed by this day' })
          .pages(),
    );
}

function reviewCommands(group: CommandTree): void {
  group
    .leaf(
      'plan [unit...]',
      { zh: '立开放审核计划：档号、清单或筛选', en: 'plan of codes, of a list, or of a filter on a fonds' },
      async () => (await steps()).plan,
      (leaf) =>
        unitList(leaf)
          .option('--purpose <purpose>', { zh: '审核目的，默认开放', en: 'what for; opening' }, PURPOSES)
          .option('--fonds <fonds>', { zh: '全宗；不列单位时为筛选', en: 'fonds; without units, a filter' })
          .option('--archives <code>', { zh: '档案馆，默认本馆', en: 'archives; your own' })
          .option('--year <year>', { zh: '计划年度', en: 'year of the plan' })
          .option('--early <class>', { zh: '可提前开放的类别', en: 'class that may open early' }, EARLY)
          .option('--ground <text>', { zh: '理由', en: 'why' })
          .option('--note <text>', { zh: '说明', en: 'note' })
          .option('--opening <text>', { zh: '开放标识', en: 'opening state' })
          .option('--formed-from <date>', { zh: '形成日期起', en: 'formed on this day or later' })
          .option('--formed-to <date>', { zh: '形成日期止', en: 'formed on this day or earlier' })
          .option('--due <date>', {
            zh: '直接取自到期清单：该全宗截至此日应开放（或应评估）的全部',
            en: 'from the due list: all of the fonds that is due by this day, for opening or reassessment',
          })
          .deed(),
    )
    .leaf(
      'review <act>',
      { zh: '启动会同审核', en: 'open the joint review; its units are claimed' },
      async () => (await steps()).review,
      (leaf) =>
        leaf
          .option('--partner <code>', { zh: '会同单位', en: 'code of the other side' })
          .option('--function <text>', { zh: '所承接的职能', en: 'function that it continues' })
          .option('--alone', { zh: '由档案馆单独审核', en: 'the archives reviews alone' })
          .option('--ground <text>', { zh: '单独审核的理由', en: 'why alone' })
          .deed(),
    )
    .leaf(
      'opinion <act> [unit...]',
      {
        zh: '提出本方意见（不列单位即本方尚未提出意见的全部）',
        en: 'your side’s opinion; where no unit is named, on all that it has none of yet',
      },
      async () => (await steps()).opinion,
      (leaf) =>
        unitList(leaf)
          .required('--opinion <opinion>', { zh: '意见', en: 'opinion' }, OPINIONS)
          .option('--ground <ground>', { zh: '不开放的理由', en: 'ground' }, GROUNDS)
          .option('--text <text>', { zh: '具体理由', en: 'in words' })
          .option('--until <date>', { zh: '拟开放时间', en: 'to be opened on' })
          .option('--side <side>', { zh: '哪一方，默认本方', en: 'whose; your own' }, ['archives', 'partner'])
          .deed(),
    )
    .leaf(
      'agree <act> [unit...]',
      { zh: '就双方一致的意见作结论', en: 'conclude what both sides say alike' },
      async () => (await steps()).agree,
      (leaf) => unitList(leaf).deed(),
    )
    .leaf(
      'catalogue <act>',
      {
        zh: '编制公布目录（已查隐个人信息）',
        en: 'draw the catalogue to publish, after the check for personal data',
      },
      async () => (await steps()).catalogue,
      (leaf) =>
        leaf
          .option('--title <unit=title...>', {
            zh: '改用的题名；先前改用的仍旧',
            en: 'titles to publish instead; earlier ones stay',
          })
          .deed(),
    );
}

const whosePaper = (leaf: Leaf): Leaf =>
  leaf.option('--authority <code>', {
    zh: '何主管部门的来文；报送了几个或尚未报送时写明',
    en: 'whose paper, where several authorities were asked or none yet',
  });

function decisionCommands(group: CommandTree): void {
  group
    .leaf(
      'coordinate <act> [unit...]',
      { zh: '主管部门录入协调结论', en: 'the authority records what it coordinated' },
      async () => (await steps()).coordinate,
      (leaf) =>
        whosePaper(unitList(leaf))
          .required('--opinion <opinion>', { zh: '结论', en: 'conclusion' }, OPINIONS)
          .option('--ground <ground>', { zh: '不开放的理由', en: 'ground' }, GROUNDS)
          .option('--text <text>', { zh: '具体理由', en: 'in words' })
          .option('--until <date>', { zh: '拟开放时间', en: 'to be opened on' })
          .option('--document <text>', { zh: '依据文件', en: 'document' })
          .deed(),
    )
    .leaf(
      'submit <act> [unit...]',
      { zh: '报送延期开放目录', en: 'submit what is to stay closed to the authority' },
      async () => (await steps()).submit,
      (leaf) =>
        unitList(leaf)
          .required('--authority <code>', { zh: '档案主管部门', en: 'code of the authority' })
          .deed(),
    )
    .leaf(
      'consent <act> [unit...]',
      { zh: '主管部门同意延期', en: 'the authority consents' },
      async () => (await steps()).consent,
      (leaf) =>
        whosePaper(unitList(leaf))
          .option('--document <text>', { zh: '文号', en: 'number of the letter' })
          .deed(),
    )
    .leaf(
      'reject <act> [unit...]',
      { zh: '主管部门不同意延期', en: 'the authority rejects' },
      async () => (await steps()).reject,
      (leaf) => whosePaper(unitList(leaf)).required('--ground <text>', { zh: '理由', en: 'why' }).deed(),
    )
    .leaf(
      'take-out <act> [unit...]',
      { zh: '移出本次审核', en: 'take units out of the review' },
      async () => (await steps()).takeOut,
      (leaf) =>
        unitList(leaf)
          .option('--pending', { zh: '全部没有开放结论的', en: 'all that is not concluded as open' })
          .required('--ground <text>', { zh: '理由', en: 'why' })
          .deed(),
    )
    .leaf(
      'order <act>',
      { zh: '决定开放并公布目录', en: 'open and publish, in one act' },
      async () => (await steps()).order,
      (leaf) =>
        leaf
          .required('--form <form>', { zh: '公布方式', en: 'how it is published' }, FORMS)
          .required('--place <text>', { zh: '公布之处', en: 'address or reading room' })
          .deed(),
    )
    .leaf(
      'withdraw <act>',
      { zh: '撤销本次审核', en: 'end the review without effect' },
      async () => (await steps()).withdraw,
      (leaf) => leaf.required('--ground <text>', { zh: '理由', en: 'why' }).deed(),
    )
    .leaf(
      'complaint',
      { zh: '登记投诉处理', en: 'record how a complaint was handled' },
      async () => (await steps()).complaint,
      (leaf) =>
        leaf
          .required('--archives <code>', { zh: '被投诉的档案馆', en: 'archives complained about' })
          .required('--complaint <text>', { zh: '投诉内容', en: 'the complaint' })
          .required('--finding <text>', { zh: '查明情况', en: 'what was found' })
          .required('--reply <text>', { zh: '答复', en: 'the reply' })
          .deed(),
    );
}
