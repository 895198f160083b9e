import { CaseFixture, codesOf, departmental, technical, yearly } from './case.fixture';

/**
 * Reference cases of restructuring disposal, as readable scripts over HTTP: every number is checked. `npm run proof:cases`
 * runs the same with a bankruptcy of 40,000 units and a group of 30 subsidiaries.
 */
const UNITS = Number(process.env['FONDS_CASE_UNITS'] ?? 36);
const SUBSIDIARIES = Number(process.env['FONDS_CASE_SUBSIDIARIES'] ?? 3);
const LONG = 60_000 + UNITS * 30 + SUBSIDIARIES * 10_000;
/** Files that one line of an asset list names. */
const FILES_AN_ASSET = 2_000;

let f: CaseFixture;
beforeAll(async () => void (f = await CaseFixture.open()));
afterAll(() => f?.close());

const V: readonly [string, string] = ['vic', 'vera'];
const S: readonly [string, string] = ['sam', 'sue'];
const N: readonly [string, string] = ['nic', 'nora'];
const H: readonly [string, string] = ['hal', 'hugo'];
const A: readonly [string, string] = ['wang', 'ding'];
const toV = { destination: 'INV', receiver: { code: 'V' } };
const toS = { destination: 'SUC', receiver: { code: 'S' } };
const fondsOf = async (fonds: string) =>
  f.get<{ status: string; relations: { other: string; relation: string }[] }>('he', `/fonds/${fonds}`);

describe('C15: a bankruptcy of nine classes, equipment to two buyers, accounting undecided at first', () => {
  const each = Math.floor(UNITS / 9);
  const rest = UNITS - 8 * each;
  const classes = {
    DQ: codesOf('J030', departmental('DQ'), each),
    AD: codesOf('J030', yearly('WS'), rest),
    MG: codesOf('J030', departmental('JY'), each),
    CP: codesOf('J030', technical('CP'), each),
    KY: codesOf('J030', technical('KY'), each),
    JJ: codesOf('J030', technical('JJ'), each),
    SB: codesOf('J030', technical('SB'), each),
    KU: codesOf('J030', yearly('KU'), each),
    RS: codesOf('J030', yearly('RS'), each),
  };
  const toState = Math.ceil(each / 2);
  let id: string;
  let fonds: string;

  it(
    'parts into the groups of its classes and of its buyers, each unit into one',
    async () => {
      fonds = await f.holds('市纺织厂', Object.values(classes).flat());
      const opened = await f.openCase('C15', fonds);
      id = opened.case;
      expect(opened.units).toBe(UNITS);
      await f.step(id, 'groups', {});
      // The asset list as people keep it: a line for each asset and file.
      const line = (asset: string, buyer: string, stateControlled: string) => (file: string, n: number) =>
        `${asset}-${Math.floor(n / FILES_AN_ASSET) + 1},${buyer},${stateControlled},${file}`;
      const list = [
        '市纺织厂资产处置清单,,,',
        '资产编号,受让方,国有控股,档号',
        ...classes.SB.slice(0, toState).map(line('GD-S', 'S', '是')),
        ...classes.SB.slice(toState).map(line('GD-N', 'N', '否')),
        `合计,,,${each}`,
      ];
      const sent = await f.http
        .as('he')
        .post(`/api/v1/cases/${id}/assets/list`)
        .query({ file: '资产.csv' })
        .set('Content-Type', 'application/octet-stream')
        .send(Buffer.from(`\ufeff${list.join('\n')}`));
      expect([sent.status, sent.body]).toEqual([201, expect.objectContaining({ repeated: false })]);
      for (const group of ['CP', 'KY', 'JJ'])
        await f.step(id, 'facts', { group, facts: { objectSold: false } });
      expect(await f.proposed(id)).toEqual([
        `AD ${rest} INV B`,
        `CP ${each} INV C`,
        `DQ ${each} INV B`,
        `JJ ${each} INV D`,
        `KU ${each} INV C`,
        `KY ${each} INV C`,
        `MG ${each} INV B`,
        `RS ${each} HR C`,
        // Every OBJ A drops to C where the buyer is not state-controlled.
        `SB-N ${each - toState} OBJ C`,
        `SB-S ${toState} OBJ A`,
      ]);
      expect((await f.show(id)).undecided.units).toBe(UNITS - toState);
    },
    LONG,
  );

  it(
    'S17: is not closed while accounting is undecided, and closes when each destination has signed',
    async () => {
      const toInvestor = ['AD', 'CP', 'DQ', 'JJ', 'KY', 'MG'];
      for (const group of toInvestor) await f.decide(id, { group, ...toV });
      await f.decide(id, { group: 'RS', destination: 'HR', receiver: { code: 'H' } });
      await f.decide(id, { group: 'SB-N', destination: 'OBJ', receiver: { code: 'N' } });
      await f.planned(id, 1);
      await f.executed(id, toInvestor, V);
      await f.executed(id, ['RS'], H);
      await f.executed(id, ['SB-S'], S);
      await f.executed(id, ['SB-N'], N);
      expect(await f.step(id, 'closing', {}, 'qian', 422)).toMatchObject({
        code: 'custody-undecided-in-case',
        facts: { groups: ['KU'], count: each },
      });
      await f.decide(id, { group: 'KU', ...toV });
      await f.planned(id, 2);
      await f.executed(id, ['KU'], V);
      await f.step(id, 'closing', {}, 'qian');
      expect(await f.endings(id)).toEqual([
        `transferred 国机公司 ${toState}`,
        `transferred 市人才服务中心 ${each}`,
        `transferred 市国资委 ${5 * each + rest + each}`,
        `transferred 甲公司 ${each - toState}`,
      ]);
    },
    LONG,
  );
});

