import { pastEvent } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { ARCHIVES, FONDS, record, testContext, testId } from '@fonds/testing';
import { actStream, gateStream } from '../domain/act.state';
import { civilDate } from '@fonds/kernel';
import { atGate } from './at-gate';
import { secondEffectCorrection } from './correct-effect';
import { loadAct } from './loaded-act';
import { execute } from '@fonds/event-store';
import { ownActDecider } from '../domain/own-act.decider';
import { deedOf } from '@fonds/holdings';
import type { Fact } from './fact';
import { OTHER, bench, unitOf, loan, rearrange } from '../../test/own-act-bench.fixture';

const OTHER_BODY = testId<'organisation'>();

describe('a worker that is behind', () => {
  it('gives nothing back of an act that another one has passed through the gate', async () => {
    const b = await bench(2);
    const act = await rearrange(b, '并卷', ['合卷']);
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
    const act = await rearrange(b, '一卷过厚', ['上', '下', '附件'], { from: b.units });
    expect(
      await execute(
        b.store,
        actStream(act),
        ownActDecider,
        { kind: 'second', deed: deedOf(testContext()) },
        testContext(),
      ),
    ).toMatchObject({ error: { code: 'same-person', rule: 'INV-01' } });
    expect(await b.second(act)).toMatchObject({ ok: true });
    for (const unit of b.units) expect((await unitOf(b, unit)).out).toBe('rearranged');
    const gate = (await b.store.readStream(gateStream(FONDS))).map(pastEvent);
    expect(gate.map(({ type }) => type)).toEqual(['HoldPlaced', 'UnitsRearranged', 'HoldPlaced']);
    const held = gate[2]?.type === 'HoldPlaced' ? (gate[2].data.of?.units ?? []) : [];
    expect(held).toHaveLength(3);
    for (const unit of held) expect(await unitOf(b, unit)).toMatchObject({ custodian: ARCHIVES });
  });

  it('begins nothing in a series that is none of its fonds', async () =>
    expect(rearrange(await bench(1), '并卷', ['合卷'], { series: testId() })).rejects.toThrow(
      'series-unknown',
    ));

  it('is all or nothing: with one unit on loan none of it happens', async () => {
    const b = await bench(2);
    await loan(b, [b.units[0] ?? ''], '批准');
    const act = await rearrange(b, '并卷', ['合卷']);
    await b.second(act);
    const other = await unitOf(b, b.units[1] ?? '');
    expect(other.claim).toBeUndefined();
    expect(other.out).toBeUndefined();
  });

  it('is all or nothing: with one unit graded since it was proposed none of it happens', async () => {
    const b = await bench(2);
    const act = await rearrange(b, '并卷', ['合卷']);
    const [graded = '', other = ''] = b.units;
    await record(b.store, unitStream(graded), 'HoldingsGraded', { grade: '一级', document: '定级文件' });
    await b.second(act);
    expect((await loadAct(b.store, act))?.state).toMatchObject({
      closed: true,
      applied: 0,
      exceptions: [{ unit: graded, code: 'graded-kept-whole', rule: 'INV-14' }],
    });
    expect((await unitOf(b, other)).claim).toBeUndefined();
  });

  it('hands first days on to what it begins, and is not done when a source ends later since it was proposed', async () => {
    const kept = { description: { title: '合卷', retention: '10年' }, retentionStart: '2016-03-01' };
    const proposed = async (start: string) => {
      const b = await bench(1);
      const act = await rearrange(b, '并卷', ['合卷'], { product: kept });
      await record(b.store, unitStream(b.units[0] ?? ''), 'RetentionAssigned', {
        ...{ after: '10年', scheduleBasis: 'own', start, decision: '报废之日起算' },
      });
      await b.second(act);
      return { b, act, state: (await loadAct(b.store, act))?.state };
    };
    const { b, act, state } = await proposed('2016-03-01');
    expect(state).toMatchObject({ closed: true, applied: 1 });
    const [made = ''] =
      (await loadAct(b.store, act))?.events.flatMap((event) =>
        event.type === 'ActUnitsDrafted' ? event.data.units.map(({ unit }) => unit) : [],
      ) ?? [];
    expect((await unitOf(b, made)).retentionStart).toBe('2016-03-01');
    expect((await proposed('2017-01-01')).state).toMatchObject({
      applied: 0,
      exceptions: [{ code: 'source-marks-changed', facts: { field: 'retention' } }],
    });
  });

  it('is all or nothing: with one unit lost between its claim and the seal none of it happens', async () => {
    const b = await bench(2);
    const act = await rearrange(b, '并卷', ['合卷']);
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

describe('a rearrangement that names a case (O5)', () => {
  const NAMED = testId<'case'>();
  const heldBy = async (keeper?: string) => {
    const b = await bench(2);
    const stops = ['rearrangement'];
    const hold = {
      hold: testId(),
      kind: 'restructuring',
      covers: 'fonds',
      since: '2026-11-01',
      stops,
      case: NAMED,
      ...(keeper && { keeper }),
      ground: '处置案',
    } as const;
    await atGate(b.store, FONDS, { kind: 'place-hold', hold }, testContext());
    return { b, hold: hold.hold };
  };
  const into = ['学校部分', '集团部分'];

  it('passes the hold of the case of its own body', async () => {
    const { b } = await heldBy(ARCHIVES);
    await b.second(await rearrange(b, '内件分属两方', into, { within: NAMED }));
    expect((await unitOf(b, b.units[0] ?? '')).out).toBe('rearranged');
  });

  it('is refused of a case that there is not, of another body, of a hold placed by hand, and of one that is closed', async () => {
    const { b, hold } = await heldBy(ARCHIVES);
    const propose = (of: typeof b, within: string) => rearrange(of, '分卷', into, { within });
    await expect(propose(b, testId())).rejects.toThrow('case-holds-nothing-here');
    await expect(propose((await heldBy(OTHER_BODY)).b, NAMED)).rejects.toThrow('case-holds-nothing-here');
    await expect(propose((await heldBy()).b, NAMED)).rejects.toThrow('case-holds-nothing-here');
    const lifted = { kind: 'lift-hold', hold, since: civilDate('2026-11-20'), ground: '完结' } as const;
    await atGate(b.store, FONDS, lifted, testContext());
    await expect(propose(b, NAMED)).rejects.toThrow('case-holds-nothing-here');
  });
});

describe('the date of a rearrangement (E92, E97)', () => {
  it('is corrected for what ended and for what began by it, or for none of them (INV-03)', async () => {
    const b = await bench(1);
    const act = await rearrange(b, '分卷', ['上', '下'], {
      context: testContext({ businessDate: civilDate('2026-11-01') }),
    });
    expect(await b.second(act)).toMatchObject({ ok: true });
    const made = (await loadAct(b.store, act))?.events.flatMap((event) =>
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
