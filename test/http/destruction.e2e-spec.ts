import { HttpFixture } from './application.fixture';
import { storedPaper } from './disposal.fixture';
import { importFile } from './journey.fixture';

/** An organ's archives room O below an authority G, with a fonds of ten-year, permanent and old files. */
const ROWS = [
  ['0001', '关于修建水库的批复', '20000309', '10年'],
  ['0002', '关于防汛的通知', '20000410', '10年'],
  ['0003', '关于机构设置的批复', '20000511', '永久'],
  ['0004', '关于春节值班的通知', '20200101', '10年'],
  ['0005', '县公署布告', '19370601', '10年'],
  ['0006', '关于抗旱的通知', '20010612', '10年'],
  ['0007', '关于灌渠的批复', '20010713', '10年'],
  ['0008', '应收账款凭证', '19900801', '15年'],
  ['0009', '关于泵站的批复', '20020814', '长期'],
  ['0010', '关于堤防的批复', '20020915', '10年'],
  ['0011', '应付账款凭证', '19910801', '15年'],
] as const;
const codeOf = (n: number): string => `J019-WS·2000-${ROWS[n]?.[0] ?? ''}`;
const CSV = [
  '档号,题名,责任者,日期,保管期限,页数',
  ...ROWS.map(([, title, date, period], n) => `${codeOf(n)},${title},市水利局,${date},${period},3`),
].join('\n');

let http: HttpFixture;
let fonds: string;
let paper: { sha256: string; kind: string };

beforeAll(async () => {
  http = await HttpFixture.open();
  const body = (code: string, name: string, kind: string, parent?: string) => ({
    code,
    name,
    kind,
    ...(kind.endsWith('馆') && { level: 'county' }),
    ...(parent && { parent }),
  });
  for (const each of [body('G', '县档案局', '档案主管部门'), body('A', '县档案馆', '综合档案馆', 'G')])
    await http.as('root').post('/api/v1/organisations').send(each).expect(201);
  await http.account('zhang', 'AccessionArchivist', 'A');
  await http.account('li', 'AccessionArchivist', 'A');
  await http.account('director', 'Director', 'A');
  await http.account('jian1', 'DestructionSupervisor', 'A');
  await http.account('jian2', 'DestructionSupervisor', 'A');
  await http.account('both', 'Approver', 'A');
  await http.account('gov', 'Authority', 'G');
  await http.account('sun', 'Inspector', 'G');
  await http
    .as('root')
    .post(`/api/v1/accounts/both/roles`)
    .send({ role: 'DestructionSupervisor', organisation: 'A' });
  const query = {
    file: 'water.csv',
    format: 'catalogue',
    archives: 'A',
    fondsName: '市水利局',
    heldSince: '2003-01-01',
    businessDate: '2003-05-01',
  };
  const { result } = await importFile(http, 'zhang', query, Buffer.from(CSV));
  fonds = result?.fonds[0] ?? '';
  paper = await storedPaper(http, '鉴定工作报告');
  await http.instance.projections.catchUp();
});
afterAll(() => http.close());

type Answer = Record<string, unknown> & { act: string; hold: string; events: string[] };

async function post(name: string, path: string, body: object, status = 200): Promise<Answer> {
  const answer = await http.as(name).post(`/api/v1${path}`).send(body);
  if (answer.status !== status)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 800)}`);
  return answer.body as Answer;
}

async function get<T = Record<string, unknown>>(name: string, path: string): Promise<T> {
  await http.instance.projections.catchUp();
  const answer = await http.as(name).get(`/api/v1${path}`);
  if (answer.status !== 200)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 800)}`);
  return answer.body as T;
}

const draw = (units: readonly number[], more: object = {}, status = 201) =>
  post(
    'zhang',
    '/destructions',
    {
      custodian: 'A',
      fonds,
      form: 'general',
      report: '2026年鉴定工作报告',
      evidence: [paper],
      units: units.map(codeOf),
      ...more,
    },
    status,
  );

/** What of a register waits for a person. */
const waits = async (name: string, act: string): Promise<string[]> => {
  const { rows } = await get<{ rows: { act: string; kind: string }[] }>(name, '/inbox?limit=500');
  return rows.filter((row) => row.act === act).map(({ kind }) => kind);
};

