import type { Deed } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { carryLawData, LAW_DATA_VERSION } from '@fonds/law';
import { ARCHIVES, FONDS, happened, rulesOf } from '@fonds/testing';
import { agreed, deed, person } from '../../test/accession-deed.fixture';
import { type AccessionQuestion, termsRefusal } from './accession-terms.rule';
import { agreementDecider, type AgreementTerms } from './agreement.decider';
import { ALL_SOURCE_KINDS, ownerAfter, SOURCE_KINDS, sourceKindOf } from './source-kinds';
import { ALL_TOPICS, topicOf } from './topics';

describe('kinds of sources (domain.md §8)', () => {
  it('are nine, found by code and by every Chinese name', () => {
    expect(ALL_SOURCE_KINDS).toHaveLength(9);
    for (const name of [
      '移交',
      '捐献',
      '购买',
      '代存',
      '寄存',
      '交换',
      '征购',
      '收购',
      '代为保管',
      '撤并接收',
      '没收移交',
    ])
      expect([name, sourceKindOf(name)]).not.toContain(undefined);
    expect(sourceKindOf('别的')).toBeUndefined();
  });

  it('of donation, purchase, deposit and exchange rest on an agreement (INV-09)', () => {
    expect(ALL_SOURCE_KINDS.filter((kind) => SOURCE_KINDS[kind].agreed)).toEqual([
      'donation',
      'purchase',
      'deposit',
      'exchange',
    ]);
  });

  it('that keep the owner are deposit and keeping on behalf; what else comes in is the state’s (INV-39b)', () => {
    for (const kind of ALL_SOURCE_KINDS)
      expect([kind, ownerAfter(kind, person).kind]).toEqual([
        kind,
        ['deposit', 'keeping'].includes(kind) ? '个人' : '国家',
      ]);
  });
});

it('collecting topics are the seven of P-17', () => {
  expect(ALL_TOPICS).toHaveLength(7);
  expect(topicOf('考古发掘')).toBe('archaeological-find');
  expect(topicOf('别的')).toBeUndefined();
});

describe('what is said of an accession', () => {
  const question = (over: Partial<AccessionQuestion> = {}): AccessionQuestion => ({
    sourceKind: 'deposit',
    source: person,
    title: '日记',
    archives: ARCHIVES,
    content: 'units',
    date: civilDate('2026-05-01'),
    lawData: LAW_DATA_VERSION,
    agreement: 'agreement',
    agreed,
    ...over,
  });
  const none = { agreement: undefined, agreed: undefined };

  it.each<[string, Partial<AccessionQuestion>, string | undefined]>([
    ['a deposit on its agreement', {}, undefined],
    ['a deposit without one', none, 'agreement-missing'],
    ['the same before the law wanted one', { ...none, date: civilDate('2005-05-01') }, undefined],
    ['a requisition from a person', { ...none, sourceKind: 'requisition' }, undefined],
    ['keeping on behalf without one', { ...none, sourceKind: 'keeping' }, undefined],
    ['an agreement of another archives', { agreed: { ...agreed, archives: FONDS } }, 'agreement-unknown'],
    [
      'an agreement about a donation',
      { agreed: { ...agreed, kind: 'donation' } },
      'agreement-of-another-kind',
    ],
    ['a day before the agreement', { date: civilDate('2025-12-31') }, 'agreement-not-in-force'],
    ['a day after it', { date: civilDate('2027-01-01') }, 'agreement-not-in-force'],
    ['another kind of owner', { source: { kind: '集体' } }, 'agreement-of-another-owner'],
    ['an owner that is not the depositor', { owner: { kind: '国家' } }, 'deposit-owner-stays'],
    [
      'a purchase from the state',
      { ...none, sourceKind: 'purchase', source: { kind: '国家' } },
      'state-archives-not-bought',
    ],
    [
      'a transfer by a list',
      { ...none, sourceKind: 'transfer', source: { kind: '国家' } },
      'transfer-by-batch',
    ],
    [
      'an old transfer as a lot',
      { ...none, content: 'lot', sourceKind: 'transfer', source: { kind: '国家' } },
      undefined,
    ],
  ])('%s', (_, over, code) => expect(termsRefusal(question(over))?.code).toBe(code));
});

describe('an agreement (E30)', () => {
  const { given } = rulesOf(agreementDecider);
  const agree = (over: Partial<AgreementTerms> = {}, on: Partial<Deed> = {}) =>
    ({ kind: 'agree', terms: { ...agreed, ...over }, deed: deed(on) }) as const;

  it('is recorded once, with its paper', () => {
    given([])
      .when(agree())
      .then([{ type: 'AcquisitionAgreed', data: agreed, rules: ['INV-09', 'INV-28'] }]);
    given([])
      .when(agree({}, { evidence: 0 }))
      .then({ code: 'agreement-paper-missing', rule: 'INV-09' });
    given([happened('AcquisitionAgreed', agreed)])
      .when(agree())
      .then({ code: 'agreement-already-recorded' });
  });

  it('has all its parts, in order', () => {
    given([])
      .when(agree({ duties: ' ' }))
      .then({ code: 'agreement-incomplete', facts: { missing: ['duties'] } });
    given([])
      .when(agree({ until: '2025-01-01' }))
      .then({ code: 'agreement-days-reversed' });
  });

  it('neither buys nor prices what is the state’s (INV-28), as long as that law is in force', () => {
    const state = { party: { kind: '国家' } } as const;
    given([])
      .when(agree({ ...state, kind: 'purchase' }))
      .then({ code: 'state-archives-not-bought' });
    given([])
      .when(agree({ ...state, price: { amount: '1', currency: 'CNY' } }))
      .then({ code: 'state-archives-priced' });
  });

  it('is held against the national rule data in effect for the deed, and no other (E103)', () => {
    const away = carryLawData({
      ...{ version: '2099-01-01', news: { zh: '试验', en: 'a trial' } },
      // As if nobody had read the article that forbids it.
      rules: [{ id: 'INV-28', mark: 'F~' }],
    });
    const bought = { party: { kind: '国家' }, kind: 'purchase' } as const;
    given([])
      .when(agree(bought, { lawData: LAW_DATA_VERSION }))
      .then({ code: 'state-archives-not-bought' });
    given([])
      .when(agree(bought, { lawData: '2099-01-01' }))
      .then([{ type: 'AcquisitionAgreed', data: { ...agreed, ...bought }, rules: ['INV-09', 'INV-28'] }]);
    away();
  });
});
