import { civilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { numberChangeRefusal } from './number-change.rule';

const lawOf = (day: string) => law.at(civilDate(day), LAW_DATA_VERSION);
const on = lawOf('2026-11-20');
const DECIDED = { reason: '市档案局批复', evidence: 1, on };

describe('INV-40: the number of a fonds', () => {
  it('stays without a recorded decision', () => {
    expect(numberChangeRefusal({ number: '0001' }, '0002', { evidence: 0, on })).toMatchObject({
      code: 'fonds-number-stays',
      rule: 'INV-40',
      facts: { number: '0001', wanted: '0002' },
    });
  });

  it('needs the reason and the paper, not one of them', () => {
    expect(numberChangeRefusal({ number: '0001' }, '0002', { ...DECIDED, evidence: 0 })).toBeDefined();
    expect(numberChangeRefusal({ number: '0001' }, '0002', { evidence: 1, on })).toBeDefined();
    expect(numberChangeRefusal({ number: '0001' }, '0002', DECIDED)).toBeUndefined();
  });

  it('stays whatever is decided while JG83 was certainly in force (S20)', () => {
    const then = { ...DECIDED, on: lawOf('2010-05-01') };
    expect(numberChangeRefusal({ number: '0001' }, '0002', then)).toBeDefined();
    const after = { ...DECIDED, on: lawOf('2019-01-01') };
    expect(numberChangeRefusal({ number: '0001' }, '0002', after)).toBeUndefined();
  });

  it('may be given for the first time by anybody who may number', () => {
    expect(numberChangeRefusal({}, '0001', { evidence: 0, on })).toBeUndefined();
  });
});