const approve = (act: string, more: object = {}) =>
  post('gov', `/destructions/${act}/approve`, { as: 'leading-authority', opinion: '同意', ...more });
const count = (name: string, act: string, status = 200) =>
  post(name, `/destructions/${act}/count`, { all: true, office: 'archives' }, status);
const START = { method: '化浆', place: '县纸业公司' };
const start = (name: string, act: string, more: object = {}, status = 200) =>
  post(name, `/destructions/${act}/start`, { ...START, ...more }, status);

describe('an appraisal of the whole fonds', () => {
  const told = {
    custodian: 'A',
    method: '逐卷',
    scope: '期满档案',
    members: [{ name: '张某', role: '档案' }],
  };

  it('takes what has its period over and tells what it leaves out; a second of the same units waits (CLK-10, CLK-11)', async () => {
    const opened = await post('zhang', '/appraisals', { ...told, fonds }, 201);
    expect(opened).toMatchObject({
      units: 8,
      leftOut: expect.arrayContaining([
        expect.objectContaining({ code: 'retention-running', count: 1 }),
        expect.objectContaining({ code: 'retention-unmapped', count: 1 }),
      ]) as unknown,
    });
    const path = `/appraisals/${String(opened['appraisal'])}`;
    const { rows } = await get<{ rows: { code: string }[] }>('zhang', `${path}/units`);
    const expired = ROWS.map((_, n) => codeOf(n)).filter((_, n) => ![2, 3, 8].includes(n));
    expect(rows.map(({ code }) => code)).toEqual(expired);
    const again = { ...told, fonds, units: [codeOf(3), codeOf(4)] };
    expect(await post('zhang', '/appraisals', again, 422)).toMatchObject({
      code: 'units-under-appraisal',
      facts: { appraisal: opened['appraisal'], count: 1 },
    });
    await post('zhang', `${path}/withdraw`, { ground: '范围有误' });
    const refused = { code: 'appraisal-withdrawn', facts: { ground: '范围有误' } };
    const opinions = [{ opinion: 'destroy', reason: '无查考价值' }];
    expect(await post('zhang', `${path}/opinions`, { opinions }, 422)).toMatchObject(refused);
    expect(await get('zhang', path)).toMatchObject({ withdrawn: '范围有误' });
    const standing = async (state: string) =>
      (await get<{ rows: { id: string }[] }>('zhang', `/appraisals?state=${state}`)).rows.map(({ id }) => id);
    expect([await standing('open'), await standing('withdrawn')]).toEqual([[], [opened['appraisal']]]);
    const waiting = await get<{ rows: { appraisal?: string }[] }>('zhang', '/inbox?limit=500');
    expect(waiting.rows.filter(({ appraisal }) => appraisal === opened['appraisal'])).toEqual([]);
  });
});

describe('a register drawn from an appraisal of the whole fonds', () => {
  it('lists by codes what is due, and says of everything else that was to be destroyed why it is not (INV-12)', async () => {
    const members = [{ name: '张某', role: '档案' }];
    const units = ROWS.map((_, n) => codeOf(n)).filter((_, n) => n !== 2);
    const told = { custodian: 'A', method: '逐卷', scope: '全部非永久档案', fonds, members, units };
    const { appraisal } = await post('zhang', '/appraisals', told, 201);
    const path = `/appraisals/${String(appraisal)}`;
    const gone = { opinion: 'destroy', reason: '无查考价值' };
    // The last code is given up first.
    await post('zhang', `${path}/opinions`, { opinions: [{ ...gone, units: [codeOf(9)] }, gone] }, 201);
    const untitled = { title: '2026年全宗鉴定工作报告' };
    expect(await post('zhang', `${path}/report`, untitled, 422)).toMatchObject({
      code: 'report-without-paper',
      cure: expect.stringContaining('fonds appraisal print') as string,
    });
    await post('zhang', `${path}/report`, { ...untitled, evidence: [paper] });
    const { destroy } = await get<{ destroy: number }>('zhang', path);
    const drawn = await draw([], { appraisal, evidence: [], units: undefined });
    expect(Number(drawn['listed']) + Number(drawn['excluded'])).toBe(destroy);
    const { rows } = await get<{ rows: { reference: string; code: string }[] }>(
      'zhang',
      `/destructions/${drawn.act}/excluded`,
    );
    expect(rows).toContainEqual(expect.objectContaining({ reference: codeOf(3), code: 'retention-running' }));
    const listed = await get<{ rows: { code: string }[] }>('zhang', `/acts/${drawn.act}/units`);
    const codes = listed.rows.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(1);
    expect(codes).toEqual([...codes].sort());
    await post('zhang', `/destructions/${drawn.act}/withdraw`, { ground: '改期' });
  });
});

