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

describe('a unit that was opened and became secret afterwards (INV-22)', () => {
  const reader: Viewer = {
    account: testId<'account'>(),
    roles: [],
    organisations: [],
    all: false,
    open: true,
  };
  const staff: Viewer = { ...reader, organisations: [ARCHIVES], open: false };
  const doorTo = async (...marks: (readonly [type: 'SecrecyChanged' | 'Declassified', data: object])[]) => {
    const store = new MemoryEventStore(testClock);
    const unit = testId<'unit'>();
    const taken = holdingTakenOn();
    await record(store, unitStream(unit), 'HoldingTakenOn', {
      ...taken,
      description: { ...taken.description, opening: '开放' },
    });
    for (const [type, data] of marks) await record(store, unitStream(unit), type, data as never);
    const settle = (_: unknown, stored: readonly StoredEvent[]) => Promise.resolve(stored);
    const settleAll = (all: ReadonlyMap<string, readonly StoredEvent[]>) => Promise.resolve(all);
    const door = new UnitDoor(store, {} as never, {} as never, { settle, settleAll } as never);
    return async (viewer: Viewer) => (await door.visible(unit, viewer)).ok;
  };
  const secret = ['SecrecyChanged', { after: '秘密★10年', document: 'd' }] as const;

  it('is no reader’s to see by its id either, and is again when it is declassified', async () => {
    expect(await (await doorTo())(reader)).toBe(true);
    const seen = await doorTo(secret);
    expect([await seen(reader), await seen(staff)]).toEqual([false, true]);
    const declassified = await doorTo(secret, ['Declassified', { before: '秘密★10年', document: 'd' }]);
    expect(await declassified(reader)).toBe(true);
  });
});
