import { DisposalFixture } from './disposal.fixture';

const CODES = ['J020-KU·2016-0001', 'J020-KU·2016-0002'];
const CSV = [
  '案卷目录及卷内文件目录（全引目录）',
  '全宗号,J020,目录号,001,保管期限,短期',
  '案卷号,件号,档号,案卷题名,题名,责任者,日期,页号,总页数',
  `1,,${CODES[0] ?? ''},2016年记账凭证,,市水利局,20161231,,3`,
  // What it is, only what lies within it says.
  `2,,${CODES[1] ?? ''},2016年会计资料,,市水利局,20161231,,3`,
  `2,1,${CODES[1] ?? ''}-001,,2016年明细账,市水利局,20161231,1,`,
].join('\n');

let d: DisposalFixture;
beforeAll(async () => {
  const days = { heldSince: '2018-01-01', businessDate: '2018-05-01' };
  d = await DisposalFixture.open({ csv: CSV, ...days, paper: '馆务会纪要' });
});
afterAll(() => d.http.close());

describe('the least period of accounting archives (O79, table 1)', () => {
  it('is told where an appraisal gives a shorter one, and asks for a decision where one is assigned', async () => {
    const members = [{ name: '张某', role: '档案' }];
    const opening = {
      custodian: 'A',
      fonds: d.fonds,
      method: '逐卷',
      scope: '旧期限',
      members,
      units: CODES,
    };
    const { appraisal } = await d.send('director', '/appraisals', opening, 201);
    const opinions = [{ opinion: 'keep', reason: '仍有查考价值', period: '15年' }];
    await d.send('zhang', `/appraisals/${String(appraisal)}/opinions`, { opinions }, 201);
    const told = await d.http.as('zhang').get(`/api/v1/appraisals/${String(appraisal)}`);
    expect((told.body as { reminders: { en: string }[] }).reminders.map(({ en }) => en)).toContainEqual(
      expect.stringContaining('the least period is 30年; 2 units are given 15年'),
    );

    const assigning = { units: CODES, period: '15年', scheduleBasis: 'legacy', decision: '馆务会5号' };
    expect(await d.send('zhang', '/retention-assignments', assigning, 422)).toMatchObject({
      ...{ code: 'shorter-than-the-least-period', rule: 'INV-10' },
      basis: [{ instrument: 'O79' }],
      facts: { period: '15年', least: '30年' },
    });
    await d.send('zhang', '/retention-assignments', { ...assigning, evidence: [d.paper] }, 201);
  });
});
