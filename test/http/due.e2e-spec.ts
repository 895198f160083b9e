import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { LawInEffect } from '@fonds/identity';
import { addDays, addYears, civilDate, shanghaiDay } from '@fonds/kernel';
import {
  ClockSweep,
  DueDates,
  LOCAL_CLOCKS,
  type DueRow,
  type LocalClock,
  type LocalClocks,
  type RadarRow,
} from '@fonds/radar';
import { HttpFixture } from './application.fixture';
import { importFile } from './journey.fixture';

let http: HttpFixture;
let units = 0;
const PERIODS: Readonly<Record<string, string>> = { 永久: 'Y', '30年': 'D30', '10年': 'D10' };

/** Takes items on from a catalogue, one a line: date, retention. @returns their codes */
async function heldBy(
  name: string,
  organisation: string,
  fonds: string,
  lines: readonly (readonly [date: string, retention: string, opening?: string])[],
): Promise<readonly string[]> {
  const codes = lines.map(
    ([, retention]) => `${fonds}-WS·2011-${PERIODS[retention] ?? ''}-BGS-${String(++units).padStart(4, '0')}`,
  );
  const rows = lines.map(
    ([date, retention, opening = ''], n) => `${codes[n] ?? ''},题名,${date},${retention},${opening}`,
  );
  const csv = `\ufeff${['档号,题名,日期,保管期限,开放状态', ...rows].join('\n')}`;
  const query = {
    ...{ file: `${randomUUID()}.csv`, format: 'catalogue', archives: organisation, fondsName: fonds },
    ...{ heldSince: '2012-01-01', businessDate: '2012-06-01' },
  };
  const job = await importFile(http, name, query, Buffer.from(csv));
  if (job.result?.registered !== lines.length) throw new Error(JSON.stringify(job));
  return codes;
}