describe('a register of destruction', () => {
  it('leaves out what is permanent, running, unmapped or held, and says why unit by unit (INV-12, INV-14; S12)', async () => {
    expect(await draw([2], {}, 422)).toMatchObject({ code: 'retention-permanent', rule: 'INV-14' });
    const { hold } = await post(
      'sun',
      `/fonds/${fonds}/holds`,
      { kind: 'inspection', units: [codeOf(9)], ground: '执法检查' },
      201,
    );
    const drawn = await draw([0, 2, 3, 8, 9]);
    expect(drawn).toMatchObject({ listed: 1, excluded: 4 });
    const { rows } = await get<{ rows: { reference: string; code: string }[] }>(
      'zhang',
      `/destructions/${drawn.act}/excluded`,
    );
    expect(rows.map(({ reference, code }) => [reference.slice(-4), code])).toEqual([
      ['0003', 'retention-permanent'],
      ['0004', 'retention-running'],
      ['0009', 'retention-unmapped'],
      ['0010', 'held'],
    ]);
    await post('zhang', `/destructions/${drawn.act}/withdraw`, { ground: '改期' });
    await post('sun', `/fonds/${fonds}/holds/${hold}/lift`, { ground: '检查结束' });
  });

  it('rests on an appraisal report (INV-12)', async () => {
    expect(await draw([0], { evidence: [] }, 422)).toMatchObject({ code: 'appraisal-report-missing' });
  });
});

