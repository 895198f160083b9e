import { pastEvent } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ARCHIVES, FONDS, record, testContext, testId } from '@fonds/testing';
import { actStream, gateStream } from '../domain/act.state';
import type { HoldKind } from '../domain/hold-kinds';
import { atGate } from './at-gate';
import { secondEffectCorrection } from './correct-effect';
import { openAct } from './open-act';
import type { Fact } from './fact';
import { OTHER, bench, unitOf, loan } from '../../test/own-act-bench.fixture';

describe('a loan (E38, E39)', () => {
  it('needs consent for what is not open, and then is a state of the unit', async () => {
    const b = await bench(1);
    const [unit = ''] = b.units;
    expect(await loan(b, [unit])).toMatchObject({
      ok: false,
      error: {
        code: 'consent-missing',
        rule: 'INV-26',
        basis: [expect.objectContaining({ instrument: 'REG' })],
      },
    });
    expect((await unitOf(b, unit)).claim).toBeUndefined();
    expect(await loan(b, [unit], '馆长批准')).toMatchObject({ ok: true });
    expect(await unitOf(b, unit)).toMatchObject({ loan: { due: '2026-12-31' }, custodian: ARCHIVES });
    expect(await loan(b, [unit], '馆长批准')).toMatchObject({ error: { code: 'on-loan' } });
    const back: Fact = { type: 'LoanReturned', data: { since: '2026-11-22', condition: '完好' } };
    const early: Fact = { type: 'LoanReturned', data: { since: '2026-11-21', condition: '完好' } };
    expect(await b.fact(early, [unit])).toMatchObject({
      error: { code: 'returned-before-lent', rule: 'INV-43', facts: { lent: '2026-11-22' } },
    });
    expect(await b.fact(back, [unit])).toMatchObject({ ok: true });
    expect((await unitOf(b, unit)).loan).toBeUndefined();
    expect(await b.fact(back, [unit])).toMatchObject({ error: { code: 'not-on-loan' } });
  });

  it('bears the rule data of its opening in every step', async () => {
    const b = await bench(1);
    const [unit = ''] = b.units;
    expect(await loan(b, [unit], '馆长批准')).toMatchObject({ ok: true });
    const versions = new Map<string, string>();
    for await (const { type, meta } of b.store.readAll(0n))
      if (type !== 'HoldingTakenOn') for (const { version } of meta.rules) versions.set(type, version);
    const steps = ['LoanRequested', 'UnitClaimed', 'ActUnitsClaimed', 'ActSealed', 'LoanIssued', 'ActClosed'];
    expect(Object.fromEntries(versions)).toMatchObject(
      Object.fromEntries(steps.map((step) => [step, LAW_DATA_VERSION])),
    );
    expect([...versions.values()].filter((version) => version !== LAW_DATA_VERSION)).toEqual([]);
  });

  it('of what was opened needs no consent, until it becomes secret (INV-22)', async () => {
    const b = await bench(2);
    const [open = '', secret = ''] = b.units;
    for (const unit of b.units)
      await record(b.store, unitStream(unit), 'UnitOpened', {
        ...{ act: testId(), gate: { fonds: FONDS, revision: 0, event: testId() } },
        ...{ since: '2024-06-03', institution: ARCHIVES },
      });
    await record(b.store, unitStream(secret), 'SecrecyChanged', { after: '秘密★10年', document: '密字7号' });
    expect(await loan(b, [open])).toMatchObject({ ok: true });
    expect(await loan(b, [secret])).toMatchObject({
      error: { code: 'consent-missing', facts: { opening: '秘密★10年' } },
    });
  });

  it('is refused by a hold that stops loans, whoever placed it first', async () => {
    const b = await bench(2);
    await atGate(
      b.store,
      FONDS,
      {
        kind: 'place-hold',
        hold: {
          hold: testId(),
          kind: 'evidence',
          covers: 'fonds',
          since: '2026-11-01',
          stops: ['loan'],
          ground: '先行登记保存',
        },
      },
      testContext(),
    );
    expect(await loan(b, b.units, '批准')).toMatchObject({
      error: { code: 'held', rule: 'INV-14', facts: { count: 2, units: b.units } },
    });
    for (const unit of b.units) expect((await unitOf(b, unit)).claim).toBeUndefined();
  });
});

describe('a move to another site under a hold (E36, S19)', () => {
  it.each<[HoldKind, string | undefined, boolean]>([
    ['restructuring', undefined, false],
    ['restructuring', '工作组决定3号', true],
    // APL 56: what was registered to be kept as evidence, nobody moves; nor what a court holds.
    ['evidence', '馆长决定3号', false],
    ['litigation', '馆长决定3号', false],
  ])('%s, by the decision %s: passes %s', async (kind, decision, passes) => {
    const b = await bench(1);
    const stops = ['move-off-site'];
    const hold = {
      hold: testId(),
      kind,
      covers: 'fonds',
      since: '2026-11-01',
      stops,
      ground: '冻结',
    } as const;
    await atGate(b.store, FONDS, { kind: 'place-hold', hold }, testContext());
    const way = { from: '一库', to: '外库', witness: '马某', offSite: true };
    const data = { fonds: FONDS, custodian: ARCHIVES, ...way, ...(decision && { decision }) };
    const moved = await openAct(b.store, b.process, { type: 'MoveOrdered', data }, b.units, testContext());
    expect(moved.ok ? 'passed' : moved.error.code).toBe(passes ? 'passed' : 'held');
    expect((await unitOf(b, b.units[0] ?? '')).place).toBe(passes ? '外库' : undefined);
  });
});

