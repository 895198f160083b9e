import type { CommandTree, Leaf } from './leaf';
import { unitList } from './unit-list.options';

const load = () => import('../actions/accession.action');
const loadList = () => import('../actions/accession-list.action');
const loadLot = () => import('../actions/lot.action');
const loadScope = () => import('../actions/scope.action');

const archives = (leaf: Leaf): Leaf =>
  leaf.required('--archives <code>', { zh: '档案馆', en: 'code of the archives' });
const party = (leaf: Leaf): Leaf =>
  leaf
    .option('--source-name <name>', { zh: '来源方名称', en: 'who it comes from' })
    .option('--source-org <code>', { zh: '来源单位代码', en: 'code of the organisation it comes from' })
    .option('--source-owner <kind>', { zh: '来源方所有制，默认 其他', en: 'whose it was; 其他' }, [
      '国家',
      '集体',
      '个人',
      '其他',
    ]);
const terms = (leaf: Leaf): Leaf =>
  party(leaf)
    .option('--agreement <id>', { zh: '征集协议', en: 'id of the agreement' })
    .option('--topic <topic>', { zh: '征集专题', en: 'collecting topic' })
    .option('--source-number <text>', { zh: '来源方编号', en: 'the source’s own number' });
const list = (leaf: Leaf): Leaf =>
  leaf
    .required('--units <file>', {
      zh: '单位清单：.json，或表格、机读目录',
      en: 'list of units: .json, or a spreadsheet or catalogue',
    })
    .option('--profile <profile>', { zh: '著录规则，默认 dat18', en: 'description profile; dat18' }, [
      'dat18',
      'isad',
    ])
    .option('--hidden-rows <decision>', { zh: '隐藏行', en: 'hidden rows' }, ['include', 'exclude']);
const filter = (leaf: Leaf): Leaf =>
  archives(leaf)
    .option('--year <year>', { zh: '年度', en: 'year' })
    .option('--topic <topic>', { zh: '征集专题', en: 'collecting topic' })
    .option('--source-kind <source-kind>', { zh: '来源方式', en: 'kind of source' })
    .option('--from <date>', { zh: '起', en: 'first day' })
    .option('--to <date>', { zh: '止', en: 'last day' });

/** What came into an archives, lots, and what an archives receives. */
export function accessionCommands(tree: CommandTree): void {
  accessions(tree);
  lots(tree);
  scopes(tree);
}

function accessions(tree: CommandTree): void {
  tree
    .group('accession', { zh: '收进登记', en: 'the register of accessions' })
    .leaf(
      'list',
      { zh: '收进登记', en: 'accessions' },
      async () => (await loadList()).list,
      (leaf) => filter(leaf).pages(),
    )
    .leaf('show <accession>', { zh: '一次进馆', en: 'one accession' }, async () => (await loadList()).show)
    .leaf(
      'topics',
      { zh: '按征集专题统计', en: 'counts by collecting topic' },
      async () => (await loadList()).topics,
      (leaf) => void filter(leaf),
    )
    .leaf(
      'unregistered',
      { zh: '已签收、未登记的移交批次', en: 'signed transfers without a number' },
      async () => (await loadList()).unregistered,
      (leaf) => void archives(leaf),
    )
    .leaf(
      'agreements',
      { zh: '征集协议', en: 'agreements with owners' },
      async () => (await loadList()).agreements,
      (leaf) => archives(leaf).pages(),
    )
    .leaf(
      'print <file>',
      { zh: '打印收进登记簿（.pdf 或 .xlsx）', en: 'the register as .pdf or .xlsx' },
      async () => (await loadList()).print,
      (leaf) => void filter(leaf),
    )
    .leaf(
      'agree',
      { zh: '登记征集协议', en: 'record an agreement' },
      async () => (await load()).agree,
      (leaf) =>
        party(archives(leaf))
          .required('--kind <source-kind>', { zh: '来源方式', en: 'kind of source' })
          .required('--title <text>', { zh: '标题', en: 'title' })
          .option('--number <text>', { zh: '协议编号', en: 'its number' })
          .option('--rights <text>', { zh: '权利', en: 'rights' })
          .option('--duties <text>', { zh: '义务', en: 'duties' })
          .option('--use-terms <text>', { zh: '利用条件', en: 'conditions of use' })
          .option('--price <amount>', { zh: '价款（元）', en: 'price in CNY' })
          .option('--from <date>', { zh: '起', en: 'first day' })
          .option('--until <date>', { zh: '止', en: 'last day' })
          .deed(),
    )
    .leaf(
      'register',
      { zh: '登记一批单位进馆', en: 'register an accession of a list' },
      async () => (await load()).register,
      (leaf) =>
        list(terms(archives(leaf)))
          .required('--fonds <fonds>', { zh: '全宗', en: 'id or number of the fonds' })
          .required('--source-kind <source-kind>', { zh: '来源方式', en: 'kind of source' })
          .required('--title <text>', { zh: '题名', en: 'title' })
          .deed(),
    )
    .leaf(
      'batch <act>',
      { zh: '登记移交批次进馆', en: 'register a transfer that was signed' },
      async () => (await load()).batch,
      (leaf) =>
        archives(leaf)
          .option('--title <text>', { zh: '题名', en: 'title' })
          .option('--agreement <id>', { zh: '寄存的协议', en: 'agreement of a deposit' })
          .deed(),
    )
    .leaf(
      'import <file>',
      { zh: '导入 AtoM 进馆登记 CSV', en: 'take in the accessions of an AtoM (CSV)' },
      async () => (await load()).importFile,
      (leaf) =>
        archives(leaf)
          .option('--source-name <name>', { zh: '来自哪个 AtoM', en: 'which AtoM it comes from' })
          .option('--source-kind <source-kind>', {
            zh: '未写来源方式的行',
            en: 'for rows that do not say how they came in',
          })
          .option('--source-owner <kind>', { zh: '来源方所有制', en: 'whose it was' }, [
            '国家',
            '集体',
            '个人',
            '其他',
          ])
          .deed(),
    )
    .leaf(
      'correct <accession>',
      { zh: '提出更正进馆日期', en: 'propose another day' },
      async () => (await load()).correct,
      (leaf) => leaf.required('--after <date>', { zh: '正确日期', en: 'the day that is right' }).deed(),
    )
    .leaf(
      'second <accession> <proposal>',
      { zh: '复核日期更正', en: 'second a correction of its day' },
      async () => (await load()).second,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'withdraw [unit...]',
      { zh: '寄存取回申请', en: 'an owner asks for deposits back' },
      async () => (await load()).withdraw,
      (leaf) =>
        unitList(archives(leaf))
          .required('--fonds <fonds>', { zh: '全宗', en: 'id or number of the fonds' })
          .required('--proof <text>', { zh: '所有权凭证', en: 'how ownership was proven' })
          .option('--source-name <name>', { zh: '所有者名称', en: 'name of the owner' })
          .option('--source-org <code>', { zh: '所有单位代码', en: 'code of the owning organisation' })
          .option('--source-owner <kind>', { zh: '所有制', en: 'kind of owner' }, [
            '国家',
            '集体',
            '个人',
            '其他',
          ])
          .option('--agreement <id>', { zh: '寄存协议', en: 'id of the agreement' })
          .deed(),
    )
    .leaf(
      'check <act> [unit...]',
      { zh: '取回核对', en: 'check the units that go back' },
      async () => (await load()).check,
      (leaf) => unitList(leaf).deed(),
    );
}

