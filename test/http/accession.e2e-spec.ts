import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessionImport } from '@fonds/accession';
import { civilDate } from '@fonds/kernel';
import { organisationId } from '@fonds/organisations';
import { record, testContext } from '@fonds/testing';
import { HttpFixture } from './application.fixture';
import { eventually } from './eventually.fixture';

interface Answer {
  readonly position: string;
  readonly events: readonly string[];
  readonly number: string;
  readonly accession: string;
  readonly agreement: string;
  readonly act: string;
  readonly lot: string;
  readonly unit: string;
  readonly applied: number;
  readonly split: readonly unknown[];
}

let http: HttpFixture;
let fonds: string;
let paper: { sha256: string; kind: string };

const post = async (name: string, path: string, body: object, status = 201): Promise<Answer> => {
  const answer = await http.as(name).post(`/api/v1/${path}`).send(body);
  expect([answer.status, answer.status === status ? {} : answer.body]).toEqual([status, {}]);
  return answer.body as Answer;
};
const get = async (name: string, path: string): Promise<Record<string, unknown>> =>
  (await http.as(name).get(`/api/v1/${path}`).expect(200)).body as Record<string, unknown>;
const rowsOf = async (name: string, path: string): Promise<Record<string, unknown>[]> =>
  (await get(name, path)).rows as Record<string, unknown>[];
const refused = async (name: string, path: string, body: object): Promise<Record<string, unknown>> => {
  const answer = await http.as(name).post(`/api/v1/${path}`).send(body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return answer.body as Record<string, unknown>;
};
const balance = async (from: string, to: string): Promise<Record<string, unknown>> =>
  get('zhang', `holdings/balance?archives=A&fonds=${fonds}&from=${from}&to=${to}`);

const person = { kind: '个人', name: '李某' };
const unit = (n: number, over: object = {}) => ({
  code: `D001-SX·2026·Y-${String(n).padStart(4, '0')}`,
  level: 'file',
  description: { title: `日记第${n}册`, retention: '永久' },
  ...over,
});
const deposit = (over: object = {}) => ({
  archives: 'A',
  fonds,
  sourceKind: '寄存',
  source: person,
  title: '李某日记',
  topic: '著名人物',
  ...over,
});

beforeAll(async () => {
  http = await (await HttpFixture.open()).people();
  await post('root', 'organisations', { code: 'G', name: '市档案局', kind: '档案主管部门' });
  await post('root', 'organisations', { code: 'U', name: '市水利局', kind: '机关' });
  await http.as('root').patch('/api/v1/organisations/A').send({ parent: 'G' }).expect(200);
  await http.account('director', 'Director', 'A');
  await http.account('keeper', 'Keeper', 'A');
  await http.account('authority', 'Authority', 'G');
  await http.account('chen', 'UnitArchivist', 'U');
  fonds = (
    (await post('zhang', 'fonds', { archives: 'A', number: 'D001', name: '李某' })) as unknown as {
      id: string;
    }
  ).id;
  const { body } = await http
    .as('zhang')
    .post('/api/v1/evidence')
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from('协议'));
  paper = { sha256: (body as { sha256: string }).sha256, kind: 'agreement' };
}, 120_000);
afterAll(() => http.close());

const agree = (over: object = {}) =>
  post('director', 'agreements', {
    archives: 'A',
    kind: '寄存',
    party: person,
    number: '寄存2026-1',
    title: '李某日记寄存协议',
    rights: '所有权不变',
    duties: '妥善保管',
    useTerms: '须经寄存者同意',
    from: '2026-01-01',
    evidence: [paper],
    ...over,
  });

describe('an agreement (E30, INV-09)', () => {
  const terms = { archives: 'A', kind: '寄存', party: person, title: '协议', from: '2026-01-01' };
  it('says rights, duties and conditions of use, and is there on paper', async () => {
    expect(await refused('director', 'agreements', { ...terms, evidence: [paper] })).toMatchObject({
      code: 'agreement-incomplete',
      rule: 'INV-09',
      basis: [{ instrument: 'REG', article: '21(2)' }],
      facts: { missing: ['rights', 'duties', 'useTerms'] },
    });
    const whole = { ...terms, rights: '甲', duties: '乙', useTerms: '丙' };
    expect(await refused('director', 'agreements', whole)).toMatchObject({ code: 'agreement-paper-missing' });
  });

  it('is signed by the director of the archives, nobody else', async () => {
    expect(await refused('zhang', 'agreements', terms)).toMatchObject({ code: 'permission-denied' });
    await http.account('director-b', 'Director', 'B');
    expect(await refused('director-b', 'agreements', terms)).toMatchObject({ code: 'not-of-your-archives' });
  });

  it('never buys what is the state’s, nor prices it (INV-28)', async () => {
    const state = {
      ...terms,
      rights: '甲',
      duties: '乙',
      useTerms: '丙',
      evidence: [paper],
      party: { kind: '国家' },
    };
    expect(await refused('director', 'agreements', { ...state, kind: '购买' })).toMatchObject({
      code: 'state-archives-not-bought',
      rule: 'INV-28',
      basis: [{ instrument: 'AL', article: '23' }],
    });
    const priced = { ...state, price: { amount: '100', currency: 'CNY' } };
    expect(await refused('director', 'agreements', priced)).toMatchObject({ code: 'state-archives-priced' });
  });
});

