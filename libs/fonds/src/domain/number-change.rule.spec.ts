import { numberChangeRefusal } from './number-change.rule';

const DECIDED = { reason: '市档案局批复', evidence: 1 };

describe('INV-40: the number of a fonds', () => {
  it('stays without a recorded decision', () => {
    expect(numberChangeRefusal({ number: '0001' }, '0002', { evidence: 0 })).toMatchObject({
      code: 'fonds-number-stays',
      rule: 'INV-40',
      facts: { number: '0001', wanted: '0002' },
    });
  });

  it('needs the reason and the paper, not one of them', () => {
    expect(numberChangeRefusal({ number: '0001' }, '0002', { ...DECIDED, evidence: 0 })).toBeDefined();
    expect(numberChangeRefusal({ number: '0001' }, '0002', { evidence: 1 })).toBeDefined();
    expect(numberChangeRefusal({ number: '0001' }, '0002', DECIDED)).toBeUndefined();
  });

  it('may be given for the first time by anybody who may number', () => {
    expect(numberChangeRefusal({}, '0001', { evidence: 0 })).toBeUndefined();
  });
});
