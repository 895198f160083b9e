import { descriptionViolations, upcast } from './contracts';

describe('a date in a description', () => {
  const dated = (from: string): string[] =>
    descriptionViolations({ title: '甲', dates: [{ printed: from, from, certainty: 'exact' }] });

  it.each(['0001-01-01', '2020-02-29', '9999-12-31'])('%s is a day', (day) => expect(dated(day)).toEqual([]));

  it.each(['0000-01-01', '2019-02-29', '2020-13-01'])('%s is none, and no read model has to hold it', (day) =>
    expect(dated(day)).not.toEqual([]),
  );
});

describe('the list of an appraisal', () => {
  it('of before parts said which is the last ends with one that is not full', () => {
    const units = Array.from({ length: 2_000 }, () => 'bb82030d-bc2b-8aba-b2a9-0bf2e207a84a');
    const told = (of: readonly string[]) => upcast('AppraisalUnitsListed', 1, { part: 0, units: of }).data;
    expect(told(units)).toEqual({ part: 0, units, last: false });
    expect(told(units.slice(1))).toEqual({ part: 0, units: units.slice(1), last: true });
    const data = { part: 0, units: units.slice(1), last: false };
    expect(upcast('AppraisalUnitsListed', 2, data).data).toEqual(data);
  });
});
