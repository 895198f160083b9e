import { HttpFixture } from './application.fixture';
import { importFile } from './journey.fixture';

const CODE = 'J021-KJ·SB·2000-0001';
const CSV = [
  '档号,题名,责任者,日期,保管期限,页数,载体类型',
  `${CODE},水轮机图纸数据,市水利局,20000309,10年,3,电子`,
].join('\n');

let http: HttpFixture;
let fonds = '';
let paper: { sha256: string; kind: string };

beforeAll(async () => {
  http = await HttpFixture.open();
  const archives = { code: 'A', name: '县档案馆', kind: '综合档案馆', level: 'county' };
  await http.as('root').post('/api/v1/organisations').send(archives).expect(201);
  await http.account('zhang', 'AccessionArchivist', 'A');
  await http.account('director', 'Director', 'A');
  for (const name of ['jian1', 'jian2']) await http.account(name, 'DestructionSupervisor', 'A');
  const query = { file: 'plans.csv', format: 'catalogue', archives: 'A', fondsName: '市水利局' };
  const { result } = await importFile(
    http,
    'zhang',
    { ...query, heldSince: '2003-01-01', businessDate: '2003-05-01' },
    Buffer.from(CSV),
  );
  fonds = result?.fonds[0] ?? '';
  const stored = await http
    .as('zhang')
    .post('/api/v1/evidence')
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from('鉴定工作报告'));
  paper = { sha256: (stored.body as { sha256: string }).sha256, kind: '鉴定工作报告' };
  await http.instance.projections.catchUp();
});
afterAll(() => http.close());

const send = async (name: string, path: string, body: object, status: number) => {
  const answer = await http.as(name).post(`/api/v1${path}`).send(body);
  expect([path, answer.status, answer.body]).toEqual([path, status, answer.body]);
  return answer.body as Record<string, unknown>;
};

const ERASED = {
  media: [{ kind: '硬盘', label: 'HD-07', count: 2 }],
  copies: '光盘两张一并粉碎',
  backups: '异地备份已覆写三遍',
  keys: '密钥 K-21 已销毁',
  method: '消磁',
  result: '恢复软件读取无结果',
};

describe('a register of electronic technical archives', () => {
  it('is filed for record, erased with media, copies and backups, and says so to whoever reads it (E52, E55)', async () => {
    const register = { custodian: 'A', fonds, form: 'technical', report: '鉴定工作报告', units: [CODE] };
    const { act } = await send('zhang', '/destructions', { ...register, evidence: [paper] }, 201);
    const at = (step: string) => `/destructions/${String(act)}/${step}`;
    const filing = { with: '县档案局', receipt: '备〔2026〕3号' };
    expect(await send('zhang', at('file'), filing, 422)).toMatchObject({ code: 'approval-missing' });
    await send('director', at('approve'), { as: 'unit-head', opinion: '同意' }, 200);
    for (const name of ['jian1', 'jian2'])
      await send(name, at('count'), { all: true, office: 'archives' }, 200);
    const order = {
      ...{ method: '消磁', place: '县数据中心' },
      facility: { name: '县销毁中心', kind: 'secrecy-authority' },
    };
    expect(await send('jian1', at('start'), order, 422)).toMatchObject({ code: 'filing-missing' });
    await send('zhang', at('file'), filing, 200);
    expect(await send('jian1', at('erasure'), ERASED, 422)).toMatchObject({
      code: 'destruction-not-started',
    });
    await send('jian1', at('start'), order, 200);
    await send('jian1', at('facts'), { outcome: 'destroyed', rest: true }, 201);
    expect(await send('jian1', at('certify'), {}, 422)).toMatchObject({ code: 'erasure-missing' });
    await send('jian1', at('erasure'), ERASED, 201);
    await send('jian1', at('certify'), {}, 200);
    await send('jian2', at('certify'), {}, 200);

    await http.instance.projections.catchUp();
    const { body } = await http.as('zhang').get(`/api/v1/destructions/${String(act)}`);
    expect(body).toMatchObject({
      certified: true,
      filing: { asked: true, done: true, receipts: [filing] },
      erasures: [ERASED],
    });
    const { text } = await http.as('zhang').get(`/api/v1${at('paper')}?format=html`);
    for (const told of [
      '县销毁中心',
      '硬盘 HD-07 ×2',
      ERASED.copies,
      ERASED.backups,
      ERASED.keys,
      ERASED.result,
    ])
      expect(text).toContain(told);
  });
});
