import type { CommandTree, Leaf } from './leaf';

const actions = () => import('../actions/witness.action');

const inFolder = (leaf: Leaf): Leaf =>
  leaf.option('--data <dir>', {
    zh: '见证者的文件夹，默认 FONDS_DATA 下的 witness',
    en: 'folder of the witness; witness within FONDS_DATA',
  });

/** A witness for the logs of others. It needs no installation and no database. */
export function witnessCommands(tree: CommandTree): void {
  const witness = tree.group('witness', {
    zh: '为其他档案馆的日志作见证（C2SP tlog-witness）',
    en: 'witness the logs of other archives (C2SP tlog-witness)',
  });
  witness.leaf(
    'serve',
    { zh: '启动见证服务', en: 'start the witness' },
    async () => (await import('../actions/witness-serve.action')).serveWitness,
    (leaf) =>
      inFolder(leaf)
        .option('--port <n>', {
          zh: '端口，默认 8151；0 为任一空闲端口',
          en: 'port; 8151, 0 takes any free one',
        })
        .option('--host <address>', { zh: '监听地址，默认仅本机', en: 'address to listen on; loopback' })
        .option('--name <name>', {
          zh: '首次启动时的名称，如 archives.example/witness；以后不变',
          en: 'name at the first start, such as archives.example/witness; it stays',
        }),
  );
  witness
    .group('key', { zh: '见证者的密钥', en: 'the key of the witness' })
    .leaf(
      'show',
      { zh: '显示验证密钥（vkey）', en: 'print the verifier key (vkey)' },
      async () => (await actions()).showKey,
      inFolder,
    );
  witness
    .group('log', { zh: '所见证的日志', en: 'the logs that are witnessed' })
    .leaf(
      'add <vkey>',
      { zh: '登记一个日志的验证密钥', en: 'know a log by its verifier key' },
      async () => (await actions()).addLog,
      (leaf) =>
        inFolder(leaf).option('--origin <text>', {
          zh: '日志的来源行，与密钥名称不同时给出',
          en: 'origin of the log where it is not the name of the key',
        }),
    )
    .leaf(
      'list',
      { zh: '列出已登记的日志', en: 'list the logs that are known' },
      async () => (await actions()).listLogs,
      inFolder,
    )
    .leaf(
      'remove <origin-or-vkey>',
      { zh: '移除一个日志或一个密钥', en: 'forget a log, or one key of it' },
      async () => (await actions()).removeLog,
      inFolder,
    );
}
