import type { DisposalActOpened, PastEvent } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { happened, testId } from '@fonds/testing';
import type { CaseCommand } from './case.commands';
import { caseDecider } from './case.decider';
import { planLines } from './case-line.rule';
import { checklistOf } from './checklist.rule';
import { outcomeOf } from './outcome.rule';
import {
  TODAY,
  OTHER,
  UNITS,
  ROOT,
  deed,
  WITH_PAPER,
  opened,
  fixed,
  SORTING,
  sorted,
  receiver,
  words,
  decided,
  roots,
  SORTED,
  closing,
  UNIT_ORG,
  INVESTOR,
  BUYER,
  given,
} from '../../test/case-history.fixture';

describe('units of a case', () => {
  it('lie in one group each: groups that do not hold all of them are refused', () => {
    const sorting = { ...SORTING, groups: SORTING.groups.slice(0, 1) };
    given([opened(), fixed])
      .when({ kind: 'sort', sorting, deed: deed() })
      .then({ code: 'groups-incomplete', rule: 'INV-30' });
  });

  it('are drawn out of no group before they are sorted (INV-30)', () => {
    const from = new Map([['unsorted', UNITS.slice(0, 1)]]);
    given([opened(), fixed])
      .when({ kind: 'split', to: '另', ground: '另案', from, deed: deed() })
      .then({ code: 'units-not-sorted' });
  });

  it('are drawn out by name, and then count where they are', () => {
    const split = happened('CaseUnitsSplit', {
      from: 'AD',
      to: 'AD-1',
      units: UNITS.slice(0, 1),
      ground: '另案',
    });
    const { state } = given([...SORTED, split]);
    expect([...(state?.groups.values() ?? [])].map(({ key, count }) => `${key} ${count}`)).toEqual([
      'AD 1',
      'KU 2',
      'AD-1 1',
    ]);
    expect(state?.moved.get(UNITS[0] ?? '')).toBe('AD-1');
  });

  it('that are secret do not come to a group of others', () => {
    const secret = happened('CaseUnitsSorted', {
      ...SORTING,
      groups: SORTING.groups.map((each) => ({ ...each, secret: each.group === 'KU' })),
    });
    const from = new Map([['KU', UNITS.slice(2)]]);
    given([opened(), fixed, secret])
      .when({ kind: 'split', to: 'AD', ground: '并', from, deed: deed() })
      .then({ code: 'secrecy-mixed' });
  });
});

