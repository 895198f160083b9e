import { ActsFixture, CATALOGUE, CATALOGUE_QUERY, codeOf, type UnitAnswer } from './acts.fixture';
import { importFile } from './journey.fixture';

let acts: ActsFixture;
beforeAll(async () => void (acts = await ActsFixture.open()));
afterAll(() => acts.close());

const unit = (n: number): Promise<UnitAnswer> => acts.get('zhang', `/units/${acts.unit(n)}`);
const loan = (n: number, more: object = {}) => ({
  units: [acts.unit(n)],
  reader: '李某',
  purpose: '编史',
  due: '2021-06-30',
  businessDate: '2021-06-01',
  ...more,
});

describe('a loan', () => {
  it('of what is not open needs consent (INV-26), and is past due in the inbox of whoever lends', async () => {
    expect(await acts.post('zhao', '/loans', loan(0), 422)).toMatchObject({
      code: 'consent-missing',
      rule: 'INV-26',
      basis: [expect.objectContaining({ instrument: 'REG' })],
    });
    const { act } = await acts.post('zhao', '/loans', loan(0, { approval: '馆长批准2021-7' }));
    expect(await acts.waiting('zhao', 'kind=loan-overdue')).toEqual([
      expect.objectContaining({
        act,
        due: '2021-06-30',
        units: 1,
        mine: true,
        zh: expect.stringContaining('逾期'),
      }),
    ]);
    expect(await acts.waiting('director', 'kind=loan-overdue')).toEqual([]);
    expect(await acts.waiting('director', 'kind=loan-overdue&scope=all')).toHaveLength(1);
    expect(await acts.waiting('wang', 'kind=loan-overdue&scope=all')).toEqual([]);
    expect(await acts.post('zhao', '/loans', loan(0, { approval: '又批' }), 422)).toMatchObject({
      code: 'on-loan',
    });
  });

  it('comes back once, and the trail tells both', async () => {
    const back = { units: [codeOf(0)], condition: '完好', pages: 3, businessDate: '2021-07-05' };
    await acts.post('zhao', '/loans/return', back, 200);
    expect(await acts.post('zhao', '/loans/return', back, 422)).toMatchObject({ code: 'not-on-loan' });
    expect(await acts.waiting('zhao', 'kind=loan-overdue')).toEqual([]);
    const chain = await acts.chain(0);
    expect(chain).toContain('借出，应于2021-06-30归还');
    expect(chain).toContain('借阅归还');
  });

  it('is of the custodian only, and of one custodian', async () => {
    await acts.post('wang', '/loans', loan(1, { approval: '批准' }), 404);
    await acts.post('reader', '/loans', loan(1), 403);
    await acts.post('director', '/loans', loan(1), 403);
  });
});

describe('a move', () => {
  it('begins where the unit stands', async () => {
    const http = acts.http.as('zhao');
    const place = `/api/v1/units/${encodeURIComponent(codeOf(1))}/place`;
    await http.put(place).send({ place: '一库-01-02-03' }).expect(200);
    await acts.http.as('director').put(place).send({ place: '二库' }).expect(403);
    const move = { units: [acts.unit(1)], from: '二库', to: '三库', witness: '李守库' };
    expect(await acts.post('zhao', '/moves', move, 422)).toMatchObject({
      code: 'stands-elsewhere',
      facts: { place: '一库-01-02-03', from: '二库' },
    });
    await acts.post('zhao', '/moves', { ...move, from: '一库' });
    expect(await acts.chain(1)).toContain('移库至三库');
    expect(await acts.get('zhang', `/units/${acts.unit(1)}`)).toMatchObject({ place: '三库' });
  });
});