describe('an accession of a list (E29)', () => {
  it('without an agreement is refused with its article where the law of its day wants one (INV-09)', async () => {
    expect(await refused('zhang', 'accessions', deposit({ units: [unit(1)] }))).toMatchObject({
      code: 'agreement-missing',
      rule: 'INV-09',
      basis: [{ instrument: 'REG', article: '21(2)' }],
    });
  });

  it('of what belongs to the state is never a purchase (INV-28)', async () => {
    const body = deposit({ sourceKind: '征购', source: { kind: '国家' }, units: [unit(1)] });
    expect(await refused('zhang', 'accessions', body)).toMatchObject({
      code: 'state-archives-not-bought',
      rule: 'INV-28',
    });
  });

  it('is not dated after today (INV-43), comes by no other archives’ staff, and no transfer comes by a list', async () => {
    const body = deposit({ units: [unit(1)], businessDate: '2999-01-01' });
    expect(await refused('zhang', 'accessions', body)).toMatchObject({
      code: 'business-date-in-future',
      rule: 'INV-43',
    });
    expect(await refused('wang', 'accessions', deposit({ units: [unit(1)] }))).toMatchObject({
      code: 'not-of-your-archives',
    });
    expect(
      await refused(
        'zhang',
        'accessions',
        deposit({ sourceKind: '移交', source: { kind: '国家' }, units: [unit(1)] }),
      ),
    ).toMatchObject({ code: 'transfer-by-batch' });
  });

  it('holds out what bears a running secrecy mark', async () => {
    const { agreement } = await agree();
    const marked = unit(1, { description: { title: '日记', secrecy: '机密' } });
    expect(await refused('zhang', 'accessions', deposit({ agreement, units: [marked] }))).toMatchObject({
      code: 'classified-held-out',
    });
  });
});

