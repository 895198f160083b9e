import type { CommandTree } from './leaf';

const load = () => import('../actions/fonds.action');
const corrections = () => import('../actions/event-correction.action');

/** The register of fonds. */
export function fondsCommands(tree: CommandTree): void {
  tree
    .group('fonds', { zh: '全宗名册', en: 'the register of fonds' })
    .leaf(
      'list',
      { zh: '全宗列表', en: 'fonds' },
      async () => (await load()).list,
      (leaf) =>
        leaf
          .option('--archives <code>', { zh: '编号的档案馆', en: 'code of the body that numbers' })
          .option('--number <number>', { zh: '全宗号（含曾用号）', en: 'whole number, present or former' })
          .option('--name <text>', { zh: '名称或立档单位的一部分', en: 'any part of name or creator' })
          .option('--status <status>', { zh: '状态', en: 'status' }, ['provisional', 'active', 'closed'])
          .pages(),
    )
    .leaf(
      'show <fonds>',
      { zh: '一个全宗（标识或全宗号）', en: 'one fonds, by id or number' },
      async () => (await load()).show,
    )
    .leaf(
      'register',
      { zh: '登记全宗', en: 'register a fonds' },
      async () => (await load()).register,
      (leaf) =>
        leaf
          .required('--archives <code>', { zh: '编号的档案馆', en: 'code of the body that numbers' })
          .required('--name <name>', { zh: '名称', en: 'name' })
          .option('--number <number>', { zh: '全宗号，可以后补', en: 'its number; may come later' })
          .option('--creator <name>', { zh: '立档单位', en: 'whose archives they are' })
          .option('--kind <kind>', { zh: '类型，默认 机构', en: 'kind; 机构' }, [
            '机构',
            '联合',
            '汇集',
            '主题',
          ])
          .option('--dates <formation>', { zh: '起止日期', en: 'dates of the fonds' })
          .deed(),
    )
    .leaf(
      'confirm <fonds>',
      { zh: '确认导入时暂定的全宗', en: 'confirm a fonds that an import registered' },
      async () => (await load()).confirm,
      (leaf) =>
        leaf
          .required('--name <name>', { zh: '名称', en: 'name' })
          .option('--creator <name>', { zh: '立档单位', en: 'creator' })
          .deed(),
    )
    .leaf(
      'close <fonds>',
      { zh: '终止', en: 'close' },
      async () => (await load()).close,
      (leaf) => leaf.required('--last-date <date>', { zh: '最后一日', en: 'last day' }).deed(),
    )
    .leaf(
      'reopen <fonds>',
      { zh: '恢复', en: 'reopen' },
      async () => (await load()).reopen,
      (leaf) => leaf.required('--from <date>', { zh: '起', en: 'first day' }).deed(),
    )
    .leaf(
      'relate <fonds> <other>',
      { zh: '登记与另一全宗的关系', en: 'relate to another fonds' },
      async () => (await load()).relate,
      (leaf) =>
        leaf
          .required(
            '--relation <relation>',
            { zh: '另一全宗是本全宗的什么', en: 'what the other is to this one' },
            ['predecessor', 'successor', 'merged', 'split'],
          )
          .deed(),
    )
    .leaf(
      'number <fonds> <number>',
      { zh: '赋全宗号', en: 'give a number' },
      async () => (await load()).number,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'amend <fonds>',
      { zh: '补记沿革', en: 'amend its history' },
      async () => (await load()).amend,
      (leaf) =>
        leaf
          .required('--change <what>', { zh: '变化', en: 'what changed' }, [
            '名称',
            '隶属',
            '职能',
            '地址',
            '其他',
          ])
          .required('--text <text>', { zh: '说明', en: 'what there is to tell' })
          .required('--date <date>', { zh: '日期', en: 'day of the change' })
          .deed(),
    )
    .leaf(
      'file-dossier <fonds>',
      { zh: '文件归入全宗卷（E05）', en: 'file a paper in its dossier (E05)' },
      async () => (await load()).fileDossier,
      (leaf) =>
        leaf
          .required('--category <class>', { zh: '类目', en: 'class of the dossier' }, [
            '收集',
            '整理',
            '鉴定',
            '保管',
            '统计',
            '利用',
            '新技术',
          ])
          .required('--title <text>', { zh: '题名', en: 'title' })
          .option('--document <text>', { zh: '文号', en: 'document' })
          .option('--formed <date>', { zh: '形成日期', en: 'date of the paper' })
          .deed(),
    )
    .leaf(
      'dossier <fonds>',
      { zh: '全宗卷目录', en: 'the papers of its dossier' },
      async () => (await load()).dossier,
      (leaf) => leaf.pages(),
    )
    .leaf(
      'correct-event <fonds> <event> <field=value...>',
      { zh: '提出更正一个事件的记载，待第二人', en: 'propose that an event should have said something else' },
      async () => (await corrections()).correctFonds,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'second <fonds> <proposal>',
      { zh: '复核他人提出的更正，使其生效', en: 'second what another person proposed' },
      async () => (await corrections()).secondFonds,
      (leaf) => leaf.deed(),
    );
  tree
    .group('series', { zh: '全宗内的类别', en: 'the classes inside a fonds' })
    .leaf(
      'correct-event <series> <event> <field=value...>',
      { zh: '提出更正一个事件的记载，待第二人', en: 'propose that an event should have said something else' },
      async () => (await corrections()).correctSeries,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'second <series> <proposal>',
      { zh: '复核他人提出的更正，使其生效', en: 'second what another person proposed' },
      async () => (await corrections()).secondSeries,
      (leaf) => leaf.deed(),
    );
}
