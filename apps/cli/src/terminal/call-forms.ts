import type { Forms } from './language';
import { UNIT } from './id-forms';

/** What several options and arguments say together, or one of them: by the command. */
export const CALL_FORMS = {
  'account create': [
    '账户名；有角色的，另写 --org 单位代码 --role 角色',
    'a name, and with a role --org CODE --role ROLE',
    'fonds account create wang --org 415001 --role AccessionArchivist',
  ],
  'org change': [
    '要改的：--name、--kind、--level、--parent、--valid-from 至少一项',
    'what is to change: one of --name, --kind, --level, --parent, --valid-from',
    'fonds org change 415001 --name "City Archives"',
  ],
  'import problems': [
    '--problems 时只写一个文件，其余另行导入',
    'one file only with --problems, the others in calls of their own',
    'fonds import catalogue a.xlsx --archives 415001 --problems a.problems.xlsx',
  ],
  'holdings statement': [
    '--archives 档案馆代码和 --as-of 历日',
    '--archives CODE and --as-of DAY',
    'fonds holdings statement --archives 415001 --as-of 2024-12-31 -o holdings.note',
  ],
  'unit set-aside': [
    '--keep（不再使用）与 --admit（可以建账）之一',
    'either --keep or --admit',
    `fonds unit set-aside ${UNIT} --archives 415001 --admit`,
  ],
  units: ['保管单位的档号或标识，或 --list 文件', 'codes or ids of units, or --list FILE', UNIT],
  'units --all': [
    '保管单位的档号或标识、--list 文件，或 --all',
    'codes or ids of units, --list FILE, or --all',
    UNIT,
  ],
  'units --rest': [
    '保管单位的档号或标识、--list 文件，或 --rest',
    'codes or ids of units, --list FILE, or --rest',
    UNIT,
  ],
  'units --fonds': [
    '保管单位的档号或标识、--list 文件，或 --fonds 全宗',
    'codes or ids of units, --list FILE, or --fonds FONDS',
    UNIT,
  ],
  'case split': [
    '保管单位、--list 文件或 --batch 业务',
    'units, --list FILE or --batch ACT',
    'fonds case split CASE --list ./units.xlsx --group "group 2" --ground "sold"',
  ],
  'case count': [
    '保管单位、--list 文件或 --found 数量',
    'units, --list FILE or --found N',
    'fonds case count CASE --method hand --found 120',
  ],
  'case responsible': [
    '--to 单位代码或 --to-name 名称',
    '--to CODE or --to-name NAME',
    'fonds case responsible CASE --to 415001 --ground "by agreement"',
  ],
  'ledger restart': [
    '--after 检查点文件（提议）与 --second 事件（确认）之一',
    'either --after CHECKPOINT (to propose) or --second EVENT (to agree)',
    'fonds ledger restart --after checkpoint.txt --reason "restored from the backup of 31 March"',
  ],
  'store copy': [
    '一端为 postgres，另一端为 esdb://…',
    'postgres at one end and esdb://… at the other',
    "fonds store copy --from postgres --to 'esdb://127.0.0.1:2113?tls=false'",
  ],
  'transfer opinions': [
    '--opinion 开放、延期开放或控制，或 --list 文件',
    '--opinion 开放, 延期开放 or 控制, or --list FILE',
    'fonds transfer opinions ACT --list ./opinions.xlsx',
  ],
  'transfer offer carrier': [
    '--carrier 起号 [止号] 与 --carrier-kind 类型',
    '--carrier FIRST [LAST] with --carrier-kind KIND',
    'fonds transfer offer ACT --carrier GP-001 GP-004 --carrier-kind BD-R',
  ],
  verify: [
    '--sample 不与 --since、--resume 并用',
    '--sample without --since and --resume',
    'fonds verify --sample 5000 --seed 2026-11',
  ],
} as const satisfies Forms;
