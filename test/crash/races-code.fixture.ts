import type { CommandContext, EventStore, Outcome } from '@fonds/event-store';
import { giveCode, loadUnit, resolveUnit, unitIdOf, unitStream } from '@fonds/holdings';
import type { FondsId, Result } from '@fonds/kernel';
import { ARCHIVES, crashingAt, haltedAt, holdingTakenOn, record, testContext, testId } from '@fonds/testing';

const PRINTED = 'A-1';
const CODE = { printed: PRINTED, normalised: PRINTED, scheme: 'dat22' as const };

/** A fonds of its own with two units; the code of the race is nobody's. */
export async function twoUnits(store: EventStore) {
  const [fonds, a, b] = [testId<'fonds'>(), testId<'unit'>(), testId<'unit'>()];
  for (const unit of [a, b])
    await record(
      store,
      unitStream(unit),
      'HoldingTakenOn',
      holdingTakenOn({ fonds: fonds as FondsId, key: { kind: 'source', value: unit } }),
    );
  const code = unitIdOf(fonds as FondsId, { kind: 'code', value: PRINTED }, ARCHIVES);
  const act = testId<'act'>();
  return {
    ...{ a, b, code },
    claim: () => record(store, unitStream(a), 'UnitClaimed', { act, kind: 'transfer' }),
    release: () => record(store, unitStream(a), 'ClaimReleased', { act, why: 'withdrawn' }),
    give: (unit: string, on = store, context: CommandContext = testContext()): Promise<Result<Outcome>> =>
      giveCode(on, { unit, code: CODE, numberingBody: ARCHIVES }, context),
    lookUp: (on = store): Promise<Result<string>> => resolveUnit(on, code),
    /** Units that bear the code. */
    async bearers(): Promise<string[]> {
      const states = await Promise.all([a, b].map((unit) => loadUnit(store, unit)));
      return [a, b].filter((_, n) => {
        const state = states[n];
        return state?.kind === 'unit' && state.unit.code?.normalised === PRINTED;
      });
    },
    types: async (unit: string): Promise<string[]> =>
      (await store.readStream(unitStream(unit))).map(({ type }) => type),
  };
}

export type TwoUnits = Awaited<ReturnType<typeof twoUnits>>;

/** The code is reserved for `a`, which an act claims before it has it: whoever finishes that finds it refused. */
export async function reservedThenClaimed(store: EventStore): Promise<TwoUnits> {
  const units = await twoUnits(store);
  await expect(units.give(units.a, crashingAt(store, 2))).rejects.toThrow('power cut');
  await units.claim();
  return units;
}

/** Orders of steps in which a code would be free and borne at once if its void did not meet its assignment. */
export const CODE_RACES: Readonly<Record<string, (store: EventStore) => Promise<void>>> = {
  async 'a claim that ends while the refusal is told: the code is assigned, not voided'(store) {
    const { a, b, code, release, give, lookUp, bearers, types } = await reservedThenClaimed(store);
    const slow = haltedAt(store, 'append');
    const asked = give(b, slow.store);
    await slow.reached;
    await release();
    expect(await lookUp()).toEqual({ ok: true, value: a });
    slow.goOn();
    expect(await asked).toMatchObject({ error: { code: 'code-taken', facts: { unit: a } } });
    expect(await bearers()).toEqual([a]);
    expect(await types(code)).toEqual(['CodeReserved']);
  },

  async 'whoever finishes it after another has it: it stays refused for the first'(store) {
    const { a, b, release, give, lookUp, bearers } = await reservedThenClaimed(store);
    const slow = haltedAt(store, { reading: unitStream(a) });
    const helping = lookUp(slow.store);
    await slow.reached;
    expect(await give(b)).toMatchObject({ ok: true });
    await release();
    slow.goOn();
    expect(await helping).toMatchObject({ error: { code: 'claimed-by-act', rule: 'INV-02' } });
    expect(await bearers()).toEqual([b]);
    expect(await lookUp()).toEqual({ ok: true, value: b });
  },

  async 'a power cut between refusal and void: it stays refused when the claim has ended'(store) {
    const { a, b, code, release, give, lookUp, bearers, types } = await reservedThenClaimed(store);
    await expect(lookUp(crashingAt(store, 2))).rejects.toThrow('power cut');
    await release();
    expect(await lookUp()).toMatchObject({
      error: { code: 'claimed-by-act', rule: 'INV-02', basis: [], facts: { kind: 'transfer' } },
    });
    expect(await types(a)).toEqual(['HoldingTakenOn', 'UnitClaimed', 'ReservationRefused', 'ClaimReleased']);
    expect(await types(code)).toEqual(['CodeReserved', 'ReservationVoided']);
    expect(await give(b)).toMatchObject({ ok: true });
    expect(await bearers()).toEqual([b]);
  },

  async 'the same command again, when the claim has ended: it is no answer that it was refused before'(
    store,
  ) {
    const { a, claim, release, give, bearers, types } = await twoUnits(store);
    const [slow, context] = [haltedAt(store, 'append'), testContext()];
    const asked = give(a, slow.store, context);
    await slow.reached;
    await claim();
    slow.goOn();
    expect(await asked).toMatchObject({ error: { code: 'claimed-by-act' } });
    expect(await types(a)).toEqual(['HoldingTakenOn', 'UnitClaimed', 'ReservationRefused']);
    await release();
    expect(await give(a, store, context)).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await bearers()).toEqual([a]);
  },
};
