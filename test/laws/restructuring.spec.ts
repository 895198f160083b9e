import { loadAct } from '@fonds/acts';
import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import type { Refusal } from '@fonds/kernel';
import { testClock } from '@fonds/testing';
import fc from 'fast-check';
import { CaseLedgerRows } from '../../libs/restructuring/src/application/case-ledger-rows';
import { loadCase } from '../../libs/restructuring/src/application/loaded-case';
import { CaseController } from '../../libs/restructuring/src/http/case.controller';
import { accountOf, unaccounted } from './case-accounts.fixture';
import { caseBench } from './case-bench.fixture';
import { ALIVE, caseHistory, CaseHistory, RECEIVERS } from './case-history.fixture';
import { TODAY } from './transfer-bench.fixture';

/** npm run proof:laws has 400. */
const RUNS = { numRuns: Number(process.env['FONDS_LAW_RUNS'] ?? 10) };

/** What must hold whatever was told. */
async function checked(history: CaseHistory): Promise<void> {
  const account = await accountOf(history.store, history.id, history.units);
  const many = [...account.destinations].filter(([, to]) => to.size > 1).map(([unit]) => unit);
  expect({ wrong: account.wrong, many }).toEqual({ wrong: [], many: [] });
  if (!account.closed) return;
  const { opening, came, ended, endings } = account.closed;
  expect({
    opening,
    sum: opening + came,
    endings,
    open: unaccounted(account),
    differences: account.differences,
    unreported: account.unreported,
  }).toEqual({
    ...{ opening: account.opening, sum: ended, endings: history.units.length, open: [], differences: [] },
    unreported: [],
  });
}

/** A closing is refused for something that is really open, or for what was decided before the change became another. */
async function open({ store, id, units }: CaseHistory, { code, facts }: Refusal): Promise<boolean> {
  const account = await accountOf(store, id, units);
  const undecided = [...account.groups.values()].some((group) => !account.decided.has(group));
  const { stale, differences, unreported } = account;
  if (undecided || differences.length + unreported.length + unaccounted(account).length > 0) return true;
  const groups = (facts['groups'] ?? []) as readonly string[];
  return code === 'custody-undecided-in-case' && groups.length > 0 && groups.every((each) => stale.has(each));
}

it('what an act carries out is not decided otherwise while it is under way (INV-30)', async () => {
  const history = new CaseHistory(new MemoryEventStore(testClock));
  await history.begin('C15', 'AD');
  const deed = { pick: 1, n: 0, to: 0, ...ALIVE };
  const decide = async (n: number) => history.decide('AD', { ...deed, n });
  expect((await decide(0)).ok).toBe(true);
  for (const step of ['plan', 'execute'] as const) await history.take({ ...deed, do: step });
  expect(await decide(1)).toMatchObject({ ok: false, error: { code: 'group-under-way' } });
  await history.take({ ...deed, do: 'give-up' });
  expect((await decide(1)).ok).toBe(true);
});

it('an act that could claim none of its units keeps its group from no other act', async () => {
  const history = new CaseHistory(new MemoryEventStore(testClock));
  await history.begin('C15', 'AD');
  const deed = { pick: 0, n: 0, to: 0, ...ALIVE };
  await history.decide('AD', deed);
  for (const step of ['plan', 'execute'] as const) await history.take({ ...deed, do: step });
  for (const pick of [0b11, 0b1100, 0b110000]) await history.take({ ...deed, pick, do: 'take-over' });
  await history.take({ ...deed, do: 'finish' });
  expect(await history.take({ ...deed, do: 'execute' })).toMatchObject({ ok: true });
});

/** A case with one group, decided and planned. */
async function planned(): Promise<CaseHistory> {
  const history = new CaseHistory(new MemoryEventStore(testClock));
  await history.begin('C15', 'AD');
  await history.decide('AD', FIRST);
  await history.take({ ...FIRST, do: 'plan' });
  return history;
}
const FIRST = { pick: 1, n: 0, to: 0, ...ALIVE };
const groupsOf = async ({ store, id }: CaseHistory) => [
  ...((await loadCase(store, id))?.state.groups.keys() ?? []),
];

it('an act that was opened and whose process died is drawn up by whoever comes next', async () => {
  const history = await planned();
  await expect(history.orderOn(noActs(history.store), { kind: 'execute', groups: ['AD'] })).rejects.toThrow(
    'died',
  );
  const [act = ''] = [...((await loadCase(history.store, history.id))?.state.acts.keys() ?? [])];
  expect(await loadAct(history.store, act)).toBeUndefined();
  expect(await history.decide('AD', { ...FIRST, n: 1 })).toMatchObject({
    error: { code: 'group-under-way' },
  });
  await history.finish(act, ALIVE);
  expect(unaccounted(await accountOf(history.store, history.id, history.units))).toEqual([]);
});

