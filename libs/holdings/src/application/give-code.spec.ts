import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import { civilDate, type FondsId } from '@fonds/kernel';
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
import { loadUnit, resolveUnit } from './resolve-unit';

/** Orders of steps that are tried; `npm run proof:races` tries more. */
const RUNS = Number(process.env['FONDS_RACES'] ?? 40);
const code = (printed: string) => ({ printed, normalised: printed, scheme: 'dat22' as const });
const order = (unit: string, printed: string) => ({ unit, code: code(printed), numberingBody: ARCHIVES });
const codeStream = (printed: string): string =>
  unitStream(unitIdOf(FONDS as FondsId, { kind: 'code', value: printed }, ARCHIVES));
const codeOf = async (store: EventStore, unit: string): Promise<string | undefined> => {
  const state = await loadUnit(store, unit);
  return state.kind === 'unit' ? state.unit.code?.normalised : undefined;
};
const types = async (store: EventStore, stream: string): Promise<string[]> =>
  (await store.readStream(stream)).map((e) => e.type);

async function withUnits(): Promise<{ store: MemoryEventStore; a: string; b: string }> {
  const store = new MemoryEventStore(testClock);
  const [a, b] = [testId<'unit'>(), testId<'unit'>()];
  for (const unit of [a, b])
    await record(
      store,
      unitStream(unit),
      'HoldingTakenOn',
      holdingTakenOn({ key: { kind: 'source', value: unit } }),
    );
  return { store, a, b };
}

describe('a code given later (E10, E11)', () => {
  it('is reserved on its own stream, then assigned on the unit’s', async () => {
    const { store, a } = await withUnits();
    const result = await giveCode(store, order(a, 'A-1'), testContext());
    expect(result).toMatchObject({
      ok: true,
      value: { stream: unitStream(a), revision: 1, repeated: false },
    });
    expect(await types(store, codeStream('A-1'))).toEqual(['CodeReserved']);
    expect(await types(store, unitStream(a))).toEqual(['HoldingTakenOn', 'ReferenceCodeAssigned']);
  });

  it('leads from the id that the code derives to the unit that bears it', async () => {
    const { store, a } = await withUnits();
    await giveCode(store, order(a, 'A-1'), testContext());
    expect(await resolveUnit(store, codeStream('A-1').slice('unit-'.length))).toEqual({ ok: true, value: a });
    expect(await resolveUnit(store, a)).toEqual({ ok: true, value: a });
    expect(await resolveUnit(store, testId())).toMatchObject({ error: { code: 'unit-unknown' } });
  });

  it('is never given to a second unit, not even after re-coding (INV-44)', async () => {
    const { store, a, b } = await withUnits();
    await giveCode(store, order(a, 'A-1'), testContext());
    expect(await giveCode(store, order(b, 'A-1'), testContext())).toMatchObject({
      error: { code: 'code-taken', rule: 'INV-44', facts: { code: 'A-1', unit: a } },
    });
    await giveCode(store, order(a, 'A-2'), testContext());
    expect(await codeOf(store, a)).toBe('A-2');
    expect(await giveCode(store, order(b, 'A-1'), testContext())).toMatchObject({
      error: { code: 'code-taken' },
    });
    expect(await giveCode(store, order(a, 'A-1'), testContext())).toMatchObject({
      error: { code: 'code-borne-before' },
    });
    expect(await codeOf(store, b)).toBeUndefined();
  });

  it('is taken where a unit was taken on under it', async () => {
    const { store, b } = await withUnits();
    await record(
      store,
      codeStream('A-9'),
      'HoldingTakenOn',
      holdingTakenOn({ key: { kind: 'code', value: 'A-9' }, code: code('A-9') }),
    );
    expect(await giveCode(store, order(b, 'A-9'), testContext())).toMatchObject({
      error: { code: 'code-taken', facts: { unit: codeStream('A-9').slice(5) } },
    });
  });

  it('is not given to a unit that is not there, nor on a day to come; nothing is reserved then', async () => {
    const { store, a } = await withUnits();
    expect(await giveCode(store, order(testId(), 'A-1'), testContext())).toMatchObject({
      error: { code: 'unit-unknown' },
    });
    expect(
      await giveCode(store, order(a, 'A-1'), testContext({ businessDate: civilDate('2026-11-23') })),
    ).toMatchObject({ error: { code: 'business-date-in-future' } });
    expect(await types(store, codeStream('A-1'))).toEqual([]);
  });

  it('answers the same command a second time with what it did then', async () => {
    const { store, a } = await withUnits();
    const context = testContext({ expectedRevision: 0 });
    const first = await giveCode(store, order(a, 'A-1'), context);
    expect(first.ok && (await giveCode(store, order(a, 'A-1'), context))).toEqual({
      ok: true,
      value: { ...(first.ok && first.value), repeated: true },
    });
  });

  it('is refused where the unit has moved on from If-Match; nothing is reserved then', async () => {
    const { store, a } = await withUnits();
    await giveCode(store, order(a, 'A-1'), testContext());
    expect(await giveCode(store, order(a, 'A-2'), testContext({ expectedRevision: 0 }))).toMatchObject({
      error: { code: 'revision-moved', facts: { expected: 0, actual: 1 } },
    });
    expect(await types(store, codeStream('A-2'))).toEqual([]);
  });
});

