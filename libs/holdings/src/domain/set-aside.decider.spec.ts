import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, ARCHIVES, FONDS, happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { setAsideDecider } from './set-aside.decider';

const { given } = rulesOf(setAsideDecider);
const today = civilDate('2026-11-22');
const code = { printed: 'Z109-1', normalised: 'Z109-1', scheme: 'legacy' as const };
const aside = happened('CodeSetAside', {
  code,
  numberingBody: ARCHIVES,
  fonds: FONDS,
  status: '已销毁',
  import: testId(),
  place: { file: '目录.xlsx', line: 4 },
});
const decided = (decision: 'keep' | 'admit') => happened('SetAsideDecided', { decision });
const decide = (decision: 'keep' | 'admit', reason: string | undefined = '已与销毁清册核对') =>
  ({
    decision,
    deed: { businessDate: today, today, account: ACTOR, evidence: 0, lawData: LAW_DATA_VERSION, reason },
  }) as const;

describe('a code that was set aside (INV-44)', () => {
  it.each(['keep', 'admit'] as const)('is decided on by a person with a reason: %s', (decision) => {
    given([aside])
      .when(decide(decision))
      .then([{ type: 'SetAsideDecided', data: { decision }, rules: ['INV-44'] }]);
    given([aside]).when(decide(decision, '')).then({ code: 'reason-missing' });
  });

  it('that is kept stays so for ever', () => {
    given([aside, decided('keep')])
      .when(decide('admit'))
      .then({ code: 'code-kept', rule: 'INV-44' });
    given([aside, decided('keep')])
      .when(decide('keep'))
      .then({ code: 'code-kept' });
  });

  it('that was admitted may still be kept, until its unit is taken on', () => {
    given([aside, decided('admit')])
      .when(decide('admit'))
      .then({ code: 'code-admitted-already' });
    given([aside, decided('admit')])
      .when(decide('keep'))
      .then([{ type: 'SetAsideDecided', data: { decision: 'keep' } }]);
    given([aside, decided('admit'), happened('HoldingTakenOn', holdingTakenOn())])
      .when(decide('keep'))
      .then({ code: 'code-not-set-aside' });
  });

  it('is none where nothing was set aside', () =>
    given([]).when(decide('keep')).then({ code: 'code-not-set-aside' }));
});
