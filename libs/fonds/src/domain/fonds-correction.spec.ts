import type { FieldChange } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { ACTOR, fondsRegistered, happened, rulesOf, testId } from '@fonds/testing';
import { fondsDecider, type FondsCommand } from './fonds.decider';

const { given } = rulesOf(fondsDecider);
const [REGISTERED, CONFIRMED, RELATED, NUMBERED, PROPOSAL, OTHER, SELF, SECOND] = [
  testId<'event'>(),
  testId<'event'>(),
  testId<'event'>(),
  testId<'event'>(),
  testId<'event'>(),
  testId<'fonds'>(),
  testId<'fonds'>(),
  testId<'account'>(),
];
const deed = {
  businessDate: civilDate('2026-11-22'),
  today: civilDate('2026-11-22'),
  account: ACTOR,
  reason: '抄录有误',
};
const looked = { self: SELF, otherExists: true };
const registered = happened('FondsRegistered', fondsRegistered({ number: 'Z109', name: '水力局' }), {
  id: REGISTERED,
});
const closed = happened('FondsClosed', { lastDate: '2010-03-31' });
const propose = (corrects: string, fields: readonly { field: string; after?: unknown }[], over = {}) =>
  ({
    kind: 'propose-event-correction',
    correction: { corrects, fields },
    ...looked,
    deed: { ...deed, ...over },
  }) satisfies FondsCommand;
const proposed = (corrects: string, type: string, fields: FieldChange[]) =>
  happened('EventCorrectionProposed', { corrects, type, fields }, { id: PROPOSAL });
const second = (account: string = SECOND, over = {}) =>
  ({
    kind: 'second-correction',
    proposal: PROPOSAL,
    ...looked,
    ...over,
    deed: { ...deed, account },
  }) satisfies FondsCommand;
const renaming = [{ field: 'name', before: '水力局', after: '水利局' }];

