import { civilDate } from '@fonds/kernel';
import { belowTheLeast, isAccounting, law, LAW_DATA_VERSION } from '../index';

const at = (day: string) => law.at(civilDate(day), LAW_DATA_VERSION);
const least = (titles: readonly string[], period: string, expiry?: string, day = '2026-11-22') =>
  belowTheLeast(titles, period, at(day), expiry === undefined ? undefined : civilDate(expiry))?.least;

describe('the least periods of accounting archives (O79, table 1)', () => {
  it.each([
    ['2016年记账凭证', '15年', '30年'],
    ['2016年记账凭证', '30年', undefined],
    ['现金日记账', 'D10', '30年'],
    ['会计档案移交清册', '10年', '30年'],
    ['2016年第一季度财务报告', '5年', '10年'],
    ['银行存款余额调节表', '5年', '10年'],
    ['2016年度财务会计报告', '30年', '永久'],
    ['固定资产卡片', '3年', '5年'],
    ['所属单位报来的2016年度财务报告', '2年', undefined],
    ['关于召开会议的通知', '10年', undefined],
    ['2016年记账凭证', '永久', undefined],
    ['2016年记账凭证', '短期', undefined],
  ])('of %s with %s is %s', (title, period, wanted) => expect(least([title], period)).toBe(wanted));

  it('are the longest of what lies in a file', () => {
    expect(least(['2016年账册', '银行余额调节表', '明细账'], '10年')).toBe('30年');
  });

  it('are asked from the first day of the order on, of what ends since', () => {
    const [title, period] = [['记账凭证'], '15年'];
    expect(least(title, period, '2030-01-01', '2015-12-31')).toBeUndefined();
    expect(least(title, period, '2030-01-01', '2016-01-01')).toBe('30年');
    expect(least(title, period, '2015-12-31')).toBeUndefined();
    expect(least(title, period, '2016-01-01')).toBe('30年');
  });
});

describe('accounting archives', () => {
  it.each([
    ['J019-KU·2016-0001', '材料', true],
    ['J019-WS·2016-Y-CWC-0001', '关于会计凭证管理的通知', false],
    ['0012-0003', '2016年会计凭证', true],
    [undefined, '2016年会计凭证', true],
    [undefined, '关于召开会议的通知', false],
  ])('are known by %s, %s: %s', (code, title, wanted) => expect(isAccounting(code, title)).toBe(wanted));
});
