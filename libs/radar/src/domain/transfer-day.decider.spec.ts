import type { EarlyTransferAgreed, TransferExtensionApproved } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { transferDayDecider, type TransferDayCommand } from './transfer-day.decider';

const { given } = rulesOf(transferDayDecider);
const [U, A, ACCOUNT] = [testId<'organisation'>(), testId<'organisation'>(), testId<'account'>()];
const deedOn = (day: string, evidence = 1) => ({
  ...{
    businessDate: civilDate(day),
    today: civilDate('2026-11-22'),
    account: ACCOUNT,
    evidence,
    lawData: LAW_DATA_VERSION,
  },
});
const shared = { fonds: FONDS, custodian: U, archives: A, document: '档函3号', units: [testId<'unit'>()] };
const extension: TransferExtensionApproved = {
  extension: testId<'event'>(),
  ...shared,
  ground: 'specialised',
  until: '2035-12-31',
  inspection: '库房符合要求',
};
const extend = (
  day: string,
  {
    evidence = 1,
    levels = {},
    ...over
  }: { evidence?: number; levels?: object; [field: string]: unknown } = {},
): TransferDayCommand => ({
  kind: 'extend',
  extension: { ...extension, ...over },
  levels,
  deed: deedOn(day, evidence),
});
const early: EarlyTransferAgreed = {
  agreement: testId<'event'>(),
  ...shared,
  ground: 'unsafe',
  nature: 'early-custody',
};
const agree = (
  day: string,
  { evidence = 1, ended, ...over }: { evidence?: number; ended?: string; [field: string]: unknown } = {},
): TransferDayCommand => ({
  kind: 'agree-early',
  agreement: { ...early, ...over } as EarlyTransferAgreed,
  ended: ended === undefined ? undefined : civilDate(ended),
  deed: deedOn(day, evidence),
});
const REG = { instrument: 'REG', article: '20(3)' };

describe('E20, CLK-03: a transfer waits longer', () => {
  it('by the consent of the authority of the same level, which cites the article', () =>
    given([])
      .when(extend('2026-03-01', { levels: { authority: 'city', archives: 'city' } }))
      .then([{ type: 'TransferExtensionApproved', data: extension, rules: ['CLK-03'], basis: [REG] }]));

  it('by a recorded decision where a level is not registered', () => {
    const decision = '三定方案：市级档案主管部门';
    given([])
      .when(extend('2026-03-01', { decision }))
      .then([{ type: 'TransferExtensionApproved', data: { ...extension, decision } }]);
  });

  it.each<[string, TransferDayCommand, string]>([
    [
      'of another level',
      extend('2026-03-01', { levels: { authority: 'county', archives: 'city' } }),
      'authority-of-another-level',
    ],
    ['without a paper', extend('2026-03-01', { evidence: 0 }), 'transfer-day-paper-missing'],
    [
      'where a level is not registered',
      extend('2026-03-01', { levels: { archives: 'city' } }),
      'authority-level-unknown',
    ],
    ['until a day that is not later', extend('2026-03-01', { until: '2026-03-01' }), 'extension-not-later'],
    [
      'of a day on which no rule is known, without a recorded decision',
      extend('2024-02-29'),
      'extension-decision-required',
    ],
  ])('is refused %s, with the article', (_case, command, code) =>
    given([])
      .when(command)
      .then({ code, rule: 'CLK-03', basis: [REG] }),
  );

  it('of a day before the regulations by a recorded decision, which cites nothing that was not in force', () =>
    given([])
      .when(extend('2024-02-29', { decision: '市档案局局务会决定' }))
      .then([
        {
          type: 'TransferExtensionApproved',
          data: { ...extension, decision: '市档案局局务会决定' },
          rules: ['CLK-03'],
          basis: [],
        },
      ]));

  it('once', () =>
    given([happened('TransferExtensionApproved', extension)])
      .when(extend('2026-03-01'))
      .then({ code: 'transfer-day-known' }));
});

describe('E21, CLK-04: a transfer comes early', () => {
  const agreed = (data: EarlyTransferAgreed, basis: { instrument: string; article: string }[]) => [
    { type: 'EarlyTransferAgreed' as const, data, rules: ['CLK-04'], basis },
  ];
  const regulations = [REG, { instrument: 'REG', article: '20(4)' }, { instrument: 'AL', article: '15(2)' }];

  it('as custody since the regulations: the period goes on', () =>
    given([]).when(agree('2024-03-01')).then(agreed(early, regulations)));

  it('as transfer by the measures before them', () =>
    given([])
      .when(agree('2024-02-29', { nature: 'transfer' }))
      .then(agreed({ ...early, nature: 'transfer' }, [{ instrument: 'IM99', article: '13' }])));

  it('as transfer of an abolished unit, when it has ended', () => {
    const over = { ground: 'abolished', nature: 'transfer' } as const;
    given([])
      .when(agree('2026-03-01', { ...over, ended: '2026-02-28' }))
      .then(agreed({ ...early, ...over }, regulations));
    given([])
      .when(agree('2026-03-01', { ...over, ended: '2026-03-02' }))
      .then({ code: 'unit-not-abolished', rule: 'CLK-04' });
  });

  it.each<[string, TransferDayCommand, string]>([
    ['as transfer of a unit that goes on', agree('2024-03-01', { nature: 'transfer' }), 'early-is-custody'],
    ['as custody before it was known', agree('2024-02-29'), 'early-is-transfer'],
    ['before any rule that is known', agree('1999-06-06'), 'early-decision-required'],
    ['without the unit’s paper', agree('2026-03-01', { evidence: 0 }), 'transfer-day-paper-missing'],
  ])('is refused %s', (_case, command, code) => given([]).when(command).then({ code, rule: 'CLK-04' }));
});
