import { civilDate } from '@fonds/kernel';
import { CLOCKS, LAW_DATA_VERSION } from '@fonds/law';
import { clockGround } from './clock-ground';
import type { DueLaw } from './due-answer';
import type { LocalClock } from './local-clock';

const rule: LocalClock = {
  ...{ clock: 'CLK-02', place: 'county', years: 15, from: civilDate('2020-01-01') },
  ...{ basis: [{ instrument: 'QD', article: '12' }], mark: 'F~', approvedBy: '省人大常委会' },
};
const law = (today = '2026-11-22', local: readonly LocalClock[] = [rule]): DueLaw => ({
  today: civilDate(today),
  local,
  lawData: LAW_DATA_VERSION,
});

describe('what a due day rests on', () => {
  it('is the local rule where one gives the length: its mark, its article, and who approved it', () => {
    expect(clockGround('CLK-02', 'county', law())).toEqual({
      mark: 'F~',
      basis: [{ instrument: 'QD', article: '12' }],
      approvedBy: '省人大常委会',
    });
  });

  it('is the law’s own clock at another place, before the rule’s first day, and without one', () => {
    const { mark, basis } = CLOCKS['CLK-02'];
    for (const ground of [
      clockGround('CLK-02', 'other', law()),
      clockGround('CLK-02', 'county', law(undefined, [])),
    ])
      expect(ground).toEqual({ mark, basis });
    const before = { mark: 'F', basis: [{ instrument: 'IM99', article: '13' }] };
    expect(clockGround('CLK-02', 'county', law('2019-12-31'))).toEqual(before);
  });

  it.each<[string, string, string, string]>([
    ['1990-05-01', 'D', 'IM99', '19'],
    ['2010-05-01', 'F', 'IM99', '19'],
    ['2026-05-01', 'F', 'AL', '27'],
  ])(
    'on %s is, of the opening age, what the law of that day rests on: %s, %s %s',
    (on, mark, instrument, article) => {
      expect(clockGround('CLK-08', 'county', law(on))).toEqual({ mark, basis: [{ instrument, article }] });
    },
  );

  it('is never a local rule where a decision gives the day: an extension, a closure to be reassessed', () => {
    const { mark, basis } = CLOCKS['CLK-09'];
    expect(clockGround('CLK-09', 'county', law(undefined, [{ ...rule, clock: 'CLK-09' }]))).toEqual({
      mark,
      basis,
    });
  });
});
