import { actStream, gateStream, loadAct, type ActKindSpec } from '@fonds/acts';
import {
  MemoryEventStore,
  execute,
  pastEvent,
  type CommandContext,
  type EventStore,
} from '@fonds/event-store';
import { custodyProjection, deedOf, loadUnit, unitDecider, unitStream } from '@fonds/holdings';
import { civilDate, fold, type OrganisationId } from '@fonds/kernel';
import { ARCHIVES, FONDS, record, testClock, testId } from '@fonds/testing';
import { MemoryProjection } from './memory-projection.fixture';
import { atGate, named, recordFact, type GateOrder } from './gate-facts.fixture';
import {
  carried,
  carrierOn,
  checking,
  contextOn,
  holding,
  offering,
  ordered,
  raw,
  returning,
  sendAll,
  SIGNERS,
  signing,
  takenOn,
  TODAY,
  type Batch,
} from './transfer-bench.fixture';
import { secondEffectCorrection } from '../../libs/acts/src/application/correct-effect';
import { recordFact as recordFactAt } from '../../libs/acts/src/application/record-fact';
import { HEAD_AND_HANDLER } from '../../libs/transfer/src/domain/signature-policy';

const [SENDER, OTHER] = [testId<'organisation'>(), testId<'organisation'>()];

async function withUnits(n: number, over: Partial<Batch> = {}) {
  const store = new MemoryEventStore(testClock);
  const units = Array.from({ length: n }, () => testId<'unit'>());
  for (const unit of units)
    await takenOn(
      store,
      unit,
      holding({ custodian: SENDER as never, holder: SENDER as never }, '2010-12-31'),
    );
  const batch: Batch = {
    act: testId<'act'>(),
    fonds: FONDS,
    from: SENDER,
    to: ARCHIVES,
    parts: units.map((unit) => [unit]),
    day: TODAY,
    ...over,
  };
  return { store, units, batch };
}

const loss = (units: readonly string[], since = '2026-11-20') =>
  ({ type: 'LossRecorded', data: { of: named(units), since, circumstances: '途中丢失' } }) as const;
const recovery = (units: readonly string[], since = '2026-11-21') =>
  ({ type: 'RecoveryRecorded', data: { of: named(units), since, circumstances: '寻回' } }) as const;
const takeover = (units: readonly string[], since = '2026-11-20') =>
  ({
    type: 'TakenOver',
    data: { of: named(units), since, custodian: OTHER, holder: OTHER, document: '接管决定书' },
  }) as const;

const unitOf = async (store: EventStore, unit: string) => {
  const state = await loadUnit(store, unit);
  if (state.kind !== 'unit') throw new Error('no unit');
  return state.unit;
};
const standing = async (store: EventStore, unit: string) => {
  const { custodian, claim } = await unitOf(store, unit);
  return { custodian, claim };
};
const actOf = async (store: EventStore, act: string) => (await loadAct(store, act))?.state;
const heldNow = async (store: EventStore, unit: string) => {
  const { events } = await store.readPage(0n, 100_000);
  const rows = new MemoryProjection(custodyProjection).fold(events, 50).rows('custody');
  const row = rows.find((each) => each.unit === unit && each.known_to === null && each.until === null);
  return { custodian: row?.custodian, out: row?.out };
};

/** A store whose bulk writes of copies stop for ever after the first units. */
function stopsApplying(store: EventStore, after: number): EventStore {
  const load: EventStore['load'] = async (requests) => {
    if (!requests.some(({ events }) => events.some(({ type }) => type === 'EffectApplied')))
      return store.load(requests);
    await store.load(requests.slice(0, after));
    throw new Error('stopped for ever');
  };
  return new Proxy(store, {
    get: (target, name) => (name === 'load' ? load : (Reflect.get(target, name) as unknown)),
  });
}

const LOAN: ActKindSpec = {
  kind: 'loan',
  described: false,
  stoppable: () => 'loan',
  effect: ({ of }) => ({
    event: {
      type: 'LoanIssued',
      data: { of, since: TODAY, due: '2026-12-31', reader: '读者', purpose: '查证' },
    },
    paper: false,
  }),
};

