import { shanghaiDay } from '@fonds/kernel';
import { carryLawData, LAW_DATA_VERSION, lawData } from '@fonds/law';
import { importFile } from './journey.fixture';
import { OpeningFixture, Review } from './opening.fixture';
import { ToldAgain } from './told-again.fixture';

let o: OpeningFixture;
let told: ToldAgain;
let away: () => void = () => undefined;
const NEXT = '2099-01-01';

beforeAll(async () => {
  o = await OpeningFixture.open();
  for (const [name, role, at] of [
    ['jian1', 'DestructionSupervisor', 'A'],
    ['jian2', 'DestructionSupervisor', 'A'],
    ['clerk', 'AccessionArchivist', 'U'],
    ['head', 'Director', 'U'],
  ] as const)
    await o.http.account(name, role, at);
  told = new ToldAgain(o.http, async (path) => {
    const [, kind, act] = path.split('/');
    if (kind === 'openings' && act) await new Review(o.http, act).rested();
  });
}, 120_000);
afterAll(async () => {
  away();
  await o.http.close();
});

const ON = { businessDate: '2024-06-03' };
const OPEN = { opinion: '开放', ...ON };
const CLOSED = { opinion: '延期开放', ground: 'c', text: '涉及个人信息', ...ON };
const NOTHING = 'opening-nothing-to-do';

/** A paper that these accounts may cite. */
async function paperOf(...names: readonly string[]): Promise<{ sha256: string; kind: string }> {
  let sha256 = '';
  for (const name of names) {
    const { body } = await o.http
      .as(name)
      .post('/api/v1/evidence')
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from('a scan'));
    ({ sha256 } = body as { sha256: string });
  }
  return { sha256, kind: 'paper' };
}

describe('a step of an opening review that is told again with its key', () => {
  it('answers what it answered, though what it was about is done, and writes nothing', async () => {
    const titles = ['甲', '乙', '丙', '丁', '戊'];
    const rows = titles.map((title, n) => ({ title, date: `1997030${n + 1}` }));
    const codes = await o.held('T021', rows, 'U');
    const plan = { purpose: 'opening', fonds: 'T021', dueBy: '2024-06-03', ...ON };
    const { act, units } = await told.tell('reviewer', '/openings', plan, 'another');
    expect(units).toBe(codes.length);
    const step = (name: string, what: string, body: object, otherwise: string) =>
      told.tell(name, `/openings/${act}/${what}`, body, otherwise);
    await step('reviewer', 'review', ON, 'opening-review-open');
    const closed = { ...CLOSED, units: codes.slice(2, 4) };
    await step('reviewer', 'opinions', closed, 'another');
    await step('reviewer', 'opinions', OPEN, NOTHING);
    await step('unit', 'opinions', { ...closed, units: codes.slice(2, 5) }, 'another');
    await step('unit', 'opinions', OPEN, NOTHING);
    await step('director', 'agreement', ON, NOTHING);
    await step('city', 'coordination', { ...OPEN, document: '记录1号' }, NOTHING);
    await step('director', 'extension', { authority: 'G', ...ON }, NOTHING);
    const rejected = { units: codes.slice(3, 4), ground: '理由不足', ...ON };
    await step('city', 'extension/rejection', rejected, 'opening-not-submitted');
    await step('city', 'extension/consent', { document: '12号', ...ON }, NOTHING);
    const takenOut = { units: codes.slice(3, 4), ground: '待查', ...ON };
    await step('director', 'take-out', takenOut, 'not-in-the-list');
    const titled = [{ unit: codes[0], title: '某甲' }];
    await step('reviewer', 'catalogue', { titles: titled, ...ON }, 'another');
    await step('director', 'order', { form: 'both', place: '网站', ...ON }, 'act-ended');
    expect(await new Review(o.http, act).rested()).toMatchObject({
      phase: 'opened',
      counts: { opened: 3, extended: 1, 'taken-out': 1 },
    });
  }, 120_000);

  it('also where nothing of what was planned is due any more', async () => {
    await o.held('T023', [{ title: '庚', date: '19970301' }], 'X');
    const due = { purpose: 'opening', fonds: 'T023', dueBy: '2024-06-03', ...ON };
    const { act } = await told.tell('reviewer', '/openings', due, 'another');
    const review = new Review(o.http, act);
    await review.done('reviewer', 'review', ON);
    await review.done('reviewer', 'opinions', OPEN);
    await review.done('director', 'agreement', ON);
    await review.done('reviewer', 'catalogue', ON);
    await review.done('director', 'order', { form: 'both', place: '网站', ...ON });
    const { body } = await o.http.as('reviewer').post('/api/v1/openings').send(due);
    expect(body).toMatchObject({ code: 'opening-nothing-due' });
  });

  it('also where the review ends without effect, and of a complaint', async () => {
    const codes = await o.held('T022', [{ title: '己', date: '19970301' }], 'U');
    const { act } = await told.tell(
      'reviewer',
      '/openings',
      { purpose: 'opening', units: codes, ...ON },
      'another',
    );
    await told.tell('director', `/openings/${act}/withdraw`, { ground: '改期', ...ON }, 'act-ended');
    const complaint = { archives: 'A', complaint: '未开放', finding: '不属实', reply: '已答复' };
    await told.tell('city', '/opening-complaints', complaint, 'another');
  });
});

