import type { CommandTree } from './leaf';

const load = () => import('../actions/organisation.action');
const corrections = () => import('../actions/event-correction.action');

/** Bodies: archives, organs, authorities. */
export function organisationCommands(tree: CommandTree): void {
  tree
    .group('org', { zh: '单位：档案馆、机关、主管部门', en: 'organisations: archives, organs, authorities' })
    .leaf(
      'add',
      { zh: '登记单位', en: 'register an organisation' },
      async () => (await load()).add,
      (leaf) =>
        leaf
          .required('--code <code>', { zh: '代码（档案馆用档案馆代码）', en: 'its own code' })
          .required('--name <name>', { zh: '名称', en: 'name' })
          .required('--kind <body-kind>', {
            zh: '类型，如 综合档案馆、机关、档案主管部门',
            en: 'kind, such as comprehensive-archives, organ, authority',
          })
          .option('--level <level>', { zh: '级别：省、市、县', en: 'province, city or county' })
          .option('--parent <code>', { zh: '上级单位代码', en: 'code of the superior' })
          .option('--valid-from <date>', { zh: '成立日', en: 'first day' })
          .option('--valid-to <date>', { zh: '撤销日', en: 'last day' })
          .deed(),
    )
    .leaf(
      'list',
      { zh: '单位列表', en: 'organisations' },
      async () => (await load()).list,
      (leaf) =>
        leaf
          .option('--kind <body-kind>', { zh: '类型', en: 'kind' })
          .option('--level <level>', { zh: '级别', en: 'level' })
          .option('--parent <code>', { zh: '上级', en: 'superior' })
          .option('--on <date>', { zh: '该日存在', en: 'in being on this day' })
          .pages(),
    )
    .leaf('show <code>', { zh: '一个单位', en: 'one organisation' }, async () => (await load()).show)
    .leaf(
      'change <code>',
      { zh: '更改所登记的情况；- 为清空', en: 'change what is registered; - clears' },
      async () => (await load()).change,
      (leaf) =>
        leaf
          .option('--name <name>', { zh: '名称', en: 'name' })
          .option('--kind <body-kind>', { zh: '类型', en: 'kind' })
          .option('--level <level>', { zh: '级别：省、市、县', en: 'province, city or county' })
          .option('--parent <code>', { zh: '上级单位代码', en: 'code of the superior' })
          .option('--valid-from <date>', { zh: '成立日', en: 'first day' })
          .deed(),
    )
    .leaf(
      'end <code>',
      { zh: '登记撤销', en: 'record its end' },
      async () => (await load()).end,
      (leaf) => leaf.required('--on <date>', { zh: '最后一日', en: 'last day' }).deed(),
    )
    .leaf(
      'successor <code>',
      { zh: '登记职能承接单位', en: 'name who carries on a function' },
      async () => (await load()).successor,
      (leaf) =>
        leaf
          .required('--function <text>', { zh: '职能', en: 'function' })
          .required('--to <code>', { zh: '承接单位代码', en: 'code of the successor' })
          .option('--from <date>', { zh: '起', en: 'first day' })
          .deed(),
    )
    .leaf(
      'correct-event <code> <event> <field=value...>',
      { zh: '提出更正一个事件的记载，待第二人', en: 'propose that an event should have said something else' },
      async () => (await corrections()).correctOrganisation,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'second <code> <proposal>',
      { zh: '复核他人提出的更正，使其生效', en: 'second what another person proposed' },
      async () => (await corrections()).secondOrganisation,
      (leaf) => leaf.deed(),
    );
}