describe('apply that stopped for ever in the middle (the helping rule)', () => {
  async function stopped() {
    const p = await withUnits(4);
    await sendAll(p.store, [
      ...offering(p.batch),
      checking(p.batch.act, TODAY, p.units),
      ...signing(p.batch.act, TODAY),
    ]);
    await expect(carrierOn(stopsApplying(p.store, 1)).process.carry(p.batch.act)).rejects.toThrow(
      'stopped for ever',
    );
    const last = p.units[3] ?? '';
    // The gate has decided; this unit's own stream does not know it yet.
    expect(await unitOf(p.store, last)).toMatchObject({ custodian: SENDER, claim: { act: p.batch.act } });
    expect(await heldNow(p.store, last)).toEqual({ custodian: ARCHIVES, out: null });
    return { ...p, last };
  }

  it('a second transfer of a unit not yet reached sees the true custodian, and moves it on', async () => {
    const { store, last } = await stopped();
    const wrong: Batch = {
      act: testId<'act'>(),
      fonds: FONDS,
      from: SENDER,
      to: OTHER,
      parts: [[last]],
      day: TODAY,
    };
    await sendAll(store, offering(wrong));
    expect((await actOf(store, wrong.act))?.exceptions).toMatchObject([
      { unit: last, code: 'wrong-custodian', facts: { custodian: ARCHIVES } },
    ]);
    const onwards: Batch = { ...wrong, act: testId<'act'>(), from: ARCHIVES };
    await sendAll(store, [
      ...offering(onwards),
      checking(onwards.act, TODAY, [last]),
      ...signing(onwards.act, TODAY),
    ]);
    await carrierOn(store).process.carry(onwards.act);
    expect(await standing(store, last)).toEqual({ custodian: OTHER, claim: undefined });
    expect(await heldNow(store, last)).toEqual({ custodian: OTHER, out: null });
  });

  it('a loan of a unit not yet reached is claimed from the true custodian', async () => {
    const { store, last } = await stopped();
    const { kinds, process } = carrierOn(store);
    kinds.register(LOAN);
    const lend = async (custodian: string) => {
      const act = testId<'act'>();
      const data = { fonds: FONDS, custodian, due: '2026-12-31', reader: '读者', purpose: '查证' };
      await record(store, actStream(act), 'LoanRequested', data as never);
      await record(store, actStream(act), 'ActUnitsListed', { part: 0, units: [last] });
      await record(store, actStream(act), 'ManifestSealed', { count: 1, root: named([last]).root });
      return (await process.carry(act)).state;
    };
    expect((await lend(SENDER)).exceptions).toMatchObject([{ code: 'wrong-custodian' }]);
    expect(await lend(ARCHIVES)).toMatchObject({ closed: true, applied: 1, exceptions: [] });
    expect(await unitOf(store, last)).toMatchObject({ custodian: ARCHIVES, loan: { due: '2026-12-31' } });
  });

  it('a correction of a unit not yet reached is decided on what the gate said', async () => {
    const { store, last } = await stopped();
    const { settler } = carrierOn(store);
    await settler.settle(last, await store.readStream(unitStream(last)));
    const [{ id: corrects } = { id: '' }] = await store.readStream(unitStream(last));
    const context = contextOn(TODAY, { reason: '据清册' });
    const later = { printed: '2026-11-22', to: '2026-11-22' };
    const result = await execute(
      store,
      unitStream(last),
      unitDecider,
      { kind: 'propose-held-since', corrects, after: later, deed: deedOf(context) },
      context,
    );
    expect(result.ok).toBe(true);
    expect(await unitOf(store, last)).toMatchObject({ custodian: ARCHIVES });
  });

  it('is finished by whoever carries the act next', async () => {
    const { store, batch, units, last } = await stopped();
    const { settler, process } = carrierOn(store);
    await settler.settle(last, await store.readStream(unitStream(last)));
    expect((await process.carry(batch.act)).state).toMatchObject({ closed: true, applied: 4 });
    for (const unit of units)
      expect((await store.readStream(unitStream(unit))).map(({ type }) => type)).toEqual([
        'HoldingTakenOn',
        'UnitClaimed',
        'EffectApplied',
      ]);
  });
});