describe('a deposit', () => {
  let agreement: string;
  let accession: Answer;
  let units: { id: string }[];

  beforeAll(async () => {
    agreement = (await agree()).agreement;
    accession = await post(
      'zhang',
      'accessions',
      deposit({
        agreement,
        sourceNumber: 'D-12',
        businessDate: '2026-03-01',
        units: [unit(11), unit(12), unit(13)],
      }),
    );
    const found = await rowsOf(
      'zhang',
      `catalogue/search?title=${encodeURIComponent('日记')}&after=${accession.position}`,
    );
    units = found.map((row) => ({ id: String(row.unit) }));
  });

  it('takes the next number of its year, and its units are held together, owned by the depositor (INV-39b)', async () => {
    expect(accession).toMatchObject({ number: '2026-0001', applied: 3 });
    expect(units).toHaveLength(3);
    expect(await get('zhang', `units/${units[0]?.id ?? ''}`)).toMatchObject({
      owner: { kind: '个人' },
      custodian: expect.objectContaining({ code: 'A' }),
      code: { printed: 'D001-SX·2026·Y-0011' },
    });
    expect(await balance('2026-01-01', '2026-12-31')).toMatchObject({
      opening: { units: 0 },
      moved: { accessioned: { units: 3, files: 3, items: 0 } },
      corrected: { units: 0 },
      closing: { units: 3 },
    });
  });

  it('the same codes do not come in twice (INV-44)', async () => {
    expect(await refused('zhang', 'accessions', deposit({ agreement, units: [unit(11)] }))).toMatchObject({
      code: 'units-there-already',
      rule: 'INV-44',
    });
    expect(
      await refused('zhang', 'accessions', deposit({ agreement, units: [unit(20), unit(20)] })),
    ).toMatchObject({ code: 'units-named-twice' });
  });

  it('stands in the register, by topic, and for nobody who has no part in it', async () => {
    const [row] = await rowsOf('zhang', `accessions?archives=A&year=2026`);
    expect(row).toMatchObject({
      number: '2026-0001',
      on: '2026-03-01',
      sourceKind: 'deposit',
      topic: 'famous-person',
      sourceNumber: 'D-12',
      files: 3,
      agreementNumber: '寄存2026-1',
    });
    expect(await rowsOf('zhang', 'accessions/topics?archives=A')).toEqual([
      { topic: 'famous-person', accessions: 1, files: 3, items: 0 },
    ]);
    expect(await rowsOf('wang', 'accessions?archives=A')).toEqual([]);
    await http.as('wang').get(`/api/v1/accessions/${accession.accession}`).expect(404);
  });

  it('S26: its wrong date is corrected by two people, and the trail shows both values', async () => {
    const path = `accessions/${accession.accession}/date`;
    expect(await refused('zhang', path, { after: '2026-02-01' })).toMatchObject({
      code: 'reason-missing',
      rule: 'INV-01',
    });
    const proposal =
      (await post('zhang', path, { after: '2026-02-01', reason: '登记簿所载' })).events[0] ?? '';
    expect(await refused('zhang', `${path}/second`, { proposal })).toMatchObject({
      code: 'same-person',
      rule: 'INV-01',
    });
    expect(await balance('2026-02-01', '2026-02-28')).toMatchObject({ closing: { units: 0 } });
    const done = await post('li', `${path}/second`, { proposal }, 200);
    expect(done.split).toEqual([]);
    const [row] = await rowsOf('zhang', `accessions?archives=A&year=2026&after=${done.position}`);
    expect(row).toMatchObject({ on: '2026-02-01', registeredOn: '2026-03-01' });
    expect(await balance('2026-02-01', '2026-02-28')).toMatchObject({
      moved: { accessioned: { units: 3 } },
      closing: { units: 3 },
    });
    const [corrected] = await rowsOf('auditor', `trail?fonds=${fonds}&type=EffectCorrected`);
    expect(corrected).toMatchObject({
      actor: expect.objectContaining({ name: 'li' }),
      data: { before: '2026-03-01', after: '2026-02-01' },
    });
    const chain = JSON.stringify(await get('zhang', `units/${units[0]?.id ?? ''}/chain`));
    expect(chain).toContain('2026-03-01 → 2026-02-01');
  });

  const ask = (over: object = {}) => ({
    archives: 'A',
    fonds,
    owner: person,
    proof: '协议原件与身份证',
    units: [units[0]?.id, units[1]?.id],
    evidence: [paper],
    ...over,
  });

  it('goes back to its owner alone, with proof, and is of one fonds (INV-39b)', async () => {
    expect(await refused('zhang', 'withdrawals', ask({ evidence: [] }))).toMatchObject({
      code: 'ownership-not-proven',
      rule: 'INV-39b',
    });
    expect(
      await refused('zhang', 'withdrawals', ask({ owner: { kind: '个人', name: '王某' } })),
    ).toMatchObject({ code: 'not-its-owner', rule: 'INV-39b' });
    const other = (await post('zhang', 'fonds', {
      archives: 'A',
      number: 'D002',
      name: '他宗',
    })) as unknown as { id: string };
    const elsewhere = await refused('zhang', 'withdrawals', ask({ fonds: other.id }));
    expect(elsewhere).toMatchObject({ code: 'of-another-fonds' });
    // An error of the entry: no article says so.
    expect(elsewhere).not.toHaveProperty('rule');
  });

  it('is checked by another person, against the list, and stopped by a hold (INV-14)', async () => {
    const { act } = await post('zhang', 'withdrawals', ask());
    const found = ask().units;
    expect(await refused('zhang', `withdrawals/${act}/check`, { found })).toMatchObject({
      code: 'same-person',
    });
    expect(
      await refused('keeper', `withdrawals/${act}/check`, { found: [units[0]?.id, units[2]?.id] }),
    ).toMatchObject({ code: 'checked-differs-from-listed', rule: 'INV-02' });
    const hold = '01900000-0000-7000-8000-000000000001';
    await record(http.instance.store, `gate-${fonds}`, 'HoldPlaced', {
      hold,
      kind: 'litigation',
      covers: 'fonds',
      since: '2026-04-01',
      stops: ['withdrawal'],
      ground: '诉讼',
    });
    expect(await refused('keeper', `withdrawals/${act}/check`, { found })).toMatchObject({
      code: 'held',
      rule: 'INV-14',
    });
    await record(http.instance.store, `gate-${fonds}`, 'HoldLifted', {
      hold,
      since: '2026-05-01',
      ground: '结案',
    });
    expect(await balance('2026-01-01', '2026-12-31')).toMatchObject({ closing: { units: 3 } });
  });

  it('leaves the balance under its own term when the gate lets it go', async () => {
    const { act } = await post('zhang', 'withdrawals', ask());
    const done = await post('keeper', `withdrawals/${act}/check`, { found: ask().units }, 200);
    expect(done).toMatchObject({ applied: 2, closed: true });
    const year = new Date().getFullYear();
    expect(await balance('2026-01-01', `${year}-12-31`)).toMatchObject({
      moved: { accessioned: { units: 3 }, withdrawn: { units: 2, files: 2 } },
      closing: { units: 1 },
      corrected: { units: 0 },
    });
    expect(await refused('zhang', 'withdrawals', ask({ units: [units[0]?.id] }))).toMatchObject({
      code: 'unit-not-in-store',
      rule: 'INV-02',
    });
  });

  it('is not taken back on a day before it came in (INV-43)', async () => {
    const { act } = await post(
      'zhang',
      'withdrawals',
      ask({ units: [units[2]?.id], businessDate: '2026-01-15' }),
    );
    expect(await refused('keeper', `withdrawals/${act}/check`, { found: [units[2]?.id] })).toMatchObject({
      code: 'before-previous-custody',
      rule: 'INV-43',
    });
  });
});

