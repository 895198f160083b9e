import { civilDate } from '@fonds/kernel';
import { ARCHIVES, happened, rulesOf } from '@fonds/testing';
import { localLawDecider, rulesText, type ActivateLaw, type LocalRule } from './local-law.decider';

const rule = (over: Partial<LocalRule> = {}): LocalRule => ({
  clock: 'CLK-01',
  years: 15,
  from: '2026-07-01',
  basis: [{ instrument: '某市办法', article: '12' }],
  mark: 'F~',
  approvedBy: '市档案局',
  ...over,
});
const activate = (
  over: Partial<Omit<ActivateLaw, 'deed'>> & { readonly evidence?: number } = {},
): ActivateLaw => {
  const { evidence = 1, ...rest } = over;
  const deed = {
    businessDate: civilDate('2026-08-01'),
    today: civilDate('2026-11-22'),
    account: 'a',
    evidence,
  };
  return {
    ...{ kind: 'activate', place: ARCHIVES, version: '1', base: '2026-11-22', sha256: '0'.repeat(64) },
    ...{ rules: [rule()], deed },
    ...rest,
  } as ActivateLaw;
};
const first = happened('LawDataActivated', {
  ...{ place: ARCHIVES, version: '1', base: '2026-11-22', sha256: '0'.repeat(64), rules: [rule()] },
});

describe('local rules of a place (E103)', () => {
  const { given } = rulesOf(localLawDecider);

  it('are activated with their document, as a whole', () => {
    const { place, version, base, sha256, rules } = activate();
    given([])
      .when(activate())
      .then([
        { type: 'LawDataActivated', data: { place, version, base, sha256, rules: [...rules] }, rules: [] },
      ]);
    given([])
      .when(activate({ evidence: 0 }))
      .then({ code: 'local-law-paper-missing' });
  });

  it('say one length each, in years or in months', () => {
    const { years: _, ...without } = rule();
    for (const wrong of [without, rule({ months: 6 })])
      given([])
        .when(activate({ rules: [wrong] }))
        .then({ code: 'local-law-length', facts: { clock: 'CLK-01', from: '2026-07-01' } });
  });

  it('are named once, and change something', () => {
    given([first])
      .when(activate({ rules: [] }))
      .then({ code: 'local-law-version-taken', facts: { version: '1' } });
    given([first])
      .when(activate({ version: '2' }))
      .then({ code: 'local-law-unchanged', facts: { version: '2', last: '1' } });
    given([])
      .when(activate({ rules: [] }))
      .then({ code: 'local-law-unchanged' });
    expect(rulesText([rule({ until: '2027-01-01' })])).not.toBe(rulesText([rule()]));
  });

  it('give the place back to the national periods when there are none', () => {
    const { place, base, sha256 } = activate();
    given([first])
      .when(activate({ version: '2', rules: [] }))
      .then([
        { type: 'LawDataActivated', data: { place, version: '2', base, sha256, rules: [] }, rules: [] },
      ]);
  });

  it('have one length for a clock on each day', () => {
    const later = rule({ from: '2027-01-01', years: 12 });
    given([])
      .when(activate({ rules: [rule(), later] }))
      .then({ code: 'local-law-overlaps' });
    given([])
      .when(activate({ rules: [later, rule()] }))
      .then({ code: 'local-law-overlaps' });
    const ended = rule({ until: '2026-12-31' });
    const last = given([]).when(activate({ rules: [ended, later] }));
    last.then([{ type: 'LawDataActivated', data: { ...dataOf([ended, later]) }, rules: [] }]);
    given([])
      .when(activate({ rules: [rule({ until: '2027-01-01' }), later] }))
      .then({ code: 'local-law-overlaps' });
    given([])
      .when(activate({ rules: [rule({ until: '2026-06-30' })] }))
      .then({ code: 'local-law-days-reversed' });
  });

  it('are not of a day to come', () => {
    const deed = { ...activate().deed, businessDate: civilDate('2026-11-23') };
    given([])
      .when({ ...activate(), deed })
      .then({ code: 'business-date-in-future', rule: 'INV-43' });
  });
});

function dataOf(rules: LocalRule[]) {
  const { place, version, base, sha256 } = activate();
  return { place, version, base, sha256, rules };
}
