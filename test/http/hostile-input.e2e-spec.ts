import { HttpFixture } from './application.fixture';
import { importFile, RIVER_QUERY } from './journey.fixture';

let http: HttpFixture;
let fonds: string;
let unit: string;
beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  const { result } = await importFile(http, 'zhang', RIVER_QUERY);
  fonds = result?.fonds[0] ?? '';
  await http.instance.projections.catchUp();
  const { body } = await http.as('zhang').get('/api/v1/catalogue/search?title=dyke').expect(200);
  unit = (body as { rows: { unit: string }[] }).rows[0]?.unit ?? '';
});
afterAll(() => http.close());

/** Characters that do not compress: an index entry of them is as long as it looks. */
function incompressible(length: number): string {
  let state = 7;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode(0x4e00 + (state % 20_000));
  }).join('');
}

/** Proposed by one, seconded by another. */
async function correct(fields: readonly { field: string; after: unknown }[]): Promise<void> {
  const proposed = await http
    .as('zhang')
    .post(`/api/v1/units/${unit}/corrections`)
    .send({ fields, reason: '核对原件' })
    .expect(201);
  const [proposal] = (proposed.body as { events: string[] }).events;
  await http.as('li').post(`/api/v1/units/${unit}/proposals/${proposal}/second`).send({}).expect(200);
}

/** The read models go on, and are what the log says. */
async function readModelsStand(): Promise<void> {
  await http.instance.projections.catchUp();
  for (const { name } of http.instance.projections.projections) {
    const { tables } = await http.instance.projections.check(name);
    expect(tables.filter(({ equal }) => !equal)).toEqual([]);
  }
}

describe('a question that nothing can answer is refused, and is no error of the server', () => {
  it.each([
    '/api/v1/catalogue/search?title=%00',
    '/api/v1/catalogue/search?code=A%00',
    '/api/v1/units/%00',
    '/api/v1/fonds/A%00',
    '/api/v1/trail?subject=%00',
    '/api/v1/holdings?medium=%00',
  ])('%s', async (url) => {
    const { body } = await http.as('zhang').get(url).expect(400);
    expect(body).toMatchObject({ code: 'input-invalid', errors: [{ check: 'isStorable' }] });
  });

  it('an instant that no clock shows', async () => {
    const { body } = await http
      .as('zhang')
      .get('/api/v1/trail?recordedFrom=2026-99-99T00:00:00Z')
      .expect(422);
    expect(body).toMatchObject({ code: 'known-at-malformed' });
  });

  it('half a surrogate pair in a body', async () => {
    const { body } = await http
      .as('zhang')
      .post(`/api/v1/units/${unit}/corrections`)
      .set('Content-Type', 'application/json')
      .send('{"reason":"r","fields":[{"field":"title","after":"a\\ud800b"}]}')
      .expect(400);
    expect(body).toMatchObject({ errors: [{ check: 'isStorable', path: 'fields.0.after' }] });
  });
});

describe('what a person may write keeps no read model from going on', () => {
  it('a page count beyond four bytes', async () => {
    await correct([{ field: 'pages', after: 3_000_000_000 }]);
    await readModelsStand();
    const { body } = await http.as('zhang').get(`/api/v1/holdings?fonds=${fonds}`).expect(200);
    expect(body).toMatchObject({ total: { pages: 3_000_000_000 } });
  });

  it.each([
    [{ printed: '〇', from: '0000-01-01', certainty: 'exact' }, 'description-invalid'],
    [{ printed: '2020–2019', from: '2020-12-31', to: '2019-01-01', certainty: 'exact' }, 'dates-reversed'],
  ])('a date that is no day, or ends before it begins, is refused', async (date, code) => {
    const { body } = await http
      .as('zhang')
      .post(`/api/v1/units/${unit}/corrections`)
      .send({ reason: 'r', fields: [{ field: 'dates', after: [date] }] });
    expect(body).toMatchObject({ code });
  });

  it('a text with U+0000 is no text', async () => {
    const { body } = await http
      .as('zhang')
      .post(`/api/v1/units/${unit}/corrections`)
      .send({ fields: [{ field: 'scope', after: 'a\u0000b' }], reason: '核对原件' })
      .expect(400);
    expect(body).toMatchObject({ errors: [{ check: 'isStorable', path: 'fields.0.after' }] });
  });
});

describe('what a source may print keeps no read model from going on', () => {
  it('a unitid and a title as long as a finding aid may have them', async () => {
    const [code, title] = [incompressible(1000), incompressible(3000)];
    const ead = `<?xml version="1.0"?><ead><eadheader><eadid>long</eadid></eadheader><archdesc level="fonds"><did><unittitle>${title}</unittitle><unitid>${code}</unitid></did><dsc><c id="q1" level="file"><did><unittitle>${title}</unittitle><unitid>${code}</unitid></did></c></dsc></archdesc></ead>`;
    const done = await importFile(http, 'zhang', { ...RIVER_QUERY, file: 'long.xml' }, Buffer.from(ead));
    expect(done).toMatchObject({ state: 'finished', result: { units: 1 } });
    await readModelsStand();
    const first = await http.as('zhang').get('/api/v1/fonds?limit=1').expect(200);
    const next = (first.body as { next: string }).next;
    await http.as('zhang').get('/api/v1/fonds').query({ limit: 1, cursor: next }).expect(200);
  });

  it('a 全宗号 and a page count that no archives would give', async () => {
    const csv = [
      '全宗号,年度,件号,题名,责任者,日期,保管期限,档号,页数',
      `${incompressible(2500)},2020,1,题名,甲,20200101,永久,Z9-1,1`,
      'Z009,2020,2,题名二,甲,20200101,永久,Z009-WS·2020·Y-0002,99999999999',
    ].join('\n');
    const query = { file: 'long.csv', format: 'catalogue', archives: 'A', businessDate: '2020-05-01' };
    const done = await importFile(http, 'zhang', query, Buffer.from(csv));
    expect(done).toMatchObject({ state: 'finished', result: { registered: 2 } });
    await readModelsStand();
  });

  it('a date where a list counts files, items and pages', async () => {
    const count = 20_230_815_001;
    const post = async (path: string, body: object): Promise<unknown> =>
      (await http.as('zhang').post(`/api/v1/${path}`).send(body).expect(201)).body;
    const estimate = { files: count, items: count };
    const { lot } = (await post('lots', { archives: 'A', title: '积存', fonds, estimate })) as {
      lot: string;
    };
    const description = { title: '日记', pages: count };
    await post(`lots/${lot}/arrangements`, { fonds, units: [{ level: 'file', description }] });
    await readModelsStand();
    const { body } = await http.as('zhang').get('/api/v1/lots?archives=A').expect(200);
    expect(body).toMatchObject({ rows: [{ estimate }] });
  });
});

it('a check finds a row of search material that was edited by hand', async () => {
  await http.instance.projections.catchUp();
  const edit = (text: string) => http.instance.database.app.query(text, [unit]);
  await edit("UPDATE read.node SET title_bg = '{}' WHERE id = $1");
  const { tables } = await http.instance.projections.check('catalogue');
  expect(tables.map(({ table, equal }) => [table, equal])).toEqual([
    ['node', false],
    ['node_code', true],
  ]);
});