describe('a transfer (INV-05)', () => {
  let fondsOfU: string;
  const U = (): Promise<string> =>
    http
      .as('root')
      .get('/api/v1/organisations/U')
      .then(({ body }) => (body as { id: string }).id);
  const A = (): Promise<string> =>
    http
      .as('root')
      .get('/api/v1/organisations/A')
      .then(({ body }) => (body as { id: string }).id);

  /** A batch that both sides have signed, as its events tell. */
  async function accepted(act: string, retention: string, since: string): Promise<void> {
    const { store } = http.instance;
    const [from, to] = [await U(), await A()];
    const { unit: id } = await post('chen', 'records', {
      organisation: 'U',
      fonds: fondsOfU,
      electronic: false,
      unit: {
        level: 'file',
        code: `U001-WS·2005·Y-${act.slice(-3)}`,
        description: { title: '防汛', retention },
      },
      businessDate: since,
    });
    const stream = `act-${act}`;
    const root = 'a'.repeat(64);
    await record(
      store,
      stream,
      'TransferDrafted',
      { fonds: fondsOfU, from, to, nature: 'transfer', historical: false },
      since,
    );
    await record(store, stream, 'ActUnitsListed', { part: 0, units: [id] }, since);
    await record(store, stream, 'ManifestSealed', { count: 1, root }, since);
    await record(store, stream, 'TransferOffered', { count: 1, root, defects: [] }, since);
    await record(
      store,
      stream,
      'ActUnitsClaimed',
      { part: 0, gate: -1, claimed: [id], revisions: [1], since: [since], levels: 'f', refused: [] },
      since,
    );
    await record(store, stream, 'ActSealed', { root, count: 1, gate: -1, signatures: [] }, since);
    const of = { act, sealed: 5, root, count: 1 };
    const event = await record(
      store,
      `gate-${fondsOfU}`,
      'TransferAccepted',
      { of, from, to, holder: to, since, nature: 'transfer', partial: false, signedBy: 'account' },
      since,
    );
    const gate = (await store.readStream(`gate-${fondsOfU}`)).length - 1;
    await record(store, stream, 'ActDecided', { sealed: 5, gate, event }, since);
  }

  beforeAll(async () => {
    fondsOfU = (
      (await post('zhang', 'fonds', {
        archives: 'A',
        number: 'U001',
        name: '市水利局',
        creator: '市水利局',
      })) as unknown as { id: string }
    ).id;
    const scope = {
      validFrom: '2026-01-01',
      approval: '呼档发〔2025〕12号',
      lines: [{ organisation: 'U', class: 'WS', minRetention: 'D30' }],
    };
    expect(await refused('zhang', 'scopes/A', scope)).toMatchObject({ code: 'permission-denied' });
    expect(await refused('authority', 'scopes/B', scope)).toMatchObject({ code: 'not-of-your-archives' });
    await post('authority', 'scopes/A', scope);
    expect(await refused('authority', 'scopes/A', scope)).toMatchObject({
      code: 'scope-not-after-last',
      rule: 'INV-05',
    });
  });

  it('inside the scope of its day takes a number and cites its batch', async () => {
    const act = '01900000-0000-7000-8000-000000000101';
    await accepted(act, '永久', '2026-03-02');
    expect(
      await rowsOf('zhang', `accessions/unregistered?archives=A&after=${await http.instance.store.head()}`),
    ).toEqual([expect.objectContaining({ act })]);
    const waiting = () => rowsOf('zhang', 'inbox?kind=batch-to-register&limit=500');
    expect(await waiting()).toMatchObject([{ act, waitsFor: { code: 'A' }, mine: true }]);
    const done = await post('zhang', 'accessions/batches', { archives: 'A', act });
    expect(done).toMatchObject({ insideScope: true });
    await get('zhang', `accessions/${done.accession}?after=${done.position}`);
    expect(await waiting()).toEqual([]);
    expect(await rowsOf('zhang', `accessions?archives=A&act=${act}&after=${done.position}`)).toEqual([
      expect.objectContaining({ act, content: 'batch', files: 1, number: done.number }),
    ]);
    expect((await post('zhang', 'accessions/batches', { archives: 'A', act })).number).toBe(done.number);
    expect(await rowsOf('zhang', 'finding-candidates?archives=A')).toEqual([]);
  });

  it('outside it is accepted all the same, and noted for an inspection', async () => {
    const act = '01900000-0000-7000-8000-000000000102';
    await accepted(act, '10年', '2026-03-03');
    const done = await post('zhang', 'accessions/batches', { archives: 'A', act });
    expect(done).toMatchObject({ insideScope: false });
    expect(await rowsOf('authority', `finding-candidates?archives=A&after=${done.position}`)).toEqual([
      expect.objectContaining({
        rule: 'INV-05',
        offence: 'OFF-15',
        act,
        reasons: ['retention-below-scope'],
        count: 1,
      }),
    ]);
  });

  it('refused inside it is returned all the same, and noted; a return for a defect is not', async () => {
    const made: string[] = [];
    for (const [n, retention] of ['永久', '10年', '永久'].entries()) {
      const description = { title: `防汛第${n}号`, retention, creators: ['市水利局'] };
      const { unit: id } = await post('chen', 'records', {
        ...{ organisation: 'U', fonds: fondsOfU, electronic: false, profile: 'isad' },
        unit: { level: 'file', code: `U001-WS·2006·Y-000${n + 1}`, description },
      });
      made.push(id);
    }
    const { act } = await post('chen', 'transfers', { to: 'A', units: made });
    const opinion = { opinion: '开放', expiry: '到期开放', disclosure: '主动公开', secrecyChange: '无变更' };
    await post('chen', `transfers/${act}/opinions`, { opinions: [opinion] });
    const { position } = await post('chen', `transfers/${act}/offer`, {}, 200);
    const [first = '', second = '', third = ''] = made;
    const giveBack = (defects: object[]) =>
      post('zhang', `transfers/${act}/return`, { scope: 'units', units: [], defects }, 200);
    while ((await get('chen', `transfers/${act}?after=${position}`)).progress)
      await new Promise((done) => setTimeout(done, 50));
    const before = await rowsOf('authority', 'finding-candidates?archives=A');
    const damaged = await giveBack([{ code: 'damaged', text: '霉变，请修复', units: [third] }]);
    expect(await rowsOf('authority', `finding-candidates?archives=A&after=${damaged.position}`)).toEqual(
      before,
    );
    const back = await giveBack([{ code: 'refused', text: '库房已满', units: [first, second] }]);
    expect(await rowsOf('authority', `finding-candidates?archives=A&after=${back.position}`)).toEqual([
      ...before,
      // What lies below the scope's retention may be refused.
      expect.objectContaining({
        ...{ rule: 'INV-05', offence: 'OFF-15', act, reasons: ['returned-inside-scope'] },
        ...{ units: [first], count: 1, accession: null },
      }),
    ]);
  });

  it('before there was a scope is held against none, and one that nobody signed is no accession', async () => {
    const act = '01900000-0000-7000-8000-000000000103';
    await accepted(act, '10年', '2025-03-03');
    const done = await post('zhang', 'accessions/batches', { archives: 'A', act });
    expect(done.number).toBe('2025-0001');
    expect(done).not.toHaveProperty('insideScope');
    const unsigned = '01900000-0000-7000-8000-000000000104';
    expect(await refused('zhang', 'accessions/batches', { archives: 'A', act: unsigned })).toMatchObject({
      code: 'transfer-not-accepted',
      rule: 'INV-02',
    });
  });
});