describe('a destruction', () => {
  it('is counted by two who are apart, started at the gate, told unit by unit, certified by both', async () => {
    const { act } = await draw([0, 1]);
    const units = [codeOf(0), codeOf(1)];
    expect(await count('jian1', act, 422)).toMatchObject({ code: 'approval-missing', rule: 'INV-12' });
    expect(await post('gov', `/destructions/${act}/approve`, { as: 'organ-head' }, 422)).toMatchObject({
      code: 'approver-not-the-right-one',
      rule: 'INV-16',
    });
    // Nor is it enough that somebody at the archives calls himself the authority.
    const word = { as: 'leading-authority' };
    expect(await post('director', `/destructions/${act}/approve`, word, 422)).toMatchObject({
      code: 'approver-of-another-body',
      rule: 'INV-16',
    });
    // It is the body above that approves: there it waits, and not at the archives.
    expect([await waits('gov', act), await waits('director', act)]).toEqual([['destruction-to-approve'], []]);
    await approve(act);
    expect(await waits('zhang', act)).toEqual([]);
    // S13: one supervisor.
    await count('jian1', act);
    expect(await start('jian1', act, {}, 422)).toMatchObject({ code: 'two-must-count', rule: 'INV-12' });
    expect(
      await post('jian2', `/destructions/${act}/count`, { found: [codeOf(0)], office: 'archives' }, 422),
    ).toMatchObject({ code: 'counted-differs-from-register' });
    expect([await waits('jian1', act), await waits('jian2', act)]).toEqual([[], ['destruction-to-count']]);
    await count('jian2', act);
    expect(await waits('jian1', act)).toEqual(['destruction-to-start']);
    await start('jian1', act);
    const loan = { units: [codeOf(0)], reader: '李某', purpose: '编史', due: '2099-01-01', approval: '准' };
    expect(await post('zhang', '/loans', loan, 422)).toMatchObject({ code: 'being-destroyed' });
    expect(await post('jian1', `/destructions/${act}/certify`, {}, 422)).toMatchObject({
      code: 'units-without-fact',
    });
    await post('jian1', `/destructions/${act}/facts`, { outcome: 'destroyed', units: [units[0]] }, 201);
    const twice = { outcome: 'returned', units: [units[0]] };
    expect(await post('jian2', `/destructions/${act}/facts`, twice, 422)).toMatchObject({
      ...{ code: 'destroyed-already', rule: 'INV-17b' },
      facts: { unit: expect.any(String) as string },
    });
    const late = { kind: 'litigation', units, ground: '诉讼' };
    await post('sun', `/fonds/${fonds}/holds`, late, 201);
    expect(await get('zhang', `/destructions/${act}`)).toMatchObject({
      phase: 'decided',
      outcomes: { destroyed: 1, open: 1 },
      stopped: 1,
    });
    const against = await get<{ rows: { what: string; why: string }[] }>(
      'zhang',
      `/units/${encodeURIComponent(codeOf(1))}/holds`,
    );
    expect(against.rows.map(({ what, why }) => [what, why])).toEqual([
      ['hold', '诉讼'],
      ['destruction', 'destruction'],
    ]);
    await post('jian2', `/destructions/${act}/facts`, { outcome: 'returned', rest: true }, 201);
    await post('jian1', `/destructions/${act}/certify`, {});
    const supervisors = [
      { name: 'jian1', office: 'archives', valid: true, certified: true },
      { name: 'jian2', office: 'archives', valid: true, certified: false },
    ];
    expect(await get('zhang', `/destructions/${act}`)).toMatchObject({ counted: supervisors });
    await post('jian2', `/destructions/${act}/certify`, {});
    expect(await get('zhang', `/destructions/${act}`)).toMatchObject({
      phase: 'closed',
      certified: true,
      outcomes: { destroyed: 1, returned: 1, open: 0 },
    });
    const certified = await http.as('zhang').get(`/api/v1/destructions/${act}/paper?format=html`);
    // Whoever counted before has signed afterwards, on a day that is told.
    for (const name of ['jian1', 'jian2'])
      expect(certified.text).toMatch(new RegExp(`${name}</td><td>账户</td><td>${today()}`));
    expect(certified.text).not.toContain('无签字');
    for (const format of ['pdf', 'xlsx', 'html']) {
      const paper = await http.as('zhang').get(`/api/v1/destructions/${act}/paper?format=${format}`);
      expect([format, paper.status, paper.headers['fonds-missing-glyphs'] ?? '']).toEqual([format, 200, '']);
    }
    const balance = await get<{ destroyed: unknown; moved: Record<string, { units: number }> }>(
      'zhang',
      `/holdings/balance?archives=A&fonds=${fonds}&from=2026-01-01&to=2099-01-01`,
    );
    expect(balance.moved['destroyed']).toMatchObject({ units: 1 });
    const { rows } = await get<{ rows: { gone?: string; title: string }[] }>(
      'zhang',
      `/catalogue/search?title=${encodeURIComponent('修建水库')}`,
    );
    expect(rows).toEqual([expect.objectContaining({ gone: 'destroyed' })]);
  });

  it('has its days corrected by two people at the gate, and no fact comes before its start (E92, INV-17b)', async () => {
    const passed = async () =>
      (
        await get<{ rows: { revision: number; type: string; since: string; raised: string[] }[] }>(
          'zhang',
          `/fonds/${fonds}/passages?limit=100`,
        )
      ).rows.filter(({ type }) => ['DestructionStarted', 'UnitDestroyed'].includes(type));
    const [started, destroyed] = (await passed()).map(({ revision }) => revision).reverse();
    const correct = async (revision: number | undefined, after: string): Promise<object> => {
      const path = `/fonds/${fonds}/passages/${revision}/corrections`;
      const { events } = await post('zhang', path, { after, reason: '日期抄错' }, 201);
      const answer = await http.as('li').post(`/api/v1${path}/${events[0]}/second`).send({});
      return answer.body as object;
    };
    expect(await correct(started, '2026-01-05')).toHaveProperty('events');
    // Before it was approved and counted: what the rules of that day say is raised, and the fact stays as it is told.
    expect((await passed()).find(({ revision }) => revision === started)?.raised).toEqual([
      'started-before-approval',
      'started-before-counted',
    ]);
    expect(await correct(destroyed, '2026-01-04')).toMatchObject({ code: 'no-unit-can-move' });
    expect(await correct(destroyed, '2026-01-06')).toHaveProperty('events');
    expect((await passed()).map(({ since }) => since).slice(-2)).toEqual(['2026-01-06', '2026-01-05']);
  });
});

