import { CaseFixture, codesOf, yearly } from './case.fixture';

/** What goes on beside the transfers of a case: facts, exceptions, what others keep, what came before and comes after. */
let f: CaseFixture;
beforeAll(async () => void (f = await CaseFixture.open()));
afterAll(() => f?.close());

const toV = { destination: 'INV', receiver: { code: 'V' } };
const loan = (units: readonly string[]) => ({ units, reader: '某会计师事务所', due: '2027-06-30' });
const lent = (units: readonly string[]) => ({ ...loan(units), purpose: '查账', approval: '同意' });

describe('under the hold of a case', () => {
  const ku = codesOf('J040', yearly('KU'), 2);
  const ws = codesOf('J040', yearly('WS'), 2);
  const old = codesOf('J040', yearly('RS'), 1);
  const worn = codesOf('J040', yearly('WS', 'D10'), 2);
  let fonds: string;
  let id: string;
  let batch: string;

  beforeAll(async () => {
    fonds = await f.holds('市电机厂', [...ku, ...ws, ...old, ...worn]);
    const drafted = (units: readonly string[]) =>
      f.post<{ act: string }>('he', '/transfers', { from: 'F', to: 'V', nature: 'transfer', units });
    const earlier = await drafted(old);
    await f.carried(earlier.act, ['vic', 'vera']);
    ({ act: batch } = await drafted(ws));
    await f.post('he', `/transfers/${batch}/offer`, {}, 200);
    const opened = await f.openCase('C15', fonds);
    id = opened.case;
    expect(opened.units).toBe(6);
    await f.step(id, 'groups', {});
  });

  it('S19: a box goes to another building only by a recorded decision', async () => {
    const move = { units: [ku[0]], from: '厂库', to: '外库', witness: '马某', offSite: true };
    expect(await f.post('zhou', '/moves', move, 422)).toMatchObject({ code: 'held', rule: 'INV-14' });
    await f.post('zhou', '/moves', { ...move, decision: '工作组决定3号' });
  });

  it('O5: the freeze is not lifted by hand: it falls when the case is closed', async () => {
    const [hold] = (await f.get<{ rows: { id: string }[] }>('he', `/fonds/${fonds}/holds?inForce=true`)).rows;
    const lift = `/fonds/${fonds}/holds/${hold?.id ?? ''}/lift`;
    expect(await f.post('he', lift, { ground: '借用方便' }, 409)).toMatchObject({
      code: 'hold-of-a-case',
      facts: { case: id },
    });
  });

  it('O5: auditors and valuers borrow what the case lists, and nobody else does', async () => {
    expect(await f.post('zhou', '/loans', lent(ku), 422)).toMatchObject({ code: 'held' });
    await f.step(id, 'loans', { ...loan(ku), purpose: 'audit', approval: '工作组同意' });
    const loans = async () => (await f.get<{ loans: object[] }>('he', `/cases/${id}`)).loans;
    expect(await loans()).toMatchObject([
      { purpose: 'audit', count: 2, due: '2027-06-30', standing: 'lent', lent: 2, returned: 0 },
    ]);
    await f.post('zhou', '/loans/return', { units: ku, condition: '完好' }, 200);
    expect(await loans()).toMatchObject([{ standing: 'returned', returned: 2 }]);
  });

  it('what another keeper of the fonds had before goes its own way', async () => {
    // Nor does it open a case on what the changing unit keeps.
    const decision = { title: '误立', on: '2026-01-06' };
    const opening = { kind: 'C14', fonds, organisation: 'F', decision };
    expect(await f.post('vic', '/cases', opening, 403)).toMatchObject({ code: 'not-of-your-archives' });
    await f.post('vic', '/loans', lent(old));
  });

  it('a batch that was offered before is adopted, goes on to its end, and is the case’s', async () => {
    const batches = () => f.get<{ rows: object[] }>('he', `/cases/${id}/batches`);
    expect((await batches()).rows).toMatchObject([{ act: batch, units: 2, offered: true }]);
    // Suspended, not refused: nobody signs it meanwhile, and it stands as it was offered.
    expect(await f.post('he', `/transfers/${batch}/signatures`, {}, 409)).toMatchObject({
      code: 'batch-suspended',
      rule: 'INV-14',
      facts: { case: id },
    });
    expect(await f.get('he', `/transfers/${batch}`)).toMatchObject({ phase: 'offered' });
    const adopt = (status: number) => f.step(id, `batches/${batch}/adoption`, {}, 'he', status);
    expect(await adopt(409)).toMatchObject({ code: 'batch-not-its-groups', facts: { others: 2 } });
    await f.step(id, 'splits', { to: '原批次', batch, ground: '立项前已提交' });
    expect(await adopt(422)).toMatchObject({
      code: 'custody-undecided-in-case',
      facts: { groups: ['原批次'] },
    });
    await f.decide(id, { group: '原批次', ...toV });
    await f.planned(id, 1);
    await adopt(201);
    await f.signed(batch, ['vic', 'vera']);
    expect((await batches()).rows).toEqual([]);
    // What has left the changing unit under the hold is still the case's.
    expect(await f.post('vic', '/loans', lent(ws), 422)).toMatchObject({ code: 'held' });
  });

  it('O6: only the case’s own register destroys, with the approval of the superior body and a filing', async () => {
    const evidence = await f.paper('鉴定工作报告');
    const register = {
      custodian: 'F',
      fonds,
      form: 'general',
      report: '鉴定工作报告',
      evidence,
      units: worn,
    };
    expect(await f.post('he', '/destructions', register, 422)).toMatchObject({ code: 'held' });
    // A hold that merely names a case makes no register of it (O6).
    const other = '00000000-0000-4000-8000-000000000002';
    const named = { kind: 'restructuring', case: other, ground: '误记' };
    const { hold = '' } = await f.post('he', `/fonds/${fonds}/holds`, named);
    const strange = { ...register, case: other };
    expect(await f.post('he', '/destructions', strange, 422)).toMatchObject({
      code: 'case-holds-nothing-here',
    });
    await f.post('he', `/fonds/${fonds}/holds/${hold}/lift`, { ground: '误记' }, 200);
    const { act } = await f.post<{ act: string }>('he', '/destructions', { ...register, case: id });
    const go = (name: string, step: string, body: object, status = 200) =>
      f.post(name, `/destructions/${act}/${step}`, body, status);
    await go('gao', 'approve', { as: 'superior-property-body', opinion: '同意' });
    await go('he', 'file', { with: '市档案局', receipt: '备案3号' });
    for (const name of ['jian1', 'jian2']) await go(name, 'count', { all: true, office: 'archives' });
    await go('jian1', 'start', { method: '化浆', place: '市造纸厂' });
    // Its own hold lets it pass: what it destroys is no incident.
    await go('jian1', 'facts', { outcome: 'destroyed', rest: true }, 201);
    expect(await f.get('he', `/trail?type=IncidentReported&fonds=${fonds}`)).toMatchObject({ rows: [] });
    await f.decide(id, { group: 'AD', ...toV });
    expect(await f.endings(id)).toEqual(['destroyed 2', 'transferred 市国资委 2']);
  });

  it('C15 becomes C16 without rewriting: what went stays gone, the rest is retained, the fonds goes on', async () => {
    const document = { title: '批准重整计划裁定', on: '2026-10-01' };
    await f.step(id, 'amendments', { kind: 'C16', document });
    await f.decide(id, { group: 'KU', destination: 'EST' });
    await f.decide(id, { group: 'AD', destination: 'EST' });
    await f.step(id, 'closing', {}, 'qian');
    expect(await f.endings(id)).toEqual(['destroyed 2', 'retained 2', 'transferred 市国资委 2']);
    expect(await f.get('he', `/fonds/${fonds}`)).toMatchObject({ status: 'provisional' });
    expect(await f.get('he', `/cases/${id}`)).toMatchObject({
      kind: 'C16',
      phase: 'closed',
      fondsEnded: { rule: 'INV-40', ends: false },
    });
  });

  it('what is found after closing is a supplementary case; a case that is open needs none', async () => {
    await f.holds('市电机厂', codesOf('J040', technicalLate, 1));
    const { case: more, units } = await f.openCase('C16', fonds, { supplements: id });
    expect(units).toBe(3);
    // What a closed case says of its units stays as it was when it was closed.
    expect(await f.endings(id)).toEqual(['destroyed 2', 'retained 2', 'transferred 市国资委 2']);
    const again = { kind: 'C16', fonds, supplements: more, decision: { title: '再补', on: '2026-10-02' } };
    expect(await f.post('he', '/cases', again, 422)).toMatchObject({ code: 'case-not-to-supplement' });
  });
});

