import {
  approver,
  capacity,
  decisions,
  declined,
  office,
  OUTCOMES,
  saaApproval,
  whoSigned,
} from './destruction.options';
import type { CommandTree } from './leaf';
import { actFilter, unitList } from './unit-list.options';

const prepared = () => import('../actions/destruction.action');
const supervised = () => import('../actions/supervision.action');

/** Registers of destruction (销毁清册), from their drawing up to the certificate of both supervisors. */
export function destructionCommands(tree: CommandTree): void {
  const destruction = tree.group('destruction', { zh: '销毁', en: 'destruction' });
  preparing(destruction);
  approving(destruction);
  supervising(destruction);
}

function preparing(tree: CommandTree): void {
  tree
    .leaf(
      'draw [unit...]',
      {
        zh: '编制销毁清册；不列单位即该全宗期满的全部',
        en: 'draw up a register; of whatever of the fonds is due when no unit is named',
      },
      async () => (await prepared()).draw,
      (leaf) =>
        decisions(unitList(leaf))
          .required('--custodian <code>', { zh: '保管单位', en: 'the custodian' })
          .required('--fonds <fonds>', { zh: '全宗号或标识', en: 'number or id of the fonds' })
          .required('--form <form>', { zh: '清册种类', en: 'kind of register' }, [
            'general',
            'accounting',
            'technical',
          ])
          .required('--report <title>', {
            zh: '鉴定工作报告；纸质的以 --evidence 附扫描件',
            en: 'the appraisal report; on paper with its scan as --evidence',
          })
          .option('--appraisal <id>', { zh: '本系统中的鉴定', en: 'an appraisal of this system' })
          .option('--case <id>', { zh: '处置案', en: 'the restructuring case whose own list it is' })
          .option('--note <text>', { zh: '备注', en: 'note' })
          .deed(),
    )
    .leaf(
      'list',
      { zh: '销毁清册一览', en: 'registers of destruction' },
      async () => (await prepared()).list,
      actFilter,
    )
    .leaf(
      'show <act>',
      { zh: '清册、批准、清点、进展', en: 'the register, its approval, counts and progress' },
      async () => (await prepared()).show,
    )
    .leaf(
      'excluded <act>',
      { zh: '未列入的单位及理由', en: 'units that it leaves out, each with its reason' },
      async () => (await prepared()).excluded,
      (leaf) => leaf.pages(),
    )
    .leaf(
      'print <act> <file>',
      { zh: '打印销毁清册（.pdf、.xlsx、.html）', en: 'the register as a paper (.pdf, .xlsx, .html)' },
      async () => (await supervised()).print,
    )
    .leaf(
      'remove <act> [unit...]',
      { zh: '从清册抽出', en: 'draw units out of the register' },
      async () => (await prepared()).remove,
      (leaf) => unitList(leaf).required('--ground <text>', { zh: '事由', en: 'why' }).deed(),
    )
    .leaf(
      'withdraw <act>',
      { zh: '撤回清册', en: 'end it before the start' },
      async () => (await prepared()).withdraw,
      (leaf) => leaf.required('--ground <text>', { zh: '事由', en: 'why' }).deed(),
    )
    .leaf(
      'file <act>',
      { zh: '备案', en: 'filed for record' },
      async () => (await prepared()).file,
      (leaf) =>
        leaf
          .required('--with <name>', { zh: '备案机关', en: 'with whom' })
          .required('--receipt <text>', { zh: '回执', en: 'the receipt' })
          .deed(),
    );
}