it('an act whose list could not be drawn up any more keeps its group from no other act', async () => {
  const history = await planned();
  await expect(history.orderOn(noActs(history.store), { kind: 'execute', groups: ['AD'] })).rejects.toThrow(
    'died',
  );
  await history.take({ ...FIRST, do: 'lose' });
  expect(await history.take({ ...FIRST, do: 'execute' })).toMatchObject({ ok: true });
});

it('what a receiver gave back is drawn out and decided anew; what it took stays with it', async () => {
  const history = await planned();
  await history.take({ ...FIRST, do: 'execute' });
  await history.take({ ...FIRST, do: 'give-back' });
  const draw = (n: number) =>
    history.order({ kind: 'split', to: '退回', ground: '退回', units: history.units.slice(n, n + 1) });
  expect(await draw(1)).toMatchObject({ error: { code: 'units-handed-over', facts: { count: 1 } } });
  expect(await draw(0)).toMatchObject({ ok: true });
  expect(await history.decide('退回', { ...FIRST, n: 1 })).toMatchObject({ ok: true });
  await history.take({ ...FIRST, do: 'plan' });
  expect(await history.take({ ...FIRST, do: 'execute', n: 1 })).toMatchObject({ ok: true });
  await history.finish(history.acts[1] ?? '', ALIVE);
  expect(await history.take({ ...FIRST, do: 'close' })).toMatchObject({ ok: true });
  const { places } = await accountOf(history.store, history.id, history.units);
  expect(history.units.slice(0, 2).map((unit) => places.get(unit))).toEqual([RECEIVERS[1], RECEIVERS[0]]);
});

it('a fact that comes while a closing counts is counted: none falls between the count and the closing (INV-03)', async () => {
  const history = await planned();
  await history.take({ ...FIRST, do: 'execute' });
  await history.finish(history.acts[0] ?? '', ALIVE);
  const [unit = ''] = history.units;
  const racing = before(history.store, ['CaseCounted', 'RestructuringClosed'], async () => {
    await history.lose([unit], ALIVE);
    await history.report([unit]);
  });
  expect(await history.orderOn(racing, { kind: 'close' })).toMatchObject({ ok: true });
  const { closed } = await accountOf(history.store, history.id, history.units);
  const log = (await history.store.readPage(0n, 100_000)).events;
  const at = (type: string) => log.findIndex((event) => event.type === type);
  expect([at('LossRecorded') < at('CaseCounted'), at('CaseCounted') < at('RestructuringClosed')]).toEqual([
    true,
    true,
  ]);
  expect(log[at('RestructuringClosed')]?.data).toMatchObject({ terms: [{ term: 'lost', count: 1 }, {}] });
  expect(closed?.ended).toBe(history.units.length);
});

it('what is decided in a case while a closing counts is not closed over', async () => {
  const history = await planned();
  await history.take({ ...FIRST, do: 'execute' });
  await history.finish(history.acts[0] ?? '', ALIVE);
  const racing = before(history.store, ['CaseCounted', 'RestructuringClosed'], async () => {
    await history.take({ ...FIRST, do: 'amend' });
  });
  expect(await history.orderOn(racing, { kind: 'close' })).toMatchObject({
    error: { code: 'revision-moved' },
  });
});

/** Something happens before the first append that writes one of these. */
function before(store: EventStore, types: readonly string[], happens: () => Promise<void>): EventStore {
  let told = false;
  return new Proxy(store, {
    get: (target, name) =>
      name === 'append'
        ? async (requests: Parameters<EventStore['append']>[0]) => {
            if (!told && requests.some(({ events }) => events.some(({ type }) => types.includes(type)))) {
              told = true;
              await happens();
            }
            return target.append(requests);
          }
        : (Reflect.get(target, name) as unknown),
  });
}

it('the ledger and the units of a closed case stay what they were when it was closed', async () => {
  const history = await planned();
  await history.take({ ...FIRST, do: 'execute' });
  await history.finish(history.acts[0] ?? '', ALIVE);
  expect(await history.take({ ...FIRST, do: 'close' })).toMatchObject({ ok: true });
  const { units } = caseBench(history.store);
  const told = async () => {
    const state = (await loadCase(history.store, history.id))?.state;
    if (!state) throw new Error('a case was expected');
    const seen = { one: () => Promise.resolve(state), today: () => TODAY };
    const parts = { seen, units } as never;
    const controller = Object.assign(Object.create(CaseController.prototype) as object, parts);
    const listed = await (controller as CaseController).unitsOf(history.id, {}, {} as never);
    return [await new CaseLedgerRows(units, history.store).rows(state, TODAY), listed];
  };
  const before = await told();
  await history.take({ ...FIRST, do: 'find' });
  await history.take({ ...FIRST, do: 'lose' });
  expect(await told()).toEqual(before);
});