const technicalLate = (): string => 'KJ·SB·09';

describe('unarranged material', () => {
  it('is counted as a whole, arranged under the freeze (O3), and in the balance before the case closes (E100, INV-03)', async () => {
    const fonds = await f.holds('市玻璃厂', codesOf('J044', yearly('WS'), 1));
    const estimate = { archives: 'F', title: '散存图纸', fonds, estimate: { files: 2 } };
    const { lot } = await f.post<{ lot: string }>('he', '/lots', estimate);
    const { case: id } = await f.openCase('C18', fonds);
    await f.step(id, 'groups', {});
    await f.decide(id, { group: 'AD', destination: 'EST' });
    expect(await f.step(id, 'closing', {}, 'qian', 422)).toMatchObject({
      code: 'lots-open',
      rule: 'INV-03',
      facts: { lots: ['散存图纸'], count: 1 },
    });
    const units = ['图纸一', '图纸二'].map((title) => ({ level: 'file', description: { title } }));
    await f.post('he', `/lots/${lot}/arrangements`, { fonds, units });
    await f.post('he', `/lots/${lot}/close`, {}, 200);
    const balance = { opening: 1, came: [{ term: 'registered', count: 2 }], open: 2, closes: false };
    expect(await f.get('he', `/cases/${id}/balance`)).toMatchObject(balance);
    await f.decide(id, { group: 'unknown', destination: 'EST' });
    await f.step(id, 'closing', {}, 'qian');
    expect(await f.endings(id)).toEqual(['retained 3']);
  });
});

