import { MemoryEventStore, type StoredEvent } from '@fonds/event-store';
import { Permission, type Caller, type Viewer } from '@fonds/identity';
import { ARCHIVES, holdingTakenOn, record, testClock, testId } from '@fonds/testing';
import { unitStream } from '../domain/holding-ids';
import { UnitDoor } from './unit-door';

const TAKER = testId<'organisation'>();

const archivistOf = (organisation: string): Caller =>
  ({
    account: testId<'account'>(),
    roles: [{ role: 'AccessionArchivist', organisation }],
    viewer: {
      account: testId<'account'>(),
      roles: [],
      organisations: [ARCHIVES, TAKER],
      all: false,
      open: false,
    },
  }) as unknown as Caller;

describe('a unit that a takeover has moved, and whose process died before the unit was told', () => {
  it('is acted on by its new custodian only', async () => {
    const store = new MemoryEventStore(testClock);
    const unit = testId<'unit'>();
    const stream = unitStream(unit);
    await record(store, stream, 'HoldingTakenOn', holdingTakenOn());
    const settle = async () => {
      await record(store, stream, 'EffectApplied', {
        gate: { fonds: testId(), revision: 0, event: testId() },
        effect: { kind: 'taken-over', since: '2026-11-20', custodian: TAKER, holder: TAKER },
      });
      return store.readStream(stream);
    };
    const settleAll = async () => new Map([[unit, await settle()]]);
    const door = new UnitDoor(store, {} as never, {} as never, { settle, settleAll });
    expect(await door.ownAll([unit], archivistOf(ARCHIVES), Permission.FactRecord)).toMatchObject({
      error: { code: 'not-of-your-archives' },
    });
    expect(await door.own(unit, archivistOf(ARCHIVES), Permission.UnitDescribe)).toMatchObject({
      error: { code: 'not-of-your-archives' },
    });
    expect(await door.own(unit, archivistOf(TAKER), Permission.UnitDescribe)).toMatchObject({ ok: true });
  });
});

describe('a unit that was opened (INV-23)', () => {
  const viewer: Viewer = {
    account: testId<'account'>(),
    roles: [],
    organisations: [],
    all: false,
    open: true,
  };

  it('is its parties’ alone to see: everybody else reads what was published of it', async () => {
    const store = new MemoryEventStore(testClock);
    const unit = testId<'unit'>();
    const taken = holdingTakenOn();
    await record(store, unitStream(unit), 'HoldingTakenOn', {
      ...taken,
      description: { ...taken.description, opening: '开放' },
    });
    const settle = (_: unknown, stored: readonly StoredEvent[]) => Promise.resolve(stored);
    const door = new UnitDoor(store, {} as never, {} as never, { settle } as never);
    const seenBy = async (by: Viewer) => (await door.visible(unit, by)).ok;
    expect([await seenBy(viewer), await seenBy({ ...viewer, organisations: [ARCHIVES] })]).toEqual([
      false,
      true,
    ]);
  });
});

describe('a code that several units bear', () => {
  it('names none of them, and tells which they are', async () => {
    const [one, other] = [testId<'unit'>(), testId<'unit'>()];
    const nodes = [one, other, one].map((unit) => ({ unit, publishedOnly: false }));
    const catalogue = { resolve: () => Promise.resolve(nodes) };
    const projections = { catchUp: () => Promise.resolve() };
    const store = new MemoryEventStore(testClock);
    const door = new UnitDoor(store, catalogue as never, projections as never, {} as never);
    expect(await door.visible('A001-0001', archivistOf(ARCHIVES).viewer)).toMatchObject({
      error: { code: 'unit-ambiguous', facts: { code: 'A001-0001', ids: [one, other] } },
    });
  });
});