describe('an appraisal and a register of destruction that are told again with their keys', () => {
  const CSV = (fonds: string, carrier: string) =>
    [
      '档号,题名,责任者,日期,保管期限,页数,载体类型',
      ...[1, 2, 3, 4].map((n) => `${fonds}-KJ·2000-000${n},图纸${n},市水利局,20000309,10年,3,${carrier}`),
    ].join('\n');
  const codesOf = (fonds: string) => [1, 2, 3, 4].map((n) => `${fonds}-KJ·2000-000${n}`);
  const held = async (number: string, carrier: string): Promise<string> => {
    const query = { file: `${number}.csv`, format: 'catalogue', archives: 'A', fondsName: `全宗${number}` };
    const held = { ...query, heldSince: '2003-01-01', businessDate: '2003-05-01' };
    const { result } = await importFile(o.http, 'zhang', held, Buffer.from(CSV(number, carrier)));
    return result?.fonds[0] ?? '';
  };
  const START = { method: '化浆', place: '市纸业公司' };

  it('answer what they answered, though the units are counted, destroyed and certified', async () => {
    const fonds = await held('T031', '纸质');
    const codes = codesOf('T031');
    const evidence = [await paperOf('zhang')];
    const members = [{ name: '张某', role: '档案' }];
    const opening = { custodian: 'A', method: '逐卷', scope: '期满档案', members, fonds };
    const { appraisal: first } = await told.tell('zhang', '/appraisals', opening, 'units-under-appraisal');
    const withdrawn = `/appraisals/${String(first)}/withdraw`;
    await told.tell('zhang', withdrawn, { ground: '范围有误' }, 'appraisal-withdrawn');
    const again = { ...opening, scope: '期满档案，重新鉴定' };
    const { appraisal } = await told.tell('zhang', '/appraisals', again, 'units-under-appraisal');
    const at = `/appraisals/${String(appraisal)}`;
    const kept = [{ units: codes.slice(0, 1), opinion: 'keep', reason: '仍有查考价值', period: '50年' }];
    await told.tell('zhang', `${at}/opinions`, { opinions: kept }, 'another');
    const rest = [{ opinion: 'destroy', reason: '无查考价值' }];
    await told.tell('zhang', `${at}/opinions`, { opinions: rest }, 'opinions-complete');
    await told.tell('zhang', `${at}/report`, { title: '报告', evidence }, 'nothing');
    const register = { custodian: 'A', fonds, form: 'general', report: '报告', appraisal };
    const { act } = await told.tell('zhang', '/destructions', register, 'claimed-by-another-act');
    const step = (name: string, what: string, body: object, otherwise: string) =>
      told.tell(name, `/destructions/${act}/${what}`, body, otherwise);
    await step('zhang', 'remove', { units: codes.slice(1, 2), ground: '待查' }, 'not-in-the-list');
    await step('city', 'approve', { as: 'leading-authority', opinion: '同意' }, 'already-approved');
    for (const name of ['jian1', 'jian2'])
      await step(name, 'count', { all: true, office: 'archives' }, 'counted-already');
    await step('jian1', 'start', START, 'destruction-started');
    await step('jian1', 'facts', { outcome: 'destroyed', units: codes.slice(2, 3) }, 'destroyed-already');
    await step('jian2', 'facts', { outcome: 'returned', rest: true }, 'facts-complete');
    await step('jian1', 'certify', {}, 'certificate-signed-already');
    await step('jian2', 'certify', {}, 'act-ended');
  }, 120_000);

  it('also of electronic technical archives, of papers and signatures, and of a register that comes to nothing', async () => {
    const fonds = await held('T032', '电子');
    const codes = codesOf('T032');
    const evidence = [await paperOf('zhang')];
    const draw = (over: object) =>
      told.tell(
        'zhang',
        '/destructions',
        { custodian: 'A', fonds, report: '报告', evidence, ...over },
        'claimed-by-another-act',
      );
    const { act } = await draw({ form: 'technical', units: codes.slice(0, 1) });
    const step = (name: string, what: string, body: object, otherwise: string) =>
      told.tell(name, `/destructions/${act}/${what}`, body, otherwise);
    await step('director', 'approve', { as: 'unit-head', opinion: '同意' }, 'already-approved');
    for (const name of ['jian1', 'jian2'])
      await step(name, 'count', { all: true, office: 'archives' }, 'counted-already');
    await step('zhang', 'file', { with: '市档案局', receipt: '备3号' }, 'another');
    await step('jian1', 'start', START, 'destruction-started');
    await step('jian1', 'facts', { outcome: 'destroyed', rest: true }, 'facts-complete');
    const erased = { media: [{ kind: '硬盘', label: 'HD-07', count: 2 }], copies: '粉碎', backups: '覆写' };
    await step('jian1', 'erasure', { ...erased, method: '消磁', result: '无' }, 'another');
    await step('jian1', 'certify', {}, 'certificate-signed-already');
    await step('jian2', 'certify', {}, 'act-ended');

    const accounting = await draw({ form: 'accounting', units: codes.slice(1, 2) });
    const on = (what: string) => `/destructions/${accounting.act}/${what}`;
    const opinion = {
      what: 'approval',
      as: 'leading-authority',
      name: '市人民政府',
      signedOn: shanghaiDay(o.http.instance.clock.now()),
    };
    const { events } = await told.tell('zhang', on('papers'), { ...opinion, evidence }, 'another');
    await told.tell('li', on(`papers/${events[0] ?? ''}/confirm`), {}, 'proposal-done');
    await told.tell('director', on('sign'), { capacity: 'unit-head' }, 'capacity-signed');
    await told.tell('zhang', on('withdraw'), { ground: '改期' }, 'act-ended');
    const declined = await draw({ form: 'general', units: codes.slice(2, 3) });
    const no = { as: 'leading-authority', opinion: '不同意' };
    await told.tell('city', `/destructions/${declined.act}/decline`, no, 'act-ended');
  }, 120_000);
});