describe('a record of a unit (E07)', () => {
  const record = (over: object = {}) => ({
    organisation: 'U',
    fonds: 'U001',
    electronic: true,
    unit: { level: 'item', description: { title: '关于防汛工作的通知', medium: '电子' } },
    ...over,
  });
  it('that is electronic comes with its origin (INV-32), and is created in the unit’s own custody', async () => {
    expect(await refused('chen', 'records', record())).toMatchObject({
      code: 'origin-incomplete',
      rule: 'INV-32',
      facts: { missing: ['creator', 'activity', 'time', 'digest'] },
    });
    const origin = { creator: '办公室', activity: '发文', time: '2026-10-12T09:30:00+08:00' };
    const made = await post(
      'chen',
      'records',
      record({ origin, digest: 'b'.repeat(64), sourceSystem: '协同办公' }),
    );
    expect(await get('chen', `units/${made.unit}?after=${made.position}`)).toMatchObject({
      custodian: expect.objectContaining({ code: 'U' }),
    });
    const all = await get(
      'chen',
      `holdings/balance?archives=U&from=2020-01-01&to=${new Date().getFullYear()}-12-31`,
    );
    expect(all).toMatchObject({ moved: { created: { items: 1 } }, corrected: { units: 0 } });
    expect(await refused('zhang', 'records', record())).toMatchObject({ code: 'permission-denied' });
  });

  it('is filed by two hands when it is described, coded and has its period (E13)', async () => {
    await http.account('filer', 'Filer', 'U');
    const dates = [{ printed: '20240309', from: '2024-03-09', to: '2024-03-09', certainty: 'exact' }];
    const description = { title: '关于抗旱工作的通知', creators: ['市水利局'], dates };
    const unit = { level: 'item', code: 'U001-WS·2024·D30-0001', description };
    const { unit: id } = await post('filer', 'records', record({ electronic: false, unit }));
    const filing = { units: [id], catalogue: '2024年归档文件目录' };
    expect(await refused('filer', 'filings', filing)).toMatchObject({
      code: 'filing-incomplete',
      facts: { missing: ['retention'] },
    });
    const period = { units: [id], period: '30年', scheduleBasis: 'own' };
    // An organ's schedule is one that was agreed to (REG 19).
    expect(await refused('chen', 'retention-assignments', period)).toMatchObject({
      code: 'own-schedule-of-a-public-body',
      rule: 'INV-10',
    });
    const mapped = { ...period, scheduleBasis: 'legacy', decision: '局长办公会5号' };
    await post('chen', 'retention-assignments', mapped);
    const due = async () => {
      await http.instance.projections.catchUp();
      return (await rowsOf('chen', 'due?clock=CLK-12')).map(({ unit: of, shown, accuses }) => ({
        ...{ of: of as string, shown, accuses },
      }));
    };
    // CLK-12, a default: it stands on the list of its unit until it is filed, and accuses nobody.
    expect((await due()).find(({ of }) => of === id)).toMatchObject({ shown: '2025-06-30', accuses: false });
    await post('filer', 'filings', filing);
    const waits = async () => {
      await http.instance.projections.catchUp();
      return (await rowsOf('chen', 'inbox?kind=filing-proposed')).map(({ unit: of }) => of as string);
    };
    expect(await waits()).toEqual([id]);
    expect(await refused('filer', 'filings/accept', filing)).toMatchObject({ code: 'permission-denied' });
    const { position } = await post('chen', 'filings/accept', filing, 200);
    expect(await get('chen', `units/${id}?after=${position}`)).toMatchObject({
      filed: { catalogue: filing.catalogue },
    });
    expect(await waits()).toEqual([]);
    expect((await due()).map(({ of }) => of)).not.toContain(id);
    expect(await refused('filer', 'filings', filing)).toMatchObject({ code: 'filed-already' });
  });

  it('goes into a fonds of the unit itself, whatever else its archivist may see', async () => {
    await post('root', 'accounts/chen/roles', { role: 'Keeper', organisation: 'A' });
    await http.instance.projections.catchUp();
    expect((await get('chen', 'fonds/D001')) as object).toMatchObject({ number: 'D001' });
    expect(await refused('chen', 'records', record({ fonds: 'D001', electronic: false }))).toMatchObject({
      code: 'fonds-unknown',
    });
  });

  it('of a village says whose it is (INV-39b)', async () => {
    await post('root', 'organisations', { code: 'V', name: '东河村', kind: '村' });
    await http.account('clerk', 'UnitArchivist', 'V');
    const villages = await post('zhang', 'fonds', {
      archives: 'A',
      number: 'V001',
      name: '东河村',
      creator: '东河村',
    });
    const made = {
      organisation: 'V',
      fonds: (villages as unknown as { id: string }).id,
      electronic: false,
    };
    expect(await refused('clerk', 'records', record(made))).toMatchObject({
      code: 'owner-not-said',
      rule: 'INV-39b',
    });
    const { unit, position } = await post('clerk', 'records', record({ ...made, owner: { kind: '集体' } }));
    expect(await get('clerk', `units/${unit}?after=${position}`)).toMatchObject({ owner: { kind: '集体' } });
  });
});

