import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { happened, rulesOf } from '@fonds/testing';
import { nationalLawDecider, type ActivateNational } from './national-law.decider';

const SHA = '0'.repeat(64);
const activate = ({
  evidence = 1,
  businessDate = '2026-12-01',
  ...over
}: Partial<Omit<ActivateNational, 'deed'>> & {
  evidence?: number;
  businessDate?: string;
} = {}): ActivateNational => ({
  ...{ kind: 'activate-national', version: '2', opened: '1', carried: ['1', '2', '3'], sha256: SHA },
  ...over,
  deed: {
    businessDate: civilDate(businessDate),
    today: civilDate('2026-12-01'),
    account: 'a',
    evidence,
    lawData: LAW_DATA_VERSION,
  },
});
const activated = (version: string, base: string) =>
  happened('NationalLawActivated', { version, base, sha256: SHA });

describe('a version of the national rule data (E103)', () => {
  const { given } = rulesOf(nationalLawDecider);
  const draft = (version: string, base: string) => [
    { type: 'NationalLawActivated', data: { version, base, sha256: SHA }, rules: [] },
  ];

  it('takes the place of the one with which the installation began, or of the last one', () => {
    given([])
      .when(activate())
      .then(draft('2', '1') as never);
    given([activated('2', '1')])
      .when(activate({ version: '3' }))
      .then(draft('3', '2') as never);
  });

  it('that proved wrong gives way to the one before it', () =>
    given([activated('2', '1')])
      .when(activate({ version: '1' }))
      .then(draft('1', '2') as never));

  it('is in effect once', () => {
    given([])
      .when(activate({ version: '1' }))
      .then({ code: 'national-law-in-effect', facts: { version: '1' } });
    given([activated('2', '1')])
      .when(activate())
      .then({ code: 'national-law-in-effect' });
  });

  it('is one of the build', () =>
    given([])
      .when(activate({ version: '9' }))
      .then({ code: 'law-data-not-carried', facts: { version: '9', carried: ['1', '2', '3'] } }));

  it('comes with its paper, and not from a day to come', () => {
    given([])
      .when(activate({ evidence: 0 }))
      .then({ code: 'national-law-paper-missing' });
    given([])
      .when(activate({ businessDate: '2026-12-02' }))
      .then({ code: 'business-date-in-future', rule: 'INV-43' });
  });
});