describe('what stands in the way of a start', () => {
  it('is a supervisor who approved, unless the reason is recorded (INV-13; S14)', async () => {
    const { act } = await draw([5]);
    await post('both', `/destructions/${act}/approve`, {
      as: 'appraisal-committee',
      decisions: [{ rule: 'INV-16', text: '馆务会授权鉴定委员会批准' }],
    });
    await count('both', act);
    await count('jian1', act);
    expect(await start('jian1', act, {}, 403)).toMatchObject({
      code: 'supervisor-not-apart',
      rule: 'INV-13',
    });
    await start('jian1', act, { decisions: [{ rule: 'INV-13', text: '全馆仅三人' }] });
  });

  it('is that a unit is older than 1949, until the national approval or a decision is there (INV-15; S15)', async () => {
    const { act } = await draw([4]);
    await approve(act);
    await count('jian1', act);
    await count('jian2', act);
    expect(await start('jian1', act, {}, 422)).toMatchObject({
      code: 'saa-approval-missing',
      rule: 'INV-15',
    });
    await start('jian1', act, { saaApproval: '档函〔2026〕8号' });
  });

  it('is a hold that was at the gate first; without its units the rest is counted again and started (INV-17b)', async () => {
    const { act } = await draw([6, 9]);
    await approve(act);
    await count('jian1', act);
    await count('jian2', act);
    const held = { kind: 'evidence', units: [codeOf(9)], ground: '先行登记保存' };
    const { hold } = await post('sun', `/fonds/${fonds}/holds`, held, 201);
    expect(await start('jian1', act, {}, 422)).toMatchObject({
      code: 'held',
      rule: 'INV-14',
      facts: { hold, count: 1 },
    });
    await post('zhang', `/destructions/${act}/remove`, { units: [codeOf(9)], ground: '先行登记保存' });
    expect(await start('jian1', act, {}, 422)).toMatchObject({ code: 'two-must-count' });
    await count('jian1', act);
    await count('jian2', act);
    await start('jian2', act);
    // What is gone under a later hold is an incident, never a unit that is still in store.
    await post('sun', `/fonds/${fonds}/holds`, { ...held, units: [codeOf(6)] }, 201);
    const facts = `/destructions/${act}/facts`;
    expect(await post('jian1', facts, { outcome: 'destroyed', rest: true }, 422)).toMatchObject({
      code: 'rest-is-held',
    });
    expect(await post('jian1', facts, { outcome: 'destroyed', units: [codeOf(6)] }, 201)).toMatchObject({
      incidents: { count: 1, units: [{ code: codeOf(6) }] },
      leftOut: { count: 0 },
    });
    expect(await get('zhang', `/destructions/${act}`)).toMatchObject({ incidents: 1, stopped: 0 });
    const gate = await http.instance.store.readStream(`gate-${fonds}`);
    expect(gate.slice(-2).map(({ type }) => type)).toEqual(['UnitDestroyed', 'IncidentReported']);
    const { steps } = await get<{ steps: { zh: string }[] }>('zhang', `/units/${codeOf(6)}/chain`);
    const chain = steps.map(({ zh }) => zh).join('');
    expect(chain).toContain('已销毁');
    expect(chain).toContain('安全事故');
  });
});

