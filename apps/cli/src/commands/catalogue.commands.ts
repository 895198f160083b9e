import type { CommandTree, Leaf } from './leaf';

const catalogue = () => import('../actions/catalogue.action');
const unit = () => import('../actions/unit.action');
const deed = () => import('../actions/unit-deed.action');

const entry = (leaf: Leaf): Leaf =>
  leaf.option('--entry <id>', { zh: '卷内条目标识', en: 'id of an entry within' }).deed();
const paper = (leaf: Leaf): Leaf =>
  leaf.required('--document <text>', { zh: '依据文件', en: 'the document it rests on' }).deed();

/** Finding units, reading them, and what people do to them. */
export function catalogueCommands(tree: CommandTree): void {
  tree
    .group('catalogue', { zh: '目录', en: 'the catalogue' })
    .leaf(
      'tree <fonds>',
      { zh: '全宗的类别与保管单位', en: 'the arrangement of a fonds' },
      async () => (await catalogue()).tree,
      (leaf) => leaf.option('--parent <id>', { zh: '此节点之下', en: 'below this node' }).pages(),
    )
    .leaf(
      'search [title...]',
      { zh: '检索：题名任一部分，任何文字', en: 'search by any part of the title, in any script' },
      async () => (await catalogue()).search,
      (leaf) =>
        leaf
          .option('--code <code>', { zh: '档号（含曾用号）', en: 'reference code, also a former one' })
          .option('--creator <text>', { zh: '责任者', en: 'creator' })
          .option('--from <date>', { zh: '形成日期起', en: 'formed on this day or later' })
          .option('--to <date>', { zh: '形成日期止', en: 'formed on this day or earlier' })
          .option('--box <text>', { zh: '盒号', en: 'box' })
          .option('--archives <code>', { zh: '保管者', en: 'custodian' })
          .option('--fonds <fonds>', { zh: '全宗', en: 'fonds' })
          .pages(),
    )
    .leaf(
      'show <node>',
      { zh: '类别、保管单位或卷内的著录', en: 'a series, unit or entry with its description' },
      async () => (await catalogue()).show,
    );

  tree
    .group('unit', { zh: '保管单位（标识或档号）', en: 'a unit, by id or reference code' })
    .leaf('show <unit>', { zh: '现状', en: 'as it is now' }, async () => (await unit()).show)
    .leaf(
      'chain <unit>',
      { zh: '保管沿革：谁保管、何时起、凭什么', en: 'who held it, since when, on what basis' },
      async () => (await unit()).chain,
    )
    .leaf(
      'describe <unit> <field=value...>',
      { zh: '补充著录（原为空的字段）', en: 'describe what is empty' },
      async () => (await deed()).describe,
      entry,
    )
    .leaf(
      'correct <unit> <field=value...>',
      { zh: '提出更正，待第二人', en: 'propose a correction' },
      async () => (await deed()).correct,
      entry,
    )
    .leaf(
      'correct-event <unit> <event> <field=value...>',
      { zh: '提出更正一个事件的记载，待第二人', en: 'propose that an event should have said something else' },
      async () => (await deed()).correctEvent,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'held-since <unit>',
      { zh: '提出更正保管起始，待第二人', en: 'propose another beginning of custody' },
      async () => (await deed()).heldSince,
      (leaf) =>
        leaf
          .option('--date <date>', { zh: '保管起始日；不填为不详', en: 'the day; unknown when absent' })
          .option('--earliest <date>', { zh: '不早于', en: 'no earlier than' })
          .option('--printed <text>', { zh: '原文', en: 'as the paper has it' })
          .option('--corrects <event>', { zh: '所更正的事件', en: 'the event that is wrong' })
          .deed(),
    )
    .leaf(
      'history <unit>',
      { zh: '提出补录建账前的沿革，待第二人', en: 'propose custody before the opening entry' },
      async () => (await deed()).history,
      (leaf) =>
        leaf
          .required('--interval <code:from:until...>', {
            zh: '单位:起:止（不含）[:持有者]',
            en: 'CODE:FROM:UNTIL[:HOLDER], until exclusive',
          })
          .deed(),
    )
    .leaf(
      'second <unit> [proposal]',
      { zh: '第二人复核，使之生效', en: 'carry out what another person proposed' },
      async () => (await deed()).second,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'secrecy <unit> <mark>',
      { zh: '变更密级', en: 'change the secrecy mark' },
      async () => (await deed()).secrecy,
      paper,
    )
    .leaf('declassify <unit>', { zh: '解密', en: 'declassify' }, async () => (await deed()).declassify, paper)
    .leaf(
      'shelve <unit> <place>',
      { zh: '上架：库房-区-列-节-架-层-盒', en: 'say where it stands' },
      async () => (await deed()).shelve,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'code <unit> <reference-code>',
      { zh: '赋予或改变档号', en: 'give a reference code, or another one' },
      async () => (await deed()).code,
      (leaf) =>
        leaf
          .option('--mode <mode>', { zh: '整理方式', en: 'arrangement' }, ['按卷', '按件'])
          .option('--archives <code>', { zh: '编号的单位，默认保管者', en: 'who numbers; the custodian' })
          .deed(),
    )
    .leaf(
      'pass-code <unit> <reference-code>',
      {
        zh: '提出将误编的档号转归应得的单位，待第二人',
        en: 'propose that a code entered in error pass to its unit',
      },
      async () => (await deed()).passCode,
      (leaf) =>
        leaf
          .required('--to <unit>', { zh: '应得此号的单位', en: 'the unit that it belongs to' })
          .option('--replacement <code>', { zh: '本单位改用的档号', en: 'what this unit gets instead' })
          .option('--mode <mode>', { zh: '替代档号的整理方式', en: 'arrangement of the replacement' }, [
            '按卷',
            '按件',
          ])
          .deed(),
    )
    .leaf(
      'set-aside <reference-code>',
      { zh: '决定目录中备注为已销毁、空号等的档号', en: 'decide on a code listed as destroyed, void …' },
      async () => (await import('../actions/set-aside.action')).setAside,
      (leaf) =>
        leaf
          .required('--archives <code>', { zh: '编号的档案馆', en: 'the archives that numbers' })
          .option('--fonds <number>', { zh: '全宗号，档号中没有时', en: 'its fonds, if not in the code' })
          .option('--keep', { zh: '永久保留，不再使用', en: 'never used again' })
          .option('--admit', { zh: '档案尚在，可以建账', en: 'that very unit is there' })
          .deed(),
    )
    .leaf(
      'set-aside-codes',
      { zh: '搁置的档号及其决定', en: 'codes that are set aside, and what was decided' },
      async () => (await import('../actions/set-aside.action')).setAsideCodes,
      (leaf) =>
        leaf
          .option('--archives <code>', { zh: '编号的档案馆', en: 'the archives that numbers' })
          .option('--decision <decision>', { zh: '未决、保留或可建账', en: 'undecided, kept or admitted' }, [
            'none',
            'keep',
            'admit',
          ])
          .pages(),
    );
}
