import { CaseFixture, codesOf, technical, yearly } from './case.fixture';

/** Reference cases of restructuring disposal, as readable scripts: every number is checked. */
let f: CaseFixture;
beforeAll(async () => void (f = await CaseFixture.open()));
afterAll(() => f?.close());

describe('C15: a bankruptcy, with equipment to two buyers and accounting undecided at first', () => {
  const ku = codesOf('J019', yearly('KU'), 3);
  const ws = codesOf('J019', yearly('WS'), 3);
  const sb = codesOf('J019', technical('SB'), 3);
  let fonds: string;
  let id: string;

  beforeAll(async () => {
    fonds = await f.holds('市机械厂', [...ku, ...ws, ...sb]);
  });

  it('is tried on the holdings first, and nothing is opened by that', async () => {
    const answer = await f.get<{
      units: number;
      toDecide: number;
      groups: { group: string; units: number; proposal: { destination: string; confidence: string } }[];
    }>('he', `/cases/whatif?kind=C15&fonds=${fonds}`);
    expect([answer.units, answer.toDecide]).toEqual([9, 9]);
    expect(
      answer.groups.map(({ group, units, proposal }) => [
        group,
        units,
        proposal.destination,
        proposal.confidence,
      ]),
    ).toEqual([
      ['AD', 3, 'INV', 'B'],
      ['KU', 3, 'INV', 'C'],
      ['SB', 3, 'OBJ', 'A'],
    ]);
    const sold = await f.get<{ toDecide: number }>(
      'he',
      `/cases/whatif?kind=C15&fonds=${fonds}&objectSold=true&stateControlled=true`,
    );
    expect(sold.toDecide).toBe(6);
    expect((await f.get<{ rows: object[] }>('he', '/cases')).rows).toEqual([]);
    // Nobody of another body learns what is there.
    expect((await f.http.as('sam').get(`/api/v1/cases/whatif?kind=C15&fonds=${fonds}`)).status).toBe(404);
  });

  it('holds the whole fonds and fixes its units; a second case on it is refused', async () => {
    const opened = await f.openCase('C15', fonds);
    id = opened.case;
    expect(opened.units).toBe(9);
    expect(await f.show(id)).toMatchObject({ phase: 'opened', fixed: { count: 9 } });
    expect(
      await f.post(
        'he',
        '/cases',
        { kind: 'C14', fonds, decision: { title: '解散', on: '2026-01-06' } },
        409,
      ),
    ).toMatchObject({ code: 'case-open-already', facts: { case: id } });
    const loan = { units: [ku[0]], reader: '李某', purpose: '查账', due: '2027-06-30', approval: '同意' };
    expect(await f.post('zhou', '/loans', loan, 422)).toMatchObject({ code: 'held', rule: 'INV-14' });
    // S19: off the site, only by a recorded decision.
    const move = { units: [ku[0]], from: '厂库', to: '外库', witness: '马某', offSite: true };
    expect(await f.post('zhou', '/moves', move, 422)).toMatchObject({ code: 'held' });
    await f.post('zhou', '/moves', { ...move, decision: '工作组决定3号' });
    // Nobody of another body sees it.
    expect((await f.http.as('sam').get(`/api/v1/cases/${id}`)).status).toBe(404);
  });

  it('sorts each unit into exactly one group, and files that go with objects into one for each buyer', async () => {
    await f.step(id, 'workgroup', {
      members: [
        { name: '钱某', role: 'leader' },
        { name: '何某', role: 'archivist' },
      ],
    });
    await f.step(id, 'groups', {});
    await f.step(id, 'assets', {
      assets: [
        { asset: 'GD-001', name: '车床', buyer: 'S', stateControlled: true, units: sb.slice(0, 2) },
        { asset: 'GD-002', name: '铣床', buyer: 'N', stateControlled: false, units: sb.slice(2) },
      ],
    });
    const { groups, checklist } = await f.show(id);
    expect(
      groups
        .filter(({ units }) => units)
        .map(
          ({ group, units, proposal }) =>
            `${group} ${units} ${proposal.destination} ${proposal.confidence ?? ''}`,
        ),
    ).toEqual(['AD 3 INV B', 'KU 3 INV C', 'SB-N 1 OBJ C', 'SB-S 2 OBJ A']);
    expect(checklist.find((line) => line.id === 'O2')).toMatchObject({
      met: false,
      missing: ['superior', 'liquidator'],
    });
  });

  it('counts against the catalogue; a difference has to be explained', async () => {
    const found = [...ku, ...ws.slice(0, 2), ...sb, 'J019-WS·2005·Y-0099'];
    await f.step(id, 'inventory', { method: 'scan', units: found });
    const { differences } = await f.show(id);
    expect(differences.map(({ found: what }) => what)).toEqual(['missing', 'unlisted']);
    const [lost, unlisted] = differences.map(({ of, code }) => code ?? of);
    expect(ws).toContain(lost);
    const explained = { outcome: 'missing', explanation: '搬迁中遗失' };
    await f.step(id, 'inventory/explanations', { difference: lost, ...explained });
    await f.step(id, 'inventory/explanations', {
      difference: unlisted,
      outcome: 'not-ours',
      explanation: '他厂档案',
    });
  });

  it('S18: nothing below confidence A is carried out without a decision, and none is taken without its consent', async () => {
    expect(await f.step(id, 'executions', { groups: ['AD'] }, 'he', 422)).toMatchObject({
      code: 'custody-undecided-in-case',
      rule: 'INV-30',
    });
    const decision = {
      group: 'AD',
      destination: 'INV',
      receiver: { code: 'V' },
      by: '钱某',
      ground: '出资人接收',
    };
    expect(await f.step(id, 'decisions', decision, 'he', 422)).toMatchObject({
      code: 'custody-consent-missing',
    });
    await f.step(id, 'decisions', { ...decision, evidence: await f.paper('国资委同意接收函') });
  });

  it('carries out what another person than its drafter has approved', async () => {
    expect(await f.step(id, 'executions', { groups: ['AD'] }, 'he', 422)).toMatchObject({
      code: 'plan-missing',
    });
    await f.step(id, 'plans', { cost: '10万元', payer: '原单位' }, 'qian');
    expect(await f.step(id, 'plans/1/adoption', { by: '钱某' }, 'qian', 403)).toMatchObject({
      code: 'plan-by-its-drafter',
    });
    await f.planned(id, 2);
    const opinion = { receiver: '市国资委', agrees: true, opinion: '同意接收' };
    await f.step(id, 'plans/2/opinions', opinion);
    const filing = { authority: '市档案局', receipt: '备案回执3号' };
    expect(await f.step(id, 'plans/1/filing', filing, 'he', 422)).toMatchObject({ code: 'plan-not-adopted' });
    await f.step(id, 'plans/2/filing', filing);
    expect(await f.get('he', `/cases/${id}`)).toMatchObject({
      plans: [{ opinions: [] }, { opinions: [opinion], filed: filing, cost: '10万元', payer: '原单位' }],
    });
    expect(await f.get('he', `/cases/${id}/plans/compare?from=1&to=2`)).toMatchObject({
      ...{ added: [], gone: [], changed: [], same: false },
      terms: [
        { field: 'adopted', from: null },
        { field: 'filed', from: null },
      ],
    });
    const { act } = await f.step(id, 'executions', { groups: ['AD'] });
    expect(act).toBeDefined();
    expect(await f.step(id, 'executions', { groups: ['AD'] }, 'he', 409)).toMatchObject({
      code: 'group-under-way',
    });
    // What was said to be missing is lost by a recorded fact, so that the transfer does not list it.
    await f.post('he', `/transfers/${act ?? ''}/withdraw`, { ground: '先登记丢失' }, 200);
    const loss = { fact: 'loss', units: [ws[2]], circumstances: '搬迁中遗失' };
    await f.post('zhou', `/fonds/${fonds}/facts`, loss);
    const again = await f.step(id, 'executions', { groups: ['AD'] });
    await f.carried(again.act ?? '', ['vic', 'vera']);
  });

  it('is tried on what one body keeps: what has gone to another is no part of its case', async () => {
    const tried = (who: string, keeper = '') =>
      f.get<{ units: number; keeper: { code: string } }>(
        who,
        `/cases/whatif?kind=C15&fonds=${fonds}${keeper}`,
      );
    expect(await tried('he')).toMatchObject({ units: 6, keeper: { code: 'F' } });
    expect(await tried('vic')).toMatchObject({ units: 2, keeper: { code: 'V' } });
    expect(await tried('he', '&keeper=V')).toMatchObject({ units: 2, keeper: { code: 'V' } });
    expect(await tried('he', '&keeper=S')).toMatchObject({ units: 0, keeper: null });
  });

  it('S17: is not closed while custody is undecided', async () => {
    const refused = await f.step<{
      code: string;
      rule: string;
      basis: object[];
      facts: { groups: string[] };
    }>(id, 'closing', {}, 'qian', 422);
    expect(refused).toMatchObject({
      code: 'custody-undecided-in-case',
      rule: 'INV-30',
      facts: { groups: ['KU', 'SB-N', 'SB-S'].slice(0, 2), count: 4 },
    });
    expect(refused.basis).toContainEqual(expect.objectContaining({ instrument: 'AL', article: '16' }));
  });

  it('closes when every unit is accounted for, and its hold falls', async () => {
    const evidence = await f.paper('国资委同意接收会计和设备档案原件');
    const by = { by: '钱某', ground: '出资人接收', receiver: { code: 'V' }, destination: 'INV', evidence };
    await f.step(id, 'decisions', { group: 'KU', ...by });
    await f.step(id, 'decisions', { group: 'SB-N', ...by });
    await f.planned(id, 3);
    const toInvestor = await f.step(id, 'executions', { groups: ['KU', 'SB-N'] });
    await f.carried(toInvestor.act ?? '', ['vic', 'vera']);
    expect(await f.step(id, 'closing', {}, 'qian', 422)).toMatchObject({
      code: 'units-unaccounted',
      rule: 'INV-03',
      facts: { count: 2, why: ['SB-S: not-executed'] },
    });
    const toBuyer = await f.step(id, 'executions', { groups: ['SB-S'] });
    await f.carried(toBuyer.act ?? '', ['sam', 'sue']);
    // What is lost in a case is lost with its incident (E57, E56).
    expect(await f.step(id, 'closing', {}, 'qian', 422)).toMatchObject({
      code: 'incident-missing',
      facts: { count: 1 },
    });
    const incident = { fact: 'incident', units: [ws[2]], kind: '丢失', scope: '搬迁中遗失一卷' };
    await f.post('zhou', `/fonds/${fonds}/facts`, incident);
    const told = await f.balance(id);
    expect(told).toMatchObject({ opening: 9, came: [], unaccounted: [], closes: true });
    expect(await f.endings(id)).toEqual(['lost 1', 'transferred 国机公司 2', 'transferred 市国资委 6']);
    await f.step(id, 'closing', {}, 'qian');
    expect(await f.show(id)).toMatchObject({
      phase: 'closed',
      acts: [{}, { executed: true, units: 2 }, { units: 4 }, { units: 2 }],
    });
    expect((await f.get<{ rows: object[] }>('he', `/fonds/${fonds}/holds?inForce=true`)).rows).toEqual([]);
    expect(await f.step(id, 'groups', {}, 'he', 409)).toMatchObject({ code: 'case-closed' });
    // Of its own there is nothing left, and two others keep the rest: which is meant must be said.
    const { body } = await f.http.as('he').get(`/api/v1/cases/whatif?kind=C14&fonds=${fonds}`).expect(422);
    expect(body).toMatchObject({ code: 'keeper-not-said', facts: { keepers: ['S', 'V'] } });
  });
});

