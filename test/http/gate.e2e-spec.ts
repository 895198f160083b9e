import { ActsFixture, codeOf } from './acts.fixture';

let acts: ActsFixture;
const path = (rest: string): string => `/fonds/${acts.fonds}${rest}`;
beforeAll(async () => void (acts = await ActsFixture.open()));
afterAll(() => acts.close());

const loss = (n: number, businessDate = '2021-03-01') => ({
  fact: 'loss',
  units: [acts.unit(n)],
  circumstances: '搬迁时遗失',
  businessDate,
});

describe('a hold', () => {
  it('is placed by whoever keeps the fonds or supervises its keeper, and by nobody else', async () => {
    const order = { kind: 'other', units: [codeOf(11)], ground: '权属争议', businessDate: '2021-01-01' };
    await acts.post('wang', path('/holds'), order, 404);
    await acts.post('zhao', path('/holds'), order, 403);
    await acts.post('reader', path('/holds'), order, 403);
    await acts.post('auditor', path('/holds'), order, 403);
    await acts.post('zhang', path('/holds'), order);
    await acts.post('sun', path('/holds'), {
      ...order,
      units: undefined,
      kind: 'inspection',
      stops: ['rearrangement'],
    });
  });

  it('is lifted by whoever placed it: an archives does not lift the hold of its inspector', async () => {
    const { rows } = await acts.get<{ rows: { id: string; kind: string; covers: string }[] }>(
      'zhang',
      path('/holds'),
    );
    expect(rows.map(({ kind, covers }) => `${kind} ${covers}`)).toEqual(['inspection fonds', 'other units']);
    const [inspection, dispute] = rows.map(({ id }) => id);
    const ofKind = async (kind: string) =>
      (await acts.get<{ rows: { id: string }[] }>('zhang', path(`/holds?kind=${kind}`))).rows.map(
        ({ id }) => id,
      );
    expect([await ofKind('other'), await ofKind('evidence')]).toEqual([[dispute], []]);
    const lift = { ground: '检查结束' };
    expect(await acts.post('director', path(`/holds/${inspection ?? ''}/lift`), lift, 403)).toMatchObject({
      code: 'not-your-hold',
    });
    await acts.post('sun', path(`/holds/${inspection ?? ''}/lift`), lift, 200);
    // An authority above may lift what an archives below it placed.
    await acts.post('sun', path(`/holds/${dispute ?? ''}/lift`), lift, 200);
    expect((await acts.get<{ rows: object[] }>('zhang', path('/holds?inForce=true'))).rows).toEqual([]);
    expect((await acts.get<{ rows: object[] }>('auditor', path('/holds?inForce=false'))).rows).toHaveLength(
      2,
    );
  });

  it('of an act that is not sealed, or of what nobody can stop, is refused', async () => {
    const order = { kind: 'other', ground: '争议' };
    const act = '00000000-0000-8000-8000-000000000000';
    expect(await acts.post('zhang', path('/holds'), { ...order, act }, 422)).toMatchObject({
      code: 'act-not-sealed',
    });
    await acts.post('zhang', path('/holds'), { ...order, stops: ['breathing'] }, 400);
  });
});

describe('a fact', () => {
  it('is recorded over a hold and says so; a decision is refused by it', async () => {
    const held = {
      kind: 'litigation',
      units: [acts.unit(0)],
      stops: ['loan'],
      ground: '诉讼',
      businessDate: '2021-01-01',
    };
    const { hold } = await acts.post('zhang', path('/holds'), held);
    const loan = {
      units: [acts.unit(0)],
      reader: '李某',
      purpose: '编史',
      due: '2021-06-30',
      approval: '馆长批准',
    };
    expect(await acts.post('zhao', '/loans', loan, 422)).toMatchObject({
      code: 'held',
      rule: 'INV-14',
      facts: { units: [acts.unit(0)] },
    });
    const { revision } = await acts.post('zhao', path('/facts'), loss(0));
    const [event] = await acts.http.instance.store.readStream(`gate-${acts.fonds}`, revision);
    expect(event).toMatchObject({ type: 'LossRecorded', data: { overHolds: [hold] } });
    expect(await acts.chain(0)).toContain('丢失，目录保留');
  });

  it('is told by people of the custodian only, of units of its fonds and of one custodian', async () => {
    await acts.post('wang', path('/facts'), loss(1), 404);
    await acts.post('reader', path('/facts'), loss(1), 403);
    await acts.post('sun', path('/facts'), loss(1), 403);
    const other = await acts.post('zhang', '/fonds', { archives: 'A', number: '0777', name: '另一全宗' });
    const elsewhere = `/fonds/${(other as unknown as { id: string }).id}/facts`;
    expect(await acts.post('zhang', elsewhere, loss(1), 422)).toMatchObject({ code: 'of-another-fonds' });
  });

  it('says what it must say, and nothing else has an effect', async () => {
    const units = [acts.unit(1)];
    for (const body of [
      { fact: 'loss', units },
      { fact: 'seizure', units, document: '扣押决定' },
      { fact: 'takeover', units, document: '裁定' },
      { fact: 'incident', units, scope: '漏水' },
      { fact: 'theft', units },
      { fact: 'loss', units: [], circumstances: '遗失' },
    ])
      await acts.post('zhao', path('/facts'), body, 400);
    expect(
      await acts.post(
        'zhao',
        path('/facts'),
        { fact: 'seizure', units, holder: 'B', document: '扣押决定' },
        422,
      ),
    ).toMatchObject({ code: 'paper-missing' });
    expect(
      await acts.post('zhao', path('/facts'), { fact: 'recovery', units, circumstances: '找到' }, 422),
    ).toMatchObject({ code: 'not-lost' });
  });

  it('of a seizure moves what the document moves, and its return brings it back', async () => {
    const { body } = await acts.http
      .as('zhang')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('扣押决定书'));
    const evidence = [{ sha256: (body as { sha256: string }).sha256, kind: '决定书' }];
    const units = [codeOf(1)];
    const seizure = {
      fact: 'seizure',
      units,
      holder: 'G',
      document: '扣押决定1号',
      evidence,
      businessDate: '2021-02-01',
    };
    await acts.post('zhao', path('/facts'), seizure);
    expect(await acts.chain(1)).toContain('被市档案局调取或查封，依据扣押决定1号');
    const back = { fact: 'seizure-return', units, document: '发还清单', businessDate: '2021-02-20' };
    await acts.post('zhao', path('/facts'), back);
    expect(await acts.get('zhang', `/units/${acts.unit(1)}`)).toMatchObject({ holder: { code: 'A' } });
    await acts.post('zhao', path('/facts'), { ...back, businessDate: '2021-02-21' }, 422);
    // Where custody had moved too, it comes back by the return, which the body tells that they were taken from.
    const [id, gone] = [acts.unit(1), { ...seizure, custodian: 'G', businessDate: '2021-03-01' }];
    await acts.post('zhao', path('/facts'), gone);
    const returned = { ...back, evidence, businessDate: '2021-03-20' };
    // By code or by id: to others it is unknown.
    for (const text of [id, codeOf(1)])
      await acts.post('wang', path('/facts'), { ...returned, units: [text], evidence: [] }, 404);
    await acts.post('zhao', path('/facts'), returned);
    expect(await acts.get('zhang', `/units/${id}`)).toMatchObject({
      custodian: { code: 'A' },
      holder: { code: 'A' },
    });
  });
});

