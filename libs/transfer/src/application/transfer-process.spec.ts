import {
  ActClaimSettler,
  ActKinds,
  ActProcess,
  atGate,
  ClaimPart,
  GatePassage,
  gateStream,
  listUnits,
  loadAct,
} from '@fonds/acts';
import {
  execute,
  MemoryEventStore,
  pastEvent,
  type CommandContext,
  type EventStore,
} from '@fonds/event-store';
import { loadUnit, unitStream } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ARCHIVES, FONDS, holdingTakenOn, record, testClock, testContext, testId } from '@fonds/testing';
import { HEAD_AND_HANDLER } from '../domain/signature-policy';
import { transferDecider } from '../domain/transfer.decider';
import { actOnTransfer, type TransferOrder } from './act-on-transfer';
import { TRANSFER_KIND } from './transfer.kind';

const SENDER = testId<'organisation'>();
const [SENDER_HEAD, SENDER_CLERK, HEAD, CLERK] = [1, 2, 3, 4].map(() => testId<'account'>());

export function bench(store: EventStore) {
  const kinds = new ActKinds();
  kinds.register(TRANSFER_KIND);
  const settler = new ActClaimSettler(store, kinds);
  const process = new ActProcess(
    store,
    kinds,
    new ClaimPart(store, kinds, settler),
    new GatePassage(store, kinds),
  );
  const act = testId<'act'>();
  const on = (order: TransferOrder, over: Partial<CommandContext> = {}) =>
    actOnTransfer(store, process, act, order, testContext(over));
  return { store, kinds, settler, process, act, on };
}

const described = () =>
  holdingTakenOn({
    custodian: SENDER as never,
    holder: SENDER as never,
    profile: 'isad',
    heldSince: { printed: '2010', to: '2010-12-31' },
  });

async function offered(n: number) {
  const store = new MemoryEventStore(testClock);
  const units = Array.from({ length: n }, () => testId<'unit'>());
  for (const unit of units) await record(store, unitStream(unit), 'HoldingTakenOn', described());
  const b = bench(store);
  await execute(
    store,
    `act-${b.act}`,
    transferDecider,
    {
      kind: 'draft',
      draft: { fonds: FONDS, from: SENDER, to: ARCHIVES, nature: 'transfer', historical: false },
      deed: {
        businessDate: civilDate('2026-11-22'),
        today: civilDate('2026-11-22'),
        account: SENDER_CLERK ?? '',
        evidence: 0,
        lawData: LAW_DATA_VERSION,
      },
    },
    testContext(),
  );
  await listUnits(store, b.act, units, testContext());
  const opinion = { opinion: '开放', expiry: '到期', disclosure: '主动公开', secrecyChange: '无' } as const;
  await b.on({ kind: 'attach-opinions', opinions: [{ ...opinion, units }] });
  expect(await b.on({ kind: 'offer', intoArchives: true })).toMatchObject({ ok: true });
  await b.process.carry(b.act);
  return { ...b, units };
}

const SIGNERS = [
  ['from', 'handler', SENDER_CLERK],
  ['from', 'head', SENDER_HEAD],
  ['to', 'handler', CLERK],
  ['to', 'head', HEAD],
] as const;

async function signed(b: Awaited<ReturnType<typeof offered>>) {
  for (const [side, capacity, account] of SIGNERS) {
    const result = await b.on(
      { kind: 'sign', side, capacity, intoArchives: true, policy: HEAD_AND_HANDLER },
      { account },
    );
    if (!result.ok) return result;
  }
  return undefined;
}

