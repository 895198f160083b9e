import type { HoldKind } from '@fonds/acts';
import { allOf } from './all-of';
import type { CommandTree, Leaf } from './leaf';
import { unitList } from './unit-list.options';

const hold = () => import('../actions/hold.action');
const fact = () => import('../actions/fact.action');

const KINDS = allOf<HoldKind>({
  restructuring: true,
  inspection: true,
  litigation: true,
  evidence: true,
  other: true,
});

const document = (leaf: Leaf): Leaf =>
  leaf.required('--document <text>', { zh: '依据文件', en: 'the document it rests on' });

/** Holds, and what happened to units. */
export function gateCommands(tree: CommandTree): void {
  tree
    .group('hold', { zh: '冻结', en: 'holds' })
    .leaf(
      'place <fonds> [unit...]',
      { zh: '施加冻结；不列单位即整个全宗', en: 'place a hold; on the whole fonds when no unit is named' },
      async () => (await hold()).place,
      (leaf) =>
        unitList(leaf)
          .required('--kind <kind>', { zh: '类型', en: 'kind' }, KINDS)
          .required('--ground <text>', { zh: '事由', en: 'why' })
          .option('--stops <acts>', {
            zh: '阻止哪些行为，逗号分隔；默认按类型',
            en: 'what it stops, by comma; as its kind does',
          })
          .option('--act <id>', { zh: '已封定的业务行为的清单', en: 'the manifest of a sealed act' })
          .option('--case <id>', { zh: '放行其自身行为的案件', en: 'the case whose own acts it lets pass' })
          .option('--document <text>', { zh: '依据文件', en: 'the document it rests on' })
          .deed(),
    )
    .leaf(
      'lift <fonds> <hold>',
      { zh: '解除冻结', en: 'lift a hold' },
      async () => (await hold()).lift,
      (leaf) => leaf.required('--ground <text>', { zh: '事由', en: 'why' }).deed(),
    )
    .leaf(
      'list <fonds>',
      { zh: '全宗的冻结', en: 'holds of a fonds' },
      async () => (await hold()).list,
      (leaf) =>
        leaf
          .option('--in-force', { zh: '仅在施的', en: 'those in force only' })
          .option('--kind <kind>', { zh: '类型', en: 'kind' }, KINDS)
          .pages(),
    )
    .leaf(
      'of <unit>',
      { zh: '单位的冻结及其他障碍：为何、自何时', en: 'what stands against a unit: why, and since when' },
      async () => (await import('../actions/unit-bars.action')).of,
    );

  const circumstances = (leaf: Leaf): Leaf =>
    unitList(leaf).required('--circumstances <text>', { zh: '情况', en: 'what is known' });
  tree
    .group('fact', { zh: '如实记载已发生的事实', en: 'record what happened' })
    .leaf(
      'loss <fonds> [unit...]',
      { zh: '丢失', en: 'units were lost' },
      async () => (await fact()).record('loss'),
      (leaf) =>
        circumstances(leaf)
          .option('--act <id>', { zh: '在办理此业务行为途中', en: 'on the way of this act' })
          .deed(),
    )
    .leaf(
      'recovery <fonds> [unit...]',
      { zh: '寻回', en: 'lost units were found' },
      async () => (await fact()).record('recovery'),
      (leaf) =>
        circumstances(leaf)
          .option('--holder <code>', { zh: '现由何单位持有', en: 'who has them in hand' })
          .deed(),
    )
    .leaf(
      'incident <fonds> [unit...]',
      { zh: '安全事故', en: 'an incident' },
      async () => (await fact()).record('incident'),
      (leaf) =>
        unitList(leaf)
          .required('--kind <kind>', { zh: '种类', en: 'kind' }, ['损毁', '丢失', '信息泄露', '其他'])
          .required('--scope <text>', { zh: '范围', en: 'what it concerns' })
          .deed(),
    )
    .leaf(
      'takeover <fonds> [unit...]',
      { zh: '被接管', en: 'units were taken over' },
      async () => (await fact()).record('takeover'),
      (leaf) =>
        document(unitList(leaf))
          .required('--custodian <code>', { zh: '接管单位', en: 'the new custodian' })
          .option('--holder <code>', {
            zh: '持有者，默认接管单位',
            en: 'who has them in hand; the custodian',
          })
          .deed(),
    )
    .leaf(
      'seizure <fonds> [unit...]',
      { zh: '被调取或查封', en: 'units were seized' },
      async () => (await fact()).record('seizure'),
      (leaf) =>
        document(unitList(leaf))
          .required('--holder <code>', { zh: '由何单位持有', en: 'who has them in hand' })
          .option('--custodian <code>', {
            zh: '文件一并移转保管的，新保管者',
            en: 'the new custodian, where the document says so',
          })
          .deed(),
    )
    .leaf(
      'seizure-return <fonds> [unit...]',
      { zh: '调取归还', en: 'seized units came back' },
      async () => (await fact()).record('seizure-return'),
      (leaf) =>
        document(unitList(leaf))
          .option('--custodian <code>', {
            zh: '恢复保管的单位，默认调取前的保管者',
            en: 'who has custody again; whoever had it before',
          })
          .option('--holder <code>', { zh: '归还何单位，默认保管者', en: 'to whom; the custodian' })
          .deed(),
    );
}