describe('C18: a new name', () => {
  it('keeps the fonds number, moves nothing, and closes with all units retained', async () => {
    const fonds = await f.holds('市水泵厂', codesOf('J020', yearly('WS'), 3));
    const { case: id } = await f.openCase('C18', fonds);
    await f.step(id, 'groups', {});
    expect((await f.show(id)).fondsAdvice.rule).toBe('INV-40');
    // S20: another number takes a recorded decision.
    const renumbered = await f.http.as('he').put(`/api/v1/fonds/${fonds}/number`).send({ number: 'J099' });
    expect(renumbered.body).toMatchObject({ code: 'fonds-number-stays', rule: 'INV-40' });
    const evidence = await f.paper('变更登记通知书');
    await f.step(id, 'decisions', {
      group: 'AD',
      destination: 'EST',
      by: '钱某',
      ground: '职能未变',
      evidence,
    });
    await f.step(id, 'closing', {}, 'qian');
    expect(await f.endings(id)).toEqual(['retained 3']);
  });
});

describe('C01: an absorption', () => {
  it('hands all to the absorbing enterprise; accounting by the table alone, once its name is stated', async () => {
    const fonds = await f.holds('市铸造厂', [
      ...codesOf('J021', yearly('WS'), 2),
      ...codesOf('J021', yearly('KU'), 2),
    ]);
    const { case: id } = await f.openCase('C01', fonds);
    await f.step(id, 'groups', {});
    expect((await f.show(id)).undecided).toEqual({ groups: ['AD', 'KU'], units: 4 });
    await f.step(id, 'facts', { group: 'KU', facts: { receiver: { code: 'S', stateControlled: true } } });
    const evidence = await f.paper('合并协议');
    const decision = {
      group: 'AD',
      destination: 'SUC',
      receiver: { code: 'S' },
      by: '钱某',
      ground: '合并协议',
    };
    await f.step(id, 'decisions', { ...decision, evidence });
    expect((await f.show(id)).groups.map(({ group, outcome }) => `${group} ${outcome?.by ?? ''}`)).toEqual([
      'AD decision',
      'KU table',
    ]);
    // Order 79 is in force: accounting is not decided otherwise.
    expect(
      await f.step(
        id,
        'decisions',
        { ...decision, group: 'KU', destination: 'NAT', receiver: { code: 'A' }, evidence },
        'he',
        422,
      ),
    ).toMatchObject({ code: 'custody-against-law', basis: [{ instrument: 'O79', article: '22' }] });
    await f.planned(id, 1);
    const { act } = await f.step(id, 'executions', { groups: ['AD', 'KU'] });
    await f.carried(act ?? '', ['sam', 'sue']);
    // INV-42: the absorbing body's fonds goes on, the absorbed one is closed and related to it.
    const absorbing = await f.post<{ id: string }>('ding', '/fonds', { archives: 'A', name: '国机公司' });
    await f.step(id, 'closing', { fonds: { relations: [{ other: absorbing.id }] } }, 'qian');
    expect(await f.endings(id)).toEqual(['transferred 国机公司 4']);
    expect(await f.get('he', `/fonds/${fonds}`)).toMatchObject({
      status: 'closed',
      relations: [{ other: absorbing.id, relation: 'merged' }],
    });
    expect(await f.get('ding', `/fonds/${absorbing.id}`)).toMatchObject({
      status: 'active',
      relatedBy: [{ fonds, relation: 'merged' }],
    });
  });
});