describe('a fact at the gate whose process died before it told the units', () => {
  it('is told to a unit before an act claims it', async () => {
    const { store, units, batch } = await withUnits(2);
    await recordFact(store, FONDS, loss([units[0] ?? '']), contextOn(TODAY), false);
    await sendAll(store, offering(batch));
    expect((await actOf(store, batch.act))?.exceptions).toMatchObject([
      { unit: units[0], code: 'unit-not-in-store', facts: { out: 'lost' } },
    ]);
  });

  it('is told to every unit of a list, claimed or not, and the acts that have reached the gate with it', async () => {
    const { store, units, batch } = await withUnits(4);
    const [free = '', untouched = '', ...sent] = units;
    await sendAll(store, [
      ...offering({ ...batch, parts: sent.map((unit) => [unit]) }),
      checking(batch.act, TODAY, sent),
      ...signing(batch.act, TODAY),
    ]);
    await expect(carrierOn(stopsApplying(store, 0)).process.carry(batch.act)).rejects.toThrow('stopped');
    await recordFact(store, FONDS, takeover([free]), contextOn(TODAY), false);
    const streams = await store.readStreams(units.map(unitStream));
    const settled = await carrierOn(store).settler.settleAll(
      new Map(units.map((unit) => [unit, streams.get(unitStream(unit)) ?? []])),
    );
    const custodianOf = (unit: string) => {
      const state = fold(unitDecider, (settled.get(unit) ?? []).map(pastEvent));
      return state.kind === 'unit' ? state.unit.custodian : undefined;
    };
    expect([free, untouched, ...sent].map(custodianOf)).toEqual([OTHER, SENDER, ARCHIVES, ARCHIVES]);
  });

  it('keeps its unit out of the manifest also when it came between a claim and the act’s own record of it', async () => {
    const { store, units, batch } = await withUnits(2);
    const commands = offering(batch);
    await sendAll(store, commands.slice(0, -1));
    // The claims are durable; the act does not know of them.
    const load: EventStore['load'] = (requests) => store.load(requests);
    const append: EventStore['append'] = () => Promise.reject(new Error('gone'));
    const dying = new Proxy(store, {
      get: (target, name) =>
        name === 'append' ? append : name === 'load' ? load : (Reflect.get(target, name) as unknown),
    });
    await expect(carrierOn(dying).process.carry(batch.act)).rejects.toThrow('gone');
    expect((await unitOf(store, units[0] ?? '')).claim).toBeDefined();
    for (const copies of [true, false])
      await recordFact(store, FONDS, takeover([units[copies ? 0 : 1] ?? '']), contextOn(TODAY), copies);
    await sendAll(store, [...commands.slice(-1), checking(batch.act, TODAY, units)]);
    const [first] = signing(batch.act, TODAY);
    expect(await first?.(store)).toMatchObject({ ok: false, error: { code: 'nothing-left' } });
    for (const unit of units) expect(await heldNow(store, unit)).toEqual({ custodian: OTHER, out: null });
  });
});

describe('a fact that meets an acceptance at the gate', () => {
  it('is held against what the gate has decided by then, not against what its units told before (INV-43)', async () => {
    const { store, units, batch } = await withUnits(2);
    await sendAll(store, [
      ...offering(batch),
      checking(batch.act, TODAY, units),
      ...signing(batch.act, TODAY),
    ]);
    let first = true;
    const append: EventStore['append'] = async (requests) => {
      if (first && requests.some(({ stream }) => stream.startsWith('gate-'))) {
        first = false;
        await carrierOn(store).process.carry(batch.act);
      }
      return store.append(requests);
    };
    const late = new Proxy(store, {
      get: (target, name) => (name === 'append' ? append : (Reflect.get(target, name) as unknown)),
    });
    const told = { since: '2026-11-01', circumstances: '清点时发现缺失' };
    const result = await recordFactAt(
      late,
      carrierOn(late).settler,
      { fonds: FONDS, units, fact: { type: 'LossRecorded', data: told } },
      contextOn(TODAY),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'before-previous-custody', rule: 'INV-43' } });
    expect(await heldNow(store, units[0] ?? '')).toEqual({ custodian: ARCHIVES, out: null });
  });
});

