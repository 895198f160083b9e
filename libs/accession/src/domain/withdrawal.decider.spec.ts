import { ACTOR, ARCHIVES, FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { agreed, deed, person } from '../../test/accession-deed.fixture';
import { depositRefusal, withdrawalDecider } from './withdrawal.decider';

describe('a deposit goes back', () => {
  const unit = { owner: { kind: '个人' } } as const;
  const broughtBy = { sourceKind: 'deposit', source: person };
  const question = { archives: ARCHIVES, owner: person, unit, broughtBy };

  it.each<[string, object, string | undefined]>([
    ['to who deposited it', {}, undefined],
    ['not what was given for good', { broughtBy: { ...broughtBy, sourceKind: 'donation' } }, 'not-a-deposit'],
    ['not to another person', { owner: { kind: '个人', name: '王某' } }, 'not-its-owner'],
    ['not to another kind of owner', { owner: { kind: '集体' } }, 'not-its-owner'],
    ['not what nothing calls a deposit', { broughtBy: undefined }, 'not-a-deposit'],
    ['what was taken on, on its old agreement', { broughtBy: undefined, agreed }, undefined],
    ['not twice', { unit: { ...unit, out: 'withdrawn' } }, 'unit-not-in-store'],
  ])('%s', (_, over, code) => expect(depositRefusal({ ...question, ...over } as never)?.code).toBe(code));

  const { given } = rulesOf(withdrawalDecider);
  const [a, b] = [testId<'unit'>(), testId<'unit'>()];
  const requested = [
    happened('WithdrawalRequested', { fonds: FONDS, custodian: ARCHIVES, owner: person, proof: '协议' }),
    happened('ActUnitsListed', { part: 0, units: [a, b] }),
    happened('ManifestSealed', { count: 2, root: 'a'.repeat(64) }),
  ];
  const check = (found: readonly string[], account: string = testId<'account'>()) =>
    ({ kind: 'check', found, deed: deed({ account }) }) as const;

  it('when another person has found exactly the listed units', () => {
    given(requested)
      .when(check([a, b], ACTOR))
      .then({ code: 'same-person', rule: 'INV-01' });
    given(requested)
      .when(check([a]))
      .then({ code: 'checked-differs-from-listed', facts: { missing: [b], unlisted: [] } });
    given(requested.slice(0, 2))
      .when(check([a, b]))
      .then({ code: 'withdrawal-list-open' });
    expect(withdrawalDecider.decide(check([b, a]), given(requested).state)).toMatchObject({ ok: true });
  });
});
