import { actStream, type Asking } from '@fonds/acts';
import { MemoryEventStore } from '@fonds/event-store';
import { ok } from '@fonds/kernel';
import { ACTOR, ARCHIVES, FONDS, record, testClock, testContext, testId } from '@fonds/testing';
import type { ApproverKind } from '../domain/approver.rule';
import { DestructionDoor } from './destruction-door';
import type { DestructionAsk } from './destruction.commands';

const ABOVE = testId<'organisation'>();

/** A register of the custodian, and a person with a role at it or above it who asks for something of it. */
async function askedAt(organisations: readonly string[], role: string) {
  const store = new MemoryEventStore(testClock);
  const act = testId<'act'>();
  await record(store, actStream(act), 'DestructionListDrawn', {
    ...{ fonds: FONDS, custodian: ARCHIVES, form: 'general', approver: 'leading-authority' },
    ...{ report: { title: '鉴定工作报告' }, filing: false, candidates: 2 },
  });
  const nothing = {} as never;
  const door = new DestructionDoor(
    store,
    { visibleAll: () => Promise.resolve(ok([])) } as never,
    nothing,
    { upwards: () => Promise.resolve([ARCHIVES, ABOVE]) } as never,
    nothing,
    nothing,
  );
  const roles = organisations.map((organisation) => ({ role, organisation }));
  const viewer = { account: ACTOR, roles, organisations: [ARCHIVES], all: false, open: false };
  const caller = { account: ACTOR, name: 'zhao', roles, viewer, mustChangePassword: false };
  const asking = { caller, wanted: {}, context: testContext({ account: ACTOR }) } as unknown as Asking;
  return { door, act, asking };
}

/** A person who approves at the custodian and at the body above it asks on a register of that custodian. */
async function seatOf(
  ask: DestructionAsk,
  organisations: readonly string[] = [ARCHIVES, ABOVE],
  role = 'Approver',
) {
  const { door, act, asking } = await askedAt(organisations, role);
  const asked = await door.act(act, ask, asking);
  return asked.ok ? asked.value.context.organisation : asked.error.code;
}

const approve = (as: ApproverKind): DestructionAsk => ({
  kind: 'approve',
  approval: { as, declined: [], decisions: [] },
});
const decline = (as: ApproverKind): DestructionAsk => ({ kind: 'decline', as, opinion: '不同意' });

describe('whoever may approve at the custodian and at the body above it (INV-16)', () => {
  it.each([
    ['approves', approve],
    ['declines', decline],
  ])('%s where the one sits that he speaks as', async (_, ask) => {
    expect(await seatOf(ask('leading-authority'))).toBe(ABOVE);
    expect(await seatOf(ask('superior-property-body'))).toBe(ABOVE);
    expect(await seatOf(ask('organ-head'))).toBe(ARCHIVES);
  });

  it('sits where his only role is, whatever he calls himself; the register says the rest', async () => {
    expect(await seatOf(approve('leading-authority'), [ARCHIVES])).toBe(ARCHIVES);
    expect(await seatOf(approve('organ-head'), [ABOVE])).toBe(ABOVE);
    expect(await seatOf(approve('organ-head'), [])).toBe('not-of-your-archives');
  });

  it('does all else of a register in a role at the custodian alone', async () => {
    const withdraw = { kind: 'withdraw', reason: '重新鉴定' } as unknown as DestructionAsk;
    expect(await seatOf(withdraw, [ABOVE], 'UnitArchivist')).toBe('not-of-your-archives');
    expect(await seatOf(withdraw, [ABOVE, ARCHIVES], 'UnitArchivist')).toBe(ARCHIVES);
  });
});

it('whoever tells the facts of a register is told how far they are recorded', async () => {
  const { door, act, asking } = await askedAt([ARCHIVES], 'DestructionSupervisor');
  const progress = (): void => undefined;
  const told = await door.facts(act, { units: 'rest', outcome: 'destroyed' }, asking, progress);
  expect(told.ok && told.value.progress).toBe(progress);
});