describe('an earlier effect that is corrected while a batch has its unit', () => {
  it('counts with its new day when the batch comes to the gate (INV-43)', async () => {
    const { store, units, batch } = await withUnits(1);
    const earlier: Batch = {
      ...batch,
      act: testId<'act'>(),
      from: SENDER,
      to: OTHER,
      day: civilDate('2026-03-01'),
    };
    await sendAll(store, [
      ...offering(earlier),
      checking(earlier.act, earlier.day, units),
      ...signing(earlier.act, earlier.day),
    ]);
    const { process, settler } = carrierOn(store);
    await process.carry(earlier.act);
    const later: Batch = { ...batch, from: OTHER, to: ARCHIVES, day: civilDate('2026-04-01') };
    await sendAll(store, offering(later));
    const by = (organisation: OrganisationId, over: Partial<CommandContext> = {}) =>
      contextOn(TODAY, { account: testId<'account'>(), organisation, reason: '日期抄错', ...over });
    const proposal = { kind: 'propose-correction', corrects: 0, after: civilDate('2026-05-01') } as const;
    const proposed = await atGate(store, FONDS, proposal, by(SENDER));
    if (!proposed.ok) throw new Error(proposed.error.code);
    const order = { fonds: FONDS, proposal: proposed.value.events[0] ?? '' };
    const accounts = {
      hasAccounts: (side: string) => Promise.resolve(side !== OTHER),
      nameOf: (side: string) => Promise.resolve(side),
    };
    const second = (context: CommandContext) =>
      secondEffectCorrection({ store, settler, process, accounts }, order, context);
    // Both sides signed that day (INV-02): two people of one of them are not enough.
    const otherSide = { code: 'other-side-wanted', rule: 'INV-02', facts: { organisation: OTHER } };
    expect(await second(by(SENDER))).toMatchObject({ error: otherSide });
    // A side without accounts takes part on paper.
    const evidence = [{ sha256: 'd'.repeat(64), kind: '更正说明' }];
    expect(await second(by(SENDER, { evidence }))).toMatchObject({ ok: true });
    const gate = await store.readStream(gateStream(FONDS));
    expect(gate.at(-1)?.meta).toMatchObject({ onBehalfOf: OTHER, evidence });
    await sendAll(store, [checking(later.act, later.day, units), ...signing(later.act, later.day)]);
    expect((await process.carry(later.act)).state.refused).toMatchObject({
      code: 'before-previous-custody',
      rule: 'INV-43',
      facts: { since: '2026-04-01', previous: '2026-05-01', units },
    });
  });
});

describe('an earlier effect that is moved back while a batch has its unit', () => {
  it('lets the batch pass on a day between its new day and its old one', async () => {
    const { store, units, batch } = await withUnits(1);
    const earlier: Batch = { ...batch, act: testId<'act'>(), to: OTHER, day: civilDate('2026-05-01') };
    await sendAll(store, [
      ...offering(earlier),
      checking(earlier.act, earlier.day, units),
      ...signing(earlier.act, earlier.day),
    ]);
    const { process, settler } = carrierOn(store);
    await process.carry(earlier.act);
    const later: Batch = { ...batch, from: OTHER, to: ARCHIVES, day: civilDate('2026-04-01') };
    await sendAll(store, offering(later));
    const by = (organisation: OrganisationId) =>
      contextOn(TODAY, { account: testId<'account'>(), organisation, reason: '日期抄错' });
    const proposal = { kind: 'propose-correction', corrects: 0, after: civilDate('2026-03-01') } as const;
    const proposed = await atGate(store, FONDS, proposal, by(SENDER));
    if (!proposed.ok) throw new Error(proposed.error.code);
    const order = { fonds: FONDS, proposal: proposed.value.events[0] ?? '' };
    const accounts = {
      hasAccounts: () => Promise.resolve(true),
      nameOf: (side: string) => Promise.resolve(side),
    };
    const parts = { store, settler, process, accounts };
    expect(await secondEffectCorrection(parts, order, by(OTHER))).toMatchObject({ ok: true });
    await sendAll(store, [checking(later.act, later.day, units), ...signing(later.act, later.day)]);
    expect((await process.carry(later.act)).state).toMatchObject({ closed: true, applied: 1 });
    expect(await heldNow(store, units[0] ?? '')).toEqual({ custodian: ARCHIVES, out: null });
  });
});

