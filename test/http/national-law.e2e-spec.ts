import { civilDate } from '@fonds/kernel';
import { carryLawData, LAW_DATA_VERSION, lawData, lawDataVersions } from '@fonds/law';
import { ClockSweep, type DueRow } from '@fonds/radar';
import { HttpFixture } from './application.fixture';
import { importFile } from './journey.fixture';

/** No law says this: since 2024 archives open after ten years. */
const NEXT = '2099-01-01';
const next = () =>
  carryLawData({
    version: NEXT,
    news: { zh: '试验', en: 'a trial' },
    regimes: lawData(LAW_DATA_VERSION)
      .regimes.filter(({ id }) => id === 'R3')
      .map((regime) => ({ ...regime, openingAgeYears: { ...regime.openingAgeYears, value: 10 } })),
    disposalTables: lawData(LAW_DATA_VERSION).disposalTables.map((table) => ({ ...table, version: NEXT })),
  });
const CODE = 'A001-WS·2011-Y-BGS-0001';
const DAY = civilDate('2026-11-28');

let http: HttpFixture;
let away: () => void = () => undefined;

const import_ = (number: string): Promise<unknown> => {
  const csv = `\ufeff档号,题名,日期,保管期限\n${CODE.replace('0001', number)},题名,20100615,永久`;
  const query = {
    ...{ file: `${number}.csv`, format: 'catalogue', archives: 'A', fondsName: 'A001' },
    ...{ heldSince: '2012-01-01', businessDate: '2012-06-01' },
  };
  return importFile(http, 'zhang', query, Buffer.from(csv));
};

beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  const body = { code: 'G', name: '市档案局', kind: '档案主管部门', level: 'city' };
  await http.as('root').post('/api/v1/organisations').send(body).expect(201);
  await http.account('authority', 'Authority', 'G');
  await http.account('director', 'Director', 'A');
  await import_('0001');
}, 120_000);

afterAll(async () => {
  away();
  await http.close();
});

const versions = async () => {
  const { body } = await http.as('auditor').get('/api/v1/national-law').expect(200);
  return (body as { rows: { version: string; inEffect: boolean; waits: boolean }[] }).rows;
};
const inEffect = async () => (await versions()).filter((row) => row.inEffect).map(({ version }) => version);
const opening = async (app = http.app): Promise<string | null | undefined> => {
  const { body } = await http.as('auditor', app).get(`/api/v1/due?clock=CLK-08&on=${DAY}`).expect(200);
  return (body as { rows: DueRow[] }).rows.find((row) => row.code === CODE)?.shown;
};
/** Versions that events after a position name with their rules. */
const applied = async (after: bigint): Promise<readonly string[]> => {
  const { events } = await http.instance.store.readPage(after, 500);
  return [...new Set(events.flatMap(({ meta }) => meta.rules.map(({ version }) => version)))];
};
/** The first events, as text: equal texts are equal events. */
const told = async (count: number): Promise<readonly string[]> => {
  const { events } = await http.instance.store.readPage(0n, count);
  return events.map(({ id, type, meta, data }) => JSON.stringify([id, type, meta, data]));
};
const adopt = async (name: string, version: string, paper = true) => {
  const send = http.as(name).post('/api/v1/evidence').set('content-type', 'application/octet-stream');
  const { body } = await send.send(Buffer.from(`公布 ${version}`));
  const evidence = paper ? [{ sha256: (body as { sha256: string }).sha256, kind: 'notice' }] : [];
  return http.as(name).post('/api/v1/national-law').send({ version, evidence });
};
/** The decision table by which a restructuring would be proposed. */
const table = async (): Promise<string> => {
  const { body } = await http.as('director').get('/api/v1/cases/whatif?kind=C01&fonds=A001').expect(200);
  return (body as { table: string }).table;
};
const notices = async (name: string): Promise<readonly { zh: string; en: string }[]> => {
  const { body } = await http.as(name).get('/api/v1/inbox').expect(200);
  return (body as { notices: { zh: string; en: string }[] }).notices;
};
const standing = async (): Promise<object> => {
  const { body } = await http.as().get('/ready').expect(200);
  return (body as { lawData: object }).lawData;
};
const age = async (query = ''): Promise<string> => {
  const { body } = await http.as('zhang').get(`/api/v1/law/CLK-08?at=${DAY}${query}`).expect(200);
  return (body as { text: { en: string } }).text.en;
};

