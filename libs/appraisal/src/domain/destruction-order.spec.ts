import type { PastEvent } from '@fonds/event-contracts';
import { civilDate, type CivilDate } from '@fonds/kernel';
import { happened, testId } from '@fonds/testing';
import {
  A,
  APPROVER,
  approved,
  B,
  counted,
  DAY,
  deed,
  drawn,
  FIRST,
  given,
  listed,
  PROPOSER,
  ROOT,
  SECOND,
  start,
  started,
  UNITS,
} from '../../test/register-story.fixture';
import { factsRefusal } from './destruction-fact.rule';
import { raisedByDay } from './start.rule';
import { destructionOf } from './destruction.state';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import type { DestructionCommand } from './destruction.decider';

const YESTERDAY = civilDate('2026-11-19');
const on = (command: DestructionCommand, businessDate: CivilDate): DestructionCommand => ({
  ...command,
  deed: { ...command.deed, businessDate },
});
const approval = (over: object = {}): DestructionCommand => ({
  kind: 'approve',
  approval: { as: 'legal-representative', declined: [], decisions: [], ...over },
  seat: 'custodian',
  deed: deed(APPROVER),
});
const declining: DestructionCommand = {
  ...{ kind: 'decline', as: 'legal-representative', opinion: '再议', seat: 'custodian' },
  deed: deed(APPROVER),
};
const counting: DestructionCommand = { kind: 'count', found: UNITS, office: 'archives', deed: deed(FIRST) };
const removing = (units: readonly string[]): DestructionCommand => ({
  ...{ kind: 'remove', units, ground: '冻结', deed: deed() },
});
const erasing: DestructionCommand = {
  kind: 'erase',
  erased: {
    ...{ media: [{ kind: '硬盘' }], copies: '无', backups: '已覆写', method: '消磁', result: '无法读取' },
    on: DAY,
  },
  deed: deed(FIRST),
};
const certifying = (account: string): DestructionCommand => ({
  kind: 'certify',
  outcomes: new Map(UNITS.map((unit) => [unit, { outcome: 'destroyed' as const, since: DAY }])),
  deed: deed(account),
});
const certified = happened('DestructionCertified', {
  ...{ root: ROOT, destroyed: 2, returned: 0, alreadyGone: 0 },
  ...{ method: '化浆', place: '纸业公司', from: DAY, to: DAY },
});
const ready = [drawn(), ...listed, approved(), counted(FIRST), counted(SECOND)];

