import type { CommandTree, Leaf } from './leaf';

const load = () => import('../actions/import.action');

const imports = () => import('../actions/import-list.action');

const options = (leaf: Leaf): Leaf =>
  leaf
    .required('--archives <code>', { zh: '接收保管的档案馆代码', en: 'code of the archives that holds it' })
    .option('--profile <profile>', { zh: '著录规则', en: 'description profile' }, ['isad', 'dat18'])
    .option('--owner <kind>', { zh: '所有权，默认 国家', en: 'kind of owner; 国家 (the state)' }, [
      '国家',
      '集体',
      '个人',
      '其他',
    ])
    .option('--held-since <date>', {
      zh: '全部自该日起由本馆保管；不详则不填',
      en: 'held since this day; unknown when absent',
    })
    .option('--found', {
      zh: '所列是发现的、原不在账上的，不是一直在账的',
      en: 'the units were found and stood in no books, not held all along',
    })
    .option('--dry-run', { zh: '只检查，不写入', en: 'read and judge only; write nothing' })
    .option('--propose-corrections', {
      zh: '与已入账不同的行，按全宗提出批量更正，待第二人',
      en: 'propose rows that differ from what is registered as one batch of corrections a fonds',
    })
    .option('--problems <file.xlsx>', { zh: '问题行写到此表', en: 'where the rows with problems go' })
    .deed();

/** What only exports of AtoM have. */
const ofAtom = (leaf: Leaf): Leaf =>
  options(leaf).option('--source-name <name>', {
    zh: 'AtoM 来源名称',
    en: 'name of the source whose legacyIds these are',
  });

/** What only tables have. */
const ofCatalogue = (leaf: Leaf): Leaf =>
  options(leaf)
    .option('--hidden-rows <choice>', { zh: '隐藏行：包括或不包括', en: 'hidden rows' }, [
      'include',
      'exclude',
    ])
    .option('--fonds-name <name>', {
      zh: '全宗名称，表内没有的',
      en: 'name of the fonds, where the table has none',
    });

/** Real input: finding aids and 机读目录. */
export function importCommands(tree: CommandTree): void {
  tree
    .group('import', { zh: '导入检索工具和机读目录', en: 'import finding aids and catalogues' })
    .leaf(
      'ead <file...>',
      { zh: 'EAD 2002、EAD3', en: 'EAD 2002, EAD3' },
      async () => (await load()).importEad,
      options,
    )
    .leaf(
      'atom <file...>',
      { zh: 'AtoM 著录 CSV', en: 'AtoM CSV of descriptions' },
      async () => (await load()).importAtom,
      ofAtom,
    )
    .leaf(
      'catalogue <file...>',
      { zh: '机读目录：.xlsx、.xls、.dbf、CSV', en: 'machine-readable catalogues: .xlsx, .xls, .dbf, CSV' },
      async () => (await load()).importCatalogue,
      ofCatalogue,
    )
    .leaf(
      'list',
      { zh: '历次导入', en: 'imports, newest first' },
      async () => (await imports()).list,
      (leaf) => leaf.option('--archives <code>', { zh: '档案馆', en: 'archives' }).pages(),
    )
    .leaf(
      'check <id>',
      { zh: '由另一账户复核', en: 'checked by a second account' },
      async () => (await imports()).check,
      (leaf) => leaf.option('--sample <n>', { zh: '抽查数', en: 'how many were looked at' }).deed(),
    )
    .leaf(
      'export <id>',
      { zh: '按原列导出（先记一条导出事件）', en: 'in the columns it came in; recorded first (E93)' },
      async () => (await imports()).exportImport,
      (leaf) =>
        leaf
          .required('-o, --output <file>', { zh: '.csv 或 .xlsx', en: '.csv or .xlsx' })
          .option('--purpose <text>', { zh: '用途', en: 'what it is for' })
          .recorded(),
    );
}