describe('a lot (E100)', () => {
  it('has its own balance, is arranged into units, and closed with its difference explained (INV-03)', async () => {
    const { lot, number } = await post('zhang', 'lots', {
      archives: 'A',
      title: '积存',
      fonds,
      estimate: { files: 3, metres: '0.5' },
      sourceKind: '撤并接收',
      source: { kind: '国家', organisation: 'U' },
    });
    expect(number).toMatch(/^\d{4}-\d{4}$/);
    const made = await post('zhang', `lots/${lot}/arrangements`, { fonds, units: [unit(31), unit(32)] });
    expect(made.applied).toBe(2);
    expect(await get('zhang', `lots/${lot}?after=${made.position}`)).toMatchObject({
      number,
      estimate: { files: 3, items: null, metres: '0.5' },
      arranged: { files: 2, items: 0 },
      remainder: { files: 1 },
    });
    const year = new Date().getFullYear();
    expect(await balance('2026-01-01', `${year}-12-31`)).toMatchObject({
      moved: { arranged: { units: 2 } },
      corrected: { units: 0 },
    });
    // S26 for what has no units yet: two people, and its number stays (INV-01, INV-43).
    const date = `accessions/${lot}/date`;
    const proposed = await post('zhang', date, { after: '2026-02-03', reason: '登记簿所载' });
    const proposal = proposed.events[0] ?? '';
    await get('li', `lots/${lot}?after=${proposed.position}`);
    expect(await rowsOf('li', 'inbox?kind=lot-date-proposed')).toMatchObject([{ proposal, mine: true }]);
    expect(await refused('zhang', `${date}/second`, { proposal })).toMatchObject({ code: 'same-person' });
    const dated = await post('li', `lots/${lot}/date/second`, { proposal }, 200);
    expect(await get('zhang', `accessions/${lot}?after=${dated.position}`)).toMatchObject({
      number,
      on: '2026-02-03',
    });
    expect(await get('zhang', `lots/${lot}`)).toMatchObject({ on: '2026-02-03' });
    expect(await rowsOf('li', 'inbox?kind=lot-date-proposed')).toEqual([]);
    expect(await refused('zhang', `lots/${lot}/close`, {})).toMatchObject({
      code: 'difference-unexplained',
      rule: 'INV-03',
    });
    await post('zhang', `lots/${lot}/close`, { explanation: '一卷系空夹' }, 200);
    expect(await refused('zhang', `lots/${lot}/arrangements`, { fonds, units: [unit(33)] })).toMatchObject({
      code: 'lot-closed',
    });
  });
});

