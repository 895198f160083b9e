import { HttpFixture } from './application.fixture';
import { importFile, RIVER_QUERY } from './journey.fixture';

interface Answer {
  readonly position: string;
  readonly events: readonly string[];
}
interface Trail {
  readonly rows: readonly { readonly type: string; readonly position: string }[];
}

let http: HttpFixture;
let fonds: string;
let taken: string;
const nodes = new Map<string, { id: string; unit: string }>();
beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  const { result } = await importFile(http, 'zhang', RIVER_QUERY);
  [fonds = '', taken = ''] = [result?.fonds[0], result?.position];
  const all = await get(`/api/v1/catalogue/search?fonds=${fonds}&limit=100&after=${taken}`);
  for (const row of (all as { rows: { title: string; id: string; unit: string }[] }).rows)
    if (!nodes.has(row.title)) nodes.set(row.title, row);
});
afterAll(() => http.close());

const get = async (url: string, name = 'zhang'): Promise<unknown> =>
  (await http.as(name).get(url).expect(200)).body as unknown;
const idOf = (title: string): string => nodes.get(title)?.id ?? '';
const MODEL = 'One dyke model';
const LETTERS = 'Letters to the Governor, May 1930';

/** Proposed by one, seconded by another; gives the position of the effect. */
async function seconded(unit: string, path: string, body: object): Promise<string> {
  const reason = '核对登记簿';
  const url = `/api/v1/units/${unit}`;
  const proposed = await http
    .as('zhang')
    .post(`${url}/${path}`)
    .send({ reason, ...body })
    .expect(201);
  const [proposal] = (proposed.body as Answer).events;
  const done = await http.as('li').post(`${url}/proposals/${proposal}/second`).send({}).expect(200);
  return (done.body as Answer).position;
}

describe('a beginning of custody that was corrected, and whose correction was corrected', () => {
  const positions: string[] = [];
  const begin = async (day: string): Promise<void> => {
    const { heldSinceEvent } = (await get(`/api/v1/units/${idOf(LETTERS)}`)) as { heldSinceEvent: string };
    const after = { printed: day, from: day, to: day };
    positions.push(await seconded(idOf(LETTERS), 'held-since', { corrects: heldSinceEvent, after }));
  };
  const describeBetter = async (field: string, after: string): Promise<void> => {
    const body = { fields: [{ field, after }] };
    await http
      .as('zhang')
      .post(`/api/v1/units/${idOf(LETTERS)}/description`)
      .send(body)
      .expect(201);
  };

  beforeAll(async () => {
    await begin('1999-01-01');
    await describeBetter('medium', '纸质');
    await begin('2001-01-01');
    await describeBetter('retention', '永久');
  });

  it('has three answers for one day, each explained by its event', async () => {
    const units = async (knownAt: string): Promise<number> => {
      const url = `/api/v1/holdings?fonds=${fonds}&asOf=2000-01-01&knownAt=${knownAt}`;
      return ((await get(url)) as { total: { units: number } }).total.units;
    };
    expect([await units(taken), await units(positions[0] ?? ''), await units(positions[1] ?? '')]).toEqual([
      0, 1, 0,
    ]);
    const explained = async (day: string, before: string, after?: string): Promise<string[]> => {
      const until = after === undefined ? '' : `&knownAt=${after}`;
      const url = `/api/v1/holdings/differences?fonds=${fonds}&asOf=${day}&comparedWith=${before}${until}`;
      return ((await get(url)) as Trail).rows.map(({ position }) => position);
    };
    // The descriptions that came after each correction explain nothing.
    const betterDescribed = String(Number(positions[0]) + 1);
    expect(await explained('2000-01-01', taken, betterDescribed)).toEqual([positions[0]]);
    expect(await explained('2000-01-01', betterDescribed)).toEqual([positions[1]]);
    expect(await explained('2002-01-01', taken)).toEqual([positions[1]]);
    expect(await explained('2000-01-01', taken)).toEqual([]);
  });

  it('stands in the balance under the event that moved it, not under one that described it', async () => {
    const period = `fonds=${fonds}&from=2001-01-01&to=2002-12-31`;
    const behind = (await get(`/api/v1/holdings/balance/events?${period}&term=corrected`)) as Trail;
    expect(behind.rows.map(({ position }) => position)).toEqual([positions[1]]);
  });
});