describe('a rearrangement', () => {
  const order = () => ({
    units: [acts.unit(2), codeOf(3)],
    ground: '两卷合一',
    businessDate: '2021-08-01',
    into: [{ title: '水库批复合卷', level: 'file', description: { opening: '开放', retention: '永久' } }],
  });

  it('takes effect by a second person, balances, and opens nothing', async () => {
    const { act } = await acts.post('zhang', '/rearrangements', order());
    await acts.post('zhao', '/rearrangements', order(), 403);
    expect((await acts.waiting('li')).filter((row) => row.act === act)).toEqual([
      expect.objectContaining({ kind: 'rearrangement-to-second', mine: true }),
    ]);
    expect((await acts.waiting('zhang')).filter((row) => row.act === act)).toEqual([]);
    expect(await acts.post('zhang', `/acts/${act}/second`, {}, 403)).toMatchObject({ code: 'same-person' });
    await acts.post('wang', `/acts/${act}/second`, {}, 404);
    expect(await acts.post('li', `/acts/${act}/second`, {}, 200)).toMatchObject({
      balance: { listed: 2, applied: 2, returned: 0, explained: 0 },
    });
    expect((await acts.waiting('li')).filter((row) => row.act === act)).toEqual([]);
    const { rows } = await acts.get<{ rows: { unit: string; title: string }[] }>(
      'zhang',
      '/catalogue/search?title=水库批复合卷',
    );
    expect(rows).toHaveLength(1);
    const { description } = await acts.get<UnitAnswer>('zhang', `/units/${rows[0]?.unit ?? ''}`);
    expect(description).toMatchObject({ title: '水库批复合卷', retention: '永久' });
    expect(description).toMatchObject({ opening: '未审核' });
    expect(await acts.chain(2)).toContain('拆并调卷，并入其他单位');
  });

  it('of which a unit is on loan ends without effect, and says why', async () => {
    await acts.post('zhao', '/loans', loan(4, { approval: '批准', due: '2099-01-01' }));
    const { act } = await acts.post('zhang', '/rearrangements', {
      ...order(),
      units: [acts.unit(4), acts.unit(5)],
    });
    expect(await acts.post('li', `/acts/${act}/second`, {}, 200)).toMatchObject({
      balance: { listed: 2, applied: 0 },
      refusal: { code: 'on-loan', facts: { unit: acts.unit(4) } },
    });
    // A loan that is not due yet waits for nobody.
    expect(await acts.waiting('zhao', 'kind=loan-overdue')).toEqual([]);
  });

  it('is withdrawn before it is seconded, not after', async () => {
    const { act } = await acts.post('zhang', '/rearrangements', { ...order(), units: [acts.unit(5)] });
    await acts.post('zhang', `/acts/${act}/withdraw`, { ground: '另行整理' }, 200);
    expect(await acts.post('li', `/acts/${act}/second`, {}, 422)).toMatchObject({ code: 'act-ended' });
  });
});

describe('functions that were split between bodies', () => {
  it('split no fonds: it stays whole, and no unit goes to the other one (INV-41)', async () => {
    const other = await acts.post('zhang', '/fonds', { archives: 'A', number: 'J020', name: '市水务局' });
    const { id } = other as unknown as { id: string };
    const held = async (fonds: string) =>
      (await acts.get<{ total: { units: number } }>('zhang', `/holdings?archives=A&fonds=${fonds}`)).total
        .units;
    const before = await held(acts.fonds);
    await acts.post('zhang', `/fonds/${acts.fonds}/relations`, { other: id, relation: 'split' });
    const told = await acts.http.instance.store.readStream(`fonds-${acts.fonds}`);
    const related = told.find(({ type }) => type === 'FondsRelated');
    expect(related?.meta.rules.map(({ id: rule }) => rule)).toContain('INV-41');
    expect([await held(acts.fonds), await held(id)]).toEqual([before, 0]);
    const moved = {
      ground: '职能划转',
      changes: [{ unit: acts.unit(10), fields: [{ field: 'fonds', after: id }] }],
    };
    expect(await acts.post('zhang', '/correction-batches', moved, 400)).toMatchObject({
      code: 'field-unknown',
    });
    expect(await held(id)).toBe(0);
  });
});

