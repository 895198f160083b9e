import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import type { AccountId, FondsId, Result } from '@fonds/kernel';
import {
  ARCHIVES,
  crashingAt,
  FONDS,
  holdingTakenOn,
  record,
  scheduled,
  testClock,
  testContext,
  testId,
} from '@fonds/testing';
import fc from 'fast-check';
import { unitIdOf, unitStream } from '../domain/holding-ids';
import { giveCode } from './give-code';
import { finishPassages, proposePassage, secondPassage, type PassCode } from './pass-code';
import { loadUnit, resolveUnit } from './resolve-unit';

const code = (printed: string) => ({ printed, normalised: printed, scheme: 'dat22' as const });
const idOf = (printed: string): string =>
  unitIdOf(FONDS as FondsId, { kind: 'code', value: printed }, ARCHIVES);
const types = async (store: EventStore, stream: string): Promise<string[]> =>
  (await store.readStream(stream)).map((e) => e.type);
const give = (store: EventStore, unit: string, printed: string) =>
  giveCode(store, { unit, code: code(printed), numberingBody: ARCHIVES }, testContext());

/** Present code, then the former ones. */
async function codes(store: EventStore, unit: string): Promise<(string | undefined)[]> {
  const state = await loadUnit(store, unit);
  if (state.kind !== 'unit') throw new Error(`${unit} is no unit`);
  return [state.unit.code?.printed, ...state.unit.formerCodes.map((c) => c.printed)];
}

async function takenOn(store: EventStore, printed?: string): Promise<string> {
  const unit = printed === undefined ? testId<'unit'>() : idOf(printed);
  const key = printed === undefined ? ({ kind: 'source', value: unit } as const) : undefined;
  await record(
    store,
    unitStream(unit),
    'HoldingTakenOn',
    holdingTakenOn({
      key: key ?? { kind: 'code', value: printed ?? '' },
      ...(printed !== undefined && { code: code(printed) }),
    }),
  );
  return unit;
}

/** Two units; the first bears A-1, given later. */
async function withUnits(): Promise<{ store: MemoryEventStore; a: string; b: string }> {
  const store = new MemoryEventStore(testClock);
  const [a, b] = [await takenOn(store), await takenOn(store)];
  await give(store, a, 'A-1');
  return { store, a, b };
}

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
};
const propose = (store: EventStore, order: Omit<PassCode, 'code'> & { code?: string }, over = {}) =>
  proposePassage(
    store,
    { ...order, code: code(order.code ?? 'A-1') },
    testContext({ reason: '两卷录反', ...over }),
  );
const other = (over = {}) => testContext({ account: testId<'account'>() as AccountId, ...over });
async function pass(store: EventStore, order: Omit<PassCode, 'code'> & { code?: string }) {
  const [proposal = ''] = value(await propose(store, order)).events;
  return secondPassage(store, order.from, proposal, other());
}

