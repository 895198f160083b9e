import type { CommandTree } from './leaf';

const ledger = () => import('../actions/ledger.action');
const bundle = () => import('../actions/bundle.action');
const proof = () => import('../actions/proof.action');
const verify = () => import('../actions/verify.action');

const KINDS = [
  ['unit', { zh: '保管单位：标识或档号', en: 'of a unit, by id or reference code' }],
  ['act', { zh: '业务行为', en: 'of an act' }],
  ['fonds', { zh: '全宗：标识或全宗号', en: 'of a fonds, by id or number' }],
  [
    'case',
    { zh: '处置案：逐单位去向与平衡', en: 'of a restructuring case: every unit’s ending, and the balance' },
  ],
] as const;

/** The transparency log: how far it is, and its keys. */
export function ledgerCommands(tree: CommandTree): void {
  const group = tree.group('ledger', { zh: '账目日志', en: 'the transparency log' });
  group.leaf(
    'status',
    { zh: '已入账、已入链、已签发各到哪里', en: 'how far recorded, integrated and published reach' },
    async () => (await ledger()).status,
  );
  group.leaf(
    'restart',
    {
      zh: '丢失尾部后重新开始日志（两人）',
      en: 'begin a new epoch after the tail was lost for good (two people)',
    },
    async () => (await ledger()).restart,
    (leaf) =>
      leaf
        .option('--after <file>', { zh: '已知的最后检查点', en: 'the last checkpoint known' })
        .option('--second <event>', { zh: '确认他人的提议', en: "agree to another's proposal" })
        .deed(),
  );
  group
    .group('key', { zh: '签发密钥', en: 'the keys that sign' })
    .leaf('show', { zh: '显示验证公钥', en: 'the verifier keys' }, async () => (await ledger()).keyShow)
    .leaf(
      'rotate',
      { zh: '启用新密钥，新旧同时签发', en: 'a new key, beside the old one' },
      async () => (await ledger()).keyRotate,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'retire <id>',
      { zh: '停用旧密钥', en: 'the old key signs no more' },
      async () => (await ledger()).keyRetire,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'restore <backup>',
      { zh: '从带口令的备份中取回丢失的密钥', en: 'put a lost key file back out of a sealed backup' },
      async () => (await import('../actions/key-restore.action')).keyRestore,
      (leaf) =>
        leaf.option('--passphrase-file <file>', {
          zh: '首行为口令的文件（或用 FONDS_BACKUP_PASSPHRASE）',
          en: 'its first line is the passphrase (FONDS_BACKUP_PASSPHRASE does the same)',
        }),
    );
  tree.leaf(
    'verify',
    {
      zh: '逐一核对事件、日志、佐证材料和读模型；只读，服务运行时也可',
      en: 'check every event, the log, papers and read models; only reads, also beside a server',
    },
    async () => (await verify()).verify,
    (leaf) =>
      leaf
        .option('--since <position>', {
          zh: '只核对此入账序号起的事件',
          en: 'only events from this position on',
        })
        .option('--sample <n>', { zh: '只抽查若干叶，凭证明核对', en: 'only some leaves, by their proofs' })
        .option('--seed <text>', {
          zh: '抽样种子，同一种子抽到同样的叶',
          en: 'the same seed draws the same leaves',
        })
        .option('--resume', { zh: '接着上次中断处继续', en: 'go on where the last one stopped' })
        .option('--no-projections', { zh: '不核对读模型', en: 'leave the read models out' }),
  );
  tree.leaf(
    'proof <event>',
    { zh: '一个事件在日志中的证明，可离线核对', en: 'that one event is in the log, to be checked offline' },
    async () => (await proof()).proof,
    (leaf) =>
      leaf.required('-o, --output <file>', {
        zh: '证明文件 F.tlog-proof，叶写在旁边的 F.entry',
        en: 'F.tlog-proof; the leaf goes beside it, as F.entry',
      }),
  );
  const bundles = tree.group('bundle', {
    zh: '保管凭证包，可离线核对',
    en: 'custody bundles, to be checked offline',
  });
  for (const [kind, about] of KINDS)
    bundles.leaf(
      `${kind} <subject>`,
      about,
      async () => (await bundle()).bundle(kind),
      (leaf) =>
        leaf
          .required('-o, --output <file>', { zh: '文件 F.zip', en: 'F.zip' })
          .option('--papers', { zh: '附有权打开的佐证材料', en: 'with the supporting files one may open' })
          .option('--purpose <text>', { zh: '用途', en: 'what it is for' })
          .recorded(),
    );
}