describe('an owner named by a correction', () => {
  it('sees the unit, its fonds and its trail from then on', async () => {
    await http.as('wang').get(`/api/v1/fonds/${fonds}`).expect(404);
    const { id } = (await get('/api/v1/organisations/B')) as { id: string };
    const owner = { kind: '集体', organisation: id };
    const position = await seconded(idOf(MODEL), 'corrections', {
      fields: [{ field: 'owner', after: owner }],
    });
    await http
      .as('wang')
      .get(`/api/v1/units/${idOf(MODEL)}`)
      .expect(200);
    await http.as('wang').get(`/api/v1/fonds/${fonds}?after=${position}`).expect(200);
    const trail = (await get(`/api/v1/trail?subject=${idOf(MODEL)}`, 'wang')) as Trail;
    expect(trail.rows.map(({ type }) => type)).toContain('ItemCorrected');
    const { steps } = (await get(`/api/v1/units/${idOf(MODEL)}/chain`)) as { steps: { zh: string }[] };
    expect(steps.at(-1)?.zh).toContain('所有者: 国家 → 集体 包头市档案馆');
  });

  it('sees them no more once it was entered in error', async () => {
    const position = await seconded(idOf(MODEL), 'corrections', {
      fields: [{ field: 'owner', after: { kind: '国家' } }],
    });
    await http.as('wang').get(`/api/v1/fonds/${fonds}?after=${position}`).expect(404);
  });
});

describe('a number given to a fonds later', () => {
  it('stands in the trail of its fonds from the reservation on', async () => {
    const made = await http
      .as('zhang')
      .post('/api/v1/fonds')
      .send({ archives: 'A', name: '市物资局' })
      .expect(201);
    const { id } = made.body as { id: string };
    const given = await http
      .as('zhang')
      .put(`/api/v1/fonds/${id}/number`)
      .send({ number: '0077' })
      .expect(200);
    const { position } = given.body as Answer;
    const trail = (await get(`/api/v1/trail?fonds=${id}&after=${position}`)) as Trail;
    expect(trail.rows.map(({ type }) => type)).toEqual([
      'FondsRegistered',
      'FondsNumberReserved',
      'FondsNumberAssigned',
    ]);
  });
});

describe('the catalogue', () => {
  const found = async (query: string): Promise<string[]> =>
    ((await get(`/api/v1/catalogue/search?${query}`)) as { rows: { id: string }[] }).rows.map(({ id }) => id);

  it('finds an entry by the number it was corrected to, and by the one before', async () => {
    const entry = idOf('First letter');
    const number = async (after: string): Promise<void> => {
      const position = await seconded(idOf(LETTERS), 'corrections', {
        entry,
        fields: [{ field: 'code', after }],
      });
      await get(`/api/v1/catalogue/search?after=${position}`);
    };
    await number('RIV.1/1/1-1');
    await number('RIV.1/1/1-2');
    expect(await found('code=RIV.1/1/1-1')).toEqual([entry]);
    expect(await found('code=RIV.1/1/1－2')).toEqual([entry]);
    const { steps } = (await get(`/api/v1/units/${idOf(LETTERS)}/chain`)) as { steps: { en: string }[] };
    expect(steps.at(-1)?.en).toContain(`entry ${entry}, code: RIV.1/1/1-1 → RIV.1/1/1-2`);
  });

  it('finds by a day after its beginning what has no known end', async () => {
    const dates = [{ printed: '1950年起', from: '1950-01-01', certainty: 'exact' }];
    const position = await seconded(idOf(MODEL), 'corrections', {
      fields: [{ field: 'dates', after: dates }],
    });
    await get(`/api/v1/catalogue/search?after=${position}`);
    expect(await found('from=1960-01-01&to=1970-12-31')).toEqual([idOf(MODEL)]);
    expect(await found('to=1949-12-31')).not.toContain(idOf(MODEL));
  });
});