describe('a custody decision', () => {
  it('needs the consent below confidence A, and a receiver unless the units stay', () => {
    given(SORTED)
      .when({ kind: 'decide-custody', decision: words('AD'), deed: deed() })
      .then({ code: 'custody-consent-missing', rule: 'INV-30' });
    given(SORTED)
      .when({ kind: 'decide-custody', decision: words('AD', { receiver: undefined }), deed: WITH_PAPER })
      .then({ code: 'receiver-missing', rule: 'INV-02' });
    const { state } = given([...SORTED, decided('AD')]);
    expect(state?.groups.get('AD')?.decision?.destination).toBe('INV');
  });

  it('against a national text in force is refused; against a default it is recorded as a deviation', () => {
    const merger = [opened('C01'), fixed, sorted];
    given(merger)
      .when({ kind: 'decide-custody', decision: words('KU', { destination: 'NAT' }), deed: WITH_PAPER })
      .then({ code: 'custody-against-law', basis: [{ instrument: 'O79', article: '22' }] });
    const told = caseDecider.decide(
      { kind: 'decide-custody', decision: words('AD', { destination: 'NAT' }), deed: WITH_PAPER },
      given(merger).state,
    );
    expect(told.ok && told.value[0]?.data).toMatchObject({
      deviates: true,
      proposal: { destination: 'SUC', confidence: 'B' },
    });
  });

  it('S21: I4 in 2010 binds; today it is a default', () => {
    const move = {
      kind: 'decide-custody',
      decision: words('AD', { destination: 'SUC', on: '2010-05-01' }),
    } as const;
    const then = { ...WITH_PAPER, businessDate: civilDate('2010-05-01') };
    given([opened('I4', then.businessDate), fixed, sorted])
      .when({ ...move, deed: then })
      .then({ code: 'custody-against-law', basis: [{ instrument: 'JG83', article: '26(4)' }] });
    expect(
      caseDecider.decide({ ...move, deed: WITH_PAPER }, given([opened('I4'), fixed, sorted]).state).ok,
    ).toBe(true);
  });

  it('stands no more where the facts turn it against a national text in force (O79 22)', () => {
    const survive = (is: boolean) =>
      happened('CaseFactsStated', { group: 'KU', facts: { unitsSurvive: is } });
    const kept = [opened('C02'), fixed, sorted, survive(true), decided('KU', 'EST')];
    const settled = (events: readonly PastEvent[]) => {
      const { state } = given(events);
      const group = state?.groups.get('KU');
      return state && group && outcomeOf(state, group, TODAY)?.destination;
    };
    expect([settled(kept), settled([...kept, survive(false)])]).toEqual(['EST', undefined]);
  });

  it('for whoever comes after is for the receiver whose marks were stated', () => {
    const stated = happened('CaseFactsStated', { group: 'AD', facts: { receiver: { name: '甲公司' } } });
    const order = (over: object) => ({
      kind: 'decide-custody' as const,
      decision: words('AD', over),
      deed: WITH_PAPER,
    });
    given([...SORTED, stated])
      .when(order({ destination: 'SUC' }))
      .then({ code: 'receiver-not-as-stated', facts: { stated: '甲公司', given: '市国资委', group: 'AD' } });
    // The investor is no buyer: what was stated of one says nothing of it.
    expect(caseDecider.decide(order({}), given([...SORTED, stated]).state).ok).toBe(true);
    const same = order({ destination: 'SUC', receiver: { name: '甲公司' } });
    expect(caseDecider.decide(same, given([...SORTED, stated]).state).ok).toBe(true);
  });

  it('is told in the plan with what it was made on', () => {
    const { state } = given([...SORTED, decided('AD')]);
    const [line] = state ? planLines(state, roots, TODAY) : [];
    expect(line).toMatchObject({ group: 'AD', decided: true, confidence: 'B', basis: [] });
  });

  it('made for a bankruptcy stands after it became a reorganisation only where that one names its destination', () => {
    const amended = happened('CaseAmended', {
      before: 'C15',
      after: 'C16',
      document: { title: '重整计划', on: '2026-11-19' },
    });
    const after = [...SORTED, decided('AD'), decided('KU', 'EST'), amended];
    given(after)
      .when({ ...closing(given(after).state), deed: deed() })
      .then({ code: 'custody-undecided-in-case', facts: { groups: ['AD'], count: 2 } });
  });
});

describe('a case whose unarranged material is still counted as a whole', () => {
  it('is not closed: a lot is custody, too (INV-03)', () => {
    const all = [...SORTED, decided('AD'), decided('KU')];
    given(all)
      .when({ ...closing(given(all).state), lots: ['未整理图纸'] })
      .then({ code: 'lots-open', rule: 'INV-03', facts: { lots: ['未整理图纸'], count: 1 } });
  });
});

describe('the checklist', () => {
  const lines = (events: readonly PastEvent[]) => {
    const { state } = given(events);
    return new Map(state && checklistOf(state, TODAY).map((line) => [line.id, line] as const));
  };

  it('shows what the record tells by itself, and names what is missing', () => {
    const group = happened('DisposalGroupFormed', {
      members: [
        { name: '李某', role: 'leader' },
        { name: '王某', role: 'archivist' },
      ],
    });
    expect(lines([...SORTED, group]).get('O2')).toMatchObject({
      met: false,
      force: 'default',
      missing: ['superior', 'liquidator'],
    });
    expect(lines(SORTED).get('O11')).toMatchObject({ met: false, force: 'binding', missing: ['AD', 'KU'] });
    expect(lines([...SORTED, decided('AD'), decided('KU')]).get('O11')).toMatchObject({
      met: true,
      metBy: 'record',
    });
    expect(lines(SORTED).get('O1')).toMatchObject({ met: false, missing: ['requirement'] });
    const met = happened('CaseObligationMet', {
      obligation: 'O7',
      by: '王某',
      on: '2026-11-20',
      note: '已收齐',
    });
    expect(lines([...SORTED, met]).get('O7')).toMatchObject({ met: true, metBy: { by: '王某' } });
  });

  it('counts a plan as filed only when it was approved (E70)', () => {
    const order = {
      kind: 'file-plan',
      version: 1,
      authority: '市档案局',
      receipt: '3号',
      on: '2026-11-20',
      deed: deed(),
    } as const;
    const told = caseDecider.decide({ kind: 'draft-plan', roots, deed: deed() }, given(SORTED).state);
    if (!told.ok || told.value[0]?.type !== 'DisposalPlanDrafted') throw new Error('a plan was expected');
    const plan = happened('DisposalPlanDrafted', told.value[0].data);
    given([...SORTED, plan])
      .when(order)
      .then({ code: 'plan-not-adopted' });
    const adopted = happened('DisposalPlanAdopted', { version: 1, root: ROOT, by: '赵某' });
    const filed = caseDecider.decide(order, given([...SORTED, plan, adopted]).state);
    expect(filed.ok && filed.value.map(({ type }) => type)).toEqual(['DisposalPlanFiled']);
  });
});