describe('an event of a fonds that was entered wrongly (E92)', () => {
  it('is corrected by two people, in two commands; its name follows', () => {
    given([registered])
      .when(propose(REGISTERED, [{ field: 'name', after: '水利局' }]))
      .then([
        {
          type: 'EventCorrectionProposed',
          data: { corrects: REGISTERED, type: 'FondsRegistered', fields: renaming },
          rules: ['INV-01'],
        },
      ]);
    const waiting = [registered, proposed(REGISTERED, 'FondsRegistered', renaming)];
    given(waiting).when(second(ACTOR)).then({ code: 'same-person', rule: 'INV-01' });
    const data = {
      seconds: PROPOSAL,
      corrects: REGISTERED,
      type: 'FondsRegistered',
      fields: renaming,
      stands: renaming,
    };
    given(waiting)
      .when(second())
      .then([{ type: 'EventCorrected', data, rules: ['INV-01'] }]);
    const done = given([...waiting, happened('EventCorrected', data)]);
    expect(done.state).toMatchObject({ fonds: { name: '水利局', number: 'Z109' } });
    done.when(second()).then({ code: 'proposal-done' });
  });

  it('changes nothing that a later event told', () => {
    const confirmed = happened('FondsConfirmed', { name: '水务局' }, { id: CONFIRMED });
    const past = [registered, confirmed, proposed(REGISTERED, 'FondsRegistered', renaming)];
    given(past)
      .when(second())
      .then([
        {
          type: 'EventCorrected',
          data: { seconds: PROPOSAL, corrects: REGISTERED, type: 'FondsRegistered', fields: renaming },
        },
      ]);
  });

  it('is not corrected by a proposal that another correction has overtaken', () => {
    const overtaken = happened('EventCorrected', {
      seconds: testId(),
      corrects: REGISTERED,
      type: 'FondsRegistered',
      fields: [{ field: 'name', before: '水力局', after: '水务局' }],
    });
    given([registered, proposed(REGISTERED, 'FondsRegistered', renaming), overtaken])
      .when(second())
      .then({ code: 'proposal-moved', facts: { field: 'name' } });
  });

  it('has another day; the relation that it told has it, too', () => {
    const related = happened(
      'FondsRelated',
      { other: OTHER, relation: 'successor' },
      { id: RELATED, businessDate: civilDate('2020-01-01') },
    );
    const fields = [{ field: 'businessDate', before: '2020-01-01', after: '2019-01-01' }];
    const relation = { other: OTHER, relation: 'successor' };
    given([registered, related, proposed(RELATED, 'FondsRelated', fields)])
      .when(second())
      .then([
        {
          type: 'EventCorrected',
          data: {
            seconds: PROPOSAL,
            corrects: RELATED,
            type: 'FondsRelated',
            fields,
            stands: [
              {
                field: 'relations',
                before: [{ ...relation, since: '2020-01-01' }],
                after: [{ ...relation, since: '2019-01-01' }],
              },
            ],
          },
        },
      ]);
    given([registered, related])
      .when(propose(RELATED, [{ field: 'businessDate', after: '2026-11-23' }]))
      .then({ code: 'business-date-in-future', rule: 'INV-43' });
    const toward = (other: string, otherExists = true) => ({
      ...propose(RELATED, [{ field: 'other', after: other }]),
      otherExists,
    });
    given([registered, related]).when(toward(SELF)).then({ code: 'fonds-related-to-itself' });
    given([registered, related]).when(toward(testId(), false)).then({ code: 'fonds-unknown' });
  });

  it('keeps its number and the paper that gave another one (INV-40, INV-44)', () => {
    given([registered])
      .when(propose(REGISTERED, [{ field: 'number', after: 'Z110' }]))
      .then({ code: 'event-field-unknown', facts: { field: 'number' } });
    const paper = { sha256: 'a'.repeat(64), kind: '批复' };
    const numbered = happened(
      'FondsNumberAssigned',
      { number: 'Z110', previous: 'Z109' },
      { id: NUMBERED, evidence: [paper] },
    );
    given([registered, numbered])
      .when(propose(NUMBERED, [{ field: 'evidence', after: [] }]))
      .then({ code: 'fonds-number-needs-paper', rule: 'INV-40' });
    const other = { sha256: 'b'.repeat(64), kind: '批复' };
    given([registered, numbered])
      .when(propose(NUMBERED, [{ field: 'evidence', after: [other] }]))
      .then({ code: 'evidence-not-cited', facts: { sha256: other.sha256 } });
    given([registered, numbered])
      .when(propose(NUMBERED, [{ field: 'evidence', after: [other] }], { cited: [other.sha256] }))
      .then([
        {
          type: 'EventCorrectionProposed',
          data: {
            corrects: NUMBERED,
            type: 'FondsNumberAssigned',
            fields: [{ field: 'evidence', before: [paper], after: [other] }],
          },
        },
      ]);
  });

  it('is refused without a reason, of unknown events, and in another form', () => {
    const refused = (command: FondsCommand, code: string) =>
      given([registered, closed]).when(command).then({ code });
    refused(propose(REGISTERED, [{ field: 'name', after: 'x' }], { reason: undefined }), 'reason-missing');
    refused(propose(PROPOSAL, [{ field: 'name', after: 'x' }]), 'event-not-correctable');
    refused(propose(closed.id, [{ field: 'lastDate', after: '2010-02-30' }]), 'event-field-invalid');
    refused(propose(closed.id, [{ field: 'lastDate' }]), 'event-field-invalid');
    refused(propose(REGISTERED, [{ field: 'name', after: '长'.repeat(501) }]), 'event-field-invalid');
    refused(propose(REGISTERED, [{ field: 'constructor', after: 'x' }]), 'event-field-unknown');
    refused(propose(REGISTERED, [{ field: 'name', after: '水力局' }]), 'field-unchanged');
    given([])
      .when(propose(REGISTERED, [{ field: 'name', after: 'x' }]))
      .then({ code: 'fonds-unknown' });
  });
});
