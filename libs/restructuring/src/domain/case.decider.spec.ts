import { civilDate } from '@fonds/kernel';
import { happened } from '@fonds/testing';
import {
  closing,
  decided,
  deed,
  given,
  SORTED,
  SORTING,
  TODAY,
  words,
} from '../../test/case-history.fixture';
import type { CaseCommand } from './case.commands';
import { caseDecider } from './case.decider';

describe('a step', () => {
  const early = civilDate('2026-11-21');

  it('is not dated before the case was opened; a fact may be', () => {
    given(SORTED)
      .when({
        kind: 'decide-custody',
        decision: words('AD'),
        deed: deed({ evidence: 1, businessDate: early }),
      })
      .then({ code: 'before-case-opened', facts: { on: early, opened: TODAY } });
    const fact = { kind: 'record-deregistration', on: '2026-11-20', document: '通知书' } as const;
    expect(caseDecider.decide({ ...fact, deed: deed({ businessDate: early }) }, given(SORTED).state).ok).toBe(
      true,
    );
  });

  it('tells of no day that has not come, and of no access that ends before it begins, or to a group that there is not', () => {
    const on = '2026-11-23';
    const told: readonly CaseCommand[] = [
      { kind: 'record-deregistration', on, document: '通知书', deed: deed() },
      { kind: 'meet-obligation', obligation: 'O7', by: '王某', on, note: '', deed: deed() },
    ];
    for (const order of told) given(SORTED).when(order).then({ code: 'decision-in-future', facts: { on } });
    const access = { to: '甲公司', scope: '会计', from: '2026-11-20', until: '2026-11-19' };
    given(SORTED)
      .when({ kind: 'grant-access', access, deed: deed() })
      .then({ code: 'dates-reversed', facts: { from: '2026-11-20', to: '2026-11-19' } });
    given(SORTED)
      .when({
        kind: 'grant-access',
        access: { to: '甲公司', scope: '会计', from: '2026-11-20', groups: ['KU', 'X'] },
        deed: deed(),
      })
      .then({ code: 'group-unknown', facts: { group: 'X' } });
  });
});

describe('a case', () => {
  const ALL = [...SORTED, decided('AD'), decided('KU')];

  it('records a deregistration whatever its state, and then stays open until somebody answers next', () => {
    const told = caseDecider.decide(
      { kind: 'record-deregistration', on: '2026-11-20', document: '通知书', deed: deed() },
      given([...SORTED, decided('AD')]).state,
    );
    expect(told.ok && told.value[0]?.data).toMatchObject({ undecided: 2 });
    const gone = happened('UnitDeregistered', { on: '2026-11-20', document: '通知书', undecided: 2 });
    given([...ALL, gone])
      .when(closing())
      .then({ code: 'responsible-missing', rule: 'INV-30' });
    const named = happened('ResponsibleBodyNamed', { name: '市国资委', ground: '出资人' });
    expect(caseDecider.decide(closing(), given([...ALL, gone, named]).state).ok).toBe(true);
  });

  it('takes nothing more once it is closed, but facts that come late', () => {
    const end = caseDecider.decide(closing(), given(ALL).state);
    if (!end.ok || end.value[0]?.type !== 'RestructuringClosed') throw new Error('a closing was expected');
    const closed = [...ALL, happened('RestructuringClosed', end.value[0].data)];
    given(closed).when({ kind: 'sort', sorting: SORTING, deed: deed() }).then({ code: 'case-closed' });
    expect(
      caseDecider.decide(
        { kind: 'record-deregistration', on: '2026-11-20', document: '通知书', deed: deed() },
        given(closed).state,
      ).ok,
    ).toBe(true);
  });
});