describe('a period, a grade and a due day that are told again with their keys', () => {
  it('answer what they answered, though the units have gone to another keeper', async () => {
    const lines = [
      '档号,题名,日期,保管期限',
      ...[1, 2, 3].map((n) => `T041-WS·2011-Y-000${n},题名,20050315,永久`),
    ];
    const codes = [1, 2, 3].map((n) => `T041-WS·2011-Y-000${n}`);
    const query = { file: 't041.csv', format: 'catalogue', archives: 'U', fondsName: 'T041' };
    const held = { ...query, heldSince: '2012-01-01', businessDate: '2012-06-01' };
    const { result } = await importFile(o.http, 'clerk', held, Buffer.from(lines.join('\n')));
    const fonds = result?.fonds[0] ?? '';
    const evidence = [await paperOf('city', 'director', 'clerk', 'head')];
    const due = { archives: 'A', organisation: 'U', document: '纪要1号', evidence };
    const later = { ground: 'specialised', until: '2035-12-31', inspection: '符合要求' };
    await told.tell('city', '/due/extensions', { ...due, ...later, units: [codes[0]] }, 'another');
    const early = { ground: 'unsafe', nature: 'early-custody' };
    await told.tell('director', '/due/early-transfers', { ...due, ...early, units: codes }, 'another');
    const mapped = { units: codes, period: '永久', scheduleBasis: 'legacy', decision: '5号', evidence };
    await told.tell('clerk', '/retention-assignments', mapped, 'field-unchanged');
    const unit = `/units/${encodeURIComponent(codes[0] ?? '')}`;
    await told.tell('head', `${unit}/grade`, { grade: '一级', document: '6号' }, 'field-unchanged');
    await told.tell('clerk', `${unit}/open-matter`, { matter: '债务未清' }, 'field-unchanged');
    await told.tell('clerk', `${unit}/open-matter/settle`, { document: '凭证' }, 'no-open-matter');
    const lines06 = [{ line: '1.2', class: '一般会议', period: '30年' }];
    const schedule = {
      validFrom: '2026-01-01',
      scheduleBasis: 'authority',
      document: '12号',
      lines: lines06,
    };
    await told.tell('city', '/retention-schedules/A', schedule, 'schedule-not-after-last');
    const gone = { fact: 'takeover', custodian: 'B', document: '接管令', units: codes, evidence };
    await o.http.as('clerk').post(`/api/v1/fonds/${fonds}/facts`).send(gone).expect(201);
  }, 120_000);

  it('also of an order to put something right', async () => {
    const evidence = [await paperOf('city')];
    const ordered = { organisation: 'A', ground: 'AL 45', findings: ['库房漏水'], requirement: '修缮屋面' };
    const days = {
      servedOn: '2026-02-03',
      dueOn: '2026-03-01',
      document: '责改1号',
      businessDate: '2026-02-02',
    };
    const { order } = await told.tell(
      'city',
      '/due/rectifications',
      { ...ordered, ...days, evidence },
      'another',
    );
    const at = `/due/rectifications/${String(order)}`;
    await told.tell('director', `${at}/report`, { actions: '已修缮' }, 'another');
    await told.tell('city', `${at}/reinspection`, { result: 'done' }, 'rectification-done');
  });
});

