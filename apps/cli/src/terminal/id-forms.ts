import type { Forms } from './language';

export const UNIT = 'A001-WS·2011-Y-BGS-0001';
const ID = '01976f3c-5a10-7c2e-9d41-6b8f20c7e5aa';

/** An id that a command tells. */
const told = (zh: string, en: string, by: string) =>
  [`${zh}的标识，${by} 给出`, `the id of ${en}, as ${by} gives it`, ID] as const;

/** What things are called by. */
export const ID_FORMS = {
  unit: ['保管单位的档号或标识', 'the code or id of a unit', UNIT],
  'reference-code': ['档号', 'a reference code', UNIT],
  fonds: ['全宗号或全宗标识', 'the number or id of a fonds', 'A001'],
  other: ['另一全宗的全宗号或标识', 'the number or id of the other fonds', 'A002'],
  'id|number': ['全宗号或全宗标识', 'the number or id of a fonds', 'A001'],
  number: ['号码', 'a number', 'A001'],
  code: [
    '单位代码，fonds org list 给出',
    'the code of an organisation, as fonds org list gives it',
    '415001',
  ],
  archives: [
    '档案馆代码，fonds org list 给出',
    'the code of an archives, as fonds org list gives it',
    '415001',
  ],
  organisation: [
    '单位代码，fonds org list 给出',
    'the code of an organisation, as fonds org list gives it',
    '415001',
  ],
  subject: [
    '标识、档号、全宗号、单位代码或账户',
    'an id, a code, the number of a fonds, or an account',
    UNIT,
  ],
  node: told('类别、保管单位或卷内', 'a series, unit or entry', 'fonds catalogue tree'),
  series: told('类别', 'a series', 'fonds catalogue tree'),
  act: told('业务', 'an act', 'fonds act list'),
  case: told('处置案', 'a case', 'fonds case list'),
  appraisal: told('鉴定', 'an appraisal', 'fonds appraisal list'),
  accession: told('进馆登记', 'an accession', 'fonds accession list'),
  lot: told('接收批', 'a lot', 'fonds lot list'),
  order: told('责令', 'an order', 'fonds due orders'),
  hold: told('冻结', 'a hold', 'fonds hold list'),
  event: told('事件', 'an event', 'fonds trail'),
  proposal: told('提议', 'a proposal', 'fonds inbox'),
  entry: told('纸质签字', 'a signature on paper', 'fonds transfer show'),
  id: ['标识', 'an id', ID],
  group: ['组名，fonds case show 给出', 'the name of a group, as fonds case show gives it', '"group 1"'],
  difference: ['有差异的保管单位的标识或档号', 'the id or code of the unit that differs', UNIT],
  box: ['盒号', 'the number of a box', '12'],
  name: ['名称，含空格时加引号', 'a name, in quotes where it has blanks', '"Li Ming"', '李明'],
  projection: [
    '读模型的名称，fonds projections lag 给出',
    'a read model, as fonds projections lag names it',
    'custody',
  ],
  role: ['角色，中英文均可', 'a role', 'AccessionArchivist'],
  rule: ['规则或时限的编号，fonds law list 给出', 'a rule or deadline, as fonds law list gives it', 'INV-13'],
  obligation: ['义务的编号，O1–O13', 'an obligation, O1–O13', 'O7'],
  vkey: [
    '日志的公钥“名称+八位十六进制+Base64”，对方以 fonds ledger key show 给出',
    'the verifier key of a log, NAME+HEX+BASE64, as fonds ledger key show gives it there',
    'archives.example/log+7a1c2f30+AfJ0wq3…',
  ],
  'origin-or-vkey': [
    '日志的名称或公钥，fonds witness log list 给出',
    'the name or key of a log, as fonds witness log list gives it',
    'archives.example/log',
  ],
} as const satisfies Forms;