describe('C02: a new merger', () => {
  it('hands all to the new body; the old fonds ends, apart from the new one', async () => {
    const fonds = await f.holds('市一建', [
      ...codesOf('J031', yearly('WS'), 2),
      ...codesOf('J031', yearly('KU'), 2),
    ]);
    const { case: id } = await f.openCase('C02', fonds);
    await f.step(id, 'groups', {});
    // Order 79 art. 22: whether the merging units go on decides who keeps the accounts.
    expect(await f.proposed(id)).toEqual(['AD 2 SUC B', 'KU 2 SUC A']);
    const facts = { unitsSurvive: false, receiver: { code: 'S', stateControlled: true } };
    await f.step(id, 'facts', { group: 'KU', facts });
    await f.decide(id, { group: 'AD', ...toS });
    await f.planned(id, 1);
    await f.executed(id, ['AD', 'KU'], S);
    const started = await f.post<{ id: string }>('ding', '/fonds', { archives: 'A', name: '国机公司' });
    await f.step(id, 'closing', { fonds: { relations: [{ other: started.id }] } }, 'qian');
    expect(await f.endings(id)).toEqual(['transferred 国机公司 4']);
    expect(await fondsOf(fonds)).toMatchObject({
      status: 'closed',
      relations: [{ other: started.id, relation: 'successor' }],
    });
    // The new one tells of it, too.
    expect(await f.get('ding', `/fonds/${started.id}`)).toMatchObject({
      relations: [],
      relatedBy: [{ fonds, relation: 'successor' }],
    });
  });
});