describe('a batch of corrections', () => {
  const title = (n: number, after: string) => ({ unit: acts.unit(n), fields: [{ field: 'title', after }] });

  it('reads what stands now, and corrects by a second person who has looked at a sample', async () => {
    const before = (await unit(6)).description.title;
    const batch = {
      ground: '录入错误',
      changes: [title(6, '更正之六'), { ...title(7, '更正之七'), code: 'J019-WS·2019·Y-0907' }],
    };
    await acts.post('wang', '/correction-batches', batch, 404);
    const { act } = await acts.post('zhang', '/correction-batches', batch);
    expect((await unit(6)).description.title).toBe(before);
    expect(await acts.post('li', `/acts/${act}/second`, {}, 400)).toMatchObject({ code: 'sample-missing' });
    await acts.post('li', `/acts/${act}/second`, { sample: { checked: 2, wrong: 0 } }, 200);
    expect(await unit(6)).toMatchObject({ description: { title: '更正之六' } });
    expect(await unit(7)).toMatchObject({
      description: { title: '更正之七' },
      code: { printed: 'J019-WS·2019·Y-0907' },
    });
    expect(await acts.chain(6)).toContain(`题名: ${before} → 更正之六`);
  });

  it('leaves out a unit whose field has moved since, and tells it', async () => {
    const { act } = await acts.post('zhang', '/correction-batches', {
      ground: '录入错误',
      changes: [title(8, '更正之八'), title(9, '更正之九')],
    });
    const url = `/units/${acts.unit(8)}/corrections`;
    const single = { fields: [{ field: 'title', after: '另一更正' }], reason: '误录' };
    const [proposal = ''] = (await acts.post('zhang', url, single)).events;
    expect((await acts.waiting('li')).map(({ kind }) => kind)).toContain('correction-proposed');
    await acts.post('li', `/units/${acts.unit(8)}/proposals/${proposal}/second`, {}, 200);
    expect((await acts.waiting('li')).map(({ kind }) => kind)).not.toContain('correction-proposed');
    expect(
      await acts.post('li', `/acts/${act}/second`, { sample: { checked: 1, wrong: 0 } }, 200),
    ).toMatchObject({
      balance: { listed: 2, applied: 1, explained: 1 },
    });
    expect((await unit(8)).description.title).toBe('另一更正');
  });

  it('is refused with the unit when it changes nothing, names no field, or one unit twice', async () => {
    const stands = (await unit(10)).description.title;
    for (const [changes, code] of [
      [[title(10, stands)], 'field-unchanged'],
      [[{ unit: acts.unit(10), fields: [] }], 'no-fields'],
      [[title(10, '甲'), title(10, '乙')], 'change-twice'],
      [[{ unit: acts.unit(10), fields: [{ field: 'opening', after: '开放' }] }], 'field-unknown'],
    ] as const)
      expect(
        await acts.post(
          'zhang',
          '/correction-batches',
          { ground: '误录', changes },
          code === 'field-unchanged' ? 422 : 400,
        ),
      ).toMatchObject({ code, facts: { unit: acts.unit(10) } });
  });
});

describe('a file that differs from what is registered', () => {
  const send = (query: object, text: string) =>
    importFile(acts.http, 'zhang', { ...CATALOGUE_QUERY, ...query }, Buffer.from(text));
  const corrected = CATALOGUE.replace('关于第0011号水库的批复', '关于青河水库的批复');

  it('is not registered, and proposes nothing unless it is asked to', async () => {
    const { result } = await send({}, corrected);
    expect(result).toMatchObject({ registered: 0, unchanged: 11, refused: 1 });
    expect(result).not.toHaveProperty('corrections');
  });

  it('becomes one batch of corrections a fonds, which a second person carries out', async () => {
    const dry = await send({ proposeCorrections: 'true', dryRun: 'true' }, corrected);
    expect(dry.result).toMatchObject({ corrections: { rows: 1, acts: [] } });
    const { result } = await send({ proposeCorrections: 'true' }, corrected);
    expect(result).toMatchObject({ refused: 1, corrections: { rows: 1, acts: [expect.any(String)] } });
    const again = await send({ proposeCorrections: 'true' }, corrected);
    const { acts: opened } = (result as unknown as { corrections: { acts: string[] } }).corrections;
    expect(again.result).toMatchObject({ corrections: { rows: 1, acts: opened } });
    expect((await acts.waiting('li', 'kind=corrections-to-second')).map(({ act }) => act)).toEqual(
      expect.arrayContaining(opened),
    );
    await acts.post('li', `/acts/${opened[0] ?? ''}/second`, { sample: { checked: 1, wrong: 0 } }, 200);
    expect((await unit(10)).description.title).toBe('关于青河水库的批复');
  });

  it('does not undo what people have corrected since with the text of an old file', async () => {
    const { result } = await send({ proposeCorrections: 'true' }, corrected);
    expect(result).toMatchObject({ refused: 1, corrections: { rows: 0, acts: [] } });
    const old = await send({ proposeCorrections: 'true' }, CATALOGUE);
    expect(old.result).toMatchObject({ unchanged: 12, corrections: { rows: 0, acts: [] } });
    expect((await unit(10)).description.title).toBe('关于青河水库的批复');
  });
});

