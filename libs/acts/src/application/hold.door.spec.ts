import { MemoryEventStore } from '@fonds/event-store';
import type { Caller, Role } from '@fonds/identity';
import { ok } from '@fonds/kernel';
import { ARCHIVES, FONDS, testClock, testContext, testId } from '@fonds/testing';
import { atGate } from './at-gate';
import { HoldDoor } from './hold.door';

const CASE = testId<'case'>();

/** A hold on the whole fonds that an archivist of its archives placed, and his asking to have it lifted. */
async function lifted(
  of: { readonly case?: string; readonly keeper?: string },
  role: Role = 'UnitArchivist',
) {
  const [store, stops] = [new MemoryEventStore(testClock), ['transfer']];
  const hold = {
    hold: testId(),
    kind: 'restructuring',
    covers: 'fonds',
    since: '2026-11-01',
    stops,
    ground: '冻结',
    ...of,
  } as const;
  await atGate(store, FONDS, { kind: 'place-hold', hold }, testContext({ organisation: ARCHIVES }));
  const fonds = { visible: () => Promise.resolve(ok(FONDS)) };
  const door = new HoldDoor(store, fonds as never, {} as never, {} as never, {} as never, {} as never);
  const caller = { viewer: {}, roles: [{ role, organisation: ARCHIVES }] } as unknown as Caller;
  const order = { fonds: FONDS, hold: hold.hold, ground: '借用方便' };
  const told = await door.lift(order, caller, {}, testContext());
  return told.ok ? 'lifted' : `${told.error.code} ${told.error.rule ?? ''}`.trim();
}

describe('a hold', () => {
  it('is lifted by whoever placed it; that of a case falls when the case is closed (O5)', async () => {
    expect(await lifted({ case: CASE, keeper: ARCHIVES })).toBe('hold-of-a-case INV-14');
    expect(await lifted({})).toBe('lifted');
    // One that merely names a case was placed by hand: no case keeps it.
    expect(await lifted({ case: CASE })).toBe('lifted');
    expect(await lifted({ case: CASE, keeper: ARCHIVES }, 'Keeper')).toBe('not-your-hold');
  });

  it('is placed by whoever keeps all that it covers, or stands above; nobody else', async () => {
    const units = [ARCHIVES, testId<'organisation'>()].map((custodian) => ({
      ...{ id: testId<'unit'>(), unit: { custodian } },
    }));
    const placed = async (over: 'fonds' | readonly (typeof units)[number][], keeps = false) => {
      const door = new HoldDoor(
        new MemoryEventStore(testClock),
        { visible: () => Promise.resolve(ok(FONDS)) } as never,
        { visibleAll: () => Promise.resolve(ok(over)) } as never,
        { keptBy: () => Promise.resolve(keeps), partyOf: () => Promise.resolve(false) } as never,
        { catchUp: () => Promise.resolve() } as never,
        { below: () => Promise.resolve([]) } as never,
      );
      const roles = [{ role: 'UnitArchivist', organisation: ARCHIVES }];
      const caller = { viewer: {}, roles } as unknown as Caller;
      const order = {
        kind: 'custom',
        ground: '清点',
        ...(over !== 'fonds' && { units: over.map(({ id }) => id) }),
      };
      const told = await door.place({ fonds: FONDS, order } as never, caller, {}, testContext());
      return told.ok ? 'placed' : told.error.code;
    };
    expect([await placed('fonds'), await placed('fonds', true)]).toEqual(['not-yours-to-hold', 'placed']);
    expect([await placed(units), await placed(units.slice(0, 1))]).toEqual(['not-yours-to-hold', 'placed']);
  });
});