describe('a register of destruction, step by step', () => {
  it('does nothing before it is drawn up, listed and claimed', () => {
    given([]).when(counting).then({ code: 'act-unknown' });
    const { data } = drawn();
    const draw = (evidence: number): DestructionCommand => ({
      ...{ kind: 'draw', drawn: data as never, deed: deed(PROPOSER, { evidence }) },
    });
    given([]).when(draw(0)).then({ code: 'appraisal-report-missing', rule: 'INV-12' });
    given([])
      .when(draw(1))
      .then([{ type: 'DestructionListDrawn', data: data as never }]);
    given([drawn(), ...listed.slice(0, 1)])
      .when(approval())
      .then({ code: 'list-open' });
    given([drawn(), ...listed.slice(0, 2)])
      .when(approval())
      .then({ code: 'claims-under-way' });
  });

  it('is approved once, not before it was drawn up, and declined only in place of an approval (E51)', () => {
    const open = given([drawn(), ...listed]);
    open.when(on(approval(), YESTERDAY)).then({ code: 'approved-before-drawn', rule: 'INV-12' });
    open.when(approval({ declined: [testId()] })).then({ code: 'not-in-the-list', facts: { count: 1 } });
    const done = given([drawn(), ...listed, approved()]);
    done.when(approval()).then({ code: 'already-approved' });
    done.when(declining).then({ code: 'already-approved' });
  });

  it('on paper says in which capacity, by whom, and of which list (E51)', () => {
    const paper = { what: 'signature' as const, signedOn: DAY };
    const enter = (over: object): DestructionCommand => ({
      kind: 'enter-paper',
      paper: { ...paper, ...over },
      deed: deed(PROPOSER, { evidence: 1 }),
    });
    const open = given([drawn(), ...listed]);
    open.when(enter({})).then({ code: 'paper-says-too-little', facts: { lacking: ['capacity', 'name'] } });
    open
      .when(enter({ what: 'decline', name: '王某' }))
      .then({ code: 'paper-says-too-little', facts: { lacking: ['as', 'opinion'] } });
    const entered = happened(
      'DestructionPaperEntered',
      { what: 'approval', as: 'legal-representative', name: '王某', signedOn: DAY, root: ROOT },
      { account: PROPOSER },
    );
    const removed = happened('DestructionUnitsRemoved', { units: [A], ground: '冻结' });
    given([drawn(), ...listed, entered, removed])
      .when({ kind: 'confirm-paper', paper: entered.id, deed: deed(SECOND) })
      .then({ code: 'paper-of-another-list' });
  });

  it('is counted after its approval, and loses only what it lists (INV-12, INV-14)', () => {
    const open = given([drawn(), ...listed]);
    open.when(counting).then({ code: 'approval-missing', rule: 'INV-12' });
    open.when(removing([testId()])).then({ code: 'not-in-the-list', facts: { count: 1 } });
  });

  it('starts on no day before its approval, and not with an empty list (INV-12)', () => {
    given(ready)
      .when(on(start(FIRST), YESTERDAY))
      .then({ code: 'started-before-approval', rule: 'INV-12', facts: { approved: DAY } });
    given([...ready, happened('DestructionUnitsRemoved', { units: [A, B], ground: '冻结' })])
      .when(start(FIRST))
      .then({ code: 'list-empty' });
  });

  it('changes no more once it is sealed, nor once it has ended', () => {
    const sealed = given(started().slice(0, -1));
    sealed.when(removing([A])).then({ code: 'act-sealed', rule: 'INV-02' });
    sealed.when(counting).then({ code: 'act-sealed', rule: 'INV-02' });
    const withdrawn = given([...ready, happened('ActWithdrawn', { ground: '改期' })]);
    withdrawn.when(start(FIRST)).then({ code: 'act-ended' });
    withdrawn.when(approval()).then({ code: 'act-ended' });
  });

  it('has facts of its supervisors only, from its start to its certificate (E105, INV-17b)', () => {
    const refused = (events: readonly PastEvent[], account: string, businessDate = DAY) =>
      factsRefusal(destructionOf(events), { account, businessDate });
    expect(refused(started().slice(0, -1), FIRST)).toMatchObject({ code: 'destruction-not-started' });
    expect(refused(started(), APPROVER)).toMatchObject({ code: 'not-a-supervisor', rule: 'INV-12' });
    expect(refused(started(), FIRST, YESTERDAY)).toMatchObject({
      ...{ code: 'fact-before-start', rule: 'INV-17b' },
      facts: { started: DAY, since: YESTERDAY },
    });
    expect(refused([...started(), certified], FIRST)).toMatchObject({ code: 'certified-already' });
    expect(refused(started(), SECOND)).toBeUndefined();
  });

  it('is erased and certified only after its start (INV-17b)', () => {
    given(ready).when(erasing).then({ code: 'destruction-not-started', rule: 'INV-17b' });
    given(ready).when(certifying(FIRST)).then({ code: 'destruction-not-started', rule: 'INV-17b' });
  });

  it('is certified on no day before its last fact, and once (INV-12, INV-17b)', () => {
    const state = given(started());
    state
      .when(on(certifying(FIRST), YESTERDAY))
      .then({ code: 'certified-before-fact', rule: 'INV-17b', facts: { fact: DAY } });
    given([...started(), certified])
      .when(certifying(SECOND))
      .then({ code: 'certified-already' });
  });

  it('of which the day of the start is corrected raises what the law of that day would have said', () => {
    const raised = (day: string): readonly string[] =>
      raisedByDay(destructionOf(started()), law.at(civilDate(day), LAW_DATA_VERSION)).map(({ code }) => code);
    expect(raised(DAY)).toEqual([]);
    expect(raised(YESTERDAY)).toEqual(['started-before-approval', 'started-before-counted']);
  });
});
