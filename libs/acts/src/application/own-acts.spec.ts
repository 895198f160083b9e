import { MemoryEventStore, pastEvent, type CommandContext } from '@fonds/event-store';
import { loadUnit, unitStream } from '@fonds/holdings';
import { ARCHIVES, FONDS, holdingTakenOn, record, testClock, testContext, testId } from '@fonds/testing';
import { actStream, gateStream } from '../domain/act.state';
import { civilDate } from '@fonds/kernel';
import { ActKinds } from './act-kind';
import { ActProcess } from './act.process';
import { atGate } from './at-gate';
import { ActClaimSettler } from './claim-settler';
import { ClaimPart } from './claim-part';
import { CORRECTIONS_KIND } from './corrections.kind';
import { secondEffectCorrection } from './correct-effect';
import { GatePassage } from './gate-passage';
import { LOAN_KIND, MOVE_KIND } from './loan-and-move.kinds';
import { loadAct } from './loaded-act';
import { openAct } from './open-act';
import { REARRANGEMENT_KIND } from './rearrangement.kind';
import { recordFact } from './record-fact';
import { execute } from '@fonds/event-store';
import { ownActDecider } from '../domain/own-act.decider';
import { deedOf } from '@fonds/holdings';
import type { Fact } from './fact';

const OTHER = testId<'account'>();

async function bench(n: number) {
  const store = new MemoryEventStore(testClock);
  const kinds = new ActKinds();
  for (const spec of [LOAN_KIND, MOVE_KIND, REARRANGEMENT_KIND, CORRECTIONS_KIND]) kinds.register(spec);
  const settler = new ActClaimSettler(store, kinds);
  const process = new ActProcess(
    store,
    kinds,
    new ClaimPart(store, kinds, settler),
    new GatePassage(store, kinds),
  );
  const units = Array.from({ length: n }, () => testId<'unit'>());
  for (const unit of units)
    await record(
      store,
      unitStream(unit),
      'HoldingTakenOn',
      holdingTakenOn({ heldSince: { printed: '2010', to: '2010-12-31' } }),
    );
  const fact = (told: Fact, of: readonly string[], over: Partial<CommandContext> = {}) =>
    recordFact(store, settler, { fonds: FONDS, units: of, fact: told }, testContext(over));
  const second = async (act: string, sample?: { checked: number; wrong: number }) => {
    const context = testContext({ account: OTHER });
    const command = { kind: 'second' as const, ...(sample && { sample }), deed: deedOf(context) };
    const result = await execute(store, actStream(act), ownActDecider, command, context);
    if (result.ok) await process.carry(act);
    return result;
  };
  const accounts = {
    hasAccounts: () => Promise.resolve(true),
    nameOf: (id: string) => Promise.resolve(id),
  };
  return { store, settler, process, accounts, units, fact, second };
}

type Bench = Awaited<ReturnType<typeof bench>>;
const unitOf = async (b: Bench, unit: string) => {
  const state = await loadUnit(b.store, unit);
  if (state.kind !== 'unit') throw new Error(`${unit} is no unit`);
  return state.unit;
};
const loan = (b: Bench, units: readonly string[], approval?: string) =>
  openAct(
    b.store,
    b.process,
    {
      type: 'LoanRequested',
      data: {
        fonds: FONDS,
        custodian: ARCHIVES,
        reader: '李某',
        purpose: '编史',
        due: '2026-12-31',
        ...(approval && { approval }),
      },
    },
    units,
    testContext(),
  );

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
    expect(await b.fact(back, [unit])).toMatchObject({ ok: true });
    expect((await unitOf(b, unit)).loan).toBeUndefined();
    expect(await b.fact(back, [unit])).toMatchObject({ error: { code: 'not-on-loan' } });
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

