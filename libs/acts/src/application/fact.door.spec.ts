import { UnitDoor, unitStream } from '@fonds/holdings';
import type { Caller, Viewer } from '@fonds/identity';
import { organisationStream } from '@fonds/organisations';
import { ARCHIVES, FONDS, holdingTakenOn, record, testContext, testId } from '@fonds/testing';
import { bench, unitOf, type Bench } from '../../test/own-act-bench.fixture';
import { FactDoor, type FactWords } from './fact.door';

const SEIZER = testId<'organisation'>();
const evidence = [{ sha256: 'a'.repeat(64), kind: '决定书' }];

const staffOf = (organisation: string): Caller =>
  ({
    account: testId<'account'>(),
    roles: [{ role: 'AccessionArchivist', organisation }],
    viewer: { roles: [], organisations: [organisation], all: false, open: false },
  }) as unknown as Caller;

/** A catalogue in which nobody but an auditor finds what was taken away. */
const catalogueOf = (bearers: ReadonlyMap<string, readonly string[]>) => ({
  unitsOfCodes: (codes: readonly string[], { all }: Viewer) =>
    Promise.resolve(new Map(codes.map((code) => [code, all ? (bearers.get(code) ?? []) : []]))),
  resolve: () => Promise.resolve([]),
});

/** Codes are the ids themselves. */
const organisations = {
  idOf: (code: string) => code,
  find: (ids: readonly string[]) => Promise.resolve(ids.map((id) => ({ id, code: id, name: id }))),
};

describe('what a seizure has moved (E98)', () => {
  async function seized(custodian?: string) {
    const b = await bench(2);
    const data = {
      since: '2026-11-01',
      holder: SEIZER,
      ...(custodian && { custodian }),
      document: '扣押决定',
    };
    expect(await b.fact({ type: 'Seized', data }, b.units, { evidence })).toMatchObject({ ok: true });
    return b;
  }
  const back = async (
    b: Bench,
    caller: Caller,
    over: Partial<FactWords> = {},
    bearers = new Map<string, readonly string[]>(),
  ) => {
    const door = new FactDoor(
      new UnitDoor(
        b.store,
        catalogueOf(bearers) as never,
        { catchUp: () => Promise.resolve() } as never,
        b.settler,
      ),
      {} as never,
      organisations as never,
    );
    const words = { fact: 'seizure-return', document: '发还清单', ...over } as FactWords;
    return door.command(
      { fonds: FONDS, units: bearers.size ? [...bearers.keys()] : b.units, words },
      caller,
      {},
      testContext(),
    );
  };

  it('comes back by its return, told by the body that it was taken from or by the one that has it', async () => {
    for (const teller of [ARCHIVES, SEIZER]) {
      const b = await seized(SEIZER);
      const told = await back(b, staffOf(teller));
      if (!told.ok) throw new Error(told.error.code);
      expect(told.value.fact.data).toMatchObject({ custodian: ARCHIVES, holder: ARCHIVES });
      // Custody moves by it: the document is there, whoever tells it.
      expect(await b.fact(told.value.fact, b.units)).toMatchObject({ error: { code: 'paper-missing' } });
      expect(await b.fact(told.value.fact, b.units, { evidence })).toMatchObject({ ok: true });
      for (const unit of b.units)
        expect(await unitOf(b, unit)).toMatchObject({ custodian: ARCHIVES, holder: ARCHIVES });
      // Once.
      expect(await b.fact(told.value.fact, b.units, { evidence })).toMatchObject({
        error: { code: 'not-seized' },
      });
    }
    expect(await back(await seized(SEIZER), staffOf(testId<'organisation'>()))).toMatchObject({
      error: { code: 'unit-unknown' },
    });
  });

  it('is named by its code, too, by the body that it was taken from, and by nobody else', async () => {
    const b = await seized(SEIZER);
    // The first code is borne elsewhere, too.
    const foreign = testId<'unit'>();
    await record(b.store, unitStream(foreign), 'HoldingTakenOn', holdingTakenOn({ custodian: testId() }));
    const codes = new Map(
      b.units.map((unit, n) => [`J019-${n}`, n === 0 ? [foreign, unit] : [unit]] as const),
    );
    const told = await back(b, staffOf(ARCHIVES), {}, codes);
    expect(told).toMatchObject({ ok: true, value: { units: b.units } });
    for (const bearers of [codes, new Map([['J019-9', []]])])
      expect(await back(b, staffOf(testId<'organisation'>()), {}, bearers)).toMatchObject({
        error: { code: 'unit-unknown', facts: { unit: [...bearers.keys()][0] } },
      });
  });

  it('is taken over by nobody who is not there on that day', async () => {
    const [b, gone] = [await bench(1), testId<'organisation'>()];
    await record(b.store, organisationStream(gone), 'OrganisationRegistered', {
      ...{ code: 'Z', name: '清算组', kind: 'organ', validTo: '2026-10-31' },
    });
    const takeover = (since: string) => {
      const data = { since, custodian: gone, holder: gone, document: '接管决定' };
      return b.fact({ type: 'TakenOver', data }, b.units, { evidence });
    };
    expect(await takeover('2026-11-01')).toMatchObject({ error: { code: 'organisation-not-in-being' } });
    expect(await takeover('2026-10-31')).toMatchObject({ ok: true });
  });

  it('is custody only where the document moved it', async () => {
    const b = await seized();
    const told = await back(b, staffOf(ARCHIVES));
    expect(told.ok && told.value.fact.data).toMatchObject({ holder: ARCHIVES });
    expect(told.ok && told.value.fact.data).not.toHaveProperty('custodian');
    expect(await back(b, staffOf(SEIZER))).toMatchObject({ ok: false });
    // To whom has it in hand already nothing comes back.
    const nowhere = { since: '2026-11-02', holder: SEIZER, document: '清单' };
    expect(await b.fact({ type: 'SeizureReturned', data: nowhere }, b.units)).toMatchObject({
      error: { code: 'not-seized' },
    });
  });

  it('comes back to whom the document says, and not on by itself from where it went since', async () => {
    const other = testId<'organisation'>();
    const b = await seized(SEIZER);
    const named = await back(b, staffOf(SEIZER), { custodian: other } as Partial<FactWords>);
    expect(named.ok && named.value.fact.data).toMatchObject({ custodian: other, holder: other });
    const data = { since: '2026-11-05', custodian: other, holder: SEIZER, document: '接管决定' };
    await b.fact({ type: 'TakenOver', data }, b.units, { evidence });
    const later = await back(b, staffOf(other));
    expect(later.ok && later.value.fact.data).toMatchObject({ holder: other });
    expect(later.ok && later.value.fact.data).not.toHaveProperty('custodian');
  });
});
