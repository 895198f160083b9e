import { HttpFixture } from './application.fixture';
import { importFile } from './journey.fixture';

interface Answer {
  readonly events: readonly string[];
  readonly position: string;
  readonly stream: string;
}

let http: HttpFixture;
beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  await http.account('root2', 'SystemAdministrator');
});
afterAll(() => http.close());

/** One proposes, another seconds. @returns the position after which it is believed */
async function corrected(at: string, corrects: string, fields: object[], [one, two] = ['zhang', 'li']) {
  const proposed = await http
    .as(one)
    .post(`${at}/event-corrections`)
    .send({ corrects, fields, reason: '登记表抄错' })
    .expect(201);
  const [proposal = ''] = (proposed.body as Answer).events;
  const own = await http.as(one).post(`${at}/proposals/${proposal}/second`).send({}).expect(403);
  expect(own.body).toMatchObject({ code: 'same-person', rule: 'INV-01' });
  const done = await http.as(two).post(`${at}/proposals/${proposal}/second`).send({}).expect(200);
  return (done.body as Answer).position;
}

async function inTrail(subject: string, name: string): Promise<readonly { type: string; data: object }[]> {
  const { body } = await http.as(name).get('/api/v1/trail').query({ subject }).expect(200);
  return (body as { rows: { type: string; data: object }[] }).rows;
}

async function rebuildsAlike(name: string): Promise<void> {
  const { tables } = await http.instance.projections.check(name);
  expect(tables.filter(({ equal }) => !equal)).toEqual([]);
}

describe('E92: an event of a fonds', () => {
  it('is corrected by two people: name and relation follow, the trail keeps both', async () => {
    const register = async (name: string) => {
      const { body } = await http.as('zhang').post('/api/v1/fonds').send({ archives: 'A', name }).expect(201);
      return body as Answer & { id: string };
    };
    const [fonds, one, two] = [await register('市水力局'), await register('甲局'), await register('乙局')];
    const at = `/api/v1/fonds/${fonds.id}`;
    const related = await http
      .as('zhang')
      .post(`${at}/relations`)
      .send({ other: one.id, relation: 'successor', businessDate: '2020-01-01' })
      .expect(201);
    await corrected(at, fonds.events[0] ?? '', [{ field: 'name', after: '市水利局' }]);
    const after = await corrected(at, (related.body as Answer).events[0] ?? '', [
      { field: 'other', after: two.id },
      { field: 'businessDate', after: '2019-01-01' },
    ]);
    const { body } = await http.as('zhang').get(`${at}?after=${after}`).expect(200);
    expect(body).toMatchObject({
      name: '市水利局',
      relations: [{ other: two.id, relation: 'successor', since: '2019-01-01' }],
    });
    const told = await inTrail(fonds.id, 'zhang');
    expect(told.map(({ type }) => type)).toEqual([
      'FondsRegistered',
      'FondsRelated',
      'EventCorrectionProposed',
      'EventCorrected',
      'EventCorrectionProposed',
      'EventCorrected',
    ]);
    expect(told[0]?.data).toMatchObject({ name: '市水力局' });
    expect(told[3]?.data).toMatchObject({
      fields: [{ field: 'name', before: '市水力局', after: '市水利局' }],
    });
    await rebuildsAlike('fonds');
  });

  it('is not corrected by people of other archives, nor told of in a form that no door would take', async () => {
    const { body } = await http
      .as('zhang')
      .post('/api/v1/fonds')
      .send({ archives: 'A', name: '丙局' })
      .expect(201);
    const { id, events } = body as Answer & { id: string };
    const send = (name: string, after: string) =>
      http
        .as(name)
        .post(`/api/v1/fonds/${id}/event-corrections`)
        .send({ corrects: events[0], fields: [{ field: 'name', after }], reason: '登记表抄错' });
    await send('wang', '丁局').expect(404);
    const refused = await send('zhang', '长'.repeat(501)).expect(400);
    expect(refused.body).toMatchObject({ code: 'event-field-invalid', facts: { field: 'name' } });
  });
});

describe('E92: what was told of a series', () => {
  it('is corrected by two people; the catalogue shows and finds it so', async () => {
    const done = await importFile(http, 'zhang', { file: 'f.xml', format: 'ead', archives: 'A' });
    const [fonds = ''] = done.result?.fonds ?? [];
    const { position = '' } = done.result ?? {};
    const tree = await http
      .as('zhang')
      .get('/api/v1/catalogue/tree')
      .query({ fonds, after: position })
      .expect(200);
    const series = (tree.body as { rows: { id: string; kind: string }[] }).rows.find(
      ({ kind }) => kind === 'series',
    );
    const id = series?.id ?? '';
    const [event] = (await http.instance.store.readStream(`series-${id}`)).map((each) => each.id);
    const after = await corrected(`/api/v1/series/${id}`, event ?? '', [
      { field: 'title', after: '河道往来公文' },
      { field: 'level', after: 'subseries' },
      { field: 'scope', after: '两岸' },
    ]);
    const found = await http
      .as('zhang')
      .get('/api/v1/catalogue/search')
      .query({ title: '道往来', after })
      .expect(200);
    expect((found.body as { rows: object[] }).rows).toMatchObject([{ id, level: 'subseries' }]);
    const shown = await http.as('zhang').get(`/api/v1/catalogue/nodes/${id}`).expect(200);
    expect(shown.body).toMatchObject({ description: { title: '河道往来公文', scope: '两岸' } });
    await http.as('wang').post(`/api/v1/series/${id}/event-corrections`).send({}).expect(400);
    const other = { corrects: event, fields: [{ field: 'title', after: 'x' }], reason: 'x' };
    await http.as('wang').post(`/api/v1/series/${id}/event-corrections`).send(other).expect(404);
    for (const name of ['catalogue', 'custody']) await rebuildsAlike(name);
  });
});

describe('E92: an event of an organisation', () => {
  it('is corrected by two administrators: days and successors follow', async () => {
    await http.organisation('Q', '旗档案馆');
    const at = '/api/v1/organisations/Q';
    const named = await http
      .as('root')
      .post(`${at}/successors`)
      .send({ function: '档案保营', successor: 'A' })
      .expect(200);
    const [registered] = await http.instance.store.readStream((named.body as Answer).stream);
    expect(registered?.type).toBe('OrganisationRegistered');
    const people: [string, string] = ['root', 'root2'];
    await corrected(at, registered?.id ?? '', [{ field: 'validFrom', after: '1958-01-01' }], people);
    const after = await corrected(
      at,
      (named.body as Answer).events[0] ?? '',
      [{ field: 'function', after: '档案保管' }],
      people,
    );
    const { body } = await http.as('root').get(`${at}?after=${after}`).expect(200);
    expect(body).toMatchObject({
      validFrom: '1958-01-01',
      successors: [{ function: '档案保管', code: 'A' }],
    });
    expect((body as { successors: object[] }).successors).toHaveLength(1);
    await rebuildsAlike('organisation');
  });
});
