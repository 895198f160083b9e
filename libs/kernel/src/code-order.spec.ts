import { inCodeOrder } from '.';

const order = (...codes: (string | null)[]): (string | null)[] =>
  inCodeOrder(codes.map((code, n) => ({ unit: `u${n}`, code }))).map(({ code }) => code);

describe('units in the order of registers', () => {
  it('stand by the value of the numbers in their codes', () => {
    expect(order('J1-1-10', 'J1-1-2', 'J1-1-1', 'J1-10-1', 'J1-2-1')).toEqual([
      ...['J1-1-1', 'J1-1-2', 'J1-1-10'],
      ...['J1-2-1', 'J1-10-1'],
    ]);
    expect(order('A001-WS·2011-Y-BGS-0010', 'A001-WS·2011-Y-BGS-0009')).toEqual([
      'A001-WS·2011-Y-BGS-0009',
      'A001-WS·2011-Y-BGS-0010',
    ]);
  });

  it('stand last when they have no code', () => {
    expect(order(null, '档-2', null, '档-1')).toEqual(['档-1', '档-2', null, null]);
  });

  it('stand alike whatever order they came in', () => {
    const units = [
      ...['1', '01', '001'].map((code) => ({ unit: `c${code}`, code })),
      ...['b', 'a'].map((unit) => ({ unit, code: null })),
      ...['d', 'c'].map((unit) => ({ unit, code: '7' })),
    ];
    const wanted = ['c001', 'c01', 'c1', 'c', 'd', 'a', 'b'];
    expect(inCodeOrder(units).map(({ unit }) => unit)).toEqual(wanted);
    expect(inCodeOrder([...units].reverse()).map(({ unit }) => unit)).toEqual(wanted);
  });
});
