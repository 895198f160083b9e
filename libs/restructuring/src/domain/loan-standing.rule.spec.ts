import { loanStanding, type LoanAct } from './loan-standing.rule';

const OPEN: LoanAct = { withdrawn: false, closed: false, exceptions: [] };
const lent = (...units: string[]): LoanAct => ({ ...OPEN, decided: { gate: 5, manifest: new Set(units) } });

describe('a loan that a case excepts', () => {
  it('is lent until all of its units are back; what came back before it was issued is no return of it', () => {
    const earlier = { gate: 4, units: ['a', 'b'] };
    const told = (...units: string[]) =>
      loanStanding({ count: 2 }, lent('a', 'b'), [earlier, { gate: 6, units: [...units, 'other'] }]);
    expect(told()).toMatchObject({ standing: 'lent', lent: 2, returned: 0 });
    expect(told('a')).toMatchObject({ standing: 'lent', returned: 1 });
    expect(told('a', 'b')).toEqual({ standing: 'returned', lent: 2, returned: 2, refused: 0, why: null });
  });

  it('that the gate or every unit has refused is said to be refused, and why', () => {
    expect(loanStanding({ count: 2 }, { ...OPEN, refused: { code: 'held' } }, [])).toEqual({
      standing: 'refused',
      lent: 0,
      returned: 0,
      refused: 2,
      why: 'held',
    });
    const ended = { ...OPEN, closed: true, exceptions: [{ code: 'on-loan' }] };
    expect(loanStanding({ count: 1 }, ended, [])).toMatchObject({ standing: 'refused', why: 'on-loan' });
  });

  it('of which some units were refused tells how many, and is under way before the gate has decided', () => {
    const partly = { ...lent('a'), exceptions: [{ code: 'on-loan' }] };
    expect(loanStanding({ count: 2 }, partly, [])).toMatchObject({ lent: 1, refused: 1, why: 'on-loan' });
    expect(loanStanding({ count: 2 }, OPEN, [])).toMatchObject({ standing: 'under-way', refused: 0 });
    expect(loanStanding({ count: 2 }, undefined, [])).toMatchObject({ standing: 'under-way' });
  });
});
