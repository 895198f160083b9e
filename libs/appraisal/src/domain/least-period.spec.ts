import { civilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { accountingOf, leastReminders } from './least-period.rule';

describe('what an appraisal keeps with a new period (E47; O79, table 1)', () => {
  it('is told of accounting archives where it is below the least, and refuses nothing', () => {
    const unit = (code: string | null, title: string, period: string, ...within: readonly string[]) => ({
      ...{ code, title, period, within, stood: '10年', began: null, formed: civilDate('2016-12-31') },
    });
    const kept = [
      unit('J019-KU·2016-0001', '2016年记账凭证', '15年'),
      unit('J019-KU·2016-0002', '2016年明细账', '15年'),
      unit('J019-KU·2016-0003', '银行存款余额调节表', '5年'),
      unit('J019-KU·2016-0004', '2016年记账凭证', '30年'),
      unit('J019-WS·2016-0001', '关于凭证管理的通知', '10年', '2016年记账凭证'),
      // What lies within it says what the file does not, as where a period is assigned or a register drawn up.
      unit('J019-KU·2016-0005', '2016年会计资料', '10年', '银行存款余额调节表', '2016年总账'),
    ];
    const told = (day: string) =>
      leastReminders(accountingOf(kept), law.at(civilDate(day), LAW_DATA_VERSION));
    expect(told('2026-11-20').map(({ en }) => en)).toEqual([
      expect.stringContaining('the least period is 30年; 2 units are given 15年'),
      expect.stringContaining('the least period is 10年; 1 units are given 5年'),
      expect.stringContaining('the least period is 30年; 1 units are given 10年'),
    ]);
    expect(told('2015-12-31')).toEqual([]);
  });

  it.each([
    // Formed, the period that stood, its first day if it was told, the one that is given; whether it is told.
    ['1990-05-01', '10年', null, '15年', false],
    ['2000-05-01', '10年', null, '14年', false],
    ['2000-05-01', '10年', null, '15年', true],
    ['2000-05-01', '15年', null, '5年', true],
    ['1990-05-01', '10年', '2006-01-01', '15年', true],
    ['1990-05-01', '短期', null, '15年', true],
    ['1990-05-01', null, null, '15年', true],
    [null, '10年', null, '15年', true],
  ] as const)(
    'is told only of what was not over before the order: formed %s, kept %s from %s, then %s: %s',
    (formed, stood, began, period, wanted) => {
      const unit = { code: 'J019-KU·2000-0001', title: '记账凭证', period, within: [], stood };
      const days = { formed: formed && civilDate(formed), began: began && civilDate(began) };
      const told = leastReminders([{ ...unit, ...days }], law.at(civilDate('2026-11-20'), LAW_DATA_VERSION));
      expect(told).toHaveLength(wanted ? 1 : 0);
    },
  );
});