describe('a box lost on the way and found later at the receiver', () => {
  it('stays with the sender, and goes by a second batch', async () => {
    const { store, units, batch } = await withUnits(3);
    const [box = '', ...rest] = units;
    await sendAll(store, offering(batch));
    await recordFact(store, FONDS, loss([box]), contextOn(TODAY));
    await sendAll(store, [checking(batch.act, TODAY, rest, [box]), ...signing(batch.act, TODAY)]);
    expect((await carrierOn(store).process.carry(batch.act)).state).toMatchObject({
      closed: true,
      applied: 2,
    });
    expect(await heldNow(store, box)).toEqual({ custodian: SENDER, out: 'lost' });
    await recordFact(store, FONDS, recovery([box]), contextOn(TODAY));
    const again: Batch = { ...batch, act: testId<'act'>(), parts: [[box]] };
    await sendAll(store, [
      ...offering(again),
      checking(again.act, TODAY, [box]),
      ...signing(again.act, TODAY),
    ]);
    await carrierOn(store).process.carry(again.act);
    expect(await heldNow(store, box)).toEqual({ custodian: ARCHIVES, out: null });
  });
});

describe('a paper signed before a hold and entered after it', () => {
  const hold = (since: string) =>
    ({
      kind: 'place-hold',
      hold: {
        hold: testId(),
        kind: 'litigation',
        covers: 'fonds',
        since,
        stops: ['transfer'],
        ground: '法院函',
      },
    }) satisfies GateOrder;

  async function entered(signedOn: string) {
    const p = await withUnits(2, { historical: true });
    await sendAll(p.store, offering(p.batch));
    const order = hold('2026-11-10');
    expect((await atGate(p.store, FONDS, order, contextOn(TODAY))).ok).toBe(true);
    for (const { side, capacity } of SIGNERS) {
      const scan = { evidence: [{ sha256: 'a'.repeat(64), kind: '交接文据' }] };
      const paper = { side, capacity, policy: HEAD_AND_HANDLER, name: '张三', signedOn };
      const entry = await ordered(
        p.batch.act,
        { kind: 'enter-paper', intoArchives: false, ...paper },
        contextOn(TODAY, scan),
      )(p.store);
      if (!entry?.ok) throw new Error(JSON.stringify(entry));
      const confirm = {
        kind: 'confirm-paper',
        policy: HEAD_AND_HANDLER,
        entry: entry.value.events[0] ?? '',
      } as const;
      const second = contextOn(TODAY, { account: testId<'account'>() });
      expect(await ordered(p.batch.act, confirm, second)(p.store)).toMatchObject({ ok: true });
    }
    return {
      ...p,
      hold: order.hold.hold,
      state: (await carrierOn(p.store).process.carry(p.batch.act)).state,
    };
  }

  it('is recorded with its own date, and listed as explained over the hold', async () => {
    const { store, units, state, hold } = await entered('2026-11-01');
    expect(state).toMatchObject({ closed: true, applied: 2 });
    const [, accepted] = await store.readStream(`gate-${FONDS}`);
    expect(accepted?.data).toMatchObject({ since: '2026-11-01', signedBy: 'paper', overHolds: [hold] });
    // The scans stood with the entries; the last command confirmed and cited none.
    expect(accepted?.meta.evidence).toEqual([{ sha256: 'a'.repeat(64), kind: '交接文据' }]);
    expect(await heldNow(store, units[0] ?? '')).toEqual({ custodian: ARCHIVES, out: null });
  });

  it('does not pass when it was signed under the hold; the refusal names the units and reopens the act', async () => {
    const { units, state, hold } = await entered('2026-11-12');
    expect(state).toMatchObject({
      sealed: undefined,
      closed: false,
      refused: { code: 'held', rule: 'INV-14', facts: { hold, units, count: 2 } },
    });
  });
});

