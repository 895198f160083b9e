import { civilDate } from '@fonds/kernel';
import { ACTOR, happened, rulesOf, testId } from '@fonds/testing';
import { seriesDecider, type SeriesCommand } from './series.decider';

const { given } = rulesOf(seriesDecider);
const [REGISTERED, PROPOSAL, SECOND] = [testId<'event'>(), testId<'event'>(), testId<'account'>()];
const deed = {
  businessDate: civilDate('2026-11-22'),
  today: civilDate('2026-11-22'),
  account: ACTOR,
  reason: '抄录有误',
  cited: [],
};
const registered = happened(
  'SeriesRegistered',
  {
    fonds: testId<'fonds'>(),
    key: 'c1',
    level: 'series',
    description: { title: '往来公文', scope: '1950—1960' },
    profile: 'isad',
  },
  { id: REGISTERED },
);
const propose = (fields: readonly { field: string; after?: unknown }[]): SeriesCommand => ({
  kind: 'propose-event-correction',
  correction: { corrects: REGISTERED, fields },
  deed,
});

describe('what was told of a series (E92)', () => {
  const fields = [
    { field: 'title', before: '往来公文', after: '来往公文' },
    { field: 'scope', before: '1950—1960' },
  ];
  const proposed = happened(
    'EventCorrectionProposed',
    { corrects: REGISTERED, type: 'SeriesRegistered', fields },
    { id: PROPOSAL },
  );
  const corrected = {
    seconds: PROPOSAL,
    corrects: REGISTERED,
    type: 'SeriesRegistered',
    fields,
    stands: fields,
  };

  it('is corrected by two people; a field may be emptied, a title not', () => {
    given([registered])
      .when(propose([{ field: 'title', after: '来往公文' }, { field: 'scope' }]))
      .then([
        {
          type: 'EventCorrectionProposed',
          data: { corrects: REGISTERED, type: 'SeriesRegistered', fields },
          rules: ['INV-01'],
        },
      ]);
    given([registered])
      .when(propose([{ field: 'title' }]))
      .then({ code: 'event-field-invalid' });
    const second = { kind: 'second-correction', proposal: PROPOSAL } as const;
    given([registered, proposed])
      .when({ ...second, deed })
      .then({ code: 'same-person', rule: 'INV-01' });
    given([registered, proposed])
      .when({ ...second, deed: { ...deed, account: SECOND } })
      .then([{ type: 'EventCorrected', data: corrected, rules: ['INV-01'] }]);
    const { state } = given([registered, proposed, happened('EventCorrected', corrected)]);
    expect(state).toMatchObject({ series: { level: 'series', description: { title: '来往公文' } } });
    expect((state as { series: { description: object } }).series.description).not.toHaveProperty('scope');
  });

  it('stays in its fonds, and on the day of its import', () => {
    for (const field of ['fonds', 'parent', 'key', 'businessDate'])
      given([registered])
        .when(propose([{ field, after: '2020-01-01' }]))
        .then({ code: 'event-field-unknown', facts: { field } });
    given([])
      .when(propose([{ field: 'title', after: 'x' }]))
      .then({ code: 'series-unknown' });
  });
});
