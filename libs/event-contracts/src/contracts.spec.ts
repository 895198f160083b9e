import { descriptionViolations } from './contracts';

describe('a date in a description', () => {
  const dated = (from: string): string[] =>
    descriptionViolations({ title: '甲', dates: [{ printed: from, from, certainty: 'exact' }] });

  it.each(['0001-01-01', '2020-02-29', '9999-12-31'])('%s is a day', (day) => expect(dated(day)).toEqual([]));

  it.each(['0000-01-01', '2019-02-29', '2020-13-01'])('%s is none, and no read model has to hold it', (day) =>
    expect(dated(day)).not.toEqual([]),
  );
});
