import type { EventMap, EventType, PastEvent } from '@fonds/event-contracts';
import { happened, testId } from '@fonds/testing';
import { evolveAct, manifestOf, type Act } from './act.state';
import { balanceOf, nextStep, progressOf } from './act.steps';

const [FROM, TO, FONDS] = [testId<'organisation'>(), testId<'organisation'>(), testId<'fonds'>()];
const UNITS: readonly string[] = Array.from({ length: 24 }, () => testId<'unit'>());
const [A = '', B = '', ...REST] = UNITS;
const ROOT = 'b'.repeat(64);

/** An act as its events make it. */
function after(...events: readonly PastEvent[]): Act {
  const act = events
    .map((event, revision) => ({ ...event, revision }))
    .reduce<Act | undefined>(evolveAct, undefined);
  if (!act) throw new Error('no act');
  return act;
}
const event = <T extends EventType>(type: T, data: EventMap[T]): PastEvent => happened(type, data);

const drafted = event('TransferDrafted', {
  fonds: FONDS,
  from: FROM,
  to: TO,
  nature: 'transfer',
  historical: false,
});
const loan = event('LoanRequested', {
  fonds: FONDS,
  custodian: FROM,
  reader: '读者',
  purpose: '查证',
  due: '2026-12-31',
} as EventMap['LoanRequested']);
const listed = Array.from({ length: 12 }, (_, part) =>
  event('ActUnitsListed', { part, units: UNITS.slice(part * 2, part * 2 + 2) }),
);
const complete = event('ManifestSealed', { count: 24, root: ROOT });
const offered = event('TransferOffered', { count: 24, root: ROOT, defects: [] });
const claimedPart = (part: number, refused: readonly string[] = [], gate = -1): PastEvent => {
  const units = UNITS.slice(part * 2, part * 2 + 2).filter((unit) => !refused.includes(unit));
  return event('ActUnitsClaimed', {
    part,
    gate,
    claimed: units,
    revisions: units.map(() => 1),
    since: units.map(() => '2010-12-31'),
    levels: units.map(() => 'f').join(''),
    refused: refused.map((unit) => ({ unit, code: 'on-loan', facts: {} })),
  });
};
const allClaimed = Array.from({ length: 12 }, (_, part) => claimedPart(part));
const returned = (units: readonly string[]): PastEvent =>
  event('TransferReturned', {
    scope: 'units',
    units: [...units],
    defects: [{ code: 'missing', text: '未到' }],
  });
const released = (units: readonly string[], why: 'returned' | 'withdrawn' | 'changed'): PastEvent =>
  event('ActUnitsReleased', { units: [...units], why });
const withdrawn = event('TransferWithdrawn', { ground: '改期' });
const sealed = (count = 24): PastEvent => event('ActSealed', { root: ROOT, count, gate: 3, signatures: [] });
const refusedAtGate = (facts: object, code = 'held'): PastEvent =>
  event('ActRefusedAtGate', { sealed: 1, code, facts } as EventMap['ActRefusedAtGate']);
const decided = event('ActDecided', { sealed: 1, gate: 4, event: testId() });
const applied = (...parts: readonly number[]): readonly PastEvent[] =>
  parts.map((part) => event('ActPartApplied', { part, count: 2 }));
const closed = event('ActClosed', { listed: 24, applied: 24, returned: 0, explained: 0 });

const ready = [drafted, ...listed, complete, offered];
const claimed = [...ready, ...allClaimed];

