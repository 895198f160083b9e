import type { CommandTree } from './leaf';
import { unitList } from './unit-list.options';

const retention = () => import('../actions/retention.action');

/** Periods, grades, open matters. */
export function retentionCommands(tree: CommandTree): void {
  tree
    .group('retention', { zh: '保管期限', en: 'retention' })
    .leaf(
      'assign [unit...]',
      { zh: '划定期限；旧期限的折算附决定', en: 'assign a period; a legacy one is mapped by a decision' },
      async () => (await retention()).assign,
      (leaf) =>
        unitList(leaf)
          .required('--period <text>', { zh: '期限：永久、30年、10年', en: 'the period: 永久, 30年, 10年' })
          .required('--schedule-basis <basis>', { zh: '期限依据', en: 'whose schedule says so' }, [
            'authority',
            'superior',
            'own',
            'legacy',
          ])
          .option('--schedule <code:version:line>', {
            zh: '保管期限表的单位:版本:条款',
            en: 'body, version and line of the schedule',
          })
          .option('--start <date>', { zh: '特殊起算的起算日', en: 'first day, where it is special' })
          .option('--decision <text>', {
            zh: '折算旧期限或提前期满的决定',
            en: 'the decision that maps a legacy period, or ends one sooner',
          })
          .deed(),
    )
    .leaf(
      'file [unit...]',
      { zh: '提交归档：交档案室', en: 'hand records over for filing' },
      async () => (await retention()).file,
      (leaf) =>
        unitList(leaf)
          .required('--catalogue <text>', { zh: '归档文件目录', en: 'the catalogue of what is filed' })
          .deed(),
    )
    .leaf(
      'accept [unit...]',
      {
        zh: '接收归档：由档案人员，另一人',
        en: 'accept what was handed over: the archivist, another person',
      },
      async () => (await retention()).accept,
      (leaf) =>
        unitList(leaf)
          .required('--catalogue <text>', { zh: '归档文件目录', en: 'the catalogue of what is filed' })
          .deed(),
    )
    .leaf(
      'approve <organisation>',
      {
        zh: '审核同意单位的保管期限表；JSON：[{line, class?, period}]',
        en: 'agree to the schedule of a body; JSON: [{line, class?, period}]',
      },
      async () => (await retention()).approve,
      (leaf) =>
        leaf
          .required('--lines <file>', { zh: '条款，JSON 文件', en: 'its lines, a JSON file' })
          .required('--valid-from <date>', { zh: '施行日期', en: 'first day' })
          .required('--schedule-basis <basis>', { zh: '谁审核同意', en: 'who agrees to it' }, [
            'authority',
            'superior',
            'own',
          ])
          .required('--document <text>', { zh: '批准文件', en: 'the document' })
          .deed(),
    )
    .leaf(
      'schedule <organisation>',
      { zh: '单位的保管期限表，各版', en: 'the schedule of a body, all versions' },
      async () => (await retention()).schedule,
    )
    .leaf(
      'grade <unit>',
      { zh: '定级', en: 'grade a permanent unit' },
      async () => (await retention()).grade,
      (leaf) =>
        leaf
          .required('--grade <grade>', { zh: '级别', en: 'grade' }, ['一级', '二级', '三级'])
          .required('--document <text>', { zh: '依据文件', en: 'the document it rests on' })
          .deed(),
    )
    .leaf(
      'open-matter <unit>',
      { zh: '登记未了事项，了结前不得销毁', en: 'note an open matter: not destroyed until it is settled' },
      async () => (await retention()).openMatter,
      (leaf) => leaf.required('--matter <text>', { zh: '事项', en: 'what is open' }).deed(),
    )
    .leaf(
      'settle <unit>',
      { zh: '未了事项了结', en: 'the open matter is settled' },
      async () => (await retention()).settle,
      (leaf) => leaf.required('--document <text>', { zh: '依据', en: 'by which document' }).deed(),
    );
}
