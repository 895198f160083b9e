import { HttpFixture } from './application.fixture';
import { importFile } from './journey.fixture';

const HEADER = '档号,题名,责任者,日期,备注';
const code = (n: number): string => `Z109-WS·2011-Y-000${n}`;
const QUERY = { file: '目录.csv', format: 'catalogue', archives: 'A' };
const csv = (...rows: string[]): Buffer => Buffer.from(['归档文件目录', HEADER, ...rows].join('\r\n'));
const row = (n: number, remark = ''): string => `${code(n)},通知${n},局,20110309,${remark}`;

let http: HttpFixture;
beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  await importFile(http, 'zhang', QUERY, csv(row(1), row(2, '已销毁'), row(3, '缺')));
});
afterAll(() => http.close());

const decide = (name: string, n: number, decision: string, more: object = { reason: '已核对' }) =>
  http
    .as(name)
    .post('/api/v1/set-aside-codes/decisions')
    .send({ code: code(n), archives: 'A', decision, ...more });

describe('codes that a catalogue lists with a status (domain.md §8b)', () => {
  it('are given to no unit until somebody decides', async () => {
    const answer = await http
      .as('zhang')
      .put(`/api/v1/units/${encodeURIComponent(code(1))}/code`)
      .send({ code: code(2) })
      .expect(422);
    expect(answer.body).toMatchObject({ code: 'code-set-aside', rule: 'INV-44' });
  });

  it('are decided on with a reason, by staff of the archives that numbers, and by nobody else', async () => {
    expect((await decide('zhang', 2, 'keep', {})).body).toMatchObject({ code: 'reason-missing' });
    await decide('wang', 2, 'keep').expect(403);
    await decide('reader', 2, 'keep').expect(403);
    await decide('zhang', 2, 'perhaps').expect(400);
    expect((await decide('zhang', 1, 'keep')).body).toMatchObject({ code: 'code-not-set-aside' });
  });

  it('are kept for ever, or their units taken on after all', async () => {
    await decide('zhang', 2, 'keep').expect(200);
    await decide('zhang', 3, 'admit').expect(200);
    expect((await decide('zhang', 2, 'admit')).body).toMatchObject({ code: 'code-kept' });
    const { result } = await importFile(http, 'zhang', QUERY, csv(row(2), row(3)));
    expect(result).toMatchObject({ components: 2, registered: 1, refused: 1 });
  });
});
