import type { CommandTree } from './leaf';

const load = () => import('../actions/rectification.action');

/** Orders to put something right by a day (CLK-14), below `fonds due`. */
export function rectificationCommands(tree: CommandTree): void {
  tree
    .leaf(
      'order <organisation>',
      {
        zh: '责令限期整改、改正（E80，档案主管部门）',
        en: 'order a body to put something right (E80, the authority)',
      },
      async () => (await load()).order,
      (leaf) =>
        leaf
          .required('--ground <article>', { zh: '依据', en: 'ground of the order' }, [
            'AL 45',
            'REG 48',
            'REG 49',
            'REG 50',
          ])
          .required('--finding <text...>', { zh: '问题', en: 'what was found' })
          .required('--requirement <text>', { zh: '整改要求', en: 'what is to be done' })
          .required('--served <date>', { zh: '送达之日', en: 'day of service' })
          .required('--until <date>', { zh: '责令书载明的期限', en: 'the day that the order says' })
          .required('--document <text>', { zh: '文号', en: 'its document' })
          .deed(),
    )
    .leaf(
      'report <order>',
      { zh: '登记整改报告（E81，受责令单位）', en: 'report what was done (E81, the body)' },
      async () => (await load()).report,
      (leaf) => leaf.required('--actions <text>', { zh: '整改措施', en: 'what was done' }).deed(),
    )
    .leaf(
      'reinspect <order>',
      { zh: '登记复查（E82，档案主管部门）', en: 'record a reinspection (E82, the authority)' },
      async () => (await load()).reinspect,
      (leaf) =>
        leaf
          .required('--result <result>', { zh: '已整改、未整改', en: 'done or not' }, ['done', 'not-done'])
          .option('--note <text>', { zh: '说明', en: 'note' })
          .deed(),
    )
    .leaf(
      'orders',
      { zh: '限期整改责令及其期限（CLK-14）', en: 'orders to put right, by the day that each says (CLK-14)' },
      async () => (await load()).orders,
      (leaf) =>
        leaf
          .option('--org <code>', { zh: '受责令单位', en: 'the body that is ordered' })
          .option(
            '--window <window>',
            { zh: '只看未完的：期限在何时', en: 'only what is not done, and when its day is' },
            ['due', 'overdue', 'this-year', 'next-five', 'later'],
          )
          .option('--on <date>', { zh: '与哪一日相比；默认今天', en: 'the day to compare with; today' })
          .pages(),
    );
}
