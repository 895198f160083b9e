import type { CommandTree } from './leaf';

const projections = () => import('../actions/projections.action');

/** Running the installation. */
export function systemCommands(tree: CommandTree): void {
  tree
    .group('projections', { zh: '读模型', en: 'read models' })
    .leaf('lag', { zh: '落后多少', en: 'how far behind the log' }, async () => (await projections()).lag)
    .leaf('rebuild <name>', { zh: '重建一个', en: 'rebuild one' }, async () => (await projections()).rebuild)
    .leaf('check [name]', { zh: '另建一份，比较摘要', en: 'rebuild beside, compare digests' }, async () => (await projections()).check);
}