describe('a code entered in error (INV-44, E92)', () => {
  it('passes to the unit that it belongs to by two people, and both streams name both units', async () => {
    const { store, a, b } = await withUnits();
    const [proposal = ''] = value(await propose(store, { from: a, to: b })).events;
    expect(await codes(store, a)).toEqual(['A-1']);
    expect(value(await secondPassage(store, a, proposal, other()))).toMatchObject({ stream: unitStream(a) });
    expect([await codes(store, a), await codes(store, b)]).toEqual([[undefined], ['A-1']]);
    const passed = (await store.readStream(unitStream(a))).at(-1);
    expect(passed).toMatchObject({
      type: 'CodePassed',
      data: { seconds: proposal, from: a, to: b, code: { printed: 'A-1' }, fromCode: { printed: 'A-1' } },
    });
    expect((await store.readStream(unitStream(b))).at(-1)?.meta.causation).toBe(passed?.id);
    expect(await types(store, unitStream(idOf('A-1')))).toEqual(['CodeReserved', 'CodeBearerMoved']);
  });

  it('leads from its id to the unit that bears it now, and is free for no other', async () => {
    const { store, a, b } = await withUnits();
    await pass(store, { from: a, to: b });
    expect(await resolveUnit(store, idOf('A-1'))).toEqual({ ok: true, value: b });
    expect(await give(store, a, 'A-1')).toMatchObject({ error: { code: 'code-taken', facts: { unit: b } } });
    expect(await types(store, unitStream(a))).not.toContain('ReferenceCodeChanged');
  });

  it('leaves its place to a replacement, and makes the other’s code a former one', async () => {
    const { store, a, b } = await withUnits();
    await give(store, b, 'B-1');
    await pass(store, { from: a, to: b, replacement: code('A-2') });
    expect([await codes(store, a), await codes(store, b)]).toEqual([['A-2'], ['A-1', 'B-1']]);
    expect(await resolveUnit(store, idOf('A-2'))).toEqual({ ok: true, value: a });
  });

  it('two codes that were exchanged go each to its own unit', async () => {
    const { store, a, b } = await withUnits();
    await give(store, b, 'B-1');
    await pass(store, { from: a, to: b });
    await pass(store, { from: b, to: a, code: 'B-1' });
    expect([await codes(store, a), await codes(store, b)]).toEqual([['B-1'], ['A-1']]);
  });

  it('of a unit taken on under it passes too; the unit keeps its id', async () => {
    const { store, b } = await withUnits();
    const a = await takenOn(store, 'A-9');
    await pass(store, { from: a, to: b, code: 'A-9' });
    expect([await codes(store, a), await codes(store, b)]).toEqual([[undefined], ['A-9']]);
    expect(await resolveUnit(store, a)).toEqual({ ok: true, value: a });
    expect(await give(store, a, 'A-9')).toMatchObject({ error: { code: 'code-taken', facts: { unit: b } } });
  });

  it('that passed on and came back is found wherever it went', async () => {
    const { store, a, b } = await withUnits();
    const c = await takenOn(store);
    for (const [from, to] of [
      [a, b],
      [b, a],
      [a, c],
    ] as const)
      value(await pass(store, { from, to }));
    expect(await resolveUnit(store, idOf('A-1'))).toEqual({ ok: true, value: c });
    expect([await codes(store, a), await codes(store, b), await codes(store, c)]).toEqual([
      [undefined],
      [undefined],
      ['A-1'],
    ]);
  });
});

describe('the passage of a code is refused', () => {
  it('to who proposed it, and a second time', async () => {
    const { store, a, b } = await withUnits();
    const [proposal = ''] = value(await propose(store, { from: a, to: b })).events;
    expect(await secondPassage(store, a, proposal, testContext())).toMatchObject({
      error: { code: 'same-person', rule: 'INV-01' },
    });
    await secondPassage(store, a, proposal, other());
    expect(await secondPassage(store, a, proposal, other())).toMatchObject({
      error: { code: 'proposal-done' },
    });
  });

  it('when the code of either unit moved in between (INV-01)', async () => {
    for (const moved of ['a', 'b'] as const) {
      const { store, ...units } = await withUnits();
      const [proposal = ''] = value(await propose(store, { from: units.a, to: units.b })).events;
      await give(store, units[moved], 'C-1');
      expect(await secondPassage(store, units.a, proposal, other())).toMatchObject({
        error: { code: 'proposal-moved', rule: 'INV-01', facts: { field: 'code' } },
      });
      expect(await types(store, unitStream(units.a))).not.toContain('CodePassed');
    }
  });

  it('without a reason, of a code that is not borne, to the same unit, or to one of another fonds', async () => {
    const { store, a, b } = await withUnits();
    const stranger = testId<'unit'>();
    await record(
      store,
      unitStream(stranger),
      'HoldingTakenOn',
      holdingTakenOn({ fonds: testId<'fonds'>() as FondsId }),
    );
    const refused = async (result: Promise<Result<unknown>>) => {
      const answer = await result;
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await refused(propose(store, { from: a, to: b }, { reason: undefined }))).toBe('reason-missing');
    expect(await refused(propose(store, { from: b, to: a }))).toBe('code-not-borne');
    expect(await refused(propose(store, { from: a, to: a }))).toBe('passage-to-itself');
    expect(await refused(propose(store, { from: a, to: stranger }))).toBe('of-another-fonds');
    await give(store, b, 'B-1');
    expect(await refused(propose(store, { from: a, to: b, replacement: code('B-1') }))).toBe('code-taken');
    await give(store, a, 'A-2');
    expect(await refused(propose(store, { from: a, to: b, replacement: code('A-3') }))).toBe(
      'replacement-not-needed',
    );
  });

  it('while an act has claimed either unit', async () => {
    for (const claimed of ['a', 'b'] as const) {
      const { store, ...units } = await withUnits();
      await record(store, unitStream(units[claimed]), 'UnitClaimed', { act: testId(), kind: 'transfer' });
      expect(await propose(store, { from: units.a, to: units.b })).toMatchObject({
        error: { code: 'claimed-by-act', rule: 'INV-02' },
      });
    }
  });
});