describe('a fact at the gate (E57, E98)', () => {
  it('is told to its units, also when the process died right after the gate', async () => {
    const b = await bench(2);
    const [unit = ''] = b.units;
    const lost: Fact = { type: 'LossRecorded', data: { since: '2026-11-20', circumstances: '搬迁时遗失' } };
    const load = b.store.load.bind(b.store);
    b.store.load = () => Promise.reject(new Error('power cut'));
    await expect(b.fact(lost, [unit])).rejects.toThrow('power cut');
    b.store.load = load;
    expect((await unitOf(b, unit)).out).toBeUndefined();
    expect(await loan(b, b.units, '批准')).toMatchObject({ ok: true });
    expect(await unitOf(b, unit)).toMatchObject({ out: 'lost', custodian: ARCHIVES });
    expect((await unitOf(b, b.units[1] ?? '')).loan).toBeDefined();
  });

  it('is not dated before the previous custody event (INV-43)', async () => {
    const b = await bench(1);
    const early: Fact = { type: 'LossRecorded', data: { since: '2009-01-01', circumstances: '遗失' } };
    expect(await b.fact(early, b.units)).toMatchObject({
      error: { code: 'before-previous-custody', rule: 'INV-43', facts: { previous: '2010-12-31' } },
    });
  });
});

describe('a batch of corrections (E101)', () => {
  it('corrects each unit with before and after, and leaves out what has moved since', async () => {
    const b = await bench(3);
    const opened = await openAct(
      b.store,
      b.process,
      {
        type: 'CorrectionBatchOpened',
        data: { fonds: FONDS, custodian: ARCHIVES, ground: '误录' },
        changes: b.units.map((unit, n) => ({
          unit,
          fields: [
            { field: 'title', before: n ? '关于修建水库的批复' : '别的', after: '关于修建青河水库的批复' },
          ],
        })),
      },
      b.units,
      testContext(),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    expect(await b.second(opened.value.act)).toMatchObject({ error: { code: 'sample-missing' } });
    expect(await b.second(opened.value.act, { checked: 2, wrong: 0 })).toMatchObject({ ok: true });
    const titles = await Promise.all(b.units.map(async (unit) => (await unitOf(b, unit)).description.title));
    expect(titles).toEqual(['关于修建水库的批复', '关于修建青河水库的批复', '关于修建青河水库的批复']);
    for (const unit of b.units) expect((await unitOf(b, unit)).claim).toBeUndefined();
    const last = (await b.store.readStream(actStream(opened.value.act))).map(pastEvent).pop();
    expect(last?.data).toEqual({ listed: 3, applied: 2, returned: 0, explained: 1 });
  });
});

describe('a fact is held against the record that it refers to', () => {
  const lost = (act: string): Fact => ({
    type: 'LossRecorded',
    data: { since: '2026-11-01', circumstances: '途中遗失', act },
  });
  const evidence = [{ sha256: 'a'.repeat(64), kind: '决定书' }];

  it('a loss on the way of an act names one that lists its units (E57)', async () => {
    const b = await bench(2);
    const [listed = '', other = ''] = b.units;
    const opened = await loan(b, [listed], '批准');
    if (!opened.ok) throw new Error(opened.error.code);
    const { act } = opened.value;
    expect(await b.fact(lost(testId()), [listed])).toMatchObject({ error: { code: 'act-unknown' } });
    expect(await b.fact(lost(act), [listed, other])).toMatchObject({
      error: { code: 'not-of-that-act', facts: { act, units: [other], count: 1 } },
    });
    expect(await b.fact(lost(act), [listed])).toMatchObject({ ok: true });
  });

  it('what comes back from a seizure was seized, and comes back once (E98)', async () => {
    const b = await bench(1);
    const back = (since: string, holder: string): Fact => ({
      type: 'SeizureReturned',
      data: { since, holder, document: '发还清单' },
    });
    const seizure: Fact = {
      type: 'Seized',
      data: { since: '2026-10-01', holder: OTHER, document: '扣押决定' },
    };
    expect(await b.fact(back('2026-09-01', OTHER), b.units)).toMatchObject({ error: { code: 'not-seized' } });
    expect(await b.fact(seizure, b.units, { evidence })).toMatchObject({ ok: true });
    expect(await b.fact(back('2026-10-02', ARCHIVES), b.units)).toMatchObject({ ok: true });
    expect(await b.fact(back('2026-10-03', OTHER), b.units)).toMatchObject({ error: { code: 'not-seized' } });
  });
});

describe('the date of an effect (E92)', () => {
  it('is corrected for all units but those whose next custody event forbids it', async () => {
    const b = await bench(3);
    const [first = '', second = ''] = b.units;
    await b.fact({ type: 'LossRecorded', data: { since: '2026-10-01', circumstances: '遗失' } }, b.units);
    await b.fact({ type: 'RecoveryRecorded', data: { since: '2026-10-05', circumstances: '寻回' } }, [first]);
    const proposed = await atGate(
      b.store,
      FONDS,
      { kind: 'propose-correction', corrects: 0, after: '2026-10-10' as never },
      testContext({ reason: '据值班记录' }),
    );
    if (!proposed.ok) throw new Error(proposed.error.code);
    const order = { fonds: FONDS, proposal: proposed.value.events[0] ?? '' };
    expect(await secondEffectCorrection(b, order, testContext())).toMatchObject({
      error: { code: 'same-person' },
    });
    expect(await secondEffectCorrection(b, order, testContext({ account: OTHER }))).toMatchObject({
      ok: true,
    });
    const gate = (await b.store.readStream(gateStream(FONDS))).map(pastEvent).pop();
    expect(gate?.data).toMatchObject({ split: [{ unit: first, next: '2026-10-05' }] });
    expect((await unitOf(b, first)).effects[0]?.since).toBe('2026-10-01');
    expect((await unitOf(b, second)).effects[0]?.since).toBe('2026-10-10');
  });
});