describe('a unit that is returned while the last signature is on its way', () => {
  it('is given back before anybody seals: it neither moves nor stays claimed', async () => {
    const { store, units, batch } = await withUnits(3);
    const [back = '', ...rest] = units;
    await sendAll(store, [...offering(batch), checking(batch.act, TODAY, units)]);
    const signatures = signing(batch.act, TODAY);
    // What the act owes was done for every signature; then the return comes, and only then they are decided.
    let opened = (): void => undefined;
    const gate = new Promise<void>((resolve) => (opened = resolve));
    let waiting = 0;
    const late = new Proxy(store, {
      get: (target, name) =>
        name === 'append'
          ? async (requests: Parameters<EventStore['append']>[0]) => store.append(requests)
          : name === 'readStream'
            ? async (stream: string, from?: number) => {
                const stored = await store.readStream(stream, from);
                // The last read before the signature itself is decided: the gate's, for units that a fact changed.
                if (stream.startsWith('gate-')) {
                  waiting++;
                  await gate;
                }
                return stored;
              }
            : (Reflect.get(target, name) as unknown),
    });
    const under = signatures.map((send) => send(late));
    while (waiting < signatures.length) await new Promise((resolve) => setImmediate(resolve));
    await sendAll(store, [returning(batch.act, TODAY, [back])]);
    opened();
    await Promise.all(under);
    await carrierOn(store).process.carry(batch.act);
    await sendAll(store, (await actOf(store, batch.act))?.closed ? [] : signing(batch.act, TODAY));
    expect((await carrierOn(store).process.carry(batch.act)).state).toMatchObject({
      closed: true,
      applied: 2,
    });
    expect(await standing(store, back)).toEqual({ custodian: SENDER, claim: undefined });
    expect(await heldNow(store, back)).toEqual({ custodian: SENDER, out: null });
    for (const unit of rest) expect(await heldNow(store, unit)).toEqual({ custodian: ARCHIVES, out: null });
  });
});

describe('a hold on the manifest of a sealed act', () => {
  it('covers its units also when that act is refused for it and gives them back', async () => {
    const { store, units, batch } = await withUnits(2);
    const signed = ({ act }: Batch) => [checking(act, TODAY, units), ...signing(act, TODAY)];
    await sendAll(store, [...offering(batch), ...signed(batch)]);
    const sealed = (await actOf(store, batch.act))?.sealed;
    if (!sealed) throw new Error('it is not sealed');
    const order = {
      kind: 'place-hold',
      hold: {
        hold: testId(),
        kind: 'litigation',
        covers: 'units',
        of: { act: batch.act, sealed: sealed.revision, root: sealed.root, count: sealed.count },
        since: '2026-11-10',
        stops: ['transfer'],
        ground: '法院函',
      },
    } satisfies GateOrder;
    expect(await atGate(store, FONDS, order, contextOn(TODAY))).toMatchObject({ ok: true });
    const held = { code: 'held', facts: { hold: order.hold.hold, units, count: 2 } };
    await sendAll(store, [carried(batch.act)]);
    expect(await actOf(store, batch.act)).toMatchObject({ refused: held });
    const withdraw = raw(batch.act, { kind: 'withdraw', ground: '被冻结' }, contextOn(TODAY));
    await sendAll(store, [withdraw, carried(batch.act)]);
    expect((await standing(store, units[0] ?? '')).claim).toBeUndefined();

    const again = { ...batch, act: testId<'act'>() };
    await sendAll(store, [...offering(again), ...signed(again), carried(again.act)]);
    expect(await actOf(store, again.act)).toMatchObject({ closed: false, refused: held });
    expect(await standing(store, units[0] ?? '')).toMatchObject({ custodian: SENDER });
  });
});
