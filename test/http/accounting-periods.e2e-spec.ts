import { HttpFixture } from './application.fixture';
import { importFile } from './journey.fixture';

const CODES = ['J020-KU·2016-0001', 'J020-KU·2016-0002'];
const CSV = [
  '档号,题名,责任者,日期,保管期限,页数',
  `${CODES[0] ?? ''},2016年记账凭证,市水利局,20161231,短期,3`,
  `${CODES[1] ?? ''},2016年明细账,市水利局,20161231,短期,3`,
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
  const query = { file: 'books.csv', format: 'catalogue', archives: 'A', fondsName: '市水利局' };
  const { result } = await importFile(
    http,
    'zhang',
    { ...query, heldSince: '2018-01-01', businessDate: '2018-05-01' },
    Buffer.from(CSV),
  );
  fonds = result?.fonds[0] ?? '';
  const stored = await http
    .as('zhang')
    .post('/api/v1/evidence')
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from('馆务会纪要'));
  paper = { sha256: (stored.body as { sha256: string }).sha256, kind: '馆务会纪要' };
  await http.instance.projections.catchUp();
});
afterAll(() => http.close());

const send = async (name: string, path: string, body: object, status: number) => {
  const answer = await http.as(name).post(`/api/v1${path}`).send(body);
  expect([path, answer.status, answer.body]).toEqual([path, status, answer.body]);
  return answer.body as Record<string, unknown>;
};

describe('the least period of accounting archives (O79, table 1)', () => {
  it('is told where an appraisal gives a shorter one, and asks for a decision where one is assigned', async () => {
    const members = [{ name: '张某', role: '档案' }];
    const opening = { custodian: 'A', fonds, method: '逐卷', scope: '旧期限', members, units: CODES };
    const { appraisal } = await send('director', '/appraisals', opening, 201);
    const opinions = [{ opinion: 'keep', reason: '仍有查考价值', period: '15年' }];
    await send('zhang', `/appraisals/${String(appraisal)}/opinions`, { opinions }, 201);
    const told = await http.as('zhang').get(`/api/v1/appraisals/${String(appraisal)}`);
    expect((told.body as { reminders: { en: string }[] }).reminders.map(({ en }) => en)).toContainEqual(
      expect.stringContaining('the least period is 30年; 2 units are given 15年'),
    );

    const assigning = { units: CODES, period: '15年', scheduleBasis: 'legacy', decision: '馆务会5号' };
    expect(await send('zhang', '/retention-assignments', assigning, 422)).toMatchObject({
      ...{ code: 'shorter-than-the-least-period', rule: 'INV-10' },
      basis: [{ instrument: 'O79' }],
      facts: { period: '15年', least: '30年' },
    });
    await send('zhang', '/retention-assignments', { ...assigning, evidence: [paper] }, 201);
  });
});
