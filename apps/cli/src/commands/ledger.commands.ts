import type { CommandTree } from './leaf';

const ledger = () => import('../actions/ledger.action');

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
}
