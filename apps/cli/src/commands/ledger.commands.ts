import type { CommandTree } from './leaf';

const ledger = () => import('../actions/ledger.action');
const proof = () => import('../actions/proof.action');

/** The transparency log: how far it is, and its keys. */
export function ledgerCommands(tree: CommandTree): void {
  const group = tree.group('ledger', { zh: '账目日志', en: 'the transparency log' });
  group.leaf(
    'status',
    { zh: '已入账、已入链、已签发各到哪里', en: 'how far recorded, integrated and published reach' },
    async () => (await ledger()).status,
  );
  group
    .group('key', { zh: '签发密钥', en: 'the keys that sign' })
    .leaf('show', { zh: '显示验证公钥', en: 'the verifier keys' }, async () => (await ledger()).keyShow);
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
}
