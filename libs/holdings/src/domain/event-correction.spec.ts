import type { FieldChange } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, happened, holdingTakenOn, rulesOf, testId } from '@fonds/testing';
import { unitDecider, type Deed } from './unit.decider';

const { given } = rulesOf(unitDecider);
const [MARK, PROPOSAL, HISTORY, SHELF, OTHER] = [
  testId<'event'>(),
  testId<'event'>(),
  testId<'event'>(),
  testId<'event'>(),
  testId<'account'>(),
];
const deed = (over: Partial<Deed> = {}): Deed => ({
  businessDate: civilDate('2026-11-22'),
  today: civilDate('2026-11-22'),
  account: ACTOR,
  evidence: 0,
  lawData: LAW_DATA_VERSION,
  reason: '抄录有误',
  ...over,
});
const taken = happened(
  'HoldingTakenOn',
  holdingTakenOn({ heldSince: { printed: '1990', to: '1990-01-01' } }),
);
const marked = happened(
  'SecrecyChanged',
  { after: '秘密', document: '密定1号' },
  { id: MARK, businessDate: civilDate('2024-03-01') },
);
const interval = (from: string, until: string) => ({ custodian: testId<'organisation'>(), from, until });
const periods = [interval('1950-01-01', '1960-01-01')];
const told = happened('HistoryReconstructed', { seconds: testId(), intervals: periods }, { id: HISTORY });
const propose = (corrects: string, fields: readonly { field: string; after?: unknown }[], over = {}) =>
  ({ kind: 'propose-event-correction', correction: { corrects, fields }, deed: deed(over) }) as const;
const proposed = (corrects: string, type: string, fields: FieldChange[]) =>
  happened('EventCorrectionProposed', { corrects, type, fields }, { id: PROPOSAL });
const second = (over = {}) =>
  ({ kind: 'second', proposal: PROPOSAL, deed: deed({ account: OTHER, ...over }) }) as const;

