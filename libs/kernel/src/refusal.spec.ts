import { namedUnits } from './refusal';

describe('the units of a refusal', () => {
  it('are named up to the hundredth, and all counted', () => {
    const units = Array.from({ length: 130 }, (_, n) => `unit ${n}`);
    expect(namedUnits(units)).toEqual({ units: units.slice(0, 100), count: 130 });
    expect(namedUnits(units.slice(0, 2))).toEqual({ units: ['unit 0', 'unit 1'], count: 2 });
  });
});
