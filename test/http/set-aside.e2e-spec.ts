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
    const nameless = { code: '0002', archives: 'A', decision: 'keep', reason: '已核对' };
    const unplaced = await http.as('zhang').post('/api/v1/set-aside-codes/decisions').send(nameless);
    expect(unplaced.body).toMatchObject({ code: 'fonds-not-in-code', facts: { code: '0002' } });
    await decide('wang', 2, 'keep').expect(403);
    await decide('reader', 2, 'keep').expect(403);
    await decide('zhang', 2, 'perhaps').expect(400);
    expect((await decide('zhang', 1, 'keep')).body).toMatchObject({ code: 'code-not-set-aside' });
  });

  it('are listed for staff of the archives that numbers, by what was decided', async () => {
    const listed = async (name: string, query: object = {}) => {
      const { body } = await http.as(name).get('/api/v1/set-aside-codes').query(query).expect(200);
      return (body as { rows: { code: string }[] }).rows.map((row) => row.code);
    };
    expect(await listed('zhang', { archives: 'A', decision: 'none' })).toEqual([code(2), code(3)]);
    expect(await listed('auditor')).toEqual([code(2), code(3)]);
    expect(await listed('wang')).toEqual([]);
    expect(await listed('reader')).toEqual([]);
    const { body } = await http.as('zhang').get('/api/v1/set-aside-codes?limit=1').expect(200);
    expect(body).toMatchObject({
      rows: [{ code: code(2), status: '已销毁', file: '目录.csv', line: 4, decision: null, takenOn: false }],
      next: expect.any(String) as string,
    });
  });

  it('are kept for ever, or their units taken on after all', async () => {
    await decide('zhang', 2, 'keep').expect(200);
    await decide('zhang', 3, 'admit').expect(200);
    expect((await decide('zhang', 2, 'admit')).body).toMatchObject({ code: 'code-kept' });
    const { result } = await importFile(http, 'zhang', QUERY, csv(row(2), row(3)));
    expect(result).toMatchObject({ components: 2, registered: 1, refused: 1 });
    const { body } = await http
      .as('zhang')
      .get('/api/v1/set-aside-codes')
      .query({ after: result?.position })
      .expect(200);
    expect((body as { rows: object[] }).rows).toMatchObject([
      { code: code(2), decision: 'keep', takenOn: false },
      { code: code(3), decision: 'admit', takenOn: true },
    ]);
  });
});

describe('a code that was entered in error (INV-44)', () => {
  const at = (n: number): string => `/api/v1/units/${encodeURIComponent(code(n))}`;
  const found = async (n: number, after?: string): Promise<string[]> => {
    const { body } = await http
      .as('zhang')
      .get('/api/v1/catalogue/search')
      .query({ code: code(n), after })
      .expect(200);
    return (body as { rows: { id: string }[] }).rows.map(({ id }) => id);
  };

  it('passes to the unit it belongs to by two people; look-ups follow it there', async () => {
    const { result } = await importFile(http, 'zhang', QUERY, csv(row(4), row(5)));
    const [[wrong = ''], [right = '']] = [await found(4, result?.position), await found(5)];
    const proposed = await http
      .as('zhang')
      .post(`${at(4)}/code-passages`)
      .send({ code: code(4), to: code(5), replacement: code(6), reason: '两件录反' })
      .expect(201);
    const [proposal] = (proposed.body as { events: string[] }).events;
    const second = (name: string) =>
      http
        .as(name)
        .post(`${at(4)}/proposals/${proposal}/second`)
        .send({});
    expect((await second('zhang').expect(403)).body).toMatchObject({ code: 'same-person' });
    const { position } = (await second('li').expect(200)).body as { position: string };
    expect([await found(4, position), await found(5), await found(6)]).toEqual([[right], [right], [wrong]]);
    const { body } = await http.as('zhang').get(at(4)).expect(200);
    expect(body).toMatchObject({
      id: right,
      code: { printed: code(4) },
      formerCodes: [{ printed: code(5) }],
    });
    const { tables } = await http.instance.projections.check('catalogue');
    expect(tables.filter(({ equal }) => !equal)).toEqual([]);
  });
});