describe('the register on paper', () => {
  const print = (format: string, query = '') =>
    http
      .as('zhang')
      .get(`/api/v1/accession-register?archives=A&format=${format}${query}`)
      .buffer(true)
      .parse((response, done) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => done(null, Buffer.concat(pieces)));
      })
      .expect(200);

  it.each(['pdf', 'xlsx'])(
    'comes as %s with position, count and digest, and that it went out is an event (E93)',
    async (format) => {
      const answer = await print(format);
      expect((answer.body as Buffer).subarray(0, 4).toString('latin1')).toBe(
        format === 'pdf' ? '%PDF' : 'PK\u0003\u0004',
      );
      const { 'fonds-digest': digest = '', 'fonds-count': count, 'fonds-position': knownAt } = answer.headers;
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(Number(count)).toBeGreaterThan(3);
      expect(answer.headers).toMatchObject({ 'fonds-missing-glyphs': '', 'fonds-missing-glyphs-count': '0' });
      const head = await http.instance.store.head();
      const exported = await rowsOf('auditor', `trail?type=AuditExportMade&limit=500&after=${head}`);
      expect(exported.filter((row) => (row.data as { digest: string }).digest === digest)).toMatchObject([
        { data: { scope: { form: 'accession-register' }, format, count: Number(count), knownAt } },
      ]);
    },
  );

  it('is as of its position: what is registered or dated anew later changes no paper', async () => {
    const then = await print('xlsx');
    const at = `&knownAt=${then.headers['fonds-position']}`;
    const { lot, number } = await post('zhang', 'lots', {
      archives: 'A',
      title: '续收',
      estimate: { files: 1 },
      sourceKind: '撤并接收',
      source: { kind: '国家', organisation: 'U' },
    });
    const before = await print('xlsx');
    expect(Number(before.headers['fonds-count'])).toBe(Number(then.headers['fonds-count']) + 1);
    expect(number).toBeDefined();
    const { events } = await post('zhang', `lots/${lot}/date`, { after: '2026-01-05', reason: '抄错' });
    await post('li', `lots/${lot}/date/second`, { proposal: events[0] ?? '' }, 200);
    await http.as('root').patch('/api/v1/organisations/U').send({ name: '市水务局' }).expect(200);
    const [again, later, now] = [
      await print('xlsx', at),
      await print('xlsx', `&knownAt=${before.headers['fonds-position']}`),
      await print('xlsx'),
    ].map(({ headers }) => headers['fonds-digest']);
    expect([again, later]).toEqual([then.headers['fonds-digest'], before.headers['fonds-digest']]);
    expect(now).not.toBe(later);
  });
});

describe('accessions of an AtoM', () => {
  const HEADER = 'accessionNumber,acquisitionDate,acquisitionType,title,donorName,receivedExtentUnits';
  const take = (rows: readonly string[]) => {
    const path = join(http.dataDir, 'accessions.csv');
    writeFileSync(path, [HEADER, ...rows, ''].join('\n'));
    const context = testContext({ today: civilDate('2026-11-22'), businessDate: civilDate('2026-11-22') });
    const request = { path, archives: organisationId('B') };
    return http.app.get(AccessionImport, { strict: false }).run(request, context);
  };
  const OLD = '2010/07,2010-06-01,Gift,Diaries,Li,3 files and 0.5 m';

  it('come in as lots under our numbers, keeping theirs; again, nothing is new', async () => {
    expect(await take([OLD])).toMatchObject({
      ok: true,
      value: { read: 1, registered: 1, unchanged: 0, refused: 0 },
    });
    expect(await take([OLD])).toMatchObject({ ok: true, value: { registered: 0, unchanged: 1 } });
    const after = await http.instance.store.head();
    expect(await rowsOf('wang', `accessions?archives=B&after=${after}`)).toEqual([
      expect.objectContaining({
        number: '2010-0001',
        sourceNumber: '2010/07',
        sourceKind: 'donation',
        on: '2010-06-01',
        files: 3,
        metres: '0.5',
        content: 'lot',
      }),
    ]);
  });

  it('are refused row by row, each with its cure: changed, undated, or against the law of their day', async () => {
    const answer = await take([
      OLD.replace('Diaries', 'Letters'),
      '2011/01,,Gift,No date,Li,',
      '2025/01,2025-02-01,Gift,Without agreement,Li,',
    ]);
    expect(answer).toMatchObject({ ok: true, value: { read: 3, registered: 0, refused: 3 } });
    const codes = answer.ok ? answer.value.problems.map(({ refusal }) => refusal.code) : [];
    expect(codes).toEqual(['accession-differs', 'accession-date-unknown', 'agreement-missing']);
  });
});

it('every read model says the same when it is built again', async () => {
  for (const name of ['custody', 'accession', 'acts', 'catalogue', 'fonds']) {
    const { tables } = await http.instance.projections.check(name);
    expect(tables.map(({ table }) => table)).not.toEqual([]);
    expect(tables.filter(({ equal }) => !equal)).toEqual([]);
  }
});

