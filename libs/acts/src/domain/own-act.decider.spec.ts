import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, ARCHIVES, FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { ownActDecider } from './own-act.decider';

const { given } = rulesOf(ownActDecider);
const TODAY = civilDate('2026-11-22');
const withdraw = {
  kind: 'withdraw',
  ground: '重做',
  deed: { businessDate: TODAY, today: TODAY, account: ACTOR, evidence: 0, lawData: LAW_DATA_VERSION },
} as const;
const own = { fonds: FONDS, custodian: ARCHIVES };

describe('an act that is withdrawn by whoever corrects', () => {
  it('is one that has no door of its own', () =>
    given([happened('CorrectionBatchOpened', { ...own, ground: '误录', count: 1 })])
      .when(withdraw)
      .then([{ type: 'ActWithdrawn', data: { ground: '重做' } }]));

  it.each([
    ['opening', happened('OpeningReviewPlanned', { ...own, purpose: 'opening' } as never)],
    ['destruction', happened('DestructionListDrawn', { ...own, form: 'general' } as never)],
    [
      'withdrawal',
      happened('WithdrawalRequested', { ...own, owner: { kind: '个人' }, act: testId() } as never),
    ],
  ])('never %s: that is for those who may begin it', (kind, begun) =>
    given([begun]).when(withdraw).then({ code: 'withdrawn-elsewhere', facts: { kind } }),
  );
});

describe('an act that a second person is to second', () => {
  const second = { ...withdraw, kind: 'second', deed: { ...withdraw.deed, account: testId<'account'>() } };

  it('is of a kind that has a second, and its list is complete', () => {
    const loan = happened('LoanRequested', { ...own, count: 1 } as never);
    const batch = happened('CorrectionBatchOpened', { ...own, ground: '误录', count: 1 });
    for (const begun of [loan, batch])
      given([begun])
        .when(second as never)
        .then({ code: 'not-to-be-seconded' });
  });
});
