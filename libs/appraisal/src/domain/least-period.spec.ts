import { civilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { accountingOf, leastReminders } from './least-period.rule';

describe('what an appraisal keeps with a new period (E47; O79, table 1)', () => {
  it('is told of accounting archives where it is below the least, and refuses nothing', () => {
    const unit = (code: string | null, title: string, period: string, ...within: readonly string[]) => ({
      ...{ code, title, period, within },
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
});