describe('a plan', () => {
  const drafted = (over: object = {}) => {
    const told = caseDecider.decide(
      { kind: 'draft-plan', roots, deed: deed() },
      given([...SORTED, decided('AD')]).state,
    );
    if (!told.ok || told.value[0]?.type !== 'DisposalPlanDrafted') throw new Error('a plan was expected');
    return happened('DisposalPlanDrafted', told.value[0].data, over);
  };

  it('is not approved by its drafter, nor when something changed since', () => {
    const plan = drafted();
    const adopt = { kind: 'adopt-plan', version: 1, by: '赵某' } as const;
    given([...SORTED, decided('AD'), plan])
      .when({ ...adopt, deed: deed() })
      .then({ code: 'plan-by-its-drafter' });
    given([...SORTED, decided('AD'), plan, decided('KU')])
      .when({ ...adopt, deed: deed({ account: OTHER }) })
      .then({ code: 'plan-differs', facts: { version: 1, groups: ['KU'] } });
    expect(
      caseDecider.decide(
        { ...adopt, deed: deed({ account: OTHER }) },
        given([...SORTED, decided('AD'), plan]).state,
      ).ok,
    ).toBe(true);
  });

  it('S18: nothing is carried out that is undecided, or that no approved plan says', () => {
    const act: DisposalActOpened = {
      act: testId(),
      destination: 'INV',
      form: 'transfer',
      receiver,
      groups: ['AD'],
      count: 2,
      root: ROOT,
    };
    const order = { kind: 'open-act', act, roots, deed: deed() } as const;
    given(SORTED).when(order).then({ code: 'custody-undecided-in-case', rule: 'INV-30' });
    given([...SORTED, decided('AD')])
      .when(order)
      .then({ code: 'plan-missing', rule: 'INV-30' });
    const plan = drafted();
    const adopted = happened('DisposalPlanAdopted', {
      version: 1,
      root: ROOT,
      by: '赵某',
    });
    const ready = [...SORTED, decided('AD'), plan, adopted];
    expect(caseDecider.decide(order, given(ready).state).ok).toBe(true);
    // A unit more or less, and the plan is another one.
    const grown = new Map([...roots, ['AD', { count: 3, root: ROOT }]]);
    given(ready)
      .when({ ...order, roots: grown })
      .then({ code: 'plan-differs' });
  });

  it('I2: the archives of an abolished organ are not divided, while that was certainly law (INV-41)', () => {
    const then = { businessDate: civilDate('2010-05-01') };
    const to = (group: string, name: string) => {
      const { data } = decided(group);
      return happened('CustodyDecided', {
        ...data,
        destination: 'DSG',
        form: 'entrusted',
        receiver: { name, organisation: name === '甲局' ? INVESTOR : BUYER },
      } as never);
    };
    const divided = [opened('I2', then.businessDate), fixed, sorted, to('AD', '甲局'), to('KU', '乙局')];
    const told = caseDecider.decide({ kind: 'draft-plan', roots, deed: deed(then) }, given(divided).state);
    if (!told.ok || told.value[0]?.type !== 'DisposalPlanDrafted') throw new Error('a plan was expected');
    const plan = happened('DisposalPlanDrafted', told.value[0].data);
    const adopt = { kind: 'adopt-plan', version: 1, by: '赵某' } as const;
    given([...divided, plan])
      .when({ ...adopt, deed: deed({ ...then, account: OTHER }) })
      .then({ code: 'archives-divided', rule: 'INV-41' });
    expect(
      caseDecider.decide({ ...adopt, deed: deed({ account: OTHER }) }, given([...divided, plan]).state).ok,
    ).toBe(true);
  });
});

