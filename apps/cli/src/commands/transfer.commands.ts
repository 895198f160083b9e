import type { CommandTree } from './leaf';
import { actFilter, unitList } from './unit-list.options';

const read = () => import('../actions/transfer.action');
const steps = () => import('../actions/transfer-step.action');

const OPINIONS = ['开放', '延期开放', '控制'];
const DISCLOSURES = ['主动公开', '依申请公开', '不予公开'];
const CAPACITIES = ['head', 'handler', 'supervisor'];
const SIDES = ['from', 'to'];

/** Transfers with two hands (E22–E27). */
export function transferCommands(tree: CommandTree): void {
  const group = tree.group('transfer', { zh: '移交', en: 'transfers of custody' });
  readingCommands(group);
  sendingCommands(group);
  receivingCommands(group);
  signingCommands(group);
}

function readingCommands(group: CommandTree): void {
  group
    .leaf(
      'list',
      { zh: '本单位移出和接收的批次', en: 'transfers of which your organisation is a party' },
      async () => (await read()).list,
      actFilter,
    )
    .leaf('show <act>', { zh: '一批移交', en: 'one transfer' }, async () => (await read()).show)
    .leaf(
      'units <act>',
      { zh: '一批移交的保管单位', en: 'units of a transfer' },
      async () => (await read()).units,
      (leaf) =>
        leaf
          .option('--standing <standing>', { zh: '状态', en: 'standing' }, [
            'listed',
            'claimed',
            'refused',
            'released',
            'decided',
          ])
          .pages(),
    )
    .leaf(
      'papers <act>',
      { zh: '交接文据、移交目录、电子档案登记表', en: 'deed, list and register, as PDF and XLSX; recorded' },
      async () => (await read()).papers,
      (leaf) =>
        leaf
          .required('-o, --output <folder>', { zh: '文件夹', en: 'folder' })
          .option('--format <format>', { zh: '只要一种格式', en: 'one format only' }, ['pdf', 'xlsx'])
          .option('--form <form>', { zh: '只要一种', en: 'one form only' }, [
            'deed-of-transfer',
            'transfer-list',
            'electronic-transfer',
          ])
          .option('--english', { zh: '附英文', en: 'with English beside the Chinese' }),
    );
}

function sendingCommands(group: CommandTree): void {
  group
    .leaf(
      'draft [unit...]',
      { zh: '编制移交：档号、清单或筛选', en: 'draft of codes, of a list, or of a filter on a fonds' },
      async () => (await steps()).draft,
      (leaf) =>
        unitList(leaf)
          .required('--to <code>', { zh: '接收单位', en: 'code of the receiver' })
          .option('--from <code>', { zh: '移出单位，默认本单位', en: 'code of the sender; your own' })
          .option('--fonds <fonds>', { zh: '全宗；不列单位时为筛选', en: 'fonds; without units, a filter' })
          .option('--nature <nature>', { zh: '性质', en: 'nature' }, ['transfer', 'early-custody', 'deposit'])
          .option('--years <text>', { zh: '档案所属年度', en: 'years, as printed' })
          .option('--note <text>', { zh: '移出说明', en: 'what the sender has to say' })
          .option('--historical', { zh: '据旧文据补录', en: 'entered late from an old paper' })
          .option('--series <id>', { zh: '类别', en: 'series' })
          .option('--level <level>', { zh: '层级', en: 'level' }, ['file', 'item'])
          .option('--medium <text>', { zh: '载体', en: 'medium' })
          .option('--retention <text>', { zh: '保管期限', en: 'retention' })
          .option('--secrecy <text>', { zh: '密级', en: 'secrecy' })
          .option('--opening <text>', { zh: '开放标识', en: 'opening state' })
          .option('--formed-from <date>', { zh: '形成日期起', en: 'formed on this day or later' })
          .option('--formed-to <date>', { zh: '形成日期止', en: 'formed on this day or earlier' })
          .deed(),
    )
    .leaf(
      'opinions <act> [unit...]',
      { zh: '附具意见（不列单位即全部）', en: 'attach opinions; to all where no unit is named' },
      async () => (await steps()).opinions,
      (leaf) =>
        unitList(leaf)
          .option('--opinion <opinion>', { zh: '开放意见', en: 'opening opinion' }, OPINIONS)
          .option('--ground <text>', { zh: '不开放的依据', en: 'why it is not opened' })
          .option('--expiry <text>', { zh: '到期开放意见', en: 'opinion at its term' })
          .option('--disclosure <what>', { zh: '政府信息公开情况', en: 'disclosure' }, DISCLOSURES)
          .option('--secrecy-change <text>', { zh: '密级变更情况', en: 'what became of its secrecy' })
          .deed(),
    )
    .leaf(
      'offer <act>',
      { zh: '提交移交', en: 'offer; its units are claimed' },
      async () => (await steps()).offer,
      (leaf) =>
        leaf
          .option('--catalogue <sha256>', { zh: '机读目录', en: 'machine-readable catalogue, as stored' })
          .option('--packages <id...>', { zh: '信息包', en: 'ids of electronic packages' })
          .option('--carrier <number...>', {
            zh: '载体起止号',
            en: 'carriers: the first number and the last',
          })
          .option('--carrier-kind <text>', { zh: '载体类型', en: 'kind of carrier' })
          .option('--carrier-format <text>', { zh: '载体规格', en: 'format of the carriers' })
          .option('--aid <kind:count...>', { zh: '检索工具', en: 'finding aids, each with its number' })
          .deed(),
    )
    .leaf(
      'dispatch <act>',
      { zh: '交运', en: 'on its way' },
      async () => (await steps()).dispatch,
      (leaf) =>
        leaf
          .required('--collected-by <name>', { zh: '取件人', en: 'who collected it' })
          .option('--vehicle <text>', { zh: '车辆', en: 'vehicle' })
          .option('--box <number:seal...>', { zh: '盒号与封条号', en: 'boxes with their seals' })
          .option('--pack <number=file...>', { zh: '盒内清单', en: 'lists of what is in a box' })
          .deed(),
    )
    .leaf(
      'withdraw <act>',
      { zh: '撤回', en: 'take it back before it is sealed' },
      async () => (await steps()).withdraw,
      (leaf) => leaf.required('--ground <text>', { zh: '理由', en: 'why' }).deed(),
    );
}

