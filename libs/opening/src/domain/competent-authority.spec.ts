import { civilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { competenceRefusal, type Level } from './competent-authority.rule';

const of = (level: Level | undefined, over: { inLine?: boolean; isAuthority?: boolean } = {}) => ({
  ...{ isAuthority: true, inLine: true as boolean | undefined },
  ...(level && { level }),
  ...over,
});
const says = (day: string, level: Level | undefined, decision?: string, over = {}): string =>
  competenceRefusal(of(level, over), 'county', {
    on: law.at(civilDate(day), LAW_DATA_VERSION),
    ...(decision && { decision }),
  })?.code ?? 'competent';
const NOT = 'opening-authority-not-competent';

describe('the authority of an extension (INV-21), of a county archives', () => {
  it.each([
    ['2020-12-31', 'city', 'competent'],
    ['2020-12-31', 'county', NOT],
    ['2022-07-31', 'city', 'competent'],
    ['2022-07-31', 'county', NOT],
    ['2022-08-01', 'county', 'competent'],
    ['2024-02-29', 'city', NOT],
    ['2024-03-01', 'county', 'competent'],
    ['2024-03-01', 'city', NOT],
  ] as const)('on %s the one of the %s: %s', (day, level, told) => expect(says(day, level)).toBe(told));

  it('is another one by a recorded decision only where the article was not in force for sure', () => {
    expect(says('2023-01-01', 'city', '批复')).toBe('competent');
    expect(says('2021-06-01', 'county', '批复')).toBe(NOT);
    expect(says('2024-03-01', 'city', '批复')).toBe(NOT);
  });

  it('whose place is not registered needs a recorded decision; one of another line, or no authority at all, is none', () => {
    expect(says('2024-03-01', undefined)).toBe(NOT);
    expect(says('2024-03-01', undefined, '三定方案')).toBe('competent');
    expect(says('2024-03-01', 'county', '三定方案', { inLine: undefined })).toBe('competent');
    expect(says('2024-03-01', 'county', '三定方案', { inLine: false })).toBe(NOT);
    expect(says('2024-03-01', 'county', '三定方案', { isAuthority: false })).toBe(NOT);
  });
});