describe('an act that no signature waits for', () => {
  it('is claimed, sealed, taken to the gate, applied chunk by chunk, and closed', () => {
    const seen: unknown[] = [];
    const history: PastEvent[] = [loan, ...listed, complete];
    const take = (...events: readonly PastEvent[]): void => {
      seen.push(nextStep(after(...history)));
      history.push(...events);
    };
    take(...allClaimed.slice(0, 10));
    take(...allClaimed.slice(10));
    take(sealed());
    take(decided);
    take(...applied(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    take(...applied(10, 11));
    take(closed);
    take();
    expect(seen).toEqual([
      { kind: 'claim', parts: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
      { kind: 'claim', parts: [10, 11] },
      { kind: 'seal' },
      { kind: 'gate' },
      { kind: 'apply', parts: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
      { kind: 'apply', parts: [10, 11] },
      { kind: 'close' },
      undefined,
    ]);
  });

  it('gives its units back and ends when the gate has refused it: whoever wants it asks anew', () => {
    const history = [loan, ...listed, complete, ...allClaimed, sealed(), refusedAtGate({})];
    expect(nextStep(after(...history))).toEqual({ kind: 'abandon' });
    const abandoned = [...history, event('ActWithdrawn', { ground: 'held' })];
    expect(nextStep(after(...abandoned))).toEqual({ kind: 'release', units: UNITS, why: 'withdrawn' });
  });
});

describe('a transfer', () => {
  it.each<[string, readonly PastEvent[]]>([
    ['a draft', [drafted]],
    ['a list that is not complete', [drafted, ...listed]],
    ['a list that nobody has offered', [drafted, ...listed, complete]],
    ['an offer whose claims are done', claimed],
    ['a return whose units are back', [...claimed, returned([A]), released([A], 'returned')]],
  ])('waits for a person: %s', (_, events) => expect(nextStep(after(...events))).toBeUndefined());

  it('claims the chunks that are missing, whichever they are', () => {
    const some = [...ready, claimedPart(0), claimedPart(3)];
    expect(nextStep(after(...some))).toEqual({ kind: 'claim', parts: [1, 2, 4, 5, 6, 7, 8, 9, 10, 11] });
  });

  it('gives back what was returned, and nothing that was refused', () => {
    const events = [...ready, claimedPart(0, [B]), ...allClaimed.slice(1), returned([A, B])];
    expect(nextStep(after(...events))).toEqual({ kind: 'release', units: [A], why: 'returned' });
  });

  it('gives back for one reason at a time, each with its own', () => {
    const events = [
      ...claimed,
      sealed(),
      refusedAtGate({ units: [B] }, 'units-changed-since'),
      returned([A]),
    ];
    expect(nextStep(after(...events))).toEqual({ kind: 'release', units: [A], why: 'returned' });
    expect(nextStep(after(...events, released([A], 'returned')))).toEqual({
      kind: 'release',
      units: [B],
      why: 'changed',
    });
  });

  it('is closed when nothing is left of it', () => {
    expect(nextStep(after(...claimed, returned(UNITS), released(UNITS, 'returned')))).toEqual({
      kind: 'close',
    });
    const refused = Array.from({ length: 12 }, (_, part) =>
      claimedPart(part, UNITS.slice(part * 2, part * 2 + 2)),
    );
    expect(nextStep(after(...ready, ...refused))).toEqual({ kind: 'close' });
  });

  it('is taken to the gate when it is sealed, and waits again when the gate refuses', () => {
    expect(nextStep(after(...claimed, sealed()))).toEqual({ kind: 'gate' });
    const refused = after(...claimed, sealed(), refusedAtGate({ units: [A] }));
    expect(nextStep(refused)).toBeUndefined();
    expect(refused.refused).toEqual({ code: 'held', facts: { units: [A] } });
    expect(manifestOf(refused)).toHaveLength(24);
  });
});

describe('a withdrawal', () => {
  it('of a draft closes it at once, and of a list', () => {
    expect(nextStep(after(drafted, withdrawn))).toEqual({ kind: 'close' });
    expect(nextStep(after(drafted, ...listed, complete, withdrawn))).toEqual({ kind: 'close' });
  });

  it('while claims are under way first learns what is claimed, gives all of it back, then closes', () => {
    const seen: unknown[] = [];
    const history: PastEvent[] = [...ready, claimedPart(0, [B]), withdrawn];
    const take = (...events: readonly PastEvent[]): void => {
      seen.push(nextStep(after(...history)));
      history.push(...events);
    };
    take(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((part) => claimedPart(part)));
    take(claimedPart(11));
    take(released([A, ...REST], 'withdrawn'));
    take(event('ActClosed', { listed: 24, applied: 0, returned: 23, explained: 1 }));
    take();
    expect(seen).toEqual([
      { kind: 'claim', parts: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
      { kind: 'claim', parts: [11] },
      { kind: 'release', units: [A, ...REST], why: 'withdrawn' },
      { kind: 'close' },
      undefined,
    ]);
    expect(balanceOf(after(...history))).toEqual({ listed: 24, applied: 0, returned: 23, explained: 1 });
  });
});

describe('the balance of an act: listed = applied + returned + explained (INV-03)', () => {
  const sum = (act: Act): void => {
    const { listed: all, applied: done, returned: back, explained } = balanceOf(act);
    expect(done + back + explained).toBe(all);
  };

  it('closes when some were refused, some returned, and the rest moved', () => {
    const act = after(
      ...ready,
      claimedPart(0, [B]),
      ...allClaimed.slice(1),
      returned([A]),
      released([A], 'returned'),
      sealed(22),
      decided,
      event('ActPartApplied', { part: 0, count: 0 }),
      ...applied(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    );
    expect(balanceOf(act)).toEqual({ listed: 24, applied: 22, returned: 1, explained: 1 });
    expect(nextStep(act)).toEqual({ kind: 'close' });
    sum(act);
  });

  it('closes for a draft that was withdrawn, and for one without a list', () => {
    sum(after(drafted, ...listed, withdrawn));
    sum(after(drafted, withdrawn));
  });
});

it('progress counts units claimed, then units applied', () => {
  expect(progressOf(after(...ready, claimedPart(0)))).toEqual({ done: 2, total: 24 });
  expect(progressOf(after(...claimed, sealed(), decided, ...applied(0, 1)))).toEqual({ done: 4, total: 24 });
});

it('facts since the first claim are those after the lowest gate revision that any chunk has seen', () => {
  expect(
    after(...ready, claimedPart(0, [], 7), claimedPart(1, [], 4), claimedPart(2, [], 9)).claimedAtGate,
  ).toBe(4);
});

describe('codes that were taken meanwhile', () => {
  it('stand in the act when it is applied, chunk by chunk, each with why', () => {
    const [one, two] = [
      { unit: A, code: 'J021-1-1', refusal: 'code-taken' },
      { unit: B, code: 'J021-1-2', refusal: 'code-taken' },
    ];
    const applied = (part: number, uncoded?: (typeof one)[]): PastEvent =>
      event('ActPartApplied', { part, count: 2, ...(uncoded && { uncoded }) });
    expect(after(drafted, ...listed, applied(0)).uncoded).toBeUndefined();
    expect(after(drafted, ...listed, applied(0, [one]), applied(1), applied(2, [two])).uncoded).toEqual([
      one,
      two,
    ]);
  });
});
