import { HttpFixture } from './application.fixture';

let http: HttpFixture;
let fonds: string;
let sha256: string;

beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  const made = await http
    .as('zhang')
    .post('/api/v1/fonds')
    .send({ archives: 'A', number: '0001', name: '市粮食局' });
  fonds = (made.body as { id: string }).id;
  const stored = await http
    .as('zhang')
    .post('/api/v1/evidence')
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from('批复'));
  sha256 = (stored.body as { sha256: string }).sha256;
});
afterAll(() => http.close());

const open = (name: string, key = 'once') =>
  http.as(name).get(`/api/v1/evidence/${sha256}`).set('Idempotency-Key', key);
const amend = (name: string, more: object = {}) =>
  http
    .as(name)
    .post(`/api/v1/fonds/${fonds}/history`)
    .send({ change: '名称', text: '更名', date: '2010-06-01', ...more });

describe('a supporting file', () => {
  it('that no event cites is opened by whoever stored it and those he did it with, and by nobody else', async () => {
    await open('zhang').expect(200);
    await open('li').expect(200);
    await open('wang').expect(404);
    const { body } = await http.as('zhang').get(`/api/v1/trail?type=EvidenceStored`).expect(200);
    expect(body).toMatchObject({ rows: [{ data: { sha256 } }] });
  });

  it('of others is cited by nobody who only knows its digest: that would open it', async () => {
    const made = await http
      .as('wang')
      .post('/api/v1/fonds')
      .send({ archives: 'B', number: '0001', name: '市物资局' })
      .expect(201);
    const own = (made.body as { id: string }).id;
    const cite = () =>
      http
        .as('wang')
        .post(`/api/v1/fonds/${own}/history`)
        .send({
          change: '名称',
          text: '更名',
          date: '2010-06-01',
          evidence: [{ sha256, kind: '批复' }],
        });
    expect((await cite().expect(422)).body).toMatchObject({ code: 'evidence-not-stored', facts: { sha256 } });
    await open('wang').expect(404);
    const letter = Buffer.from('来函');
    const his = await http
      .as('wang')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(letter)
      .expect(201);
    const evidence = [{ sha256: (his.body as { sha256: string }).sha256, kind: '来函' }];
    await http
      .as('wang')
      .post(`/api/v1/fonds/${own}/history`)
      .send({ change: '名称', text: '更名', date: '2010-06-01', evidence })
      .expect(201);
  });

  it('is opened by whoever sees an event that cites it, at once, and by nobody else', async () => {
    await amend('zhang', { evidence: [{ sha256, kind: '批复' }] }).expect(201);
    await open('li').expect(200);
    await open('auditor').expect(200);
    const { body } = await open('wang').expect(404);
    expect(body).toMatchObject({ code: 'evidence-not-found' });
  });

  it('is opened twice by two readings, whatever key they bear', async () => {
    const [first, second] = [await open('li').expect(200), await open('li').expect(200)];
    expect(first.headers['fonds-position']).not.toBe(second.headers['fonds-position']);
  });
});

describe('a fonds of another archives', () => {
  it('is changed by nobody who may write fonds only elsewhere, though he sees it as staff', async () => {
    await http.account('both', 'Keeper', 'A');
    const grant = { role: 'AccessionArchivist', organisation: 'B' };
    await http.as('root').post('/api/v1/accounts/both/roles').send(grant);
    const { body } = await amend('both').expect(403);
    expect(body).toMatchObject({ code: 'not-of-your-archives' });
  });
});

describe('a cursor of the right shape with values of no such kind', () => {
  it.each([
    ['/api/v1/fonds', ['a', 'b']],
    ['/api/v1/trail', ['x']],
    ['/api/v1/trail', ['99999999999999999999999999']],
    ['/api/v1/imports', ['x']],
  ])('is malformed: %s %j', async (path, key) => {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    const { body } = await http.as('zhang').get(`${path}?cursor=${cursor}`).expect(400);
    expect(body).toMatchObject({ code: 'cursor-malformed' });
  });
});
