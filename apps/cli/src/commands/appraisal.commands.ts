import type { CommandTree } from './leaf';
import { unitList } from './unit-list.options';

const appraisal = () => import('../actions/appraisal.action');

/** Appraisals: a group, an opinion of every unit, a report. */
export function appraisalCommands(tree: CommandTree): void {
  tree
    .group('appraisal', { zh: '鉴定', en: 'appraisals' })
    .leaf(
      'open [unit...]',
      {
        zh: '启动鉴定；不列单位即该全宗期满的全部',
        en: 'open one; of whatever of the fonds has its period over when no unit is named',
      },
      async () => (await appraisal()).open,
      (leaf) =>
        unitList(leaf)
          .required('--custodian <code>', { zh: '保管单位', en: 'the custodian' })
          .required('--fonds <fonds>', { zh: '全宗号或标识', en: 'number or id of the fonds' })
          .required('--method <method>', { zh: '逐卷或逐件', en: 'file by file or item by item' }, [
            '逐卷',
            '逐件',
          ])
          .required('--scope <text>', { zh: '鉴定范围', en: 'what is appraised' })
          .required('--member <name:role...>', { zh: '鉴定小组成员', en: 'members of the group' })
          .deed(),
    )
    .leaf(
      'decide <appraisal> [unit...]',
      {
        zh: '鉴定意见；不列单位即尚无意见的全部',
        en: 'an opinion; of all without one when no unit is named',
      },
      async () => (await appraisal()).decide,
      (leaf) =>
        unitList(leaf)
          .required('--opinion <opinion>', { zh: '意见', en: 'the opinion' }, ['keep', 'destroy', 'transfer'])
          .required('--why <text>', { zh: '理由', en: 'why' })
          .option('--period <text>', { zh: '继续保管的新期限', en: 'the new period of what is kept' })
          .option('--schedule-basis <basis>', { zh: '期限依据', en: 'whose schedule says so' }, [
            'authority',
            'superior',
            'own',
            'legacy',
          ])
          .deed(),
    )
    .leaf(
      'report <appraisal>',
      {
        zh: '登记鉴定工作报告，继续保管的随即有新期限',
        en: 'file the report; what is kept gets its new period',
      },
      async () => (await appraisal()).report,
      (leaf) =>
        leaf
          .required('--title <text>', { zh: '报告标题', en: 'title of the report' })
          .option('--dissent <text>', { zh: '不同意见', en: 'dissent' })
          .deed(),
    )
    .leaf(
      'withdraw <appraisal>',
      { zh: '撤回鉴定，不作报告', en: 'end one without a report' },
      async () => (await appraisal()).withdraw,
      (leaf) => leaf.required('--ground <text>', { zh: '事由', en: 'why' }).deed(),
    )
    .leaf(
      'list',
      { zh: '本单位的鉴定', en: 'appraisals, newest first' },
      async () => (await appraisal()).list,
      (leaf) =>
        leaf
          .option('--fonds <fonds>', { zh: '全宗', en: 'id or number of a fonds' })
          .option(
            '--state <state>',
            {
              zh: '进行中、已报告、已撤回',
              en: 'opinions are given, its report is filed, or it was withdrawn',
            },
            ['open', 'reported', 'withdrawn'],
          )
          .pages(),
    )
    .leaf(
      'units <appraisal>',
      { zh: '各单位的鉴定意见', en: 'its units, each with its opinion' },
      async () => (await appraisal()).units,
      (leaf) =>
        leaf
          .option(
            '--opinion <opinion>',
            { zh: '鉴定意见；open 尚无意见', en: 'the opinion; open: none yet' },
            ['keep', 'destroy', 'transfer', 'open'],
          )
          .pages(),
    )
    .leaf(
      'print <appraisal> <file>',
      { zh: '打印鉴定工作报告（.pdf、.xlsx、.html）', en: 'the report as a paper (.pdf, .xlsx, .html)' },
      async () => (await appraisal()).print,
    )
    .leaf(
      'show <appraisal>',
      { zh: '小组、意见、报告', en: 'its group, opinions and report' },
      async () => (await appraisal()).show,
    );
}
