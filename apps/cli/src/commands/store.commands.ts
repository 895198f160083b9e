import type { CommandTree } from './leaf';

/** Where the events are. */
export function storeCommands(tree: CommandTree): void {
  tree.group('store', { zh: '事件库', en: 'the store of events' }).leaf(
    'copy',
    {
      zh: '把全部事件迁到另一引擎，逐一核对，并开始日志的新一段',
      en: 'move all events to the other engine, prove that they are the same, and begin a new epoch of the log',
    },
    async () => (await import('../actions/store-copy.action')).storeCopy,
    (leaf) =>
      leaf
        .required('--from <store>', {
          zh: '事件现在何处：postgres、postgres://… 或 esdb://…',
          en: 'where they are: postgres, postgres://… or esdb://…',
        })
        .required('--to <store>', { zh: '迁往何处', en: 'where they go' }),
  );
}
