import type { DisposalActOpened } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { happened, testId } from '@fonds/testing';
import {
  BUYER,
  decided,
  deed,
  fixed,
  given,
  INVESTOR,
  opened,
  OTHER,
  receiver,
  ROOT,
  roots,
  sorted,
  SORTED,
} from '../../test/case-history.fixture';
import { caseDecider } from './case.decider';

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
    // Two that were prepared at one moment: the second meets the act of the first.
    const other = testId();
    const first = happened('DisposalActOpened', { ...act, act: other });
    given([...ready, first])
      .when({ ...order, ended: new Set() })
      .then({ code: 'group-under-way', facts: { group: 'AD' } });
    const { ok: free } = caseDecider.decide(
      { ...order, ended: new Set([other]) },
      given([...ready, first]).state,
    );
    expect(free).toBe(true);
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