describe('rules of law that are told again with their keys', () => {
  it('answer what they answered, and are in effect once', async () => {
    const evidence = [await paperOf('city')];
    const basis = [{ instrument: '某市办法', article: '12' }];
    const rule = { clock: 'CLK-08', years: 20, from: '2019-01-01', mark: 'F', approvedBy: '市档案局', basis };
    const local = { archives: 'A', version: 'v1', rules: [rule], evidence };
    await told.tell('city', '/local-law', local, 'local-law-version-taken');
    const text = { instrument: 'O79', article: '19', text: '试验', source: '某公报', edition: '1号' };
    const loaded = { texts: [{ ...text, comparedBy: '某人' }], evidence };
    await told.tell('city', '/law-texts', loaded, 'article-texts-refused');
    const { regimes, disposalTables } = lawData(LAW_DATA_VERSION);
    away = carryLawData({
      ...{ version: NEXT, news: { zh: '试验', en: 'a trial' }, regimes },
      disposalTables: disposalTables.map((table) => ({ ...table, version: NEXT })),
    });
    await told.tell('city', '/national-law', { version: NEXT, evidence }, 'national-law-in-effect');
  });
});

describe('every command of these parts', () => {
  it('was told again, and once more now that all of it is over', async () => {
    expect(told.untold(['openings', 'destruction', 'retention', 'due', 'law'])).toEqual([
      // By the same door as a period.
      '/api/v1/filings',
      '/api/v1/filings/accept',
      // A list of the same plan.
      '/api/v1/openings/from-list',
    ]);
    await told.allAgain();
  }, 120_000);
});