describe('C04: a split in which the old body goes on', () => {
  it('keeps the accounts; vouchers of unsettled matters are drawn out to the party concerned', async () => {
    const ku = codesOf('J032', yearly('KU'), 3);
    const fonds = await f.holds('市轴承厂', [...codesOf('J032', yearly('WS'), 2), ...ku]);
    const { case: id } = await f.openCase('C04', fonds);
    await f.step(id, 'groups', {});
    const unsettled = { unsettled: true, receiver: { code: 'S', stateControlled: true } };
    await f.step(id, 'splits', { to: 'KU-未结', units: [ku[2]], ground: '未结清往来', facts: unsettled });
    expect(await f.proposed(id)).toEqual(['AD 2 EST C', 'KU 2 EST A', 'KU-未结 1 SUC A']);
    await f.decide(id, { group: 'AD', destination: 'EST' });
    await f.planned(id, 1);
    await f.executed(id, ['KU-未结'], S);
    // O79 21(1): the party concerned consults and copies what stays; to what, and until when.
    const access = { to: '国机公司', scope: '与其业务有关', groups: ['KU'], until: '2036-12-31' };
    await f.step(id, 'access', { ...access, code: 'S' });
    expect(await f.step(id, 'access', { ...access, groups: ['KJ'] }, 'he', 404)).toMatchObject({
      code: 'group-unknown',
    });
    expect(await f.get('he', `/cases/${id}`)).toMatchObject({
      access: [{ ...access, organisation: expect.any(String) as string }],
    });
    await f.step(id, 'closing', {}, 'qian');
    expect(await f.endings(id)).toEqual(['retained 4', 'transferred 国机公司 1']);
    // INV-41: functions are divided, the fonds is not.
    expect(await fondsOf(fonds)).toMatchObject({ status: 'provisional', relations: [] });
  });
});

describe('C05: a split in which the old body ends', () => {
  it('divides by what the two agree; what Order 79 names for the accounts is not decided otherwise', async () => {
    const fonds = await f.holds('市化工厂', [
      ...codesOf('J033', yearly('WS'), 2),
      ...codesOf('J033', technical('CP'), 1),
      ...codesOf('J033', yearly('KU'), 2),
    ]);
    const { case: id } = await f.openCase('C05', fonds);
    await f.step(id, 'groups', {});
    expect(await f.proposed(id)).toEqual(['AD 2 SUC C', 'CP 1 SUC C', 'KU 2 SUC A']);
    expect(await f.decide(id, { group: 'KU', ...toV }, {}, 422)).toMatchObject({
      code: 'custody-against-law',
      basis: [{ instrument: 'O79', article: '21(2)' }],
    });
    await f.decide(id, { group: 'AD', ...toS });
    await f.decide(id, { group: 'CP', destination: 'SUC', receiver: { code: 'H' } });
    await f.step(id, 'facts', { group: 'KU', facts: { receiver: { code: 'S', stateControlled: true } } });
    await f.planned(id, 1);
    await f.executed(id, ['AD', 'KU'], S);
    expect(await f.step(id, 'closing', {}, 'qian', 422)).toMatchObject({
      code: 'units-unaccounted',
      facts: { count: 1, why: ['CP: not-executed'] },
    });
    await f.executed(id, ['CP'], H);
    await f.step(id, 'closing', {}, 'qian');
    expect(await f.endings(id)).toEqual(['transferred 国机公司 4', 'transferred 市人才服务中心 1']);
    expect(await fondsOf(fonds)).toMatchObject({ status: 'closed' });
  });
});