describe('the date of an effect', () => {
  const held = async (asOf: string, knownAt?: string): Promise<number> => {
    const known = knownAt === undefined ? '' : `&knownAt=${knownAt}`;
    const { total } = await acts.get<{ total: { units: number } }>(
      'zhang',
      `/holdings?archives=A&fonds=${acts.fonds}&asOf=${asOf}${known}`,
    );
    return total.units;
  };

  it('is corrected by two people; as-of answers before and after, and the unit that forbids it is split off', async () => {
    const units = [acts.unit(2), acts.unit(3), acts.unit(4)];
    const lost = { ...loss(2, '2022-05-10'), units };
    const { revision, position } = await acts.post('zhao', path('/facts'), lost);
    await acts.post('zhao', path('/facts'), {
      fact: 'recovery',
      units: [acts.unit(4)],
      circumstances: '在邻架找到',
      businessDate: '2022-05-20',
    });
    const [before, during] = [await held('2022-05-09'), await held('2022-05-25')];
    expect(before - during).toBe(2);

    const order = { after: '2022-06-01', reason: '据值班记录' };
    await acts.post('wang', path(`/passages/${revision}/corrections`), order, 404);
    const url = path(`/passages/${revision}/corrections`);
    const [proposal = ''] = (await acts.post('zhang', url, order)).events;
    expect((await acts.waiting('li')).map(({ kind }) => kind)).toContain('effect-date-proposed');
    expect((await acts.waiting('zhang')).map(({ kind }) => kind)).not.toContain('effect-date-proposed');
    expect(await acts.post('zhang', `${url}/${proposal}/second`, {}, 403)).toMatchObject({
      code: 'same-person',
    });
    const done = await acts.post('li', `${url}/${proposal}/second`, {}, 200);
    expect((await acts.waiting('li')).map(({ kind }) => kind)).not.toContain('effect-date-proposed');

    const [event] = await acts.http.instance.store.readStream(`gate-${acts.fonds}`, done.revision);
    expect(event?.data).toMatchObject({ split: [{ unit: acts.unit(4), next: '2022-05-20' }] });
    expect(await held('2022-05-25')).toBe(before);
    expect(await held('2022-06-02')).toBe(before - 2);
    expect(await held('2022-05-25', position)).toBe(before - 3);
    expect(await acts.chain(2)).toContain('保管变动日期更正：2022-05-10 → 2022-06-01');
    expect(await acts.chain(4)).not.toContain('2022-06-01');
    const { rows } = await acts.get<{ rows: { revision: number; since: string }[] }>(
      'zhang',
      path('/passages'),
    );
    expect(rows.find((row) => row.revision === revision)?.since).toBe('2022-06-01');
    // One that is not there cannot be corrected.
    expect(await acts.post('zhang', path('/passages/999/corrections'), order, 404)).toMatchObject({
      code: 'effect-unknown',
    });
  });
});

describe('what passed the gate', () => {
  it('is listed newest first, page by page, for its parties and those over them', async () => {
    const all = await acts.get<{ rows: { revision: number; type: string }[] }>('sun', path('/passages'));
    expect(all.rows.map(({ revision }) => revision)).toEqual(
      all.rows.map(({ revision }) => revision).sort((a, b) => b - a),
    );
    const first = await acts.get<{ rows: object[]; next: string }>('auditor', path('/passages?limit=2'));
    const rest = await acts.get<{ rows: object[] }>(
      'auditor',
      path(`/passages?limit=100&cursor=${first.next}`),
    );
    expect([...first.rows, ...rest.rows]).toEqual(all.rows);
    const lost = await acts.get<{ rows: { type: string }[] }>('zhang', path('/passages?type=LossRecorded'));
    expect(new Set(lost.rows.map(({ type }) => type))).toEqual(new Set(['LossRecorded']));
    for (const list of ['/passages', '/holds'])
      expect((await acts.http.as('wang').get(`/api/v1${path(list)}`)).status).toBe(404);
  });
});
