import type { CommandTree, Leaf } from './leaf';

const trail = () => import('../actions/trail.action');
const evidence = () => import('../actions/evidence.action');

const conditions = (leaf: Leaf): Leaf =>
  leaf
    .option('--fonds <fonds>', { zh: '全宗', en: 'fonds, by id or number' })
    .option('--act <id>', { zh: '导入或业务行为', en: 'id of an import or act' })
    .option('--actor <name>', { zh: '经手账户', en: 'account that acted, by name or id' })
    .option('--type <type>', { zh: '事件类型', en: 'type of event, such as HeldSinceCorrected' })
    .option('--business-from <date>', { zh: '业务日期起', en: 'happened on this day or later' })
    .option('--business-to <date>', { zh: '业务日期止', en: 'happened on this day or earlier' })
    .option('--recorded-from <position|instant>', {
      zh: '入账起',
      en: 'recorded at this position or instant, or later',
    })
    .option('--recorded-to <position|instant>', {
      zh: '入账止',
      en: 'recorded at this position or instant, or earlier',
    });

/** Who did what, and with which papers. */
export function trailCommands(tree: CommandTree): void {
  tree.leaf(
    'trail [subject]',
    {
      zh: '审计轨迹：标识、档号、全宗号、单位代码或账户名',
      en: 'the audit trail of an id, code, number or name',
    },
    async () => (await trail()).trail,
    (leaf) => conditions(leaf).pages(),
    (below) =>
      below.leaf(
        'export [subject]',
        { zh: '导出（先记一条导出事件）', en: 'write a selection to a file; recorded first (E93)' },
        async () => (await trail()).exportTrail,
        (leaf) =>
          conditions(leaf)
            .required('--format <format>', { zh: '格式', en: 'format' }, ['ndjson', 'csv'])
            .required('-o, --output <file>', { zh: '文件，- 为标准输出', en: 'file; - is standard output' })
            .option('--purpose <text>', { zh: '用途', en: 'what it is for' })
            .recorded(),
      ),
  );
  tree
    .group('evidence', { zh: '佐证材料', en: 'supporting files' })
    .leaf(
      'add <file...>',
      { zh: '存入，给出 SHA-256', en: 'store, and name by SHA-256' },
      async () => (await evidence()).add,
    )
    .leaf(
      'get <sha256>',
      { zh: '取出（调阅留痕）', en: 'read; recorded' },
      async () => (await evidence()).get,
      (leaf) =>
        leaf.required('-o, --output <file>', { zh: '文件，- 为标准输出', en: 'file; - is standard output' }),
    )
    .leaf(
      'verify',
      { zh: '逐个重算并核对引用', en: 'hash all again, and look for each that is cited' },
      async () => (await evidence()).verify,
    );
}