describe('the inbox', () => {
  it('tells archivists of the import that waits for a check, but not the one who ran it', async () => {
    const kinds = async (name: string): Promise<string[]> => [
      ...new Set((await acts.waiting(name, 'kind=import-to-check')).map(({ kind }) => kind)),
    ];
    expect(await kinds('li')).toEqual(['import-to-check']);
    expect(await kinds('zhang')).toEqual([]);
    expect(await kinds('wang')).toEqual([]);
    await acts.http.as('reader').get('/api/v1/inbox').expect(403);
    await acts.http.as('root').get('/api/v1/inbox').expect(403);
    const [row] = await acts.waiting('auditor', 'scope=all&kind=import-to-check');
    expect(row).toMatchObject({ mine: false, en: expect.stringContaining('check') });
  });

  it('is paged, oldest first, with every thing once', async () => {
    await acts.post('zhang', '/correction-batches', {
      ground: '误录',
      changes: [{ unit: acts.unit(11), fields: [{ field: 'title', after: '更正之十一' }] }],
    });
    const all = await acts.waiting('li');
    expect(all.length).toBeGreaterThan(1);
    const paged: unknown[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: { rows: unknown[]; next?: string } = await acts.get('li', `/inbox?limit=1&cursor=${next}`);
      paged.push(...page.rows);
      next = page.next;
    }
    expect(paged).toEqual(all);
  });
});

describe('a refusal', () => {
  it('names organisations, units and fonds as people do; ids stay among its facts', async () => {
    const { act } = await acts.post('zhang', '/rearrangements', {
      units: [acts.unit(7), acts.unit(8)],
      ground: '两卷合一',
      into: [{ title: '合卷', level: 'file' }],
    });
    const { body } = await acts.http
      .as('zhang')
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('接管决定'));
    const { sha256 } = body as { sha256: string };
    await acts.post('zhao', `/fonds/${acts.fonds}/facts`, {
      fact: 'takeover',
      units: [acts.unit(7)],
      custodian: 'B',
      document: '接管决定',
      evidence: [{ sha256, kind: '决定' }],
    });
    await acts.post('li', `/acts/${act}/second`, {}, 200);
    const { exceptions } = await acts.get<{
      exceptions: { code: string; title: string; facts: { custodian: string } }[];
    }>('zhang', `/acts/${act}`);
    expect(exceptions).toEqual([
      expect.objectContaining({ code: 'wrong-custodian', title: '该单位由 他馆（B） 保管，不由办理者保管' }),
    ]);
    expect(exceptions[0]?.facts.custodian).toMatch(/^[0-9a-f-]{36}$/);
    const refused = (await acts.post('zhao', '/loans', loan(8), 422)) as unknown as { title: string };
    expect(refused).toMatchObject({ code: 'consent-missing', facts: { unit: acts.unit(8) } });
    expect(refused.title).toContain(`（${codeOf(8)}）`);
  });

  it('names the units of a loan that could not be had; the others are lent', async () => {
    const order = {
      ...loan(9, { approval: '批准', due: '2099-01-01' }),
      units: [acts.unit(4), acts.unit(9)],
    };
    expect(await acts.post('zhao', '/loans', order)).toMatchObject({
      balance: { listed: 2, applied: 1, explained: 1 },
      exceptions: [{ unit: acts.unit(4), code: 'on-loan' }],
    });
  });

  it('keeps the id of what its reader may not see', async () => {
    const answer = await acts.http
      .as('wang')
      .post('/api/v1/loans')
      .send(loan(9, { approval: '批准' }));
    const { code, title } = answer.body as { code: string; title: string };
    expect([code, title.includes(codeOf(9)), title.includes(acts.unit(9))]).toEqual([
      'unit-unknown',
      false,
      true,
    ]);
  });
});
