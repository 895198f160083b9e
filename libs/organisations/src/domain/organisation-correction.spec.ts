import type { FieldChange } from '@fonds/event-contracts';
import { civilDate } from '@fonds/kernel';
import { ACTOR, happened, rulesOf, testId } from '@fonds/testing';
import { organisationDecider, type OrganisationCommand } from './organisation.decider';
import { organisationId } from './organisation-id';

const SELF = organisationId('Q');
const { given } = rulesOf(organisationDecider(SELF));
const [REGISTERED, CHANGED, SUCCESSOR, PROPOSAL, SECOND, ABOVE] = [
  testId<'event'>(),
  testId<'event'>(),
  testId<'event'>(),
  testId<'event'>(),
  testId<'account'>(),
  organisationId('P'),
];
const deed = {
  businessDate: civilDate('2026-11-22'),
  today: civilDate('2026-11-22'),
  account: ACTOR,
  reason: '登记表抄错',
  cited: [],
};
const looked = { registered: [], above: [] };
const registered = happened(
  'OrganisationRegistered',
  { code: 'Q', name: '市档案馆', kind: 'comprehensive-archives', level: 'county', validFrom: '1980-01-01' },
  { id: REGISTERED },
);
const propose = (
  corrects: string,
  fields: readonly { field: string; after?: unknown }[],
  over = {},
): OrganisationCommand => ({
  kind: 'propose-event-correction',
  correction: { corrects, fields },
  deed,
  ...looked,
  ...over,
});
const proposed = (corrects: string, type: string, fields: FieldChange[]) =>
  happened('EventCorrectionProposed', { corrects, type, fields }, { id: PROPOSAL });
const second: OrganisationCommand = {
  kind: 'second-correction',
  proposal: PROPOSAL,
  deed: { ...deed, account: SECOND },
  ...looked,
};

describe('an event of an organisation that was entered wrongly (E92)', () => {
  it('is corrected by two people; level and days follow', () => {
    const fields = [
      { field: 'level', before: 'county', after: 'city' },
      { field: 'validFrom', before: '1980-01-01', after: '1981-01-01' },
    ];
    const waiting = [registered, proposed(REGISTERED, 'OrganisationRegistered', fields)];
    given(waiting)
      .when({ ...second, deed })
      .then({ code: 'same-person', rule: 'INV-01' });
    const data = {
      seconds: PROPOSAL,
      corrects: REGISTERED,
      type: 'OrganisationRegistered',
      fields,
      stands: fields,
    };
    given(waiting)
      .when(second)
      .then([{ type: 'EventCorrected', data, rules: ['INV-01'] }]);
    expect(given([...waiting, happened('EventCorrected', data)]).state).toMatchObject({
      code: 'Q',
      attributes: { name: '市档案馆', level: 'city', validFrom: '1981-01-01' },
    });
  });

  it('may turn out not to have changed a field: the one before stands again', () => {
    const changed = happened(
      'OrganisationChanged',
      { before: { name: '市档案馆' }, after: { name: '县档案馆' }, cleared: ['validFrom'] },
      { id: CHANGED },
    );
    const fields = [
      { field: 'name', before: '县档案馆' },
      { field: 'validFrom', after: '1981-01-01' },
    ];
    given([registered, changed, proposed(CHANGED, 'OrganisationChanged', fields)])
      .when(second)
      .then([
        {
          type: 'EventCorrected',
          data: {
            seconds: PROPOSAL,
            corrects: CHANGED,
            type: 'OrganisationChanged',
            fields,
            stands: [
              { field: 'name', before: '县档案馆', after: '市档案馆' },
              { field: 'validFrom', after: '1981-01-01' },
            ],
          },
        },
      ]);
  });

  it('is still lawful afterwards: an archives has its level, nothing ends before it begins', () => {
    given([registered])
      .when(propose(REGISTERED, [{ field: 'level' }]))
      .then({ code: 'archives-without-level' });
    given([registered])
      .when(propose(REGISTERED, [{ field: 'validTo', after: '1979-01-01' }]))
      .then({ code: 'organisation-ends-before-it-begins' });
    given([registered])
      .when(propose(REGISTERED, [{ field: 'code', after: 'R' }]))
      .then({ code: 'event-field-unknown' });
    given([registered])
      .when(propose(REGISTERED, [{ field: 'kind', after: 'toString' }]))
      .then({ code: 'event-field-invalid' });
  });

  it('names others that are registered, none below it as its superior, and not itself as its successor', () => {
    const parent = [{ field: 'parent', after: ABOVE }];
    given([registered]).when(propose(REGISTERED, parent)).then({ code: 'organisation-parent-not-found' });
    given([registered])
      .when(propose(REGISTERED, parent, { registered: [ABOVE], above: [ABOVE, SELF] }))
      .then({ code: 'organisation-above-itself' });
    const named = happened('SuccessorNamed', { function: '档案保管', successor: ABOVE }, { id: SUCCESSOR });
    given([registered, named])
      .when(propose(SUCCESSOR, [{ field: 'successor', after: SELF }], { registered: [SELF] }))
      .then({ code: 'organisation-succeeds-itself' });
    given([registered, named])
      .when(propose(SUCCESSOR, [{ field: 'successor', after: testId() }]))
      .then({ code: 'organisation-successor-not-found' });
  });
});