describe('a register of accounting archives', () => {
  const settle = (unit: number) => `/units/${encodeURIComponent(codeOf(unit))}/open-matter`;

  it('leaves out open matters, wants joint supervision and five signatures, on paper by two people (INV-17; S16)', async () => {
    expect(await post('zhang', `${settle(7)}/settle`, { document: '收款凭证' }, 422)).toMatchObject({
      code: 'no-open-matter',
    });
    await post('zhang', settle(7), { matter: '债务未清' });
    expect(await draw([7], { form: 'accounting' }, 422)).toMatchObject({
      code: 'matter-open',
      rule: 'INV-17',
    });
    await post('zhang', `${settle(7)}/settle`, { document: '收款凭证' });
    await post('zhang', settle(10), { matter: '货款未付' });
    const { act } = await draw([7, 10], { form: 'accounting' });
    await http.instance.projections.catchUp();
    // O79 19: what is drawn out stands in the register, and is kept apart.
    const { text } = await http.as('zhang').get(`/api/v1/destructions/${act}/paper?format=html`);
    expect(text).toMatch(/抽出另行立卷.*应付账款凭证.*货款未付/s);
    // The five who sign have their places before they do.
    for (const capacity of [
      '单位负责人',
      '档案部门负责人',
      '会计机构负责人',
      '档案部门经办人',
      '会计机构经办人',
    ])
      expect(text).toContain(capacity);
    const opinion = { what: 'approval', as: 'leading-authority', name: '县人民政府' };
    const [entered] = (
      await post(
        'zhang',
        `/destructions/${act}/papers`,
        { ...opinion, signedOn: today(), evidence: [paper] },
        201,
      )
    ).events;
    const confirm = `/destructions/${act}/papers/${entered ?? ''}/confirm`;
    expect(await post('zhang', confirm, {}, 403)).toMatchObject({ code: 'same-person' });
    await post('li', confirm, {});
    await count('jian1', act);
    await count('jian2', act);
    expect(await start('jian1', act, {}, 422)).toMatchObject({
      code: 'joint-supervision-missing',
      facts: { missing: ['accounting'] },
    });
    await post('both', `/destructions/${act}/count`, { all: true, office: 'accounting' });
    expect(await start('jian1', act, {}, 422)).toMatchObject({
      code: 'register-signatures-missing',
      rule: 'INV-17',
    });
    expect(await post('li', `/destructions/${act}/sign`, { capacity: 'unit-head' }, 422)).toMatchObject({
      code: 'capacity-of-another-role',
      rule: 'INV-17',
    });
    for (const capacity of [
      'unit-head',
      'archives-head',
      'accounting-head',
      'archives-clerk',
      'accounting-clerk',
    ])
      await post('director', `/destructions/${act}/sign`, { capacity });
    expect(await start('jian1', act, {}, 422)).toMatchObject({
      code: 'register-signed-by-one-person',
      rule: 'INV-17',
    });
    await start('jian1', act, { decisions: [{ rule: 'INV-13', text: '全馆仅三人' }] });
  });
});