describe('an event whose fields were entered wrongly (E92)', () => {
  it('is named with its fields before and after, its day among them', () => {
    given([taken, marked])
      .when(
        propose(MARK, [
          { field: 'document', after: '密定7号' },
          { field: 'businessDate', after: '2024-03-11' },
        ]),
      )
      .then([
        {
          type: 'EventCorrectionProposed',
          data: {
            corrects: MARK,
            type: 'SecrecyChanged',
            fields: [
              { field: 'document', before: '密定1号', after: '密定7号' },
              { field: 'businessDate', before: '2024-03-01', after: '2024-03-11' },
            ],
          },
          rules: ['INV-01'],
        },
      ]);
  });

  it('is believed otherwise when another person seconds it; what it says of the unit changes with it', () => {
    const fields = [{ field: 'after', before: '秘密', after: '机密' }];
    given([taken, marked, proposed(MARK, 'SecrecyChanged', fields)])
      .when(second())
      .then([
        {
          type: 'EventCorrected',
          data: {
            seconds: PROPOSAL,
            corrects: MARK,
            type: 'SecrecyChanged',
            fields,
            stands: [{ field: 'secrecy', before: '秘密', after: '机密' }],
          },
          rules: ['INV-01'],
        },
      ]);
    given([taken, marked, proposed(MARK, 'SecrecyChanged', fields)])
      .when({ kind: 'second', proposal: PROPOSAL, deed: deed() })
      .then({ code: 'same-person', rule: 'INV-01' });
  });

  it('tells since when the unit is secret, where it was the notification that bore a wrong day (SECR 19)', () => {
    const fields = [{ field: 'businessDate', before: '2024-03-01', after: '2024-03-11' }];
    given([taken, marked, proposed(MARK, 'SecrecyChanged', fields)])
      .when(second())
      .then([
        {
          type: 'EventCorrected',
          data: {
            ...{ seconds: PROPOSAL, corrects: MARK, type: 'SecrecyChanged', fields },
            stands: [{ field: 'secretSince', before: '2024-03-01', after: '2024-03-11' }],
          },
          rules: ['INV-01'],
        },
      ]);
    const declassified = happened('Declassified', { before: '秘密', document: '解密1号' });
    given([taken, marked, declassified, proposed(MARK, 'SecrecyChanged', fields)])
      .when(second())
      .then([
        {
          type: 'EventCorrected',
          data: { seconds: PROPOSAL, corrects: MARK, type: 'SecrecyChanged', fields },
          rules: ['INV-01'],
        },
      ]);
  });

  it('changes nothing of the unit where a later event has said otherwise', () => {
    const fields = [{ field: 'after', before: '秘密', after: '机密' }];
    const later = happened('Declassified', { before: '秘密', document: '解密1号' });
    given([taken, marked, later, proposed(MARK, 'SecrecyChanged', fields)])
      .when(second())
      .then([
        {
          type: 'EventCorrected',
          data: { seconds: PROPOSAL, corrects: MARK, type: 'SecrecyChanged', fields },
          rules: ['INV-01'],
        },
      ]);
  });

  it('is not corrected by a proposal that another correction has overtaken', () => {
    const first = proposed(MARK, 'SecrecyChanged', [
      { field: 'document', before: '密定1号', after: '密定7号' },
    ]);
    const corrected = happened('EventCorrected', {
      seconds: testId(),
      corrects: MARK,
      type: 'SecrecyChanged',
      fields: [{ field: 'document', before: '密定1号', after: '密定9号' }],
    });
    given([taken, marked, first, corrected])
      .when(second())
      .then({ code: 'proposal-moved', rule: 'INV-01', facts: { field: 'document' } });
    // A correction of a correction starts from what is believed now.
    given([taken, marked, corrected])
      .when(propose(MARK, [{ field: 'document', after: '密定9号' }]))
      .then({ code: 'field-unchanged' });
  });

  it('has another history with papers only, and still one custodian at a time (INV-02)', () => {
    const after = [interval('1950-01-01', '1965-01-01')];
    const change = [{ field: 'intervals', after }];
    given([taken, told]).when(propose(HISTORY, change)).then({ code: 'evidence-missing', rule: 'INV-43' });
    const beside = happened('HistoryReconstructed', {
      seconds: testId(),
      intervals: [interval('1962-01-01', '1970-01-01')],
    });
    given([taken, told, beside])
      .when(propose(HISTORY, change, { evidence: 1 }))
      .then({ code: 'history-overlaps', rule: 'INV-02' });
    given([
      taken,
      told,
      proposed(HISTORY, 'HistoryReconstructed', [{ field: 'intervals', before: periods, after }]),
    ])
      .when(second({ evidence: 1 }))
      .then([
        {
          type: 'EventCorrected',
          data: {
            seconds: PROPOSAL,
            corrects: HISTORY,
            type: 'HistoryReconstructed',
            fields: [{ field: 'intervals', before: periods, after }],
            stands: [{ field: 'history', before: periods, after }],
          },
          rules: ['INV-01'],
        },
      ]);
  });

  it('that shelved the unit tells another place', () => {
    const { state } = given([
      taken,
      happened('ItemShelved', { place: '1-1-1' }, { id: SHELF }),
      happened('EventCorrected', {
        seconds: PROPOSAL,
        corrects: SHELF,
        type: 'ItemShelved',
        fields: [{ field: 'place', before: '1-1-1', after: '1-1-2' }],
      }),
    ]);
    expect(state).toMatchObject({ unit: { place: '1-1-2' } });
  });

  it('may have had other papers: those that the correction cites, or that it cited itself', () => {
    const [OLD, NEW] = [
      { sha256: 'a'.repeat(64), kind: '入馆凭证' },
      { sha256: 'b'.repeat(64), kind: '入馆凭证' },
    ];
    const cites = happened('HoldingTakenOn', holdingTakenOn(), { id: SHELF, evidence: [OLD] });
    const wanted = [{ field: 'evidence', after: [NEW] }];
    given([cites])
      .when(propose(SHELF, wanted))
      .then({ code: 'evidence-not-cited', facts: { sha256: NEW.sha256 } });
    given([cites])
      .when(propose(SHELF, wanted, { evidence: 1, cited: [NEW.sha256] }))
      .then([
        {
          type: 'EventCorrectionProposed',
          data: {
            corrects: SHELF,
            type: 'HoldingTakenOn',
            fields: [{ field: 'evidence', before: [OLD], after: [NEW] }],
          },
        },
      ]);
    // Taken off again: it was a paper of another unit.
    given([cites])
      .when(propose(SHELF, [{ field: 'evidence', after: [] }]))
      .then([
        {
          type: 'EventCorrectionProposed',
          data: {
            corrects: SHELF,
            type: 'HoldingTakenOn',
            fields: [{ field: 'evidence', before: [OLD], after: [] }],
          },
        },
      ]);
    const paperless = happened(
      'HistoryReconstructed',
      { seconds: testId(), intervals: periods },
      { id: HISTORY, evidence: [OLD] },
    );
    given([taken, paperless])
      .when(propose(HISTORY, [{ field: 'evidence', after: [] }], { evidence: 1 }))
      .then({ code: 'evidence-missing', rule: 'INV-43' });
  });

  it('may rest on other articles, of instruments that are known here', () => {
    const basis = (instrument: string) => [{ field: 'basis', after: [{ instrument, article: '15' }] }];
    given([taken, marked])
      .when(propose(MARK, basis('XX')))
      .then({ code: 'event-field-invalid' });
    given([taken, marked])
      .when(propose(MARK, basis('AL')))
      .then([
        {
          type: 'EventCorrectionProposed',
          data: {
            corrects: MARK,
            type: 'SecrecyChanged',
            fields: [{ field: 'basis', before: 'internal', after: [{ instrument: 'AL', article: '15' }] }],
          },
        },
      ]);
  });

  it('is refused without a reason, of unknown events and fields, of days to come and of empty texts', () => {
    const refused = (command: ReturnType<typeof propose>, code: string) =>
      given([taken, marked]).when(command).then({ code });
    refused(propose(MARK, [{ field: 'document', after: 'x' }], { reason: undefined }), 'reason-missing');
    refused(propose(PROPOSAL, [{ field: 'businessDate', after: '2020-01-01' }]), 'event-not-correctable');
    // The day of an opening entry is told by `heldSince`.
    refused(propose(taken.id, [{ field: 'businessDate', after: '2020-01-01' }]), 'event-field-unknown');
    refused(propose(MARK, [{ field: 'place', after: '1' }]), 'event-field-unknown');
    refused(propose(MARK, [{ field: 'document', after: '长'.repeat(501) }]), 'event-field-invalid');
    refused(propose(MARK, [{ field: 'businessDate', after: '2026-11-23' }]), 'business-date-in-future');
    refused(propose(MARK, [{ field: 'businessDate', after: '2024-02-30' }]), 'event-field-invalid');
    refused(propose(MARK, [{ field: 'document', after: ' ' }]), 'event-field-invalid');
    refused(propose(MARK, []), 'no-fields');
  });
});