describe('I4: a section moves to another organ', () => {
  it('S21: in 2010 its archives do not go along; today only by a recorded decision', async () => {
    const evidence = await f.paper('机构改革方案');
    const move = {
      group: 'AD',
      destination: 'SUC',
      receiver: { code: 'S' },
      by: '钱某',
      ground: '随职能划转',
      evidence,
    };
    const then = { businessDate: '2010-05-01' };
    const fonds = await f.holds('市机械局', codesOf('J022', yearly('WS'), 2));
    const decision = { title: '机构改革方案', on: '2010-04-20' };
    const { case: id } = await f.openCase('I4', fonds, { ...then, decision });
    await f.step(id, 'groups', then);
    expect(await f.step(id, 'decisions', { ...move, ...then }, 'he', 422)).toMatchObject({
      code: 'custody-against-law',
      basis: [{ instrument: 'JG83', article: '26(4)' }],
    });
    await f.step(id, 'decisions', move);
    expect((await f.show(id)).groups[0]).toMatchObject({
      outcome: { destination: 'SUC', by: 'decision' },
      proposal: { destination: 'EST', confidence: 'D' },
    });
  });
});

describe('C15 with an administrator', () => {
  it('is taken over in spite of the hold; what he keeps then goes on from him', async () => {
    const fonds = await f.holds('市仪表厂', codesOf('J023', yearly('WS'), 2));
    const { case: id } = await f.openCase('C15', fonds);
    const evidence = await f.paper('指定管理人决定书');
    const takeover = { fact: 'takeover', custodian: 'M', document: '指定管理人决定书', evidence };
    await f.post('zhou', `/fonds/${fonds}/facts`, { ...takeover, units: codesOf('J023', yearly('WS'), 2) });
    await f.step(id, 'groups', {});
    const decision = {
      group: 'AD',
      destination: 'INV',
      receiver: { code: 'V' },
      by: '钱某',
      ground: '出资人接收',
    };
    await f.step(id, 'decisions', { ...decision, evidence });
    await f.planned(id, 1);
    expect(await f.balance(id)).toMatchObject({
      closes: false,
      unaccounted: [{ why: 'held-by-another' }, {}],
    });
    const { act } = await f.step(id, 'executions', { groups: ['AD'] });
    const transfer = await f.get<{ custodian: { code: string }; counterpart: { code: string } }>(
      'min',
      `/transfers/${act ?? ''}`,
    );
    expect([transfer.custodian.code, transfer.counterpart.code]).toEqual(['M', 'V']);
  });
});

