import { DisposalFixture } from './disposal.fixture';

const CODE = 'J021-KJ·SB·2000-0001';
const CSV = [
  '档号,题名,责任者,日期,保管期限,页数,载体类型',
  `${CODE},水轮机图纸数据,市水利局,20000309,10年,3,电子`,
].join('\n');

let d: DisposalFixture;
beforeAll(async () => {
  d = await DisposalFixture.open({
    ...{ csv: CSV, heldSince: '2003-01-01', businessDate: '2003-05-01', paper: '鉴定工作报告' },
    others: { jian1: 'DestructionSupervisor', jian2: 'DestructionSupervisor' },
  });
});
afterAll(() => d.http.close());

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
    const register = {
      custodian: 'A',
      fonds: d.fonds,
      form: 'technical',
      report: '鉴定工作报告',
      units: [CODE],
    };
    const { act } = await d.send('zhang', '/destructions', { ...register, evidence: [d.paper] }, 201);
    const at = (step: string) => `/destructions/${String(act)}/${step}`;
    const filing = { with: '县档案局', receipt: '备〔2026〕3号' };
    expect(await d.send('zhang', at('file'), filing, 422)).toMatchObject({ code: 'approval-missing' });
    await d.send('director', at('approve'), { as: 'unit-head', opinion: '同意' }, 200);
    for (const name of ['jian1', 'jian2'])
      await d.send(name, at('count'), { all: true, office: 'archives' }, 200);
    const order = {
      ...{ method: '消磁', place: '县数据中心' },
      facility: { name: '县销毁中心', kind: 'secrecy-authority' },
    };
    expect(await d.send('jian1', at('start'), order, 422)).toMatchObject({ code: 'filing-missing' });
    await d.send('zhang', at('file'), filing, 200);
    expect(await d.send('jian1', at('erasure'), ERASED, 422)).toMatchObject({
      code: 'destruction-not-started',
    });
    await d.send('jian1', at('start'), order, 200);
    await d.send('jian1', at('facts'), { outcome: 'destroyed', rest: true }, 201);
    expect(await d.send('jian1', at('certify'), {}, 422)).toMatchObject({ code: 'erasure-missing' });
    await d.send('jian1', at('erasure'), ERASED, 201);
    await d.send('jian1', at('certify'), {}, 200);
    await d.send('jian2', at('certify'), {}, 200);

    await d.http.instance.projections.catchUp();
    const { body } = await d.http.as('zhang').get(`/api/v1/destructions/${String(act)}`);
    expect(body).toMatchObject({
      certified: true,
      filing: { asked: true, done: true, receipts: [filing] },
      erasures: [ERASED],
    });
    const { text } = await d.http.as('zhang').get(`/api/v1${at('paper')}?format=html`);
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