describe('a count', () => {
  const counted = (found: number, group?: string) =>
    happened('InventoryCounted', {
      ...{ method: 'hand', expected: 4, found, missing: [], unlisted: [] },
      ...(group !== undefined && { group }),
    });
  const explained = happened('InventoryDifferenceExplained', {
    ...{ code: '*', outcome: 'miscounted', explanation: '重数' },
  });
  const open = (events: readonly PastEvent[]) =>
    [...(given([...SORTED, ...events]).state?.differences ?? [])].flatMap(([key, each]) =>
      each.explained ? [] : [key],
    );

  it('of other numbers is not explained by what was said of an earlier one', () => {
    expect(open([counted(3), explained])).toEqual([]);
    expect(open([counted(3), explained, counted(3)])).toEqual([]);
    expect(open([counted(3), explained, counted(2)])).toEqual(['*']);
  });

  it('made again of a group settles what was open of that group alone', () => {
    const [unit = ''] = UNITS;
    const missing = (group: string, of: readonly string[]) =>
      happened('InventoryCounted', {
        ...{ method: 'scan', group, expected: 2, found: 2 - of.length, missing: [...of], unlisted: [] },
      });
    const both = [missing('AD', [unit]), missing('KU', UNITS.slice(3))];
    expect(open(both)).toEqual([unit, UNITS[3]]);
    expect(open([...both, missing('AD', [])])).toEqual([UNITS[3]]);
  });
});

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

  it('tells of no day that has not come, and of no access that ends before it begins', () => {
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
  });
});

describe('a case', () => {
  const ALL = [...SORTED, decided('AD'), decided('KU')];

  it('S17: is not closed over what is undecided (AL 16)', () => {
    given([...SORTED, decided('AD')])
      .when(closing())
      .then({
        code: 'custody-undecided-in-case',
        rule: 'INV-30',
        basis: [{ instrument: 'AL', article: '16' }],
        facts: { groups: ['KU'], count: 2 },
      });
  });

  it('is not closed over a unit that its keeper still has, or that another one has', () => {
    given(ALL)
      .when(closing(given(ALL).state, UNIT_ORG))
      .then({ code: 'units-unaccounted', rule: 'INV-03' });
    given(ALL)
      .when(closing(given(ALL).state, BUYER))
      .then({ code: 'units-unaccounted', rule: 'INV-03' });
    expect(caseDecider.decide(closing(given(ALL).state), given(ALL).state).ok).toBe(true);
  });

  it('is not closed while a difference is unexplained, or a loss is said and not recorded', () => {
    const [lost] = UNITS;
    const counted = happened('InventoryCounted', {
      method: 'scan',
      expected: 4,
      found: 3,
      missing: [lost ?? ''],
      unlisted: [],
    });
    given([...ALL, counted])
      .when(closing())
      .then({ code: 'differences-unexplained', rule: 'INV-03' });
    const explained = happened('InventoryDifferenceExplained', {
      unit: lost,
      outcome: 'missing',
      explanation: '遗失',
    });
    given([...ALL, counted, explained])
      .when(closing())
      .then({ code: 'loss-not-recorded', rule: 'INV-03' });
  });

  it('is not closed over a loss of which no incident tells (E57, E56)', () => {
    const [unit = ''] = UNITS;
    given(ALL)
      .when({ ...closing(), unreported: [unit] })
      .then({ code: 'incident-missing', rule: 'INV-03', facts: { units: [unit], count: 1 } });
  });

  it('is not closed over a unit that was explained as found and is missing in a newer count (INV-03)', () => {
    const [unit = ''] = UNITS;
    const counted = happened('InventoryCounted', {
      ...{ method: 'scan', expected: 4, found: 3, missing: [unit], unlisted: [] },
    });
    const found = happened('InventoryDifferenceExplained', { unit, outcome: 'found', explanation: '错架' });
    expect(caseDecider.decide(closing(), given([...ALL, counted, found]).state).ok).toBe(true);
    given([...ALL, counted, found, counted])
      .when(closing())
      .then({ code: 'differences-unexplained', rule: 'INV-03' });
  });

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