describe('a newer version of the national rule data (E103)', () => {
  it('that a build brings waits, and changes nothing', async () => {
    const before = lawDataVersions().map(() => ({}));
    expect(await versions()).toMatchObject([
      { version: LAW_DATA_VERSION, inEffect: true, waits: false },
      ...before.slice(1),
    ]);
    expect(await opening()).toBeUndefined();
    away = next();
    expect(await versions()).toMatchObject([{ version: NEXT, inEffect: false, waits: true }, ...before]);
    expect([await opening(), await age()]).toEqual([undefined, expect.stringContaining('25 years')]);
    expect(await age(`&data=${NEXT}`)).toContain('10 years');
    const at = await http.instance.store.head();
    await import_('0002');
    expect(await applied(at)).toEqual([LAW_DATA_VERSION]);
    expect(await table()).toBe('2026-11-22');
  });

  it('that waits is told to whoever may adopt it, to nobody else, and to whoever watches the server', async () => {
    for (const name of ['director', 'authority'])
      expect(await notices(name)).toMatchObject([
        { en: expect.stringContaining(`law adopt ${NEXT}`) as string },
      ]);
    expect(await notices('zhang')).toEqual([]);
    expect(await standing()).toEqual({ inEffect: LAW_DATA_VERSION, waits: NEXT, carried: true });
    const { text } = await http.as().get('/?lang=en').expect(200);
    expect(text).toContain(`national rule data ${LAW_DATA_VERSION} in effect; ${NEXT} wait to be adopted`);
  });

  it('is put into effect by those who answer for the law, with its paper', async () => {
    await http.as('zhang').post('/api/v1/national-law').send({ version: NEXT }).expect(403);
    const refused = async (...asked: Parameters<typeof adopt>) =>
      ((await adopt(...asked)).body as { code: string }).code;
    expect(await refused('director', NEXT, false)).toBe('national-law-paper-missing');
    expect(await refused('authority', '2098-01-01')).toBe('law-data-not-carried');
    expect(await refused('authority', LAW_DATA_VERSION)).toBe('national-law-in-effect');
    expect(await inEffect()).toEqual([LAW_DATA_VERSION]);
  });

  it('is followed by lists, decisions and the clock from then on; what was decided keeps its own', async () => {
    const before = await told(500);
    expect((await adopt('director', NEXT)).status).toBe(201);
    expect(await inEffect()).toEqual([NEXT]);
    expect([await table(), await notices('director')]).toEqual([NEXT, []]);
    expect(await standing()).toEqual({ inEffect: NEXT, waits: null, carried: true });
    // Due by the law of the day on which ten years were over: not before the regime began.
    expect(await opening()).toBe('2024-03-01');
    const at = await http.instance.store.head();
    await import_('0003');
    expect(await applied(at)).toEqual([NEXT]);
    await http.app.get(ClockSweep, { strict: false }).once();
    const clock = await http.instance.store.readStream('clock-2026');
    expect(clock.filter(({ type }) => type === 'ClockRan').map(({ data }) => data)).toMatchObject([
      { law: NEXT },
    ]);
    expect(await told(before.length)).toEqual(before);
    const { events } = await http.instance.store.readPage(0n, before.length);
    const [first] = events.flatMap(({ meta }) => meta.rules);
    expect([await age(`&data=${first?.version ?? ''}`), await age()]).toEqual([
      expect.stringContaining('25 years'),
      expect.stringContaining('10 years'),
    ]);
  });

  it('is in effect in every process, and gives way to the one before it when that is put back', async () => {
    const again = await http.startedAgain();
    expect(await opening(again)).toBe('2024-03-01');
    expect((await adopt('authority', LAW_DATA_VERSION)).status).toBe(201);
    expect([await opening(again), await opening()]).toEqual([undefined, undefined]);
    expect(await inEffect()).toEqual([LAW_DATA_VERSION]);
    await again.close();
  });

  it('in effect that a build does not carry stops every deed, and says so', async () => {
    expect((await adopt('authority', NEXT)).status).toBe(201);
    away();
    away = () => undefined;
    const body = { code: 'H', name: '某机关', kind: '机关' };
    const answer = await http.as('root').post('/api/v1/organisations').send(body);
    expect(answer.body).toMatchObject({ code: 'law-data-not-carried' });
    expect(await standing()).toEqual({ inEffect: NEXT, waits: null, carried: false });
    expect(await notices('director')).toMatchObject([
      { en: expect.stringContaining('not those that this build carries') as string },
    ]);
    expect(await versions()).toMatchObject([
      { version: NEXT, inEffect: true, news: null },
      ...lawDataVersions().map(() => ({})),
    ]);
  });
});