describe('C07: a sale to a buyer that is not state-controlled', () => {
  it('deposits with the archives by agreement, and gives the buyer, on paper, what follows the object, and copies', async () => {
    const fonds = await f.holds('市酿酒厂', [
      ...codesOf('J034', yearly('WS'), 2),
      ...codesOf('J034', technical('CP'), 1),
      ...codesOf('J034', technical('SB'), 1),
    ]);
    const { case: id } = await f.openCase('C07', fonds);
    await f.step(id, 'groups', {});
    const buyer = { code: 'P', stateControlled: false };
    await f.step(id, 'facts', { group: 'SB', facts: { objectSold: true, receiver: buyer } });
    expect(await f.proposed(id)).toEqual(['AD 2 INV C', 'CP 1 CPY C', 'SB 1 OBJ C']);
    await f.decide(id, { group: 'AD', destination: 'DEP', receiver: { code: 'A' } });
    const copies = { destination: 'CPY', originals: 'EST', receiver: { code: 'P' } };
    await f.decide(id, { group: 'CP', ...copies });
    await f.decide(id, { group: 'SB', destination: 'OBJ', receiver: { code: 'P' } });
    await f.planned(id, 1);
    // INV-09: a deposit needs its written agreement.
    expect(await f.step(id, 'executions', { groups: ['AD'] }, 'he', 422)).toMatchObject({
      code: 'deposit-agreement-missing',
      rule: 'INV-09',
    });
    const deposited = await f.executed(id, ['AD'], A, { agreement: '寄存协议2026-1' });
    const party = { kind: '国家', organisation: 'F' };
    const agreed = await f.post<{ agreement: string }>('ding', '/agreements', {
      ...{ archives: 'A', kind: '寄存', party, title: '寄存协议2026-1', rights: '所有权不变' },
      ...{
        duties: '妥善保管',
        useTerms: '经同意利用',
        from: '2026-01-05',
        evidence: await f.paper('寄存协议', 'ding'),
      },
    });
    const entry = { archives: 'A', act: deposited };
    expect(await f.post('wang', '/accessions/batches', entry, 422)).toMatchObject({
      code: 'agreement-missing',
      rule: 'INV-09',
    });
    await f.post('wang', '/accessions/batches', { ...entry, agreement: agreed.agreement });
    const { act = '' } = await f.step(id, 'executions', { groups: ['SB'] });
    await f.carriedOnPaper(act);
    await f.step(id, 'copies', { group: 'CP', to: '乙公司', what: 'copy', quantity: '1卷' });
    await f.step(id, 'closing', {}, 'qian');
    // Copies change no keeper.
    expect(await f.endings(id)).toEqual(['deposited 市档案馆 2', 'retained 1', 'transferred 乙公司 1']);
  });
});

describe('C17: a school leaves its group', () => {
  it('takes the records of its function and the files of its buildings; the accounts stay', async () => {
    const fonds = await f.holds('市钢铁集团', [
      ...codesOf('J035', yearly('WS'), 3),
      ...codesOf('J035', technical('JJ'), 2),
      ...codesOf('J035', yearly('KU'), 2),
    ]);
    const { case: id } = await f.openCase('C17', fonds);
    await f.step(id, 'groups', {});
    const school = codesOf('J035', yearly('WS'), 2);
    await f.step(id, 'splits', { to: '学校', units: school, ground: '子弟学校职能档案' });
    const facts = { objectSold: true, receiver: { code: 'H', stateControlled: true } };
    await f.step(id, 'facts', { group: 'JJ', facts });
    expect(await f.proposed(id)).toEqual(['AD 1 SUC C', 'JJ 2 OBJ A', 'KU 2 EST A', '学校 2 SUC C']);
    await f.decide(id, { group: 'AD', destination: 'EST' });
    await f.decide(id, { group: '学校', destination: 'SUC', receiver: { code: 'H' } });
    await f.planned(id, 1);
    expect(await f.step(id, 'executions', { groups: ['KU'] }, 'he', 422)).toMatchObject({
      code: 'group-stays',
    });
    await f.executed(id, ['学校'], H);
    await f.executed(id, ['JJ'], H);
    await f.step(id, 'closing', {}, 'qian');
    expect(await f.endings(id)).toEqual(['retained 3', 'transferred 市人才服务中心 4']);
  });
});

