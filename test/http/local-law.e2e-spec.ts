import type { TrailEntry } from '@fonds/custody';
import type { DueRow } from '@fonds/radar';
import { OpeningFixture } from './opening.fixture';

let o: OpeningFixture;
beforeAll(async () => void (o = await OpeningFixture.open()));
afterAll(() => o.http.close());

/** No city says this. */
const CITY = [{ instrument: '某市办法', article: '12' }];
const rule = (years: number, over: object = {}) => ({
  ...{ clock: 'CLK-08', years, from: '2019-01-01', mark: 'F', approvedBy: '市档案局' },
  ...{ basis: CITY, ...over },
});
let versions = 0;

/** The local rules of a place in a new version, by its authority. @returns the position of what was recorded */
async function activate(rules: readonly object[], archives = 'A'): Promise<void> {
  const version = `v${++versions}`;
  const stored = await o.http
    .as('city')
    .post('/api/v1/evidence')
    .set('content-type', 'application/octet-stream')
    .send(Buffer.from(`local rules ${version}`))
    .expect(201);
  const evidence = [{ sha256: (stored.body as { sha256: string }).sha256, kind: 'local rules' }];
  await o.http.as('city').post('/api/v1/local-law').send({ archives, version, rules, evidence }).expect(201);
}

const read = async <T>(path: string, name = 'city'): Promise<T> => {
  await o.http.instance.projections.catchUp();
  const answer = await o.http.as(name).get(`/api/v1/${path}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as T;
};

/** What an inspector reads of the events of an act: each as it was recorded, with its rules as they were applied. */
async function explained(act: string): Promise<readonly object[]> {
  const { rows } = await read<{ rows: TrailEntry[] }>(`trail?act=${act}&limit=500`, 'director');
  const rules = rows.flatMap(({ businessDate, meta }) =>
    meta.rules.map(({ id, version }) => `law/${id}?at=${businessDate}&data=${version}`),
  );
  const told = [...new Set(rules)].sort().map((path) => read<object>(path));
  // Whether an event is signed yet is no part of what it says.
  const events = rows.map(({ event, type, businessDate, data, meta }) => ({
    event,
    type,
    businessDate,
    data,
    meta,
  }));
  return [...events, ...(await Promise.all(told))];
}

/** Opens what nobody continues. @returns the act */
async function open(fonds: string, date: string, businessDate: string): Promise<string> {
  const codes = await o.held(fonds, [{ title: '关于物资调配的通知', date }], 'X');
  const review = await o.plan({ units: codes, businessDate });
  await review.done('reviewer', 'review', { businessDate });
  await review.done('reviewer', 'opinions', { opinion: '开放', businessDate });
  await review.done('director', 'agreement', { businessDate });
  await review.done('reviewer', 'catalogue', { titles: [], businessDate });
  const { phase } = await review.done('director', 'order', { form: 'both', place: '网站', businessDate });
  if (phase !== 'opened') throw new Error(phase);
  return review.act;
}

describe('an event that was recorded, before, during and after a local rule (E103)', () => {
  /** When what was formed on 2008-03-01 may open, as the due list has it. */
  const due = async (): Promise<string | null | undefined> => {
    const { rows } = await read<{ rows: DueRow[] }>('due?clock=CLK-08&fonds=J041&on=2099-01-01');
    return rows[0]?.computed;
  };

  it('is explained in the same words by what was applied, while due lists follow the rule and come back', async () => {
    await o.held('J041', [{ title: '关于造林的通知', date: '20080301' }], 'X');
    const national = await open('J042', '19960309', '2024-06-03');
    const before = await explained(national);
    expect(before).toContainEqual(
      expect.objectContaining({ id: 'CLK-08', basis: [expect.objectContaining({ instrument: 'AL' })] }),
    );
    expect(await due()).toBe('2033-03-01');

    await activate([rule(20)]);
    expect(await due()).toBe('2028-03-01');
    const local = await open('J043', '20020309', '2024-06-03');
    const during = await explained(local);
    const [ordered] = during.filter((each) => 'type' in each && each.type === 'OpeningOrdered');
    expect(ordered).toMatchObject({ meta: { basis: expect.arrayContaining(CITY) as unknown } });
    expect(await explained(national)).toEqual(before);

    await activate([rule(15, { basis: [{ instrument: '某市办法', article: '13' }] })]);
    expect(await due()).toBe('2023-03-01');
    expect([await explained(national), await explained(local)]).toEqual([before, during]);

    await activate([]);
    expect(await due()).toBe('2033-03-01');
    expect([await explained(national), await explained(local)]).toEqual([before, during]);
  });
});

describe('another day of an opening', () => {
  /** What the rules of another day raise against it. */
  const raised = async (fonds: string, after: string): Promise<readonly string[]> => {
    type Passages = { rows: { revision: number; raised: string[] }[] };
    const passed = () => read<Passages>(`fonds/${fonds}/passages?type=ItemsOpened`, 'zhang');
    const revision = (await passed()).rows[0]?.revision ?? '';
    const path = `/api/v1/fonds/${fonds}/passages/${revision}/corrections`;
    const first = await o.http.as('zhang').post(path).send({ after, reason: '公布日期抄错' }).expect(201);
    const [proposal = ''] = (first.body as { events: string[] }).events;
    await o.http.as('director').post(`${path}/${proposal}/second`).send({}).expect(200);
    return (await passed()).rows[0]?.raised ?? [];
  };

  it('is judged by what the local version that holds now says of that day, as a decision of that day would be', async () => {
    // Formed in 1994 and opened in 2019, where a city said twenty years until the middle of 2020; the nation said thirty.
    const until = '2020-06-30';
    await activate([rule(20, { until })]);
    await open('J044', '19940309', '2019-06-03');
    const { rows } = await read<{ rows: { fonds: string }[] }>('trail?fonds=J044&limit=1', 'director');
    const fonds = rows[0]?.fonds ?? '';
    expect(await raised(fonds, '2019-08-01')).toEqual([]);
    expect(await raised(fonds, '2020-07-01')).toEqual(['opening-not-due']);
    expect(await raised(fonds, until)).toEqual([]);
    // A version that proved wrong judges nothing any more, neither a deed entered late nor the day of one.
    await activate([rule(28, { until })]);
    expect(await raised(fonds, '2019-08-01')).toEqual(['opening-not-due']);
    await expect(open('J045', '19940309', '2019-06-03')).rejects.toThrow('opening-not-due');
    await activate([]);
  });
});

describe('the list of local rules', () => {
  interface Listed {
    readonly rows: readonly {
      readonly version: string;
      readonly placeName: string;
      readonly current: boolean;
    }[];
    readonly next?: string;
  }
  const names = async (query: string): Promise<readonly string[]> =>
    (await read<Listed>(`local-law?limit=500&${query}`)).rows.map(({ version }) => version);

  it('comes in pages, the newest first, and keeps its place while more are activated', async () => {
    for (let n = 0; n < 12; n++) await activate([rule(n + 5)], n % 3 ? 'A' : 'G');
    const all = await names('');
    expect(all.length).toBe(versions);
    const pages: string[][] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: Listed = await read(`local-law?limit=5${next && `&cursor=${next}`}`);
      pages.push(page.rows.map(({ version }) => version));
      ({ next } = page);
      if (pages.length === 1) await activate([rule(70)]);
    }
    expect(pages.flat()).toEqual(all);
    expect(pages.map(({ length }) => length).slice(0, -1)).toEqual(pages.slice(1).map(() => 5));
    await o.http.as('city').get('/api/v1/local-law?cursor=e30').expect(400);
  });

  it('is asked of one place, and of what holds now', async () => {
    const { rows } = await read<Listed>('local-law?limit=500');
    const of = (name: string, current?: boolean) =>
      rows
        .filter((row) => row.placeName === name && (current ?? row.current) === row.current)
        .map(({ version }) => version);
    expect(of('市档案局')).toHaveLength(4);
    expect(await names('archives=G')).toEqual(of('市档案局'));
    expect(await names('archives=A&current=true')).toEqual(of('A档案馆', true));
    expect(await names('archives=A&current=false')).toEqual(of('A档案馆', false));
    expect(await names('current=true')).toHaveLength(2);
    expect(await names('archives=B')).toEqual([]);
    await o.http.as('city').get('/api/v1/local-law?archives=nowhere').expect(404);
    await o.http.as('city').get('/api/v1/local-law?current=perhaps').expect(400);
  });
});
