import { HttpFixture } from './application.fixture';

let http: HttpFixture;
beforeAll(async () => void (http = await (await HttpFixture.open()).people()));
afterAll(() => http.close());

const register = (body: object, name = 'zhang') =>
  http
    .as(name)
    .post('/api/v1/fonds')
    .send({ archives: 'A', ...body });
const idOf = ({ body }: { body: unknown }): string => (body as { id: string }).id;

describe('a fonds', () => {
  let id: string;

  it('is registered once under its number, and found by it', async () => {
    const made = await register({ number: '0001', name: '市粮食局' }).expect(201);
    id = idOf(made);
    expect(made.headers['location']).toBe(`/api/v1/fonds/${id}`);
    const { position } = made.body as { position: string };
    const found = await http.as('zhang').get(`/api/v1/fonds/0001?after=${position}`).expect(200);
    expect(found.body).toMatchObject({ id, number: '0001', status: 'active', numbers: ['0001'] });
    const again = await register({ number: '0001', name: '市商业局' }).expect(409);
    expect(again.body).toMatchObject({ code: 'fonds-number-taken', rule: 'INV-44' });
  });

  it('is registered only by the archives that numbers it', async () => {
    const { body } = await register({ number: '0009', name: '市粮食局' }, 'wang').expect(403);
    expect(body).toMatchObject({ code: 'not-of-your-archives' });
  });

  describe('S20: that was renamed', () => {
    const renumber = (businessDate: string, more: object = {}) =>
      http
        .as('zhang')
        .put(`/api/v1/fonds/${id}/number`)
        .send({ number: '0002', businessDate, ...more });

    it.each(['2010-06-01', '2024-06-01'])('keeps its number on %s (INV-40)', async (day) => {
      const { body } = await renumber(day, { reason: '机构更名' }).expect(422);
      expect(body).toMatchObject({ code: 'fonds-number-stays', rule: 'INV-40', facts: { number: '0001' } });
      expect((body as { basis: unknown[] }).basis.length).toBeGreaterThan(0);
    });

    it('has its history amended instead', async () => {
      const { body } = await http
        .as('zhang')
        .post(`/api/v1/fonds/${id}/history`)
        .send({ change: '名称', text: '更名为市粮食和物资储备局', date: '2010-06-01' })
        .expect(201);
      const { position } = body as { position: string };
      const trail = await http.as('zhang').get(`/api/v1/trail?fonds=${id}&after=${position}`).expect(200);
      expect((trail.body as { rows: { type: string }[] }).rows.map(({ type }) => type)).toEqual([
        'FondsRegistered',
        'FondsHistoryAmended',
      ]);
    });

    it('gets another number by a recorded decision with its paper, and the old one is never free again', async () => {
      const paper = await http
        .as('zhang')
        .post('/api/v1/evidence')
        .set('Content-Type', 'application/octet-stream')
        .send(Buffer.from('批复'))
        .expect(201);
      const { sha256 } = paper.body as { sha256: string };
      const decided = { reason: '市档案局批复', evidence: [{ sha256, kind: '批复' }] };
      await renumber('2024-06-01', decided).expect(200);
      await register({ number: '0001', name: '市物资局' }).expect(409);
      await register({ number: '0002', name: '市物资局' }).expect(409);
    });
  });

  it('E05: has a dossier of papers, for whoever is a party to it', async () => {
    const stored = await http
      .as('zhang')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('全宗指南'));
    const { sha256 } = stored.body as { sha256: string };
    const file = (over: object) =>
      http
        .as('zhang')
        .post(`/api/v1/fonds/${id}/dossier`)
        .send({ category: '利用', title: '全宗指南', ...over });
    expect((await file({})).body).toMatchObject({ code: 'dossier-paper-missing' });
    await file({ evidence: [{ sha256, kind: '全宗卷' }] }).expect(201);
    await http.instance.projections.catchUp();
    const { body } = await http.as('zhang').get(`/api/v1/fonds/${id}/dossier`).expect(200);
    expect(body).toMatchObject({ rows: [{ category: '利用', title: '全宗指南', evidence: [sha256] }] });
    await http.as('wang').get(`/api/v1/fonds/${id}/dossier`).expect(404);
  });

  it('is closed and reopened', async () => {
    await http.as('zhang').post(`/api/v1/fonds/${id}/close`).send({ lastDate: '2020-12-31' }).expect(200);
    await http.as('zhang').post(`/api/v1/fonds/${id}/close`).send({ lastDate: '2020-12-31' }).expect(422);
    await http.as('zhang').post(`/api/v1/fonds/${id}/reopen`).send({ from: '2022-01-01' }).expect(200);
  });

  it('is related to another that exists, and to no other', async () => {
    const other = idOf(await register({ name: '市物资局' }).expect(201));
    const relate = (to: string) =>
      http.as('zhang').post(`/api/v1/fonds/${id}/relations`).send({ other: to, relation: 'successor' });
    await relate('00000000-0000-8000-8000-000000000000').expect(404);
    const { body } = await relate(other).expect(201);
    const { position } = body as { position: string };
    const shown = await http.as('zhang').get(`/api/v1/fonds/${id}?after=${position}`).expect(200);
    expect(shown.body).toMatchObject({ relations: [{ other, relation: 'successor' }] });
  });

  it('is listed a page at a time in a fixed order', async () => {
    const first = (await http.as('zhang').get('/api/v1/fonds?limit=1').expect(200)).body as {
      rows: unknown[];
      next: string;
    };
    const second = (await http.as('zhang').get(`/api/v1/fonds?limit=1&cursor=${first.next}`).expect(200))
      .body as {
      rows: unknown[];
      next?: string;
    };
    expect([...first.rows, ...second.rows]).toHaveLength(2);
    expect(second.next).toBeUndefined();
    expect(first.rows).not.toEqual(second.rows);
  });

  it('of a body that was absorbed is closed and keeps its number apart; revived, it goes on under it (INV-42)', async () => {
    const post = (of: string, step: string, body: object) =>
      http.as('zhang').post(`/api/v1/fonds/${of}/${step}`).send(body);
    const absorbing = idOf(await register({ number: '0301', name: '市农牧业局' }).expect(201));
    const absorbed = idOf(await register({ number: '0302', name: '市畜牧局' }).expect(201));
    const merger = { other: absorbing, relation: 'merged' };
    await post(absorbed, 'relations', merger).expect(201);
    await post(absorbed, 'close', { lastDate: '2010-06-30' }).expect(200);
    const statusOf = async (id: string) => {
      await http.instance.projections.catchUp();
      const { body } = await http.as('zhang').get(`/api/v1/fonds/${id}`).expect(200);
      const { number, status } = body as { number: string; status: string };
      return [number, status];
    };
    expect(await statusOf(absorbed)).toEqual(['0302', 'closed']);
    expect(await statusOf(absorbing)).toEqual(['0301', 'active']);
    // A revived body starts no new fonds under its old number.
    await register({ number: '0302', name: '市畜牧局' }).expect(409);
    await post(absorbed, 'reopen', { from: '2019-01-01' }).expect(200);
    expect(await statusOf(absorbed)).toEqual(['0302', 'active']);
    const told = await http.instance.store.readStream(`fonds-${absorbed}`);
    const rules = (type: string) =>
      told.find((event) => event.type === type)?.meta.rules.map(({ id: rule }) => rule);
    expect(rules('FondsRelated')).toContain('INV-42');
    expect(rules('FondsReopened')).toEqual(['INV-42']);
  });
});