const get = async <T>(path: string, name = 'auditor'): Promise<T> => {
  const answer = await http.as(name).get(`/api/v1/due${path}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as T;
};
const listed = async (query: string, name?: string): Promise<readonly DueRow[]> =>
  (await get<{ rows: DueRow[] }>(`?${query}`, name)).rows;
const dayOf = async (code: string, query: string): Promise<string | null | undefined> =>
  (await listed(query)).find((row) => row.code === code)?.shown;
const radar = async (query: string, name?: string): Promise<readonly RadarRow[]> =>
  (await get<{ rows: RadarRow[] }>(`/radar?${query}`, name)).rows;

let ofCity: readonly string[];
let ofCounty: readonly string[];
let inArchives: readonly string[];

beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  const register = (body: object) => http.as('root').post('/api/v1/organisations').send(body).expect(201);
  await register({ code: 'G', name: '市档案局', kind: '档案主管部门', level: 'city' });
  await register({ code: 'U', name: '市水利局', kind: '机关' });
  await register({ code: 'V', name: '县水利局', kind: '机关' });
  await register({ code: 'X', name: '县档案馆', kind: '综合档案馆', level: 'county', parent: 'G' });
  await http.as('root').patch('/api/v1/organisations/A').send({ parent: 'G' }).expect(200);
  await http.account('authority', 'Authority', 'G');
  await http.account('clerk', 'UnitArchivist', 'U');
  await http.account('village', 'UnitArchivist', 'V');
  await http.instance.projections.catchUp();
  for (const [archives, organisation] of [
    ['A', 'U'],
    ['X', 'V'],
  ])
    await http
      .as('authority')
      .post(`/api/v1/scopes/${archives}`)
      .send({ validFrom: '2005-01-01', approval: '档发1号', lines: [{ organisation, minRetention: 'D30' }] })
      .expect(201);
  ofCity = await heldBy('clerk', 'U', 'U001', [
    ['20050315', '永久'],
    ['20050315', '10年'],
    ['', '永久'],
    ['1990', '永久'],
  ]);
  ofCounty = await heldBy('village', 'V', 'V001', [['20050315', '永久']]);
  inArchives = await heldBy('zhang', 'A', 'A001', [
    ['19960501', '永久'],
    ['19930701', '永久'],
    ['20100615', '30年'],
  ]);
  await http.instance.projections.catchUp();
}, 120_000);

afterAll(() => http.close());

describe('what is due', () => {
  it('S1: a city’s archives takes after twenty years, and not two days before', async () => {
    const [code = ''] = ofCity;
    const query = 'clock=CLK-01&on=';
    expect(await dayOf(code, `${query}2025-03-16`)).toBe('2025-03-15');
    expect(await dayOf(code, `${query}2025-03-14`)).toBeUndefined();
  });

  it('S2: the same document is due to a county’s archives after ten, whoever transfers it (INV-06)', async () => {
    const [code = ''] = ofCounty;
    expect(await dayOf(code, 'clock=CLK-02')).toBe('2015-03-15');
    expect(await dayOf(code, 'clock=CLK-01')).toBeUndefined();
  });

  it('S3: opening is due by the law of the day that is asked about', async () => {
    const [code = ''] = inArchives;
    expect(await dayOf(code, 'clock=CLK-08')).toBe('2021-05-01');
    expect(await dayOf(code, 'clock=CLK-08&on=2020-06-01&window=later')).toBe('2026-05-01');
    // What another day's law says stays with that question.
    expect(await dayOf(code, 'clock=CLK-08')).toBe('2021-05-01');
  });

  it('a scope takes what it takes: ten years are not kept long enough', async () => {
    const [, short = '', , old = ''] = ofCity;
    const due = (await listed('clock=CLK-01')).map(({ code }) => code);
    expect(due).not.toContain(short);
    expect(due).toContain(old);
  });

  it('what has no date is listed, never passed over', async () => {
    const [, , undated = ''] = ofCity;
    const missing = await listed('window=missing&clock=CLK-01');
    expect(missing.map(({ code, state, shown }) => [code, state, shown])).toEqual([
      [undated, 'date-missing', null],
    ]);
  });

  it('pages follow each other without a gap', async () => {
    const all = await listed('window=due');
    const paged: DueRow[] = [];
    for (let cursor = ''; ;) {
      const page = await get<{ rows: DueRow[]; next?: string }>(`?window=due&limit=2${cursor}`);
      paged.push(...page.rows);
      if (!page.next) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(paged).toEqual(all);
  });

  it('leaves as a paper: the whole list, as a workbook or a page, and that it did is recorded', async () => {
    const paper = async (format: string) => {
      const answer = await http
        .as('auditor')
        .get(`/api/v1/due/paper?clock=CLK-01&organisation=U&on=2026-11-22&format=${format}`)
        .buffer(true)
        .parse((response, done) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => done(null, Buffer.concat(parts)));
        })
        .expect(200);
      return answer.body as Buffer;
    };
    expect((await paper('xlsx')).subarray(0, 2).toString()).toBe('PK');
    const html = (await paper('html')).toString();
    for (const text of ['到期清单', '2025-03-15', ofCity[0] ?? '', '市水利局 · 移交 · 已到期', 'R3'])
      expect(html).toContain(text);
    expect(html).not.toContain(ofCounty[0]);
  });

  it('nobody sees what is kept elsewhere', async () => {
    expect(await listed('window=due', 'wang')).toEqual([]);
    expect(await radar('by=archives', 'wang')).toEqual([]);
    const own = await listed('window=due', 'clerk');
    expect(new Set(own.map(({ custodianName }) => custodianName))).toEqual(new Set(['市水利局']));
  });
});

describe('the other clocks of a transfer', () => {
  it('CLK-05: what a body that is gone has still, from its last day on; a default accuses nobody', async () => {
    const gone = { code: 'Z', name: '市轻工局', kind: '机关', validTo: '2024-08-31', parent: 'G' };
    await http.as('root').post('/api/v1/organisations').send(gone).expect(201);
    await http.account('left', 'UnitArchivist', 'Z');
    await http.instance.projections.catchUp();
    const [code = ''] = await heldBy('left', 'Z', 'Z001', [['20200229', '10年']]);
    const rows = await listed('clock=CLK-05&organisation=Z');
    expect(rows).toMatchObject([{ code, shown: '2025-02-28', accuses: false, mark: 'D' }]);
    expect(await listed('clock=CLK-05&organisation=U')).toEqual([]);
  });

  it('CLK-06: a medium that is electronic, also one that was corrected since', async () => {
    const [, , paperUnit = '', code = ''] = ofCity;
    const medium = (unit: string, after: string) =>
      http
        .as('clerk')
        .post(`/api/v1/units/${encodeURIComponent(unit)}/description`)
        .send({ fields: [{ field: 'medium', after }] })
        .expect(201);
    // Paper of which there is a digital copy is paper.
    await medium(paperUnit, '纸质（已数字化）');
    expect(await listed('clock=CLK-06')).toEqual([]);
    await medium(code, '电子');
    expect(await listed('clock=CLK-06')).toMatchObject([{ code, shown: '1995-12-31', accuses: false }]);
  });
});

describe('the radar', () => {
  it('counts by archives what is overdue, and shows what the law of 2021 made due at once as one batch', async () => {
    const rows = await radar('by=archives&archives=A&clock=CLK-08&on=2026-11-28');
    expect(rows).toMatchObject([
      {
        ...{ name: '呼和浩特市档案馆', clock: 'CLK-08', overdue: 1, candidates: 1, thisYear: 0 },
        cohorts: [{ day: '2021-01-01', count: 1 }],
      },
    ]);
    expect(rows[0]).toMatchObject({ nextFive: 0, later: 1 });
  });

  it('tells a day that has passed this year from one that has not', async () => {
    const at = async (on: string) =>
      (await radar(`by=fonds&organisation=U&clock=CLK-01&on=${on}`)).map((row) => [
        row.overdue,
        row.thisYear,
      ]);
    // 1990 is overdue since 2010; 2005-03-15 falls due within 2025.
    expect(await at('2025-03-14')).toEqual([[1, 1]]);
    expect(await at('2025-03-15')).toEqual([[1, 1]]);
    expect(await at('2025-03-16')).toEqual([[2, 0]]);
  });

  it('has candidates of clocks that were found, and none of a default', async () => {
    const { rows } = await get<{ rows: DueRow[] }>('/candidates');
    expect(new Set(rows.map(({ clock }) => clock))).toEqual(new Set(['CLK-01', 'CLK-02', 'CLK-08']));
    expect(rows.every(({ mark, cohort }) => mark === 'F' && cohort === null)).toBe(true);
  });
});

const orderToPutRight = (name: string, over: object = {}) =>
  http
    .as(name)
    .post('/api/v1/due/rectifications')
    .send({
      ...{ organisation: 'X', ground: 'AL 45', findings: ['库房漏水'], requirement: '修缮屋面' },
      ...{ servedOn: '2026-02-03', dueOn: '2026-03-01', document: '责改1号', businessDate: '2026-02-02' },
      ...over,
    });

describe('an order to put something right (CLK-14)', () => {
  const orders = async (query: string, name = 'authority') =>
    (
      await get<{ rows: { id: string; overdue: boolean; done: string | null }[] }>(
        `/rectifications?${query}`,
        name,
      )
    ).rows;

  it('S23: is overdue the day after its day, on the radar of its body, and no longer once found done', async () => {
    await http.account('head', 'Director', 'X');
    await http.instance.projections.catchUp();
    const { body } = await http
      .as('authority')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('责令书'));
    const evidence = [{ sha256: (body as { sha256: string }).sha256, kind: 'order' }];
    expect((await orderToPutRight('head', { evidence })).body).toMatchObject({ code: 'permission-denied' });
    expect((await orderToPutRight('authority', { evidence, organisation: 'B' })).body).toMatchObject({
      code: 'not-of-your-archives',
    });
    const given = await orderToPutRight('authority', { evidence });
    expect(given.status).toBe(201);
    const { order: id } = given.body as { order: string };
    expect(await orders('window=overdue&on=2026-03-01')).toEqual([]);
    expect(await orders('window=overdue&on=2026-03-02')).toMatchObject([{ id, overdue: true }]);
    expect(await orders('', 'clerk')).toEqual([]);
    // The same as a filter of the due list, the candidates and the radar.
    const due = { clock: 'CLK-14', order: id, unit: null, title: '修缮屋面', shown: '2026-03-01' };
    const basis = [{ instrument: 'AL', article: '45' }];
    expect(await listed('clock=CLK-14&window=overdue&on=2026-03-02')).toMatchObject([{ ...due, basis }]);
    expect(await listed('clock=CLK-14&window=overdue&on=2026-03-01')).toEqual([]);
    expect(await get('/candidates?clock=CLK-14&on=2026-03-02')).toMatchObject({ rows: [due] });
    expect((await radar('by=organisation&clock=CLK-14')).map(({ clock }) => clock)).toEqual(['CLK-14']);
    for (const by of ['organisation', 'archives'])
      expect((await radar(`by=${by}&on=2026-03-02`)).filter(({ clock }) => clock === 'CLK-14')).toMatchObject(
        [{ name: '县档案馆', overdue: 1, candidates: 1, thisYear: 0 }],
      );
    const answer = (name: string, what: string, told: object) =>
      http.as(name).post(`/api/v1/due/rectifications/${id}/${what}`).send(told);
    await answer('head', 'report', { actions: '已修缮' }).expect(201);
    await answer('authority', 'reinspection', { result: 'done' }).expect(201);
    await http.instance.projections.catchUp();
    expect(await orders('window=overdue')).toEqual([]);
    expect(await orders('')).toMatchObject([{ id, done: expect.any(String) as string }]);
    expect((await radar('by=organisation')).filter(({ clock }) => clock === 'CLK-14')).toEqual([]);
  });
});

describe('another day for a transfer', () => {
  let paper: { sha256: string; kind: string };
  /** Authority and archives have each a copy: one stores it for itself alone. */
  const store = async (name: string): Promise<void> => {
    const { body } = await http
      .as(name)
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('同意延长'));
    paper = { sha256: (body as { sha256: string }).sha256, kind: 'consent' };
  };
  beforeAll(() => store('authority'));
  const extension = (over: object = {}) => ({
    ...{ archives: 'A', organisation: 'U', units: [ofCity[0]], ground: 'specialised', until: '2035-12-31' },
    ...{ inspection: '库房符合要求', document: '档函3号', evidence: [paper] },
    ...over,
  });
  const post = async (name: string, path: string, body: object) => {
    const answer = await http.as(name).post(`/api/v1/due/${path}`).send(body);
    return { status: answer.status, ...(answer.body as { code?: string; rule?: string }) };
  };

  it.each([
    ['by who is no authority', 'village', {}, 'permission-denied'],
    ['without its paper', 'authority', { evidence: [] }, 'transfer-day-paper-missing'],
    ['to a day that is past', 'authority', { until: '2020-01-01' }, 'extension-not-later'],
    [
      'before any rule that is known',
      'authority',
      { businessDate: '2024-02-29' },
      'extension-decision-required',
    ],
    ['of what another unit has', 'authority', { units: [0] }, 'unit-unknown'],
  ])('E20 is refused %s', async (_case, name, over, code) => {
    const units = 'units' in over ? { units: [ofCounty[0]] } : {};
    expect(await post(name, 'extensions', extension({ ...over, ...units }))).toMatchObject({ code });
  });

  it('E20: an approved extension takes the place of the age, from the first question on', async () => {
    const [code = ''] = ofCity;
    expect(await post('authority', 'extensions', extension())).toMatchObject({ status: 201 });
    expect(await dayOf(code, 'clock=CLK-01')).toBeUndefined();
    expect(await dayOf(code, 'clock=CLK-03&window=later')).toBe('2035-12-31');
    const [row] = await radar('by=organisation&organisation=U&clock=CLK-03&on=2026-11-28');
    expect(row).toMatchObject({ later: 1, overdue: 0 });
  });

  it('E21: what comes early is custody since the regulations, and was transfer before; an abolished unit must have ended', async () => {
    await http.account('director', 'Director', 'A');
    await store('director');
    const early = (over: object) => ({
      ...{ archives: 'A', organisation: 'U', units: [ofCity[0]], ground: 'unsafe', nature: 'early-custody' },
      ...{ document: '纪要1号', evidence: [paper] },
      ...over,
    });
    const code = async (over: object) => (await post('director', 'early-transfers', early(over))).code;
    expect(await code({ nature: 'transfer' })).toBe('early-is-custody');
    expect(await code({ businessDate: '2024-02-29' })).toBe('early-is-transfer');
    expect(await code({ ground: 'abolished' })).toBe('unit-not-abolished');
    expect(await code({ evidence: [] })).toBe('transfer-day-paper-missing');
    const batch = { to: 'A', units: [ofCity[0]], nature: 'early-custody' };
    const { body } = await http.as('clerk').post('/api/v1/transfers').send(batch).expect(201);
    const offer = () =>
      http
        .as('clerk')
        .post(`/api/v1/transfers/${(body as { act: string }).act}/offer`)
        .send({});
    expect(await post('director', 'early-transfers', early({}))).toMatchObject({ status: 201 });
    await offer().expect(200);
  });

  it('CLK-04: a transfer before its day is told as early on its offer; what is due is not', async () => {
    const [early = ''] = await heldBy('clerk', 'U', 'U002', [['20200101', '永久']]);
    const [due = ''] = await heldBy('clerk', 'U', 'U003', [['20000101', '永久']]);
    const opinions = [{ opinion: '开放', expiry: '到期', disclosure: '主动公开', secrecyChange: '无变更' }];
    const offered = async (unit: string) => {
      const draft = await http
        .as('clerk')
        .post('/api/v1/transfers')
        .send({ to: 'A', units: [unit] });
      const at = `/api/v1/transfers/${(draft.body as { act: string }).act}`;
      await http.as('clerk').post(`${at}/opinions`).send({ opinions }).expect(201);
      await http.as('clerk').post(`${at}/offer`).send({}).expect(200);
      const after = await http.instance.store.head();
      const { body } = await http.as('clerk').get(`${at}?after=${after}`).expect(200);
      return (body as { offerDefects: { code: string }[] }).offerDefects.map(({ code }) => code);
    };
    const [electronic = ''] = await heldBy('clerk', 'U', 'U004', [['20200102', '永久']]);
    expect(await offered(early)).toContain('early-not-agreed');
    expect(await offered(due)).toEqual(['no-catalogue']);
    // CLK-06 asks for an electronic record years before CLK-01 does.
    const fields = [{ field: 'medium', after: '电子' }];
    await http.as('clerk').post(`/api/v1/units/${electronic}/description`).send({ fields }).expect(201);
    expect(await offered(electronic)).toEqual(['no-catalogue']);
  });
});

describe('the clock', () => {
  const runs = async (name = 'auditor') =>
    (await http.as(name).get('/api/v1/due/runs').expect(200)).body as {
      rows: {
        date: string;
        count: number;
        orders: { fell: number; found: number } | null;
        lines: { clock: string; fell: number; found: number }[];
      }[];
    };

  it('E102: a day runs once, whoever sweeps; what fell due before is found', async () => {
    const sweep = http.app.get(ClockSweep, { strict: false });
    expect(await sweep.once()).toHaveLength(1);
    expect(await sweep.once()).toEqual([]);
    const { rows } = await runs();
    expect(rows).toHaveLength(1);
    const found = (rows[0]?.lines ?? []).reduce((sum, { found: n }) => sum + n, 0);
    expect(found).toBeGreaterThan(0);
    expect(rows[0]?.count).toBe(found);
    // The order of above, which was put right after its day.
    expect(rows[0]?.orders).toMatchObject({ fell: 0, found: 1 });
    // Others see that it ran, and nothing of what.
    expect((await runs('wang')).rows[0]?.lines).toEqual([]);
  });

  it('E102: missed days run in order after downtime, each with what fell due on it', async () => {
    const { store, projections, clock } = http.instance;
    const soon = addDays(shanghaiDay(clock.now()), 2);
    const formed = addYears(soon, -25);
    await heldBy('zhang', 'A', 'A003', [[formed.replaceAll('-', ''), '永久']]);
    const { body } = await http
      .as('authority')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('责令书二'));
    const ordered = {
      ...{ organisation: 'X', ground: 'AL 45', findings: ['库房漏水'], requirement: '修缮屋面' },
      ...{ servedOn: shanghaiDay(clock.now()), dueOn: soon, document: '责改2号' },
      evidence: [{ sha256: (body as { sha256: string }).sha256, kind: 'order' }],
    };
    await http.as('authority').post('/api/v1/due/rectifications').send(ordered).expect(201);
    await http.instance.projections.catchUp();
    const later = { now: () => clock.now() + 3 * 86_400_000 };
    const dates = http.app.get(DueDates, { strict: false });
    const bus = http.app.get(CommandBus, { strict: false });
    const local = http.app.get<LocalClocks>(LOCAL_CLOCKS, { strict: false });
    const sweep = new ClockSweep(
      store,
      http.instance.database.app,
      later,
      projections,
      dates,
      bus,
      local,
      new LawInEffect(store),
    );
    const days = await sweep.once();
    expect(days).toEqual([...days].sort());
    expect(days).toHaveLength(3);
    const { rows } = await runs();
    expect(rows.map(({ date }) => date)).toEqual([...[...days].reverse(), rows[3]?.date]);
    expect(rows.find(({ date }) => date === addYears(formed, 25))?.lines).toMatchObject([
      { clock: 'CLK-08', fell: 1, found: 0 },
    ]);
    // An order to put something right is noticed on its day, too (CLK-14).
    expect(rows.flatMap(({ date, orders }) => (orders ? [[date, orders.fell, orders.found]] : []))).toEqual([
      [soon, 1, 0],
      [rows[3]?.date, 0, 1],
    ]);
  });

  it('S8, CLK-13: a term that has ended declassifies by itself, one that runs and a mark without a term do not', async () => {
    const [ended = '', never = ''] = await heldBy('zhang', 'A', 'A002', [
      ['20060101', '永久'],
      ['20060101', '永久'],
    ]);
    const mark = (code: string, after: string) =>
      http
        .as('zhang')
        .post(`/api/v1/units/${encodeURIComponent(code)}/secrecy`)
        .send({ after, document: '定密1号', businessDate: '2010-01-01' });
    await mark(ended, '秘密★10年').expect((answer) => expect(answer.status).toBeLessThan(300));
    await mark(never, '机密').expect((answer) => expect(answer.status).toBeLessThan(300));
    const secret = async () =>
      (await listed('window=due&clock=CLK-13')).map(({ code, shown, accuses }) => [code, shown, accuses]);
    // It was not secret before: the term runs from the notification.
    expect(await secret()).toEqual([[ended, '2020-01-01', false]]);
    await http.app.get(ClockSweep, { strict: false }).once();
    expect(await secret()).toEqual([]);
    expect((await listed('window=missing&clock=CLK-13')).map(({ code, state }) => [code, state])).toEqual([
      [never, 'never'],
    ]);
    // Declassified is not opened: the age for opening runs on.
    expect(await dayOf(ended, 'clock=CLK-08&window=next-five&on=2026-11-28')).toBe('2031-01-01');
  });
});

describe('stored due dates', () => {
  const everything = async () => {
    const { rows } = await http.instance.database.app.query<{ row: string }>(
      `SELECT to_jsonb(x)::text AS row FROM (SELECT d.unit, d.entry, d.shown, d.computed, d.cohort, d.clock, d.state, d.accuses,
         p.fonds, p.custodian, p.archives, p.opening FROM read.due_date d JOIN read.due_party p ON p.id = d.party) x
       UNION ALL SELECT to_jsonb(x)::text FROM (SELECT p.fonds, p.custodian, p.archives, p.opening, t.clock, t.state, t.cohort, t.year, t.accuses, t.n
         FROM read.due_total t JOIN read.due_party p ON p.id = t.party) x ORDER BY 1`,
    );
    return rows.map(({ row }) => row);
  };
  const today = civilDate('2026-11-28');

  it('brought up unit by unit are those of one pass over all', async () => {
    const dates = http.app.get(DueDates, { strict: false });
    await heldBy('clerk', 'U', 'U002', [['20061231', '30年']]);
    await http.instance.projections.catchUp();
    await dates.bring(today);
    await heldBy('clerk', 'U', 'U003', [
      ['19991231', '永久'],
      ['', '10年'],
    ]);
    await http.instance.projections.catchUp();
    expect(await dates.bring(today)).toBe('some');
    expect(await dates.bring(today)).toBe('nothing');
    const kept = await everything();
    await dates.recompute(today);
    expect(await everything()).toEqual(kept);
    expect(kept.length).toBeGreaterThan(20);
  });

  it('run from the day of which a period tells, not from the year after the formation (E12)', async () => {
    const [card = ''] = await heldBy('zhang', 'A', 'A004', [['19990310', '10年']]);
    const assign = (start: string) =>
      http
        .as('zhang')
        .post('/api/v1/retention-assignments')
        .send({ units: [card], period: '10年', scheduleBasis: 'legacy', decision: '报废单', start })
        .expect(201);
    expect(await dayOf(card, 'clock=CLK-10')).toBe('2010-01-01');
    await assign('2016-03-01');
    expect(await dayOf(card, 'clock=CLK-10&on=2026-11-28')).toBe('2026-03-01');
    const kept = await everything();
    await http.app.get(DueDates, { strict: false }).recompute(shanghaiDay(http.instance.clock.now()));
    expect(await everything()).toEqual(kept);
  });

  it('follow a local rule from twenty years to fifteen, and back; nothing that was recorded moves', async () => {
    const rules: LocalClock[] = [];
    const local = new DueDates(
      http.instance.database.app,
      { on: () => Promise.resolve(rules) },
      new LawInEffect(http.instance.store),
    );
    await local.bring(today);
    const [before, head] = [await everything(), await http.instance.store.head()];
    rules.push({
      ...{ clock: 'CLK-01', years: 15, from: civilDate('2015-01-01'), basis: [], mark: 'F' },
      approvedBy: '省人大常委会',
    });
    expect(await local.bring(today)).toBe('all');
    const during = await everything();
    expect(during).not.toEqual(before);
    rules.pop();
    expect(await local.bring(today)).toBe('all');
    expect([await everything(), await http.instance.store.head()]).toEqual([before, head]);
  });
});

describe('local rules (E103)', () => {
  const rule = {
    ...{ clock: 'CLK-01', years: 15, from: '2019-01-01', mark: 'F~', approvedBy: '市档案局' },
    basis: [{ instrument: '某市办法', article: '12' }],
  };
  const activate = async (name: string, body: object) => {
    const stored = await http
      .as(name)
      .post('/api/v1/evidence')
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from(`local rules ${JSON.stringify(body)}`))
      .expect(201);
    const { sha256 } = stored.body as { sha256: string };
    const cited = { evidence: [{ sha256, kind: 'local rules' }], ...body };
    return http.as(name).post('/api/v1/local-law').send(cited);
  };
  let code = '';
  beforeAll(async () => {
    [code = ''] = await heldBy('clerk', 'U', 'U002', [['20060315', '永久']]);
  });
  const day = (): Promise<string | null | undefined> => dayOf(code, 'clock=CLK-01&on=2026-11-28');

  it('are followed by due lists, and given up again; a version says what it stood on', async () => {
    expect(await day()).toBe('2026-03-15');
    const answer = await activate('authority', { archives: 'A', version: '2019', rules: [rule] });
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
    expect(await day()).toBe('2021-03-15');
    // Its mark and article are told with the day, not the nation's.
    const ground = { mark: 'F~', basis: rule.basis, approvedBy: '市档案局' };
    const told = await listed('clock=CLK-01&on=2026-11-28');
    expect(told.find((row) => row.code === code)).toMatchObject(ground);
    // Another archives' periods are its own.
    expect(await dayOf(ofCounty[0] ?? '', 'clock=CLK-02')).toBe('2015-03-15');
    const { body } = await http.as('auditor').get('/api/v1/local-law').expect(200);
    expect((body as { rows: unknown[] }).rows).toMatchObject([
      { placeName: '呼和浩特市档案馆', version: '2019', current: true, rules: [rule] },
    ]);
    expect((await activate('authority', { archives: 'A', version: '2020', rules: [] })).status).toBe(201);
    expect(await day()).toBe('2026-03-15');
    const after = await http.as('auditor').get('/api/v1/local-law').expect(200);
    expect((after.body as { rows: { current: boolean }[] }).rows.map(({ current }) => current)).toEqual([
      true,
      false,
    ]);
  });

  it('of a body above hold for each archives below it, and give way to the archives’ own', async () => {
    const under = () => dayOf(ofCounty[0] ?? '', 'clock=CLK-02&on=2026-11-28');
    const ofCity = { ...rule, years: 12 };
    const both = [ofCity, { ...ofCity, clock: 'CLK-02', years: 8, from: '2012-01-01' }];
    expect((await activate('authority', { archives: 'G', version: 'city', rules: both })).status).toBe(201);
    expect([await day(), await under()]).toEqual(['2019-01-01', '2013-03-15']);
    expect((await activate('authority', { archives: 'A', version: 'own', rules: [rule] })).status).toBe(201);
    expect(await day()).toBe('2021-03-15');
    for (const archives of ['A', 'G'])
      expect((await activate('authority', { archives, version: 'none', rules: [] })).status).toBe(201);
    expect(await day()).toBe('2026-03-15');
  });

  it('are activated for a place by those who answer for it, with their document', async () => {
    const refused = async (name: string, body: object) =>
      ((await activate(name, body)).body as { code: string }).code;
    expect(await refused('authority', { archives: 'B', version: '1', rules: [rule] })).toBe(
      'not-of-your-archives',
    );
    expect(await refused('authority', { archives: 'A', version: '2019', rules: [rule] })).toBe(
      'local-law-version-taken',
    );
    expect(await refused('authority', { archives: 'A', version: '3', rules: [rule], evidence: [] })).toBe(
      'local-law-paper-missing',
    );
    await http.as('zhang').post('/api/v1/local-law').send({ version: '1', rules: [] }).expect(403);
  });
});

describe('one unit stops no other', () => {
  it('whose day is the last of the calendar, or whose opening state is a remark as long as a page', async () => {
    const today = shanghaiDay(http.instance.clock.now());
    const dates = http.app.get(DueDates, { strict: false });
    // No two characters alike: nothing to compress.
    const remark = Array.from({ length: 3000 }, (_, n) => String.fromCodePoint(0xac00 + n * 3)).join('');
    const [endless = '', noted = ''] = await heldBy('zhang', 'A', 'A005', [
      ['99991231', '10年'],
      ['19990310', '永久', remark],
    ]);
    await http.instance.projections.catchUp();
    expect(await dates.bring(today)).toBe('some');
    await dates.recompute(today);
    const missing = await listed('window=missing&clock=CLK-10');
    expect(missing.find(({ code }) => code === endless)?.state).toBe('date-missing');
    expect(await dayOf(noted, 'clock=CLK-08')).toBe('2024-03-10');
  });
});

describe('an order to put something right, in the inbox', () => {
  it('waits in the inbox of its body until the report, then or past its day in that of the authority', async () => {
    await http.account('chief', 'Director', 'X');
    const { body: stored } = await http
      .as('authority')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('责令书二'));
    const evidence = [{ sha256: (stored as { sha256: string }).sha256, kind: 'order' }];
    const ordered = async (dueOn: string): Promise<string> => {
      const given = await orderToPutRight('authority', { evidence, dueOn });
      expect(given.status).toBe(201);
      return (given.body as { order: string }).order;
    };
    const [late, early] = [await ordered('2026-03-01'), await ordered('2099-03-01')];
    const inboxOf = async (name: string, scope = 'mine') => {
      await http.instance.projections.catchUp();
      const { body } = await http.as(name).get(`/api/v1/inbox?scope=${scope}&limit=500`).expect(200);
      return (body as { rows: { kind: string; order: string | null; zh: string }[] }).rows;
    };
    const waits = async (name: string, scope?: string) =>
      (await inboxOf(name, scope)).flatMap(({ kind, order: of }) =>
        of === late ? [`late ${kind}`] : of === early ? [`early ${kind}`] : [],
      );
    expect((await inboxOf('chief')).find(({ order: of }) => of === early)?.zh).toContain('期限2099-03-01');
    expect(await waits('chief')).toEqual(['late order-to-report', 'early order-to-report']);
    expect(await waits('authority')).toEqual(['late order-to-reinspect']);
    expect(await waits('clerk', 'all')).toEqual([]);
    const answer = (name: string, id: string, what: string, told: object) =>
      http.as(name).post(`/api/v1/due/rectifications/${id}/${what}`).send(told).expect(201);
    await answer('chief', early, 'report', { actions: '已修缮' });
    expect(await waits('chief')).toEqual(['late order-to-report']);
    expect(await waits('authority')).toEqual(['late order-to-reinspect', 'early order-to-reinspect']);
    await answer('authority', early, 'reinspection', { result: 'not-done' });
    expect(await waits('chief')).toEqual(['late order-to-report', 'early order-to-report']);
    expect(await waits('authority')).toEqual(['late order-to-reinspect']);
    for (const id of [late, early]) await answer('authority', id, 'reinspection', { result: 'done' });
    expect([await waits('chief', 'all'), await waits('authority', 'all')]).toEqual([[], []]);
  });
});
