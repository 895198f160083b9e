import type { CommandTree, Leaf } from './leaf';

const load = () => import('../actions/holdings.action');

const scope = (leaf: Leaf): Leaf =>
  leaf
    .option('--archives <code>', { zh: '保管者代码', en: 'code of the custodian' })
    .option('--fonds <fonds>', { zh: '全宗标识或全宗号', en: 'fonds, by id or number' });

/** Who held what. */
export function holdingCommands(tree: CommandTree): void {
  tree.leaf(
    'holdings',
    { zh: '馆藏：某日由谁保管，当时如何认为', en: 'holdings on a day, as known at a position' },
    async () => (await load()).holdings,
    (leaf) =>
      scope(leaf)
        .option('--as-of <date>', { zh: '时点（该日终），默认今天', en: 'end of this day; today' })
        .option('--known-at <position|instant>', {
          zh: '截至此位置或时刻所知，默认现在',
          en: 'as known at a log position or instant; now',
        })
        .option('--by <groups>', {
          zh: '分组：level,medium,retention,secrecy,opening,series,fonds,custodian',
          en: 'groups, by comma',
        })
        .option('--series <id>', { zh: '类别标识', en: 'id of a series' })
        .option('--level <unit-level>', { zh: '层级 file 或 item', en: 'file or item' })
        .option('--medium <text>', { zh: '载体', en: 'medium' })
        .option('--retention <text>', { zh: '保管期限', en: 'retention' })
        .option('--secrecy <text>', { zh: '密级', en: 'secrecy' })
        .option('--opening <text>', { zh: '开放标识', en: 'opening state' })
        .pages(),
    (below) =>
      below
        .leaf(
          'balance',
          { zh: '期初 + 建账 + 更正 = 期末', en: 'opening + taken on + corrected = closing' },
          async () => (await load()).balance,
          (leaf) =>
            scope(leaf)
              .required('--from <date>', { zh: '起日', en: 'first day' })
              .required('--to <date>', { zh: '止日', en: 'last day' })
              .option('--known-at <position|instant>', { zh: '截至', en: 'as known at' })
              .option('--term <term>', {
                zh: '列出此项的单位与事件：takenOn 或 corrected',
                en: 'list the units and events behind takenOn or corrected',
              })
              .pages(),
        )
        .leaf(
          'statement',
          {
            zh: '馆藏声明：某馆某日保管多少，日志签名并入账',
            en: 'what an archives held on a day, signed by the log and recorded',
          },
          async () => (await import('../actions/statement.action')).statement,
          (leaf) =>
            leaf
              .option('--archives <code>', { zh: '本馆代码', en: 'code of your archives' })
              .option('--as-of <date>', { zh: '时点（该日终）', en: 'end of this day' })
              .option('--known-at <position|instant>', { zh: '截至，默认现在', en: 'as known at; now' })
              .required('-o, --output <file>', {
                zh: '声明文件 F.note，证明写在旁边的 F.tlog-proof',
                en: 'F.note; the proof goes beside it, as F.tlog-proof',
              })
              .deed(),
        )
        .leaf(
          'differences',
          { zh: '对同一日的两次认识有何不同', en: 'what two beliefs about one day tell differently' },
          async () => (await load()).differences,
          (leaf) =>
            scope(leaf)
              .option('--as-of <date>', { zh: '时点', en: 'the day; today' })
              .required('--before <position|instant>', { zh: '先前', en: 'the earlier belief' })
              .option('--after <position|instant>', { zh: '后来，默认现在', en: 'the later one; now' }),
        ),
  );
}