function approving(tree: CommandTree): void {
  tree
    .leaf(
      'approve <act>',
      { zh: '批准', en: 'approve it' },
      async () => (await prepared()).approve,
      (leaf) =>
        approver(decisions(saaApproval(declined(leaf))))
          .option('--opinion <text>', { zh: '意见', en: 'opinion' })
          .deed(),
    )
    .leaf(
      'decline <act>',
      { zh: '不批准', en: 'decline it' },
      async () => (await prepared()).decline,
      (leaf) => approver(leaf).required('--opinion <text>', { zh: '意见', en: 'opinion' }).deed(),
    )
    .leaf(
      'sign <act>',
      { zh: '在清册上签署', en: 'sign the register' },
      async () => (await prepared()).sign,
      (leaf) =>
        capacity(leaf).option('--name <name>', { zh: '签字人', en: 'name that it is printed with' }).deed(),
    )
    .leaf(
      'paper <act>',
      { zh: '录入纸质批准或签字，待第二人', en: 'enter an approval or a signature from paper' },
      async () => (await prepared()).paper,
      (leaf) =>
        whoSigned(decisions(saaApproval(declined(leaf))))
          .required('--what <what>', { zh: '何种', en: 'what it is' }, ['approval', 'decline', 'signature'])
          .required('--name <name>', { zh: '签字人', en: 'who signed' })
          .required('--signed-on <date>', { zh: '签署日期', en: 'the day it was signed' })
          .option('--opinion <text>', { zh: '意见', en: 'opinion' })
          .deed(),
    )
    .leaf(
      'confirm <act> <proposal>',
      { zh: '第二人核对纸质件', en: 'confirm a paper as the second person' },
      async () => (await prepared()).confirm,
      (leaf) => leaf.deed(),
    );
}

function supervising(tree: CommandTree): void {
  tree
    .leaf(
      'count <act> [unit...]',
      { zh: '监销人清点；全部找到的用 --all', en: 'count as a supervisor; --all when every unit was found' },
      async () => (await supervised()).count,
      (leaf) =>
        office(unitList(leaf))
          .option('--all', { zh: '清册所列逐一找到', en: 'every unit of the register was found, one by one' })
          .option('--note <text>', { zh: '备注', en: 'note' })
          .deed(),
    )
    .leaf(
      'start <act>',
      { zh: '开始销毁，不可回头', en: 'start it: the point of no return' },
      async () => (await supervised()).start,
      (leaf) =>
        decisions(saaApproval(leaf))
          .required('--method <text>', { zh: '销毁方式', en: 'how' })
          .required('--place <text>', { zh: '地点', en: 'where' })
          .option('--facility <name>', { zh: '涉密载体承接单位', en: 'where secret carriers go' })
          .option('--facility-kind <kind>', { zh: '其性质', en: 'what it is' }, [
            'secrecy-authority',
            'designated-unit',
          ])
          .deed(),
    )
    .leaf(
      'fact <act> [unit...]',
      { zh: '各单位的事实；其余全部用 --rest', en: 'what became of units; --rest for all without a fact' },
      async () => (await supervised()).fact,
      (leaf) =>
        unitList(leaf)
          .required(
            '--outcome <what>',
            { zh: '事实：已销毁、退回入库、事前已不在', en: 'what became of them' },
            OUTCOMES,
          )
          .option('--rest', {
            zh: '尚无事实的全部；被冻结所停的须逐个列出',
            en: 'all that have no fact yet; what a hold stops is named',
          })
          .option('--circumstances <text>', { zh: '情况', en: 'what is known' })
          .deed(),
    )
    .leaf(
      'erase <act>',
      { zh: '电子档案：介质、副本、备份', en: 'electronic records: media, copies, backups' },
      async () => (await supervised()).erase,
      (leaf) =>
        leaf
          .required('--medium <medium...>', { zh: '介质', en: 'media' })
          .required('--copies <text>', { zh: '副本的处理', en: 'what became of copies' })
          .required('--backups <text>', { zh: '备份的处理', en: 'what became of backups' })
          .option('--keys <text>', { zh: '密钥的处理', en: 'what became of keys' })
          .required('--method <text>', { zh: '方式', en: 'how' })
          .required('--result <text>', {
            zh: '无法恢复的验证',
            en: 'how it was verified that nothing can be restored',
          })
          .deed(),
    )
    .leaf(
      'certify <act>',
      { zh: '监销签字，两人', en: 'sign the certificate; both supervisors do' },
      async () => (await supervised()).certify,
      (leaf) => leaf.option('--note <text>', { zh: '备注', en: 'note' }).deed(),
    );
}