describe('two units that ask for one code at the same time (INV-44)', () => {
  it('exactly one gets it, however their steps interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, a, b } = await withUnits();
        const both = scheduled(store, scheduler);
        const results = await scheduler.waitFor(
          Promise.all([
            giveCode(both, order(a, 'A-1'), testContext()),
            giveCode(both, order(b, 'A-1'), testContext()),
          ]),
        );
        expect(results.filter((r) => r.ok)).toHaveLength(1);
        expect(results.filter((r) => !r.ok && r.error.code === 'code-taken')).toHaveLength(1);
        const [winner, loser] = results[0]?.ok ? [a, b] : [b, a];
        expect([await codeOf(store, winner), await codeOf(store, loser)]).toEqual(['A-1', undefined]);
        expect(await types(store, codeStream('A-1'))).toEqual(['CodeReserved']);
      }),
      { numRuns: RUNS },
    );
  });

  it('one of them sent twice at once still gets it once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, a } = await withUnits();
        const [both, context] = [scheduled(store, scheduler), testContext()];
        const results = await scheduler.waitFor(
          Promise.all([giveCode(both, order(a, 'A-1'), context), giveCode(both, order(a, 'A-1'), context)]),
        );
        expect(results.every((r) => r.ok)).toBe(true);
        expect(new Set(results.map((r) => r.ok && r.value.events.join())).size).toBe(1);
        expect(await types(store, unitStream(a))).toEqual(['HoldingTakenOn', 'ReferenceCodeAssigned']);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a crash between reservation and assignment', () => {
  async function crashed() {
    const units = await withUnits();
    const context = testContext({ businessDate: civilDate('2026-11-20') });
    await expect(giveCode(crashingAt(units.store, 2), order(units.a, 'A-1'), context)).rejects.toThrow(
      'power cut',
    );
    expect(await types(units.store, codeStream('A-1'))).toEqual(['CodeReserved']);
    expect(await codeOf(units.store, units.a)).toBeUndefined();
    return { ...units, context };
  }

  it('is finished by who comes next for that code, under the envelope of who reserved it', async () => {
    const { store, a, b, context } = await crashed();
    expect(await giveCode(store, order(b, 'A-1'), testContext())).toMatchObject({
      error: { code: 'code-taken', facts: { unit: a } },
    });
    expect(await codeOf(store, a)).toBe('A-1');
    const [, assigned] = await store.readStream(unitStream(a));
    expect(assigned?.meta).toMatchObject({ businessDate: '2026-11-20', command: context.command });
  });

  it('is finished by who looks the code up', async () => {
    const { store, a } = await crashed();
    expect(await resolveUnit(store, codeStream('A-1').slice('unit-'.length))).toEqual({ ok: true, value: a });
    expect(await codeOf(store, a)).toBe('A-1');
  });

  it('is finished by the same command sent again', async () => {
    const { store, a, context } = await crashed();
    expect(await giveCode(store, order(a, 'A-1'), context)).toMatchObject({
      ok: true,
      value: { stream: unitStream(a), revision: 1 },
    });
    expect(await types(store, unitStream(a))).toEqual(['HoldingTakenOn', 'ReferenceCodeAssigned']);
  });
});

describe('a reservation whose bearer cannot take the code', () => {
  it('is voided: the code was never borne, and the next unit gets it', async () => {
    const { store, b } = await withUnits();
    await record(store, codeStream('A-1'), 'CodeReserved', {
      code: code('A-1'),
      numberingBody: ARCHIVES,
      bearer: testId(),
      fonds: FONDS,
    });
    expect(await resolveUnit(store, codeStream('A-1').slice('unit-'.length))).toMatchObject({
      error: { code: 'unit-unknown' },
    });
    expect(await types(store, codeStream('A-1'))).toEqual(['CodeReserved', 'ReservationVoided']);
    expect(await giveCode(store, order(b, 'A-1'), testContext())).toMatchObject({ ok: true });
    expect(await types(store, codeStream('A-1'))).toEqual([
      'CodeReserved',
      'ReservationVoided',
      'CodeReserved',
    ]);
    expect(await codeOf(store, b)).toBe('A-1');
  });

  it('is voided by the one who asks for the code, in the same walk', async () => {
    const { store, b } = await withUnits();
    await record(store, codeStream('A-1'), 'CodeReserved', {
      code: code('A-1'),
      numberingBody: ARCHIVES,
      bearer: testId(),
      fonds: FONDS,
    });
    expect(await giveCode(store, order(b, 'A-1'), testContext())).toMatchObject({ ok: true });
    expect(await types(store, codeStream('A-1'))).toEqual([
      'CodeReserved',
      'ReservationVoided',
      'CodeReserved',
    ]);
  });

  it('is another event when the same command reserves again what was voided', async () => {
    const { store, a } = await withUnits();
    const context = testContext();
    await expect(giveCode(crashingAt(store, 2), order(a, 'A-1'), context)).rejects.toThrow('power cut');
    await record(store, codeStream('A-1'), 'ReservationVoided', { bearer: a });
    expect(await giveCode(store, order(a, 'A-1'), context)).toMatchObject({ ok: true });
    const [first, , again] = await store.readStream(codeStream('A-1'));
    expect(again?.type).toBe('CodeReserved');
    expect(again?.id).not.toBe(first?.id);
  });
});
