import { HttpFixture } from './application.fixture';
import { importFile, RIVER_QUERY } from './journey.fixture';

let http: HttpFixture;
let fonds: string;
let unit: string;
let position: string;

beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  const { result } = await importFile(http, 'zhang', RIVER_QUERY);
  [fonds, position] = [result?.fonds[0] ?? '', result?.position ?? ''];
  const { body } = await http
    .as('zhang')
    .get(`/api/v1/catalogue/search?title=dyke&after=${position}`)
    .expect(200);
  unit = (body as { rows: { unit: string }[] }).rows[0]?.unit ?? '';
});
afterAll(() => http.close());

const get = async (
  name: string,
  path: string,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const { status, body } = await http.as(name).get(path);
  return { status, body: body as Record<string, unknown> };
};

describe.each([
  ['staff of another archives', 'wang'],
  ['a reader, of what is not open', 'reader'],
])('%s', (_who, name) => {
  it('sees no unit: not in lists, not in counts, not by its id', async () => {
    expect(await get(name, `/api/v1/holdings?archives=A`)).toMatchObject({
      status: 200,
      body: { total: { units: 0, beginningUnknown: 0, unchecked: 0 }, rows: [] },
    });
    expect(await get(name, `/api/v1/holdings?archives=A&by=fonds,level`)).toMatchObject({
      body: { groups: [] },
    });
    expect(await get(name, '/api/v1/catalogue/search?title=dyke')).toMatchObject({
      body: { count: 0, rows: [] },
    });
    expect(await get(name, '/api/v1/fonds')).toMatchObject({ body: { rows: [] } });
    expect(
      await get(name, '/api/v1/holdings/balance?archives=A&from=2020-01-01&to=2021-01-01'),
    ).toMatchObject({
      body: Object.fromEntries(
        ['opening', 'takenOn', 'corrected', 'closing'].map((term) => [
          term,
          { units: 0, files: 0, items: 0 },
        ]),
      ),
    });
    for (const path of [
      `/api/v1/units/${unit}`,
      `/api/v1/units/${unit}/chain`,
      `/api/v1/catalogue/nodes/${unit}`,
      `/api/v1/catalogue/tree?fonds=${fonds}`,
      `/api/v1/fonds/${fonds}`,
      `/api/v1/holdings?fonds=${fonds}`,
    ])
      expect([path, (await get(name, path)).status]).toEqual([path, 404]);
  });
});

describe('staff of another archives', () => {
  it('sees nothing of it in the trail', async () => {
    for (const query of [`fonds=${fonds}`, `subject=${unit}`]) {
      const { status, body } = await get('wang', `/api/v1/trail?${query}`);
      expect(status === 404 || (body['rows'] as unknown[]).length === 0).toBe(true);
    }
    const { body } = await get('wang', '/api/v1/trail?type=HoldingTakenOn');
    expect(body).toEqual({ rows: [] });
  });

  it('sees nothing of its gate, and nothing that waits for it', async () => {
    for (const path of ['holds', 'passages'])
      expect([path, (await get('wang', `/api/v1/fonds/${fonds}/${path}`)).status]).toEqual([path, 404]);
    expect(await get('wang', '/api/v1/inbox?scope=all')).toMatchObject({ status: 200, body: { rows: [] } });
    // The import that waits for a check.
    expect((await get('li', '/api/v1/inbox?scope=all')).body['rows']).toHaveLength(1);
  });

  it('does nothing to it', async () => {
    const deed = { fields: [{ field: 'medium', after: '纸质' }] };
    await http.as('wang').post(`/api/v1/units/${unit}/description`).send(deed).expect(404);
    await http.as('wang').post(`/api/v1/fonds/${fonds}/close`).send({ lastDate: '2020-01-01' }).expect(404);
  });

  it('gets the same digest as everybody: it is taken over the whole archives', async () => {
    const digest = async (name: string): Promise<unknown> =>
      (await get(name, `/api/v1/holdings?archives=A&asOf=2021-01-01&knownAt=${position}`)).body['digest'];
    expect(await digest('wang')).toBe(await digest('zhang'));
  });
});

describe('the system administrator', () => {
  it.each([
    '/api/v1/holdings',
    '/api/v1/catalogue/search?title=dyke',
    '/api/v1/trail',
    '/api/v1/fonds',
    '/api/v1/imports',
    '/api/v1/inbox',
  ])('is refused %s', async (path) => {
    expect(await get('root', path)).toMatchObject({ status: 403, body: { code: 'permission-denied' } });
  });

  it('keeps the read models all the same', async () => {
    expect(await get('root', '/api/v1/projections/lag')).toMatchObject({ status: 200 });
    const checked = await http.as('root').post('/api/v1/projections/custody/check').expect(200);
    expect((checked.body as { tables: { equal: boolean }[] }).tables.every(({ equal }) => equal)).toBe(true);
    await http.as('root').post('/api/v1/projections/nothing/check').expect(404);
  });
});

describe('an auditor of the installation', () => {
  it('sees everything and changes nothing', async () => {
    expect(await get('auditor', `/api/v1/fonds/${fonds}`)).toMatchObject({ status: 200 });
    await http
      .as('auditor')
      .post(`/api/v1/fonds/${fonds}/close`)
      .send({ lastDate: '2020-01-01' })
      .expect(403);
  });
});