describe('a crash after the code has passed', () => {
  /** The second hand appends: CodePassed, CodeBearerMoved, the assignment, then the replacement’s reservation and assignment. */
  const crashed = async (n: number) => {
    const units = await withUnits();
    const { store, a, b } = units;
    const order = { from: a, to: b, replacement: code('A-2') };
    const [proposal = ''] = value(await propose(store, order)).events;
    const context = other();
    await expect(secondPassage(crashingAt(store, n), a, proposal, context)).rejects.toThrow('power cut');
    return { ...units, again: () => secondPassage(store, a, proposal, context) };
  };
  const finished = async ({ store, a, b }: { store: EventStore; a: string; b: string }) => {
    expect([await codes(store, a), await codes(store, b)]).toEqual([['A-2'], ['A-1']]);
    expect(await resolveUnit(store, idOf('A-1'))).toEqual({ ok: true, value: b });
    expect(await types(store, unitStream(idOf('A-1')))).toEqual(['CodeReserved', 'CodeBearerMoved']);
  };

  it.each([2, 3, 4, 5])('at append %i is finished by the same command, once', async (n) => {
    const units = await crashed(n);
    expect(await units.again()).toMatchObject({ ok: true, value: { repeated: true } });
    await finished(units);
    await units.again();
    expect(await types(units.store, unitStream(units.b))).toEqual([
      'HoldingTakenOn',
      'ReferenceCodeAssigned',
    ]);
  });

  it.each([2, 3, 4, 5])('at append %i is finished by who meets the unit', async (n) => {
    const units = await crashed(n);
    await finishPassages(units.store, units.a, await units.store.readStream(unitStream(units.a)));
    await finished(units);
  });

  it.each([2, 3])('at append %i is finished by who looks the code up or asks for it', async (n) => {
    const looked = await crashed(n);
    expect(await resolveUnit(looked.store, idOf('A-1'))).toEqual({ ok: true, value: looked.b });
    expect(await codes(looked.store, looked.b)).toEqual(['A-1']);
    const asked = await crashed(n);
    const third = await takenOn(asked.store);
    expect(await give(asked.store, third, 'A-1')).toMatchObject({
      error: { code: 'code-taken', facts: { unit: asked.b } },
    });
    expect(await codes(asked.store, asked.b)).toEqual(['A-1']);
  });

  it('the code reaches its unit also when an act has claimed it meanwhile', async () => {
    const { store, b, again } = await crashed(2);
    await record(store, unitStream(b), 'UnitClaimed', { act: testId(), kind: 'transfer' });
    await again();
    expect(await codes(store, b)).toEqual(['A-1']);
  });
});

describe('two passages of one code at the same time', () => {
  it('one unit gets it, however their steps interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, a, b } = await withUnits();
        const c = await takenOn(store);
        const proposals = [];
        for (const to of [b, c]) proposals.push(value(await propose(store, { from: a, to })).events[0] ?? '');
        const both = scheduled(store, scheduler);
        const results = await scheduler.waitFor(
          Promise.all(proposals.map((proposal) => secondPassage(both, a, proposal, other()))),
        );
        expect(results.filter((r) => r.ok)).toHaveLength(1);
        const bearers = [await codes(store, a), await codes(store, b), await codes(store, c)].flat();
        expect(bearers.filter((borne) => borne === 'A-1')).toHaveLength(1);
        const bearer = results[0]?.ok ? b : c;
        expect(await resolveUnit(store, idOf('A-1'))).toEqual({ ok: true, value: bearer });
      }),
      { numRuns: 30 },
    );
  });
});