function receivingCommands(group: CommandTree): void {
  group
    .leaf(
      'check <act> [unit...]',
      { zh: '接收核对', en: 'check what came, unit by unit' },
      async () => (await steps()).check,
      (leaf) =>
        unitList(leaf)
          .option('--method <method>', { zh: '方式', en: 'how' }, ['scan', 'box', 'hand'])
          .option('--box <number...>', { zh: '整盒到齐', en: 'boxes that came whole' })
          .option('--missing <unit...>', { zh: '缺少', en: 'what is not there' })
          .option('--unlisted <code...>', { zh: '清单外', en: 'what is not on the list' })
          .option('--rest-missing', { zh: '其余均未到', en: 'nothing else came' })
          .option('--seal <box...>', { zh: '封条完好', en: 'boxes whose seal is whole' })
          .option('--broken-seal <box...>', { zh: '封条破损', en: 'boxes whose seal is broken' })
          .deed(),
    )
    .leaf(
      'return <act> [unit...]',
      { zh: '退回整改（逐项写明缺陷）', en: 'return for defects that are named' },
      async () => (await steps()).giveBack,
      (leaf) =>
        unitList(leaf)
          .option('--all', { zh: '整批', en: 'the whole batch' })
          .option('--defect <code:text...>', { zh: '缺陷', en: 'what is wrong' })
          .option('--unlisted <code...>', { zh: '退还清单外的', en: 'what was not listed goes back' })
          .deed(),
    );
}

function signingCommands(group: CommandTree): void {
  group
    .leaf(
      'report <act> <file>',
      { zh: '四性检测报告（JSON）', en: 'four-property report, a JSON array' },
      async () => (await steps()).report,
      (leaf) =>
        leaf
          .required('--stage <side>', { zh: '哪一方', en: 'whose' }, ['sender', 'receiver'])
          .option('--tool <name>', { zh: '检测工具', en: 'tool' })
          .deed(),
    )
    .leaf(
      'sign <act>',
      { zh: '为本方签字', en: 'sign for your side' },
      async () => (await steps()).sign,
      (leaf) =>
        leaf.option('--capacity <capacity>', { zh: '身份，默认随角色', en: 'as what' }, CAPACITIES).deed(),
    )
    .leaf(
      'paper <act>',
      { zh: '录入纸质签字（须附扫描件）', en: 'enter a signature on paper, with its scan' },
      async () => (await steps()).paper,
      (leaf) =>
        leaf
          .option('--side <side>', { zh: '哪一方，默认本方', en: 'whose; your own' }, SIDES)
          .required('--capacity <capacity>', { zh: '身份', en: 'as what' }, CAPACITIES)
          .required('--name <name>', { zh: '签字人', en: 'name as signed' })
          .option('--seal <text>', { zh: '印章', en: 'words of the seal' })
          .required('--signed-on <date>', { zh: '签字日期', en: 'day on the paper' })
          .deed(),
    )
    .leaf(
      'confirm <act> <entry>',
      { zh: '第二人确认纸质签字', en: 'confirm a paper that another entered' },
      async () => (await steps()).confirm,
      (leaf) => leaf.deed(),
    )
    .leaf(
      'conclude <act>',
      { zh: '关口退回后再办结', en: 'go to the gate again after it refused' },
      async () => (await steps()).conclude,
      (leaf) => leaf.deed(),
    );
}