describe('I2: an organ is abolished, its business goes to three', () => {
  const divided = async (id: string, day: object): Promise<void> => {
    const groups = [
      { group: 'AD', destination: 'DSG', receiver: { code: 'S' } },
      { group: 'KU', destination: 'DSG', receiver: { code: 'H' } },
      { group: 'DQ', destination: 'NAT', receiver: { code: 'A' } },
    ];
    for (const decision of groups) await f.decide(id, decision, day);
  };
  const holding = (number: string, name: string) =>
    f.holds(name, [
      ...codesOf(number, yearly('WS'), 2),
      ...codesOf(number, yearly('KU'), 1),
      ...codesOf(number, departmental('DQ'), 1),
    ]);

  it('in 2010 the archives are not divided: a plan that does is refused', async () => {
    const then = { businessDate: '2010-05-01' };
    const fonds = await holding('J036', '市轻工局');
    const decision = { title: '机构改革方案', on: '2010-04-20' };
    const { case: id } = await f.openCase('I2', fonds, { ...then, decision });
    await f.step(id, 'groups', then);
    await divided(id, then);
    await f.step(id, 'plans', then);
    expect(await f.step(id, 'plans/1/adoption', { by: '钱某', ...then }, 'qian', 422)).toMatchObject({
      code: 'archives-divided',
      rule: 'INV-41',
    });
  });

  it('today it is a default: the three take their parts by recorded decisions', async () => {
    const fonds = await holding('J037', '市建材局');
    const { case: id } = await f.openCase('I2', fonds);
    await f.step(id, 'groups', {});
    await divided(id, {});
    await f.planned(id, 1);
    await f.executed(id, ['AD'], S);
    await f.executed(id, ['KU'], H);
    await f.executed(id, ['DQ'], A);
    await f.step(id, 'closing', {}, 'qian');
    expect(await f.endings(id)).toEqual([
      'entrusted 国机公司 2',
      'entrusted 市人才服务中心 1',
      'transferred 市档案馆 1',
    ]);
    expect(await fondsOf(fonds)).toMatchObject({ status: 'closed' });
  });
});

describe('a group company and its subsidiaries, in mixed kinds', () => {
  const KINDS = ['C18', 'C01', 'C09', 'C13', 'C16', 'C12'] as const;
  const KEEPING = ['C18', 'C09', 'C16', 'C12'];

  it(
    'is one parent case with a sub-case for each fonds; each closes by itself',
    async () => {
      const parentFonds = await f.holds('市机电集团', codesOf('J100', yearly('WS'), 1));
      const { case: parent } = await f.openCase('C09', parentFonds);
      const expected: string[] = [];
      for (let n = 0; n < SUBSIDIARIES; n++) {
        const kind = KINDS[n % KINDS.length] ?? 'C18';
        const keeps = KEEPING.includes(kind);
        const fonds = await f.holds(`子公司${n + 1}`, codesOf(`J${101 + n}`, yearly('WS'), 2));
        const { case: id } = await f.openCase(kind, fonds, { parent });
        await f.step(id, 'groups', {});
        await f.decide(id, { group: 'AD', ...(keeps ? { destination: 'EST' } : toS) });
        if (!keeps) {
          await f.planned(id, 1);
          await f.executed(id, ['AD'], S);
        }
        await f.step(id, 'closing', {}, 'qian');
        expect(await f.endings(id)).toEqual([keeps ? 'retained 2' : 'transferred 国机公司 2']);
        expected.unshift(`${kind} closed ${keeps ? 'provisional' : 'closed'}`);
        expect((await fondsOf(fonds)).status).toBe(keeps ? 'provisional' : 'closed');
      }
      const { rows } = await f.get<{ rows: { kind: string; phase: string; units: number }[] }>(
        'he',
        `/cases?parent=${parent}&limit=100`,
      );
      expect(rows.map(({ kind, phase, units }) => `${kind} ${phase} ${units}`)).toEqual(
        expected.map((each) => each.replace(/ \w+$/, ' 2')),
      );
      const view = await f.get<{ children: { cases: number; closed: number; units: number } }>(
        'he',
        `/cases/${parent}`,
      );
      expect(view.children).toEqual({ cases: SUBSIDIARIES, closed: SUBSIDIARIES, units: 2 * SUBSIDIARIES });
    },
    LONG,
  );
});