describe('papers of a case', () => {
  it('are the plan, the inventory and the completion report, as PDF, XLSX or a page; that they went out is an event', async () => {
    const { rows } = await f.get<{ rows: { id: string }[] }>('he', '/cases?kind=C15&phase=closed');
    const print = (form: string, format: string) =>
      f.http.as('he').get(`/api/v1/cases/${rows[0]?.id ?? ''}/papers/${form}?format=${format}`);
    const plan = await print('plan', 'pdf').expect(200);
    expect([plan.headers['content-type'], plan.headers['fonds-count']]).toEqual(['application/pdf', '4']);
    const inventory = await print('inventory', 'xlsx').expect(200);
    // A line for each period as it is printed: 永久, 永久保存.
    expect(inventory.headers['fonds-count']).toBe('6');
    // All nine are permanent: each with where it went, also the one that was lost.
    for (const format of ['xlsx', 'html'])
      expect((await print('completion', format).expect(200)).headers['fonds-count']).toBe('9');
    const printed = await f.get<{ rows: object[] }>('he', '/trail?type=AuditExportMade');
    expect(printed.rows).toHaveLength(4);
  });
});

describe('the board', () => {
  it('lists cases of one’s own body by how far they are and what is undecided', async () => {
    const rows = async (query = '') =>
      (
        await f.get<{ rows: { kind: string; phase: string; undecidedUnits: number }[] }>(
          'he',
          `/cases${query}`,
        )
      ).rows;
    expect((await rows()).map(({ kind, phase }) => `${kind} ${phase}`)).toEqual([
      'C15 executing',
      'I4 opened',
      'C01 closed',
      'C18 closed',
      'C15 closed',
    ]);
    expect(await rows('?phase=closed&kind=C15')).toHaveLength(1);
    expect(await rows('?undecided=true')).toEqual([]);
    expect((await f.get<{ rows: object[] }>('sam', '/cases')).rows).toEqual([]);
  });
});

describe('units under a legal mark of secrecy', () => {
  it('are parted, also where the mark is printed with its term', async () => {
    const [plain, secret, ...rest] = codesOf('J029', yearly('WS'), 3);
    const fonds = await f.holds('市阀门厂', [plain ?? '', secret ?? '', ...rest]);
    const marked = `/units/${encodeURIComponent(secret ?? '')}/secrecy`;
    await f.post('he', marked, { after: '机密★20年', document: '密字3号' }, 200);
    const { case: id } = await f.openCase('C18', fonds);
    await f.step(id, 'groups', {});
    const { groups } = await f.show(id);
    expect(groups.map(({ group, units }) => `${group} ${units}`)).toEqual(['AD 2', 'AD-secret 1']);
  });
});
