import type { ActKind, UnitStanding } from '@fonds/acts';
import { allOf } from './all-of';
import type { CommandTree, Leaf } from './leaf';
import { actFilter, unitList } from './unit-list.options';

const own = () => import('../actions/own-act.action');
const fact = () => import('../actions/fact.action');
const acts = () => import('../actions/act-list.action');
const passage = () => import('../actions/passage.action');
const inbox = () => import('../actions/inbox.action');

const ACT_KINDS = allOf<ActKind>({
  transfer: true,
  rearrangement: true,
  corrections: true,
  loan: true,
  move: true,
  accession: true,
  arrangement: true,
  withdrawal: true,
  destruction: true,
  opening: true,
});
const STANDINGS = allOf<UnitStanding>({
  listed: true,
  drafted: true,
  claimed: true,
  refused: true,
  released: true,
  decided: true,
});

const ground = (leaf: Leaf): Leaf => leaf.required('--ground <text>', { zh: '事由', en: 'why' });

/** Second and withdrawal are the same for both kinds of acts that need two people. */
function twoHands(tree: CommandTree): void {
  tree
    .leaf(
      'second <act>',
      { zh: '第二人复核，使之生效', en: 'carry out what another person proposed' },
      async () => (await own()).second,
      (leaf) =>
        leaf
          .option('--sample <checked:wrong>', {
            zh: '抽查件数:错误件数（批量更正须写）',
            en: 'changes checked and wrong; wanted for corrections',
          })
          .deed(),
    )
    .leaf(
      'withdraw <act>',
      { zh: '撤回', en: 'end it without effect' },
      async () => (await own()).withdraw,
      (leaf) => ground(leaf).deed(),
    );
}

/** Acts of one custodian: loans, moves, rearrangements, batches of corrections; and what waits for whom. */
export function ownActCommands(tree: CommandTree): void {
  tree
    .group('loan', { zh: '借阅', en: 'loans' })
    .leaf(
      'issue [unit...]',
      { zh: '借出', en: 'lend units' },
      async () => (await own()).lend,
      (leaf) =>
        unitList(leaf)
          .required('--reader <name>', { zh: '借阅人', en: 'who takes them' })
          .required('--purpose <text>', { zh: '目的', en: 'purpose' })
          .required('--due <date>', { zh: '应还日期', en: 'day on which they are to be back' })
          .option('--approval <text>', {
            zh: '批准文号（未开放的须有）',
            en: 'the consent; wanted for what is not open',
          })
          .deed(),
    )
    .leaf(
      'return [unit...]',
      { zh: '归还', en: 'units came back' },
      async () => (await fact()).takeBack,
      (leaf) =>
        unitList(leaf)
          .required('--condition <text>', { zh: '归还时的状况', en: 'in which condition' })
          .option('--pages <n>', { zh: '清点页数', en: 'pages counted' })
          .deed(),
    );

  tree.leaf(
    'move [unit...]',
    { zh: '移库', en: 'move units' },
    async () => (await own()).move,
    (leaf) =>
      unitList(leaf)
        .required('--from <place>', { zh: '现存位置', en: 'where they stand' })
        .required('--to <place>', { zh: '移往', en: 'where they go' })
        .required('--witness <name>', { zh: '见证人', en: 'who saw it' })
        .option('--off-site', { zh: '移出本馆', en: 'to another site' })
        .option('--decision <text>', {
          zh: '冻结期间放行的书面决定',
          en: 'recorded decision that lets it pass a hold',
        })
        .deed(),
  );

  const rearrange = tree.group('rearrange', { zh: '拆卷、并卷、调卷', en: 'split, merge and regroup units' });
  rearrange.leaf(
    'propose [unit...]',
    { zh: '提出，待第二人', en: 'propose that these units end and others begin' },
    async () => (await own()).rearrange,
    (leaf) =>
      ground(unitList(leaf))
        .required('--into <file>', {
          zh: '之后的保管单位，JSON 或 NDJSON：[{title, level, description?, code?, from?}]；不另列单位的，from 即其清单',
          en: 'the units that begin, JSON or NDJSON: [{title, level, description?, code?, from?}]; where no units are named, `from` lists them',
        })
        .option('--case <id>', {
          zh: '所属处置案，其冻结放行',
          en: 'the restructuring case that it is part of: its hold lets it pass',
        })
        .deed(),
  );
  twoHands(rearrange);

  const corrections = tree.group('corrections', { zh: '批量更正', en: 'batches of corrections' });
  corrections.leaf(
    'propose <file>',
    {
      zh: '提出，待第二人；JSON 或每行一个的 NDJSON：[{unit, entry?, fields: [{field, after}], code?}]',
      en: 'propose; JSON, or NDJSON with one a line: [{unit, entry?, fields: [{field, after}], code?}]',
    },
    async () => (await own()).correct,
    (leaf) => ground(leaf).deed(),
  );
  twoHands(corrections);

  tree
    .group('act', { zh: '业务行为与关口', en: 'acts and the gate' })
    .leaf(
      'list',
      { zh: '本单位的业务行为', en: 'acts of which your organisation is a party' },
      async () => (await acts()).actList(),
      (leaf) => actFilter(leaf.option('--kind <kind>', { zh: '种类', en: 'kind' }, ACT_KINDS)),
    )
    .leaf(
      'show <act>',
      { zh: '一个业务行为：进度、例外、结果', en: 'one act: how far it is, what it could not have, its end' },
      async () => (await acts()).show,
    )
    .leaf(
      'units <act>',
      { zh: '业务行为的保管单位', en: 'units of an act' },
      async () => (await acts()).units,
      (leaf) => leaf.option('--standing <standing>', { zh: '状态', en: 'standing' }, STANDINGS).pages(),
    )
    .leaf(
      'passages <fonds>',
      { zh: '通过关口的决定与事实', en: 'decisions and facts that passed the gate of a fonds' },
      async () => (await passage()).list,
      (leaf) => leaf.option('--type <type>', { zh: '事件类型', en: 'type of event' }).pages(),
    )
    .leaf(
      'correct <fonds> <revision>',
      { zh: '提出更正其日期，待第二人', en: 'propose another date of an effect' },
      async () => (await passage()).correct,
      (leaf) => leaf.required('--date <date>', { zh: '应为', en: 'the day it took effect' }).deed(),
    )
    .leaf(
      'second-correction <fonds> <revision> <proposal>',
      { zh: '第二人复核日期更正', en: 'carry it out as the second person' },
      async () => (await passage()).second,
      (leaf) => leaf.deed(),
    );

  tree.leaf(
    'inbox',
    { zh: '待办：什么事待谁、自何时', en: 'what waits for whom, since when' },
    async () => (await inbox()).inbox,
    (leaf) =>
      leaf
        .option('--all', { zh: '本单位所有待办', en: 'also what waits for others of your organisation' })
        .option('--kind <inbox-kind>', { zh: '种类', en: 'kind' })
        .option('--fonds <fonds>', { zh: '全宗', en: 'fonds' })
        .pages(),
  );
}