describe('an asset list', () => {
  const sold = (units: readonly string[]) => ({
    kind: 'list-assets' as const,
    assets: [
      { asset: '1', buyer: 'S', units: units.slice(0, 2) },
      { asset: '2', buyer: 'N', units: units.slice(2, 3) },
    ],
  });

  it('says which of its groups could not be made', async () => {
    const history = await planned();
    await history.take({ ...FIRST, do: 'execute' });
    expect(await history.order(sold(history.units))).toMatchObject({ error: { code: 'group-under-way' } });
  });

  it('gives no unit to two buyers', async () => {
    const history = new CaseHistory(new MemoryEventStore(testClock));
    await history.begin('C15', 'AD');
    const [unit = ''] = history.units;
    const assets = ['S', 'N'].map((buyer) => ({ asset: buyer, buyer, units: [unit] }));
    expect(await history.order({ kind: 'list-assets', assets })).toMatchObject({
      error: { code: 'unit-sold-twice', facts: { units: [unit] } },
    });
  });

  it('gives no unit to another buyer than a list before it', async () => {
    const history = new CaseHistory(new MemoryEventStore(testClock));
    await history.begin('C15', 'AD');
    const [unit = ''] = history.units;
    const list = (buyer: string) =>
      history.order({ kind: 'list-assets', assets: [{ asset: buyer, buyer, units: [unit] }] });
    expect(await list('S')).toMatchObject({ ok: true });
    expect(await list('N')).toMatchObject({ error: { code: 'unit-sold-twice' } });
    expect(await groupsOf(history)).toEqual(['AD', 'AD-S']);
  });

  it('gives what found no buyer to whoever buys it at a later auction', async () => {
    const history = new CaseHistory(new MemoryEventStore(testClock));
    await history.begin('C15', 'AD');
    const [unit = ''] = history.units;
    const list = (asset: object) =>
      history.order({ kind: 'list-assets', assets: [{ asset: '1', units: [unit], ...asset }] });
    expect(await list({})).toMatchObject({ ok: true });
    expect(await list({ buyer: 'S' })).toMatchObject({ ok: true });
    expect(await groupsOf(history)).toEqual(['AD', 'AD-unsold', 'AD-unsold-S']);
    expect(await list({ buyer: 'N' })).toMatchObject({ error: { code: 'unit-sold-twice' } });
  });

  it('makes a group for each buyer, also where their names are long', async () => {
    const history = new CaseHistory(new MemoryEventStore(testClock));
    await history.begin('C15', 'AD');
    const assets = ['甲', '乙'].map((end, n) => {
      const buyer = `${'某'.repeat(110)}${end}`;
      return { asset: end, buyer, units: history.units.slice(n, n + 1) };
    });
    expect(await history.order({ kind: 'list-assets', assets })).toMatchObject({ ok: true });
    const groups = await groupsOf(history);
    expect([groups.length, groups.every((key) => key.length <= 100)]).toEqual([3, true]);
  });

  it.each([1, 2, 3, 4])('is carried out once, wherever its process dies: write %i', async (kill) => {
    const history = new CaseHistory(new MemoryEventStore(testClock));
    await history.begin('C15', 'AD');
    expect(await history.order(sold(history.units), { kill, moment: 'after' })).toMatchObject({ ok: true });
    expect(await groupsOf(history)).toEqual(['AD', 'AD-S', 'AD-N']);
  });
});

/** Whoever writes here dies at the first event of an act. */
const noActs = (store: EventStore): EventStore =>
  new Proxy(store, {
    get: (target, name) =>
      name === 'append'
        ? (requests: Parameters<EventStore['append']>[0]) =>
            requests.some(({ stream }) => stream.startsWith('act-'))
              ? Promise.reject(new Error('died'))
              : target.append(requests)
        : (Reflect.get(target, name) as unknown),
  });

describe('restructuring cases over random histories (INV-03, INV-30)', () => {
  it('no unit is unaccounted, none has two destinations: the balance closes or the case stays open', async () => {
    await fc.assert(
      fc.asyncProperty(caseHistory, async ({ kind, sorted, commands }) => {
        const history = new CaseHistory(new MemoryEventStore(testClock));
        await history.begin(kind, sorted);
        for (const deed of commands) {
          if (history.closed) break;
          const told = await history.take(deed);
          if (deed.do === 'close' && told?.ok === false) expect(await open(history, told.error)).toBe(true);
        }
        await checked(history);
        if (history.closed) return;
        // What stays open can be brought to its end.
        const end = await history.toEnd();
        expect(end.ok || end.error).toBe(true);
        await checked(history);
      }),
      RUNS,
    );
  });
});
