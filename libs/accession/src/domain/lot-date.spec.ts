import type { LotRegistered } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { ARCHIVES, FONDS, happened, rulesOf, testId } from '@fonds/testing';
import { deed } from '../../test/accession-deed.fixture';
import { lotDecider, type LotCommand } from './lot.decider';

const OTHER = testId<'account'>();
const lot: LotRegistered = {
  archives: ARCHIVES,
  fonds: FONDS,
  title: '积存',
  owner: { kind: '国家' },
  estimate: { files: 2 },
  on: '2026-04-01',
};
const registered = happened('LotRegistered', lot);
const act = testId<'act'>();
const arranged = happened(
  'LotArrangementBegun',
  { act, fonds: FONDS, files: 1, items: 0 },
  { businessDate: civilDate('2026-06-01') },
);
const proposed = happened('LotDateCorrectionProposed', { before: '2026-04-01', after: '2026-03-01' });

const { given } = rulesOf(lotDecider);
const propose = (after: string, over: object = {}): LotCommand => ({
  kind: 'propose-date',
  archives: ARCHIVES,
  after: civilDate(after),
  givenUp: [],
  deed: deed({ reason: '登记簿所载' }),
  ...over,
});
const second = (over: object = {}): LotCommand => ({
  kind: 'second-date',
  archives: ARCHIVES,
  proposal: proposed.id,
  givenUp: [],
  raised: [],
  deed: deed({ account: OTHER }),
  ...over,
});

describe('another day of a lot (E92)', () => {
  it('is proposed with its reason, and says what it was', () => {
    given([registered])
      .when(propose('2026-03-01'))
      .then([{ type: 'LotDateCorrectionProposed', data: { before: '2026-04-01', after: '2026-03-01' } }]);
    given([registered])
      .when(propose('2026-03-01', { deed: deed() }))
      .then({ code: 'reason-missing', rule: 'INV-01' });
    given([registered]).when(propose('2026-04-01')).then({ code: 'field-unchanged' });
  });

  it('is not after today, nor after units were made of it, nor after it was closed (INV-43)', () => {
    given([registered]).when(propose('2026-12-01')).then({ code: 'business-date-in-future', rule: 'INV-43' });
    given([registered, arranged])
      .when(propose('2026-06-02'))
      .then({ code: 'lot-used-before', rule: 'INV-43' });
    given([registered, arranged])
      .when(propose('2026-06-02', { givenUp: [act] }))
      .then([expect.objectContaining({ type: 'LotDateCorrectionProposed' })] as never);
    const closed = happened('LotClosed', {
      arranged: { files: 2, items: 0 },
      difference: { files: 0, items: 0 },
      on: '2026-05-01',
    });
    given([registered, closed]).when(propose('2026-05-02')).then({ code: 'lot-used-before', rule: 'INV-43' });
  });

  it('is carried out by another person, once, while its day is still what it was (INV-01)', () => {
    given([registered, proposed])
      .when(second({ deed: deed() }))
      .then({ code: 'same-person', rule: 'INV-01' });
    given([registered]).when(second()).then({ code: 'proposal-unknown' });
    const data = { seconds: proposed.id, before: '2026-04-01', after: '2026-03-01' };
    const raised = [{ code: 'agreement-not-in-force', rule: 'INV-09' }];
    given([registered, proposed])
      .when(second({ raised }))
      .then([{ type: 'LotDateCorrected', data: { ...data, raised } }]);
    const done = happened('LotDateCorrected', { ...data, raised: [] });
    given([registered, proposed, done]).when(second()).then({ code: 'proposal-done' });
    const other = happened('LotDateCorrected', {
      seconds: testId<'event'>(),
      before: '2026-04-01',
      after: '2026-02-01',
      raised: [],
    });
    given([registered, proposed, other]).when(second()).then({ code: 'proposal-moved', rule: 'INV-01' });
  });

  it('decides on which day it may be arranged', () => {
    const done = happened('LotDateCorrected', {
      seconds: proposed.id,
      before: '2026-04-01',
      after: '2026-03-01',
      raised: [],
    });
    const arrange = {
      kind: 'arrange',
      act: testId<'act'>(),
      fonds: FONDS,
      archives: ARCHIVES,
      files: 1,
      items: 0,
    } as const;
    const early = deed({ businessDate: civilDate('2026-03-15') });
    given([registered])
      .when({ ...arrange, deed: early })
      .then({ code: 'before-lot' });
    given([registered, proposed, done])
      .when({ ...arrange, deed: early })
      .then([expect.objectContaining({ type: 'LotArrangementBegun' })] as never);
  });
});
