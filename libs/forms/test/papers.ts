/** Papers as a city's archives would have them; made up, with what is hard to print. */
import type {
  AccessionRegister,
  CustodyPage,
  DeedOfTransfer,
  ElectronicTransferRecord,
  Signature,
  TransferList,
  TransferListRow,
} from '../src';

const BASE = { logPosition: '184467', preparedAt: '2024-06-03T08:30:00Z' } as const;
const SENDER = '呼和浩特市发展和改革委员会';
const RECEIVER = '呼和浩特市档案馆';

export const SIGNATURES: readonly Signature[] = [
  { side: 'sender', office: 'head', name: '王㐂', kind: 'paper', on: '2024-05-30', accounts: ['wang', 'li'] },
  { side: 'sender', office: 'handler', name: '李䶮', kind: 'account', on: '2024-05-30', accounts: ['liyan'] },
  { side: 'receiver', office: 'head', name: '斯琴高娃', kind: 'account', on: '2024-06-03' },
];

export const deed: DeedOfTransfer = {
  ...BASE,
  form: 'deed-of-transfer',
  number: '交〔2024〕7号',
  sender: SENDER,
  receiver: RECEIVER,
  nature: '到期移交',
  years: '2001—2010',
  quantity: { files: 1204, items: 35 },
  findingAids: [
    { kind: '案卷目录', count: 3, unit: '册' },
    { kind: '机读目录', count: 1, unit: '份' },
  ],
  senderStatement: '本批档案均已整理、划控，随附开放意见。',
  receiverOpinion: '经核对，实物与目录相符，同意接收。',
  signatures: SIGNATURES,
  sentOn: '2024-05-30',
  receivedOn: '2024-06-03',
};

export const row = (n: number): TransferListRow => ({
  code: `A001-WS·${2001 + (n % 10)}-Y-BGS-${String(n).padStart(4, '0')}`,
  title: `呼和浩特市发展和改革委员会关于下达第${n}批固定资产投资计划的通知（呼发改投字〔2005〕${n}号）`,
  author: n % 7 === 0 ? '呼和浩特市发展和改革委员会、呼和浩特市财政局' : '市发改委',
  date: '20050913',
  ...(n % 3 === 0 ? { bytes: 1_048_576 + n } : { pages: (n % 40) + 1 }),
  retention: n % 2 === 0 ? '永久' : '定期30年',
  ...(n % 11 === 0 && { secrecy: '机密★10年' }),
  openingOpinion: n % 5 === 0 ? '延期开放' : '开放',
  disclosure: '依申请公开',
  ...(n % 13 === 0 && { note: '原件破损，附复制件' }),
});

export function* rows(count: number): Generator<TransferListRow> {
  for (let n = 1; n <= count; n += 1) yield row(n);
}

export const list = (source: TransferList['rows']): TransferList => ({
  ...BASE,
  form: 'transfer-list',
  number: '交〔2024〕7号',
  sender: SENDER,
  receiver: RECEIVER,
  fonds: 'A001 呼和浩特市发展和改革委员会',
  quantity: { files: 1204, items: 35 },
  signatures: SIGNATURES,
  rows: source,
});

export const electronic: ElectronicTransferRecord = {
  ...BASE,
  form: 'electronic-transfer',
  number: '电交〔2024〕2号',
  name: '2016—2020年度文书类电子档案移交',
  content: '市发展和改革委员会2016年至2020年形成的文书类电子档案，含元数据包和说明文件。',
  quantity: { files: 0, items: 5230 },
  bytes: 48_318_382_080,
  carriers: { from: 'GP-2024-001', to: 'GP-2024-004', kind: '档案级光盘', format: 'BD-R 100 GB' },
  sender: SENDER,
  receiver: RECEIVER,
  checks: {
    accuracy: { sender: '相符', receiver: '相符' },
    completeness: { sender: '5230件，齐全', receiver: '5230件，齐全' },
    usability: { sender: '可打开', receiver: '抽检10%，可打开' },
    security: { sender: '无病毒', receiver: '无病毒' },
    appearance: { sender: '完好', receiver: '完好' },
  },
  signatures: [
    { side: 'sender', office: 'preparer', name: '李䶮', kind: 'account', on: '2024-05-30' },
    {
      side: 'receiver',
      office: 'reviewer',
      name: '㛃娜',
      kind: 'paper',
      on: '2024-06-03',
      accounts: ['a', 'b'],
    },
  ],
  dates: { sender: '2024-05-30' },
};

export const register = (count: number): AccessionRegister => ({
  ...BASE,
  form: 'accession-register',
  number: '2024',
  archives: RECEIVER,
  period: '2024年',
  signatures: [],
  rows: Array.from({ length: count }, (_, i) => ({
    accession: `2024-${String(i + 1).padStart(4, '0')}`,
    date: '2024-06-03',
    sourceKind: i % 4 === 0 ? '捐献' : '移交',
    source: i % 4 === 0 ? '巴特尔（个人）' : SENDER,
    fonds: 'A001',
    quantity: { files: 1204, items: 35 },
    evidence: `交〔2024〕${i + 1}号`,
    ...(i % 6 === 0 && { note: '分两批到馆' }),
  })),
});

export const CHECKPOINT = `archives.example/log
184467
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— archives.example/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

export const custody = (count: number): CustodyPage => ({
  ...BASE,
  form: 'custody-page',
  standing: '已签发 published',
  subject: '保管单位 A001-WS·2011-Y-BGS-0001\nunit A001-WS·2011-Y-BGS-0001',
  origin: 'archives.example/log',
  size: 184467,
  keys: 'archives.example/log+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  checkpoint: CHECKPOINT,
  withheld: '无，全部事件附原文。',
  howToCheck: '1. node verify.mjs --vkey KEY F.zip',
  signatures: [],
  rows: Array.from({ length: count }, (_, i) => ({
    leaf: String(100 + i),
    date: '2024-06-03',
    zh: `移交：${SENDER}移交${RECEIVER}，双方已签署交接文据。`,
    en: 'transferred; both sides have signed the deed of transfer.',
    by: '斯琴高娃 (Director)',
  })),
});
