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
      clockGround('CLK-02', 'county', law('2019-12-31')),
      clockGround('CLK-02', 'county', law(undefined, [])),
    ])
      expect(ground).toEqual({ mark, basis });
  });

  it('is never a local rule where a decision gives the day: an extension, a closure to be reassessed', () => {
    const { mark, basis } = CLOCKS['CLK-09'];
    expect(clockGround('CLK-09', 'county', law(undefined, [{ ...rule, clock: 'CLK-09' }]))).toEqual({
      mark,
      basis,
    });
  });
});
