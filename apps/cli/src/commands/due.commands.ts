import type { RadarClock } from '@fonds/radar';
import { allOf } from './all-of';
import type { CommandTree, Leaf } from './leaf';
import { rectificationCommands } from './rectification.commands';

const load = () => import('../actions/due.action');
const CLOCKS = allOf<RadarClock>({
  'CLK-01': true,
  'CLK-02': true,
  'CLK-03': true,
  'CLK-05': true,
  'CLK-06': true,
  'CLK-08': true,
  'CLK-09': true,
  'CLK-10': true,
  'CLK-12': true,
  'CLK-13': true,
  'CLK-14': true,
  'CLK-23': true,
});

const scope = (leaf: Leaf): Leaf =>
  leaf
    .option('--archives <code>', {
      zh: '档案馆：现存于该馆，或应移交该馆',
      en: 'archives that holds it, or that it is to go to',
    })
    .option('--org <code>', { zh: '现存单位', en: 'the organisation that has it now' })
    .option('--fonds <fonds>', { zh: '全宗', en: 'id or number of a fonds' })
    .option(
      '--clock <clock>',
      {
        zh: '时限：CLK-01、02 移交，03 延期移交，05 撤销单位，06 电子档案，08 开放，09 延期评估，10 保管期限，12 归档，13 保密期限，14 限期整改，23 部门档案馆',
        en: 'CLK-01, 02 transfer, 03 extended, 05 abolished unit, 06 electronic, 08 opening, 09 reassessment, 10 retention, 12 filing, 13 secrecy, 14 orders to put right, 23 departmental archives',
      },
      CLOCKS,
    )
    .option('--on <date>', {
      zh: '与哪一日相比，并依当日法规；默认今天',
      en: 'the day to compare with, by its law; today',
    })
    .pages();

const transferDay = (leaf: Leaf): Leaf =>
  leaf
    .required('--archives <code>', { zh: '应移交的档案馆', en: 'the archives that it is due to' })
    .required('--org <code>', { zh: '现存单位', en: 'the organisation that has the units' })
    .required('--document <text>', { zh: '文件', en: 'document of the decision' })
    .option('--decision <text>', {
      zh: '当日规定未查得时：由谁、依何理由决定',
      en: 'who decided and why, where no rule of that day is known',
    });

/** What is due under which law on which day. */
export function dueCommands(tree: CommandTree): void {
  const due = tree.group('due', {
    zh: '到期：移交、开放、保管期限、保密期限、限期整改',
    en: 'due: transfer, opening, retention, secrecy, orders to put right',
  });
  due
    .leaf(
      'list',
      { zh: '到期清单', en: 'the due list' },
      async () => (await load()).list,
      (leaf) =>
        scope(leaf)
          .option(
            '--window <window>',
            {
              zh: 'due 已到期，overdue 逾期，this-year 本年，next-five 后五年，later 更晚，missing 无到期日；默认 due',
              en: 'due until the day; overdue, this-year, next-five, later; missing: no day is known',
            },
            ['due', 'overdue', 'this-year', 'next-five', 'later', 'missing'],
          )
          .option('-o, --output <file>', {
            zh: '整份清单存为 .xlsx、.html 或 .pdf，并记录',
            en: 'the whole list as .xlsx, .html or .pdf; recorded',
          })
          .option('--english', { zh: '附英文', en: 'with English beside the Chinese' }),
    )
    .leaf(
      'radar',
      {
        zh: '到期雷达：按档案馆、单位或全宗计数',
        en: 'the radar: counts by archives, organisation or fonds',
      },
      async () => (await load()).radar,
      (leaf) =>
        scope(leaf).option('--by <side>', { zh: '按何者计数，默认 archives', en: 'counts by; archives' }, [
          'archives',
          'organisation',
          'fonds',
        ]),
    )
    .leaf(
      'candidates',
      {
        zh: '疑似问题：仅依已查得且有效的时限，尚未认定',
        en: 'finding candidates, of clocks that were found and are in force; nothing is found yet',
      },
      async () => (await load()).candidates,
      (leaf) => void scope(leaf),
    )
    .leaf(
      'runs',
      { zh: '逐日期限运行记录（E102）', en: 'the days on which the clock ran (E102)' },
      async () => (await load()).runs,
      (leaf) => void leaf.pages(),
    )
    .leaf(
      'extend <unit...>',
      { zh: '同意延长移交（E20，档案主管部门）', en: 'let a transfer wait longer (E20, the authority)' },
      async () => (await load()).extend,
      (leaf) =>
        transferDay(leaf)
          .required('--ground <ground>', { zh: '专业性较强、需要保密', en: 'specialised or secrecy' }, [
            'specialised',
            'secrecy',
          ])
          .required('--until <date>', { zh: '延长至', en: 'the new day' })
          .required('--inspection <text>', { zh: '检查情况', en: 'what the inspection found' })
          .deed(),
    )
    .leaf(
      'early <unit...>',
      {
        zh: '同意提前移交、代管（E21，档案馆）',
        en: 'agree to take units early (E21, the archives)',
      },
      async () => (await load()).early,
      (leaf) =>
        transferDay(leaf)
          .required(
            '--ground <ground>',
            { zh: '已撤销、不安全、经协商', en: 'abolished, unsafe or consultation' },
            ['abolished', 'unsafe', 'consultation'],
          )
          .required('--nature <nature>', { zh: '移交、代管', en: 'transfer, or custody until then' }, [
            'transfer',
            'early-custody',
          ])
          .deed(),
    );
  rectificationCommands(due);
}