describe('an appraisal', () => {
  const open = { custodian: 'A', method: '逐卷', scope: '2000年期满档案' };
  const members = [
    { name: '张某', role: '档案' },
    { name: '李某', role: '业务' },
  ];

  it('gives every unit an opinion, what is kept a new period (INV-11), and the register what is given up', async () => {
    const units = [codeOf(1), codeOf(8), codeOf(2)];
    const opened = await post('director', '/appraisals', { ...open, fonds, members, units }, 201);
    const path = `/appraisals/${String(opened['appraisal'])}`;
    const waiting = async () =>
      (await get<{ rows: { appraisal: string; kind: string }[] }>('zhang', '/inbox?limit=500')).rows
        .filter(({ appraisal }) => appraisal === opened['appraisal'])
        .map(({ kind }) => kind);
    const report = { title: '2026年鉴定工作报告', evidence: [paper] };
    const opinions = [{ units: [codeOf(8)], opinion: 'keep', reason: '仍有查考价值', period: '永久' }];
    const shorter = [{ units: [codeOf(1)], opinion: 'keep', reason: '短期查考', period: '5年' }];
    await post('zhang', `${path}/opinions`, { opinions: shorter }, 201);
    expect(await get('zhang', path)).toMatchObject({
      reminders: [
        { en: expect.stringContaining('kinds') as string },
        { en: expect.stringContaining('given 5年') as string },
      ],
    });
    await post('zhang', `${path}/opinions`, { opinions }, 201);
    await post('zhang', `${path}/opinions`, { opinions }, 201);
    expect(await waiting()).toEqual(['appraisal-opinion']);
    type Said = { rows: { code: string; opinion?: string; period?: string }[]; next?: string };
    const said = (query = '') => get<Said>('zhang', `${path}/units?${query}`);
    const all = (await said()).rows;
    expect(all.map(({ code, opinion, period }) => [code, opinion, period])).toEqual([
      [codeOf(1), 'keep', '5年'],
      [codeOf(8), 'keep', '永久'],
      [codeOf(2), undefined, undefined],
    ]);
    const { rows: two, next = '' } = await said('limit=2');
    expect([...two, ...(await said(`limit=2&cursor=${next}`)).rows]).toEqual(all);
    for (const [opinion, codes] of [
      ['keep', [codeOf(1), codeOf(8)]],
      ['destroy', []],
      ['open', [codeOf(2)]],
    ] as const)
      expect((await said(`opinion=${opinion}`)).rows.map(({ code }) => code)).toEqual(codes);
    const { rows: firstKept, next: afterFirst = '' } = await said('opinion=keep&limit=1');
    expect([...firstKept, ...(await said(`opinion=keep&cursor=${afterFirst}`)).rows]).toEqual(
      all.slice(0, 2),
    );
    expect(await post('zhang', `${path}/report`, report, 422)).toMatchObject({
      code: 'units-without-opinion',
    });
    const register = { appraisal: opened['appraisal'], evidence: [], units: undefined };
    expect(await draw([], register, 422)).toMatchObject({ code: 'appraisal-not-reported', rule: 'INV-12' });
    const gone = { opinion: 'destroy', reason: '无查考价值' };
    const rest = [{ ...gone, units: [codeOf(1)] }, gone];
    await post('zhang', `${path}/opinions`, { opinions: rest }, 201);
    expect(await get('zhang', path)).toMatchObject({ reminders: [{}] });
    expect(await waiting()).toEqual(['appraisal-to-report']);
    await post('zhang', `/units/${encodeURIComponent(codeOf(2))}/open-matter`, { matter: '质保金未退' });
    expect(await post('zhang', `${path}/report`, report)).toMatchObject({ reset: 1, refused: [] });
    expect(await waiting()).toEqual([]);
    expect(await get('zhang', path)).toMatchObject({ keep: 1, destroy: 2, open: 0 });
    for (const format of ['xlsx', 'html']) {
      const printed = await http.as('zhang').get(`/api/v1${path}/paper?format=${format}`);
      expect([format, printed.status]).toEqual([format, 200]);
      // O79 19: what bears an open matter is named in the opinion, too.
      if (format === 'html') expect(printed.text).toMatch(/抽出另行立卷.*质保金未退/s);
      if (format === 'html') expect(printed.text).toMatch(/永久<\/td><td[^>]*>2</s);
    }
    const kept = await get('zhang', `/units/${encodeURIComponent(codeOf(8))}`);
    expect(kept).toMatchObject({ description: { retention: '永久' } });
    // 0003 is permanent whatever was said of it; 0002 came back to the shelf and is under a hold.
    expect(await draw([], register, 422)).toMatchObject({ rule: 'INV-14' });
    const listed = await get<{ rows: object[] }>('zhang', '/appraisals?state=reported');
    expect(listed.rows[0]).toMatchObject({
      ...{ id: opened['appraisal'], fondsName: '市水利局', report: report.title },
    });
    expect((await get<{ rows: [] }>('zhang', '/appraisals?state=open')).rows).toEqual([]);
  });
});

describe('a retention schedule (E06)', () => {
  it('is agreed to by a body above, and a period cites a line that it has (INV-10)', async () => {
    const schedule = {
      validFrom: '2026-01-01',
      scheduleBasis: 'authority',
      document: '档函12号',
      lines: [{ line: '1.2', class: '一般会议', period: '30年' }],
    };
    await post('director', '/retention-schedules/A', schedule, 403);
    await post('gov', '/retention-schedules/A', schedule, 201);
    expect(await get('zhang', '/retention-schedules/A')).toMatchObject({ rows: [{ version: 1 }] });
    const cited = (line: string) => ({
      units: [codeOf(3)],
      period: '30年',
      scheduleBasis: 'authority',
      schedule: { organisation: 'A', version: 1, line },
    });
    expect(await post('zhang', '/retention-assignments', cited('9.9'), 422)).toMatchObject({
      code: 'schedule-line-unknown',
      rule: 'INV-10',
    });
    await post('zhang', '/retention-assignments', cited('1.2'), 201);
  });
});

const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(http.instance.clock.now());