describe('a file with accessions', () => {
  interface Upload {
    readonly id: string;
    readonly state: string;
    readonly act?: string;
    readonly read: number;
    readonly counts?: Record<string, number>;
    readonly answer?: Record<string, string>;
    readonly problems?: readonly { readonly code: string; readonly title: string }[];
    readonly refusal?: { readonly code: string; readonly rule?: string };
  }
  const send = async (name: string, path: string, query: object, lines: readonly string[]) =>
    http
      .as(name)
      .post(`/api/v1/${path}`)
      .query(query)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(lines.join('\n')));
  const ended = async (
    name: string,
    path: string,
    query: object,
    lines: readonly string[],
  ): Promise<Upload> => {
    const answer = await send(name, path, query, lines);
    expect([answer.status, answer.status === 202 ? {} : answer.body]).toEqual([202, {}]);
    const { id } = answer.body as Upload;
    return eventually(
      async () => (await get(name, `accessions/uploads/${id}`)) as unknown as Upload,
      ({ state }) => state === 'finished' || state === 'failed',
    );
  };
  const HEADER = '档号,题名,责任者,日期,保管期限,页数';
  const row = (n: number): string =>
    `D001-SX·2012·Y-${String(n).padStart(4, '0')},来往书信${n},李某,2012-03-0${n},永久,${n}`;
  const terms = () => ({
    archives: 'A',
    fonds,
    file: '清单.csv',
    sourceKind: '撤并接收',
    sourceOwner: '国家',
    title: '撤并接收清单',
  });

  it('of an AtoM is taken in over HTTP, and says which rows were not', async () => {
    const query = { archives: 'B', file: 'accessions.csv', sourceOwner: '其他' };
    const lines = [
      'accessionNumber,acquisitionDate,acquisitionType,title,donorName,receivedExtentUnits',
      '2010/08,2010-06-01,Gift,Letters,Wu,2 files',
      '2010/09,,Gift,No date,Wu,',
      '',
    ];
    expect((await send('zhang', 'accessions/imports', query, lines)).body).toMatchObject({
      code: 'not-of-your-archives',
    });
    const job = await ended('wang', 'accessions/imports', query, lines);
    expect(job).toMatchObject({
      state: 'finished',
      read: 2,
      counts: { registered: 1, refused: 1 },
      problems: [
        { code: 'accession-date-unknown', title: expect.not.stringContaining('accession-date-unknown') },
      ],
    });
    await http.as('zhang').get(`/api/v1/accessions/uploads/${job.id}`).expect(404);
  });

  it('is one accession of all its rows, or of none', async () => {
    const bad = await ended('zhang', 'accessions/lists', terms(), [
      HEADER,
      row(1),
      ',没有档号,李某,2012-03-02,永久,1',
      '',
    ]);
    expect(bad).toMatchObject({ state: 'finished', counts: { refused: 1 } });
    expect(bad.answer).toBeUndefined();
    expect(bad.problems?.[0]?.title).not.toContain(bad.problems?.[0]?.code ?? '');
    const done = await ended('zhang', 'accessions/lists', terms(), [HEADER, row(1), row(2), '']);
    expect(done).toMatchObject({ state: 'finished', counts: { listed: 2, applied: 2 } });
    expect(done.answer?.['accession']).toBe(done.act);
    const again = await ended('zhang', 'accessions/lists', terms(), [HEADER, row(2), '']);
    expect(again).toMatchObject({
      state: 'failed',
      refusal: { code: 'units-there-already', rule: 'INV-44' },
    });
  });

  it('of which a server that was started again knows no job, says what to do, and takes it once', async () => {
    const keyed = async (app = http.app): Promise<Upload> => {
      const { body } = await http
        .as('zhang', app)
        .post('/api/v1/accessions/lists')
        .query(terms())
        .set('Content-Type', 'application/octet-stream')
        .set('Idempotency-Key', 'list-once')
        .send(Buffer.from([HEADER, row(8), ''].join('\n')))
        .expect(202);
      return body as Upload;
    };
    const end = (id: string, app = http.app): Promise<Upload> => {
      const ask = async (): Promise<Upload> => {
        const { body } = await http.as('zhang', app).get(`/api/v1/accessions/uploads/${id}`).expect(200);
        return body as Upload;
      };
      return eventually(ask, ({ state }) => state === 'finished' || state === 'failed');
    };
    const first = await end((await keyed()).id);
    expect(first.counts).toMatchObject({ applied: 1 });
    const app = await http.startedAgain();
    try {
      const answer = await http.as('zhang', app).get(`/api/v1/accessions/uploads/${first.id}`).expect(404);
      expect(answer.body).toMatchObject({
        code: 'accession-upload-unknown',
        title: expect.stringContaining('重新启动'),
        cure: expect.stringContaining('Idempotency-Key'),
      });
      const again = await end((await keyed(app)).id, app);
      expect(again).toMatchObject({ state: 'finished', act: first.act, answer: first.answer });
    } finally {
      await app.close();
    }
  });

  it('is what is made of a lot', async () => {
    const { lot } = await post('zhang', 'lots', {
      archives: 'A',
      title: '积存书信',
      fonds,
      estimate: { files: 2 },
    });
    const made = await ended('zhang', `lots/${lot}/arrangements/lists`, { fonds, file: '清单.csv' }, [
      HEADER,
      row(5),
      row(6),
      '',
    ]);
    expect(made).toMatchObject({ state: 'finished', counts: { listed: 2, applied: 2 }, answer: { lot } });
    const head = await http.instance.store.head();
    expect(await get('zhang', `acts/${made.act ?? ''}?after=${head}`)).toMatchObject({ kind: 'arrangement' });
  });
});
