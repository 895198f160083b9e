import fc from 'fast-check';
import type { EventMap, EventType, PastEvent } from '@fonds/event-contracts';
import { civilDate, fold } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, ARCHIVES, happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { unitDecider, type UnitCommand } from './unit.decider';
import type { Unit } from './unit.types';

const { given } = rulesOf(unitDecider);

const OTHER = testId<'organisation'>();
const happens = <T extends EventType>(type: T, data: EventMap[T]): PastEvent => happened(type, data);
const effect = (revision: number, data: EventMap['EffectApplied']['effect']): PastEvent =>
  happens('EffectApplied', { gate: { fonds: testId(), revision, event: testId() }, effect: data });
const moved = (revision: number, place: string): PastEvent =>
  effect(revision, { kind: 'moved', since: '2026-02-01', place });
const KINDS = [
  ...['transferred', 'early-custody', 'accessioned', 'taken-over', 'seized', 'seizure-returned'],
  ...['lost', 'recovered', 'withdrawn', 'rearranged-away', 'loaned', 'loan-returned', 'moved', 'incident'],
] as EventMap['EffectApplied']['effect']['kind'][];
const shelved = (place: string): PastEvent => happens('ItemShelved', { place });

const unitAfter = (...events: PastEvent[]): Unit => {
  const state = fold(unitDecider, [TAKEN, ...events]);
  if (state.kind !== 'unit') throw new Error('the opening entry makes a unit');
  expect(state.unit.entry.custodian).toBe(ARCHIVES);
  return state.unit;
};
const placeAfter = (...events: PastEvent[]): string | undefined => unitAfter(...events).place;

const taken = (): PastEvent => happens('HoldingTakenOn', holdingTakenOn());
const TAKEN = taken();
const TODAY = civilDate('2026-11-22');
const shelve = (place: string): UnitCommand => ({
  kind: 'shelve',
  place,
  deed: { businessDate: TODAY, today: TODAY, account: ACTOR, evidence: 0, lawData: LAW_DATA_VERSION },
});

describe('a shelving (E35)', () => {
  it('says where a unit stands that had no place yet', () =>
    given([taken()])
      .when(shelve('一库-01'))
      .then([{ type: 'ItemShelved', data: { place: '一库-01' } }]));

  it('moves nothing that stands already: that wants a witness, and passes the holds (E36)', () => {
    given([taken(), shelved('一库-01')])
      .when(shelve('外库'))
      .then({ code: 'stands-already', facts: { place: '一库-01' } });
    given([taken(), moved(0, '二库')])
      .when(shelve('外库'))
      .then({ code: 'stands-already' });
    given([taken(), shelved('一库-01')])
      .when(shelve('一库-01'))
      .then({ code: 'field-unchanged' });
  });

  it('is of what is in store', () =>
    given([taken(), effect(0, { kind: 'lost', since: '2026-03-01' })])
      .when(shelve('一库-01'))
      .then({ code: 'unit-not-in-store', rule: 'INV-02' }));
});

describe('where a unit stands (E35, E36)', () => {
  it('is what was said of it last, by a shelving or by a move', () => {
    expect(placeAfter()).toBeUndefined();
    expect(placeAfter(shelved('一库-01'), moved(0, '二库'))).toBe('二库');
    expect(placeAfter(moved(0, '二库'), shelved('二库-03'))).toBe('二库-03');
  });

  it('stays so after an effect that says nothing of it', () => {
    const lent = effect(1, { kind: 'loaned', since: '2026-03-01', due: '2026-04-01' });
    expect(placeAfter(moved(0, '二库'), shelved('二库-03'), lent)).toBe('二库-03');
    const lost = effect(1, { kind: 'lost', since: '2026-03-01' });
    expect(placeAfter(moved(0, '二库'), lost)).toBe('二库');
  });

  it('follows the order of the gate, whichever copy comes first', () => {
    expect(placeAfter(moved(1, '三库'), moved(0, '二库'))).toBe('三库');
    // Facts are told to a unit before the copy of its own act.
    const seized = effect(6, { kind: 'seized', since: '2026-03-01', custodian: OTHER });
    expect([placeAfter(moved(5, '二库'), seized), placeAfter(seized, moved(5, '二库'))]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('a shelving that is corrected (E92) tells nothing of where a move carried it since', () => {
    const shelving = shelved('一库');
    const correction = happens('EventCorrected', {
      ...{ seconds: testId(), corrects: shelving.id, type: 'ItemShelved' },
      fields: [{ field: 'place', before: '一库', after: '一库-01' }],
    });
    expect(placeAfter(shelving, correction)).toBe('一库-01');
    expect(placeAfter(shelving, moved(0, '一库'), correction)).toBe('一库');
  });

  it('is not known of what came to another custodian, until he shelves it', () => {
    const transferred = effect(1, { kind: 'transferred', since: '2026-03-01', custodian: OTHER });
    expect(placeAfter(shelved('一库-01'), transferred)).toBeUndefined();
    expect(placeAfter(moved(0, '二库'), transferred)).toBeUndefined();
    expect(placeAfter(moved(0, '二库'), transferred, shelved('甲库'))).toBe('甲库');
    const lent = effect(2, { kind: 'loaned', since: '2026-04-01', due: '2026-05-01' });
    expect(placeAfter(moved(0, '二库'), transferred, lent)).toBeUndefined();
    expect(
      placeAfter(shelved('一库-01'), effect(1, { kind: 'seized', since: '2026-03-01', holder: OTHER })),
    ).toBe('一库-01');
  });
});

describe('how a unit stands', () => {
  const parties = fc.constantFrom(ARCHIVES, OTHER, testId<'organisation'>());
  const said = fc.record(
    {
      kind: fc.constantFrom(...KINDS),
      since: fc.constant('2026-03-01'),
      ...{ custodian: parties, holder: parties, transferringUnit: parties },
      ...{ place: fc.constantFrom('二库', '三库'), due: fc.constant('2026-04-01') },
    },
    { requiredKeys: ['kind', 'since', 'place'] },
  );
  const passed = fc
    .array(said, { maxLength: 6 })
    .map((list) => list.map((data, revision) => effect(revision, data)));
  const inAnyOrder = (events: readonly PastEvent[]) =>
    fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length });

  it('follows the order of the gate, in whatever order its copies come, before a shelving and after it', () => {
    const told = passed.chain((events) =>
      fc
        .integer({ min: 0, max: events.length })
        .chain((known) =>
          fc.tuple(
            ...[fc.constant(events.slice(0, known)), inAnyOrder(events.slice(0, known))],
            ...[fc.constant(events.slice(known)), inAnyOrder(events.slice(known))],
          ),
        ),
    );
    fc.assert(
      fc.property(told, fc.boolean(), ([before, anyBefore, after, anyAfter], shelves) => {
        const between = shelves ? [shelved('一库-01')] : [];
        const inOrder = unitAfter(...before, ...between, ...after);
        expect(unitAfter(...anyBefore, ...between, ...anyAfter)).toEqual(inOrder);
      }),
      { numRuns: 200 },
    );
  });
});