describe('a worker that is behind', () => {
  it('gives nothing back of an act that another one has passed through the gate', async () => {
    const b = await bench(2);
    const opened = await openAct(
      b.store,
      b.process,
      {
        type: 'RearrangementOpened',
        data: { fonds: FONDS, custodian: ARCHIVES, ground: '并卷' },
        into: [{ profile: 'isad', level: 'file', description: { title: '合卷' }, owner: { kind: '国家' } }],
      },
      b.units,
      testContext(),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    const { act } = opened.value;
    const context = testContext({ account: OTHER });
    const second = { kind: 'second', deed: deedOf(context) } as const;
    await execute(b.store, actStream(act), ownActDecider, second, context);
    const stopped = new AbortController();
    const behind = await b.process.carry(act, () => stopped.abort(), stopped.signal);
    expect(behind.state.sealed).toBeUndefined();
    // Another worker passes the gate, and is stopped before it tells the units.
    const again = new AbortController();
    await b.process.carry(act, (step) => step === 'gate' && again.abort(), again.signal);
    await b.process.sealable(behind);
    expect((await b.process.carry(act)).state).toMatchObject({ closed: true, applied: 2 });
    for (const unit of b.units)
      expect((await b.store.readStream(unitStream(unit))).map(({ type }) => type)).toEqual([
        'HoldingTakenOn',
        'UnitClaimed',
        'EffectApplied',
      ]);
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

describe('a rearrangement (E97)', () => {
  it('ends some units and begins others in one event of two people, and holds go with them', async () => {
    const b = await bench(2);
    await atGate(
      b.store,
      FONDS,
      {
        kind: 'place-hold',
        hold: {
          hold: testId(),
          kind: 'other',
          covers: 'units',
          of: { units: [b.units[0] ?? ''], root: '0'.repeat(64), count: 1 },
          since: '2026-11-01',
          stops: ['destruction'],
          ground: '有争议',
        },
      },
      testContext(),
    );
    const opened = await openAct(
      b.store,
      b.process,
      {
        type: 'RearrangementOpened',
        data: { fonds: FONDS, custodian: ARCHIVES, ground: '一卷过厚' },
        into: ['上', '下', '附件'].map((title) => ({
          profile: 'isad',
          level: 'file',
          description: { title },
          owner: { kind: '国家' },
          from: [...b.units],
        })),
      },
      b.units,
      testContext(),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    expect(
      await execute(
        b.store,
        actStream(opened.value.act),
        ownActDecider,
        { kind: 'second', deed: deedOf(testContext()) },
        testContext(),
      ),
    ).toMatchObject({ error: { code: 'same-person', rule: 'INV-01' } });
    expect(await b.second(opened.value.act)).toMatchObject({ ok: true });
    for (const unit of b.units) expect((await unitOf(b, unit)).out).toBe('rearranged');
    const gate = (await b.store.readStream(gateStream(FONDS))).map(pastEvent);
    expect(gate.map(({ type }) => type)).toEqual(['HoldPlaced', 'UnitsRearranged', 'HoldPlaced']);
    const held = gate[2]?.type === 'HoldPlaced' ? (gate[2].data.of?.units ?? []) : [];
    expect(held).toHaveLength(3);
    for (const unit of held) expect(await unitOf(b, unit)).toMatchObject({ custodian: ARCHIVES });
  });

  it('is all or nothing: with one unit on loan none of it happens', async () => {
    const b = await bench(2);
    await loan(b, [b.units[0] ?? ''], '批准');
    const opened = await openAct(
      b.store,
      b.process,
      {
        type: 'RearrangementOpened',
        data: { fonds: FONDS, custodian: ARCHIVES, ground: '并卷' },
        into: [{ profile: 'isad', level: 'file', description: { title: '合卷' }, owner: { kind: '国家' } }],
      },
      b.units,
      testContext(),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    await b.second(opened.value.act);
    const other = await unitOf(b, b.units[1] ?? '');
    expect(other.claim).toBeUndefined();
    expect(other.out).toBeUndefined();
  });

  it('is all or nothing: with one unit lost between its claim and the seal none of it happens', async () => {
    const b = await bench(2);
    const opened = await openAct(
      b.store,
      b.process,
      {
        type: 'RearrangementOpened',
        data: { fonds: FONDS, custodian: ARCHIVES, ground: '并卷' },
        into: [{ profile: 'isad', level: 'file', description: { title: '合卷' }, owner: { kind: '国家' } }],
      },
      b.units,
      testContext(),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    const { act } = opened.value;
    const context = testContext({ account: OTHER });
    const second = { kind: 'second', deed: deedOf(context) } as const;
    expect(await execute(b.store, actStream(act), ownActDecider, second, context)).toMatchObject({
      ok: true,
    });
    const stopped = new AbortController();
    const claimed = await b.process.carry(act, () => stopped.abort(), stopped.signal);
    expect(claimed.state.claimedParts.size).toBe(1);
    const lost: Fact = { type: 'LossRecorded', data: { since: '2026-11-20', circumstances: '遗失' } };
    expect(await b.fact(lost, b.units.slice(0, 1))).toMatchObject({ ok: true });
    expect((await b.process.carry(act)).state).toMatchObject({ closed: true, withdrawn: true, applied: 0 });
    const other = await unitOf(b, b.units[1] ?? '');
    expect([other.claim, other.out]).toEqual([undefined, undefined]);
    expect((await b.store.readStream(gateStream(FONDS))).map(({ type }) => type)).toEqual(['LossRecorded']);
  });
});

describe('the date of a rearrangement (E92, E97)', () => {
  it('is corrected for what ended and for what began by it, or for none of them (INV-03)', async () => {
    const b = await bench(1);
    const opened = await openAct(
      b.store,
      b.process,
      {
        type: 'RearrangementOpened',
        data: { fonds: FONDS, custodian: ARCHIVES, ground: '分卷' },
        into: ['上', '下'].map((title) => ({
          profile: 'isad',
          level: 'file',
          description: { title },
          owner: { kind: '国家' },
        })),
      },
      b.units,
      testContext({ businessDate: civilDate('2026-11-01') }),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    expect(await b.second(opened.value.act)).toMatchObject({ ok: true });
    const made = (await loadAct(b.store, opened.value.act))?.events.flatMap((event) =>
      event.type === 'ActUnitsDrafted' ? event.data.units.map(({ unit }) => unit) : [],
    );
    const [first = '', other = ''] = made ?? [];
    await b.fact({ type: 'LossRecorded', data: { since: '2026-11-05', circumstances: '遗失' } }, [first]);
    const correct = async (after: string) => {
      const context = testContext({ reason: '据登记簿' });
      const proposal = { kind: 'propose-correction', corrects: 0, after: civilDate(after) } as const;
      const proposed = await atGate(b.store, FONDS, proposal, context);
      if (!proposed.ok) throw new Error(proposed.error.code);
      const order = { fonds: FONDS, proposal: proposed.value.events[0] ?? '' };
      return secondEffectCorrection(b, order, testContext({ account: OTHER }));
    };
    expect(await correct('2026-11-06')).toMatchObject({
      error: { code: 'rearrangement-moves-whole', rule: 'INV-03', facts: { units: [first] } },
    });
    expect(await correct('2026-10-20')).toMatchObject({ ok: true });
    expect((await unitOf(b, b.units[0] ?? '')).effects[0]?.since).toBe('2026-10-20');
    for (const unit of [first, other]) expect((await unitOf(b, unit)).heldSince.to).toBe('2026-10-20');
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
