import type { CommandTree } from './leaf';

const projections = () => import('../actions/projections.action');
const backup = () => import('../actions/backup.action');

/** Running the installation. */
export function systemCommands(tree: CommandTree): void {
  tree
    .leaf(
      'serve',
      {
        zh: '启动服务（PORT、HOST、FONDS_DATA、DATABASE_URL）',
        en: 'start the server (PORT, HOST, FONDS_DATA, DATABASE_URL)',
      },
      async () => (await import('../actions/serve.action')).serve,
    )
    .leaf(
      'demo',
      { zh: '在空库中建立一个完整示例', en: 'fill an empty store with a worked example' },
      async () => (await import('../actions/demo.action')).demo,
    )
    .leaf(
      'backup <dir>',
      {
        zh: '备份到新文件夹（服务运行时也可）',
        en: 'write a whole copy into a new folder, also beside a server',
      },
      async () => (await backup()).backup,
      (leaf) =>
        leaf.option('--passphrase-file <file>', {
          zh: '首行为密封日志密钥的口令（或 FONDS_BACKUP_PASSPHRASE）',
          en: "its first line seals the log's keys (or FONDS_BACKUP_PASSPHRASE)",
        }),
    )
    .leaf(
      'restore <dir>',
      { zh: '恢复到空的系统中，并核对', en: 'put a backup into an empty installation, and check it' },
      async () => (await backup()).restore,
      (leaf) =>
        leaf.option('--passphrase-file <file>', {
          zh: '首行为密封日志密钥的口令（或 FONDS_BACKUP_PASSPHRASE）',
          en: "its first line seals the log's keys (or FONDS_BACKUP_PASSPHRASE)",
        }),
    )
    .group('projections', { zh: '读模型', en: 'read models' })
    .leaf('lag', { zh: '落后多少', en: 'how far behind the log' }, async () => (await projections()).lag)
    .leaf('rebuild [projection]', { zh: '重建', en: 'rebuild' }, async () => (await projections()).rebuild)
    .leaf(
      'check [projection]',
      { zh: '另建一份，比较摘要', en: 'rebuild beside, compare digests' },
      async () => (await projections()).check,
    );
}
