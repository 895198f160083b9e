import type { PastEvent } from '@fonds/event-contracts';
import { addDays, civilDate, type CivilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { happened } from '@fonds/testing';
import {
  APPROVER,
  approved,
  counted,
  DAY,
  deed,
  drawn,
  FIRST,
  given,
  listed,
  SECOND,
  signed,
  start,
  started,
  UNITS,
} from '../../test/register-story.fixture';
import type { DestructionCommand } from './destruction.decider';
import { destructionOf } from './destruction.state';
import { raisedByDay } from './start.rule';

const [BEFORE, AFTER] = [addDays(DAY, -1), addDays(DAY, 1)];
const on = (command: DestructionCommand, businessDate: CivilDate): DestructionCommand => ({
  ...command,
  deed: { ...command.deed, businessDate, today: AFTER },
});
const early = (rule: string, step: string) => ({
  ...{ code: 'register-step-too-early', rule },
  facts: { on: BEFORE, step, day: DAY },
});

const filing: DestructionCommand = { kind: 'file', with: '主管局', receipt: '备3号', deed: deed() };
const counting: DestructionCommand = { kind: 'count', found: UNITS, office: 'archives', deed: deed(FIRST) };
const signing: DestructionCommand = { kind: 'sign', capacity: 'archives-head', deed: deed(APPROVER) };
const declining: DestructionCommand = {
  ...{ kind: 'decline', as: 'legal-representative', opinion: '再议', seat: 'custodian' },
  deed: deed(APPROVER),
};
const erasure = (day: CivilDate) => ({
  ...{ media: [{ kind: '硬盘' }], copies: '无', backups: '已覆写', method: '消磁', result: '无法读取' },
  on: day,
});
const erasing = (day: CivilDate): DestructionCommand => ({
  ...{ kind: 'erase', erased: erasure(day), deed: deed(FIRST, { businessDate: day, today: AFTER }) },
});
const isTaken = (type: string) => [{ type, data: expect.anything() }] as never;
/** As if the whole register had been drawn up, approved and counted a day earlier. */
const earlier = (events: readonly PastEvent[]): readonly PastEvent[] =>
  events.map(
    (event) =>
      ({
        ...event,
        businessDate: BEFORE,
        data: 'signedOn' in event.data ? { ...event.data, signedOn: BEFORE } : event.data,
      }) as PastEvent,
  );

describe('each step of a register rests on the one before it, by its day (domain.md §4.6)', () => {
  it('a count is of no day before the approval (E53, INV-12)', () => {
    const register = given([drawn(), ...listed, approved()]);
    register.when(on(counting, BEFORE)).then(early('INV-12', 'approval'));
    register.when(on(counting, DAY)).then(isTaken('DestructionCounted'));
  });

  it('a filing for record is of what was approved, and of no day before that (E52, INV-16)', () => {
    given([drawn(), ...listed])
      .when(filing)
      .then({ code: 'approval-missing', rule: 'INV-16' });
    const register = given([drawn(), ...listed, approved()]);
    register.when(on(filing, BEFORE)).then(early('INV-16', 'approval'));
    register.when(on(filing, DAY)).then(isTaken('DestructionFiled'));
  });

  it.each([
    ['signed', signing, 'DestructionRegisterSigned'],
    ['declined', declining, 'DestructionDeclined'],
  ])('what was not drawn up yet is not %s (E51, INV-16)', (_name, command, type) => {
    const register = given([drawn(), ...listed]);
    register.when(on(command, BEFORE)).then(early('INV-16', 'list'));
    register.when(on(command, DAY)).then(isTaken(type));
  });

  it('a start is of no day before a signature of its register, or before its filing (E99, INV-16)', () => {
    const ready = earlier([drawn(), ...listed, approved(), counted(FIRST), counted(SECOND)]);
    const filed = happened('DestructionFiled', { with: '主管局', receipt: '备3号', on: DAY });
    given(ready)
      .when(on(start(FIRST), BEFORE))
      .then([expect.anything(), expect.anything()] as never);
    given([...ready, signed('archives-head')])
      .when(on(start(FIRST), BEFORE))
      .then(early('INV-16', 'signature'));
    given([...ready, filed])
      .when(on(start(FIRST), BEFORE))
      .then(early('INV-16', 'filing'));
  });

  it('a start that is moved to an earlier day raises the filing that it had to wait for', () => {
    const filed = happened('DestructionFiled', { with: '主管局', receipt: '备3号', on: DAY });
    const [first, ...others] = started();
    const begun = first ? [first, filed, ...others] : [];
    const codes = (day: CivilDate) =>
      raisedByDay(destructionOf(begun), law.at(day, LAW_DATA_VERSION)).map(({ code }) => code);
    expect(codes(DAY)).toEqual([]);
    expect(codes(civilDate(BEFORE))).toContain('register-step-too-early');
  });

  it('nothing is erased before the start, and nothing certified before it is erased (E54, E55)', () => {
    given(started()).when(erasing(BEFORE)).then(early('INV-17b', 'start'));
    given(started()).when(erasing(DAY)).then(isTaken('ElectronicDataErased'));
    const told = new Map(UNITS.map((unit) => [unit, { outcome: 'destroyed' as const, since: DAY }]));
    const certifying = (day: CivilDate): DestructionCommand =>
      on({ kind: 'certify', outcomes: told, deed: deed(FIRST) }, day);
    const register = given([...started(1), happened('ElectronicDataErased', erasure(AFTER))]);
    register
      .when(certifying(DAY))
      .then({ code: 'certified-before-fact', rule: 'INV-17b', facts: { fact: AFTER } });
    register.when(certifying(AFTER)).then(isTaken('DestructionCertificateSigned'));
    // An earlier day that is told later is not the last.
    const erasures = [AFTER, DAY].map((day) => happened('ElectronicDataErased', erasure(day)));
    given([...started(1), ...erasures])
      .when(certifying(DAY))
      .then({ code: 'certified-before-fact', rule: 'INV-17b', facts: { fact: AFTER } });
  });

  it('is erased by a supervisor, as everything after the start is told by one (E55)', () => {
    given(started())
      .when({ ...erasing(DAY), deed: deed(APPROVER) })
      .then({ code: 'not-a-supervisor', rule: 'INV-12' });
  });
});
