import type { CivilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { answer, fromItsDay } from './due-answer';

const TODAY = '2026-11-22' as CivilDate;
const asked = (clock: Parameters<typeof answer>[0]['clock'], term: string, start: string) =>
  answer({ clock, term, place: '' }, start as CivilDate, {
    today: TODAY,
    local: [],
    lawData: LAW_DATA_VERSION,
  });

describe('a unit from whose day nobody can count is told as one whose date is missing', () => {
  it.each([
    ['CLK-01', '', '9990-01-01'],
    ['CLK-02', '', '9999-12-31'],
    ['CLK-05', '9999-12-31', '2001-01-01'],
    ['CLK-06', '', '9999-12-31'],
    ['CLK-08', '', '9999-12-31'],
    ['CLK-10', '30年', '9999-01-01'],
    ['CLK-10', fromItsDay('999年'), '9001-01-01'],
    ['CLK-12', '', '9999-01-01'],
    ['CLK-13', '机密★20年', '9999-12-31'],
  ] as const)('%s, %s, from %s', (clock, term, start) =>
    expect(asked(clock, term, start)).toEqual({ state: 'date-missing' }),
  );

  it('CLK-12: 30 June of the next year, a default that accuses nobody', () =>
    expect(asked('CLK-12', '', '2024-03-09')).toEqual({
      ...{ state: 'due', computed: '2025-06-30', shown: '2025-06-30', accuses: false },
    }));

  it('the last day that counts is counted by the longest period', () =>
    expect(asked('CLK-10', '999年', '8999-01-01')).toMatchObject({ state: 'due', shown: '9999-01-01' }));
});