describe('a transfer with two hands (E22–E27)', () => {
  it('moves custody of the sealed manifest when both sides have signed, and closes with its balance', async () => {
    const b = await offered(5);
    expect((await loadAct(b.store, b.act))?.state.claimedParts.size).toBe(1);
    await b.on({ kind: 'check', check: { method: 'scan', found: b.units, missing: [], unlisted: [] } });
    expect(await signed(b)).toBeUndefined();
    const { state } = await b.process.carry(b.act);
    expect(state).toMatchObject({ closed: true, applied: 5 });
    for (const unit of b.units) {
      const loaded = await loadUnit(b.store, unit);
      expect(loaded).toMatchObject({
        kind: 'unit',
        unit: { custodian: ARCHIVES, holder: ARCHIVES, transferringUnit: SENDER },
      });
      expect(loaded.kind === 'unit' && loaded.unit.claim).toBeUndefined();
    }
    const last = (await b.store.readStream(`act-${b.act}`)).map(pastEvent).pop();
    expect(last?.data).toEqual({ listed: 5, applied: 5, returned: 0, explained: 0 });
  });

  it('bears the rule data of its deeds in every step, though its draft names no rule', async () => {
    const b = await offered(2);
    await b.on({ kind: 'check', check: { method: 'scan', found: b.units, missing: [], unlisted: [] } });
    expect(await signed(b)).toBeUndefined();
    await b.process.carry(b.act);
    const streams = await b.store.readStreams([
      `act-${b.act}`,
      gateStream(FONDS),
      ...b.units.map(unitStream),
    ]);
    const written = [...streams.values()].flat().filter(({ type }) => type !== 'HoldingTakenOn');
    const applied = written.flatMap(({ type, meta }) => meta.rules.map(({ version }) => [type, version]));
    const steps = ['UnitClaimed', 'ActUnitsClaimed', 'ActSealed', 'TransferAccepted'];
    expect(applied.map(([type]) => type)).toEqual(expect.arrayContaining(steps));
    expect(applied.filter(([, version]) => version !== LAW_DATA_VERSION)).toEqual([]);
  });

  it('is not signed while the received set differs from the listed one, also when the numbers agree (S11)', async () => {
    const b = await offered(3);
    const [first, ...rest] = b.units;
    await b.on({
      kind: 'check',
      check: { method: 'scan', found: rest, missing: [first ?? ''], unlisted: ['A001-X-9'] },
    });
    expect(await signed(b)).toMatchObject({
      ok: false,
      error: {
        code: 'received-differs-from-listed',
        rule: 'INV-02',
        facts: { missing: [first], unlisted: ['A001-X-9'] },
      },
    });
  });

  it('goes on with the rest when what is missing was returned with its defect', async () => {
    const b = await offered(3);
    const [first = '', ...rest] = b.units;
    await b.on({ kind: 'check', check: { method: 'scan', found: rest, missing: [first], unlisted: [] } });
    await b.on({
      kind: 'return',
      return: { scope: 'units', units: [first], defects: [{ unit: first, code: 'missing', text: '未到' }] },
    });
    expect(await signed(b)).toBeUndefined();
    await b.process.carry(b.act);
    expect(await loadUnit(b.store, first)).toMatchObject({ unit: { custodian: SENDER } });
    expect(await loadUnit(b.store, rest[0] ?? '')).toMatchObject({ unit: { custodian: ARCHIVES } });
    const { state } = await b.process.carry(b.act);
    expect(state.closed).toBe(true);
  });
});

describe('a batch that was under way when a restructuring case was opened on its units', () => {
  it('is suspended, not refused: nobody signs it, it stands as it was offered, and the case’s own batch goes on', async () => {
    const [b, own, stops] = [await offered(2), testId<'case'>(), ['transfer']];
    const before = (await loadAct(b.store, b.act))?.state.revision;
    const hold = {
      hold: testId(),
      kind: 'restructuring',
      covers: 'fonds',
      since: '2026-11-01',
      stops,
      case: own,
      keeper: SENDER as string,
      ground: '处置案',
    } as const;
    await atGate(b.store, FONDS, { kind: 'place-hold', hold }, testContext());
    expect(await signed(b)).toMatchObject({
      error: { code: 'batch-suspended', rule: 'INV-14', facts: { case: own, since: '2026-11-01' } },
    });
    expect((await loadAct(b.store, b.act))?.state).toMatchObject({
      revision: before,
      claimedParts: new Set([0]),
    });
    expect(await b.on({ kind: 'adopt', case: own })).toMatchObject({ ok: true });
    await b.on({ kind: 'check', check: { method: 'scan', found: b.units, missing: [], unlisted: [] } });
    expect(await signed(b)).toBeUndefined();
  });
});