describe('a file whose pieces go apart', () => {
  it('is rearranged within the case, with its balance; another rearrangement is held', async () => {
    const [file = ''] = codesOf('J043', yearly('WS'), 1);
    const fonds = await f.holds('市木器厂', [file]);
    const { case: id } = await f.openCase('C17', fonds);
    await f.step(id, 'groups', {});
    const into = ['学校部分', '集团部分'].map((title) => ({ title, level: 'file' }));
    const words = { units: [file], ground: '内件分属两方', into };
    const plain = await f.post<{ act: string }>('he', '/rearrangements', words);
    expect(await f.post('ma', `/acts/${plain.act}/second`, {}, 200)).toMatchObject({
      refusal: { code: 'held' },
    });
    const strange = { ...words, case: plain.act };
    expect(await f.post('he', '/rearrangements', strange, 422)).toMatchObject({
      code: 'case-holds-nothing-here',
      rule: 'INV-14',
    });
    const { act } = await f.post<{ act: string }>('he', '/rearrangements', { ...words, case: id });
    await f.post('ma', `/acts/${act}/second`, {}, 200);
    expect(await f.get('he', `/cases/${id}/balance`)).toMatchObject({
      opening: 1,
      came: [{ term: 'rearrangedIn', count: 2 }],
      ended: [{ term: 'rearrangedOut', count: 1 }],
      open: 2,
      closes: false,
    });
  });
});

describe('a deregistration that comes before the case is closed', () => {
  it('is recorded and raised; the case stays open until the next responsible body is named', async () => {
    const fonds = await f.holds('市油漆厂', codesOf('J041', yearly('WS'), 2));
    // A hold that names a case that there is not bars none.
    const named = { kind: 'restructuring', case: '00000000-0000-4000-8000-000000000001', ground: '误记' };
    const { hold = '' } = await f.post('he', `/fonds/${fonds}/holds`, named);
    const { case: id } = await f.openCase('C15', fonds);
    await f.post('he', `/fonds/${fonds}/holds/${hold}/lift`, { ground: '误记' }, 200);
    await f.step(id, 'groups', {});
    await f.step(id, 'termination', { on: '2026-11-01', document: '终结破产程序裁定' });
    const told = () =>
      f.get<{ alerts: object[]; counters: { article: string; due: string | null; met: string | null }[] }>(
        'he',
        `/cases/${id}`,
      );
    expect((await told()).counters).toMatchObject([
      { article: 'EBL 121', due: '2026-11-11', met: null },
      { article: 'EBL 122', due: null },
    ]);
    // The group of fifteen days after the decision comes first; the board is filtered by what is nearest.
    const due = async (day: string) =>
      (await f.get<{ rows: object[] }>('he', `/cases?fonds=${fonds}&dueBy=${day}`)).rows;
    expect(await due('2026-01-19')).toEqual([]);
    expect(await due('2026-01-20')).toMatchObject([{ nextDeadline: { of: 'O2', isDefault: true } }]);
    await f.http.account('guan', 'Liquidator', 'F');
    await f.step(id, 'deregistration', { on: '2026-11-10', document: '准予注销登记通知书' });
    expect(await told()).toMatchObject({
      alerts: [{ code: 'DeregisteredWithUndecidedCustody', undecided: 2, responsible: null }],
      counters: [
        { met: '2026-11-10', accounts: null },
        { article: 'EBL 122', due: '2026-11-11', accounts: 1 },
      ],
    });
    // The administrator's account ends with the office: whoever runs the accounts sees to it.
    await f.post('root', '/accounts/guan/term', { until: '2026-11-11' }, 200);
    expect((await told()).counters[1]).toMatchObject({ accounts: 0 });
    await f.decide(id, { group: 'AD', ...toV });
    await f.planned(id, 1);
    await f.executed(id, ['AD'], ['vic', 'vera']);
    expect(await f.step(id, 'closing', {}, 'qian', 422)).toMatchObject({ code: 'responsible-missing' });
    await f.step(id, 'responsible', { code: 'V', ground: '注销后由出资人负责' });
    await f.step(id, 'closing', {}, 'qian');
  });
});

describe('S20: a fonds whose body has a new name', () => {
  it('in 2010 gets no other number, whatever is decided; today only by a recorded decision', async () => {
    const fonds = await f.holds('市灯泡厂', codesOf('J042', yearly('WS'), 1));
    const evidence = await f.paper('更名通知');
    const renumber = async (number: string, more: object) =>
      (
        await f.http
          .as('he')
          .put(`/api/v1/fonds/${fonds}/number`)
          .send({ number, ...more })
      ).body as object;
    const decided = { reason: '全宗重编', evidence };
    expect(await renumber('J098', { ...decided, businessDate: '2010-05-01' })).toMatchObject({
      code: 'fonds-number-stays',
      rule: 'INV-40',
    });
    expect(await renumber('J098', {})).toMatchObject({ code: 'fonds-number-stays', rule: 'INV-40' });
    expect(await renumber('J098', decided)).not.toHaveProperty('code');
  });
});