function lots(tree: CommandTree): void {
  tree
    .group('lot', { zh: '接收批', en: 'unarranged material, counted as a whole' })
    .leaf(
      'list',
      { zh: '接收批列表', en: 'lots' },
      async () => (await loadLot()).list,
      (leaf) => archives(leaf).pages(),
    )
    .leaf(
      'show <lot>',
      { zh: '一个接收批', en: 'one lot with its balance' },
      async () => (await loadLot()).show,
    )
    .leaf(
      'register',
      { zh: '登记接收批', en: 'register a lot' },
      async () => (await loadLot()).register,
      (leaf) =>
        terms(archives(leaf))
          .required('--title <text>', { zh: '题名', en: 'title' })
          .option('--fonds <fonds>', { zh: '全宗', en: 'id or number of the fonds' })
          .option('--files <n>', { zh: '估计卷数', en: 'estimate: files' })
          .option('--items <n>', { zh: '估计件数', en: 'estimate: items' })
          .option('--metres <n>', { zh: '估计米数', en: 'estimate: metres of shelf' })
          .option('--source-kind <source-kind>', {
            zh: '来源方式，随进馆登记编号',
            en: 'kind of source; then it is an accession',
          })
          .deed(),
    )
    .leaf(
      'arrange <lot>',
      { zh: '整理入卷', en: 'make units of it' },
      async () => (await loadLot()).arrange,
      (leaf) =>
        list(leaf).required('--fonds <fonds>', { zh: '全宗', en: 'id or number of the fonds' }).deed(),
    )
    .leaf(
      'close <lot>',
      { zh: '整理完毕', en: 'close it' },
      async () => (await loadLot()).close,
      (leaf) =>
        leaf
          .option('--explanation <text>', { zh: '差异说明', en: 'why it differs from the estimate' })
          .deed(),
    )
    .leaf(
      'correct <lot>',
      { zh: '提出更正接收批日期', en: 'propose another day' },
      async () => (await loadLot()).correct,
      (leaf) => leaf.required('--after <date>', { zh: '正确日期', en: 'the day that is right' }).deed(),
    )
    .leaf(
      'second <lot> <proposal>',
      { zh: '复核日期更正', en: 'second a correction of its day' },
      async () => (await loadLot()).second,
      (leaf) => leaf.deed(),
    );
}

function scopes(tree: CommandTree): void {
  tree
    .group('scope', { zh: '接收范围', en: 'what an archives receives' })
    .leaf('show <archives>', { zh: '各版接收范围', en: 'its versions' }, async () => (await loadScope()).show)
    .leaf(
      'candidates',
      { zh: '疑似问题', en: 'transfers accepted outside it or refused inside it' },
      async () => (await loadScope()).candidates,
      (leaf) => archives(leaf).pages(),
    )
    .leaf(
      'set <archives>',
      { zh: '公布接收范围', en: 'set a version' },
      async () => (await loadScope()).set,
      (leaf) =>
        leaf
          .required('--valid-from <date>', { zh: '起', en: 'first day' })
          .required('--approval <text>', { zh: '批准文件', en: 'document of the approval' })
          .required('--lines <file>', {
            zh: 'JSON：[{organisation?, class?, minRetention?, note?}]',
            en: 'JSON: [{organisation?, class?, minRetention?, note?}]',
          })
          .deed(),
    );
}
