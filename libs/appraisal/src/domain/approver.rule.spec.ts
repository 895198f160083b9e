import type { OrganisationKind } from '@fonds/organisations';
import { approverOf, filingAsked, isAbove, otherApprover, seatRefusal } from './approver.rule';

const NONE: ReadonlySet<string> = new Set();
const DECIDED: ReadonlySet<string> = new Set(['INV-16']);

describe('who approves a register of destruction (INV-16)', () => {
  it.each<[OrganisationKind, string]>([
    ['organ', 'organ-head'],
    ['institution', 'organ-head'],
    ['state-enterprise', 'legal-representative'],
    ['private-enterprise', 'legal-representative'],
    ['enterprise-archives', 'legal-representative'],
    ['comprehensive-archives', 'leading-authority'],
  ])('of %s is the %s', (kind, approver) => {
    expect(approverOf(kind, { form: 'general' })).toBe(approver);
    expect(approverOf(kind, { form: 'accounting' })).toBe(approver);
  });

  it.each<OrganisationKind>(['organ', 'state-enterprise', 'comprehensive-archives'])(
    'of technical archives is the head of the unit, and in a change of a state enterprise its superior, at %s too',
    (kind) => {
      expect(approverOf(kind, { form: 'technical' })).toBe('unit-head');
      expect(approverOf(kind, { form: 'technical', case: 'a case' })).toBe('superior-property-body');
      expect(approverOf(kind, { form: 'general', case: 'a case' })).toBe('superior-property-body');
    },
  );

  it('is the head where nobody knows what the body is', () =>
    expect(approverOf(undefined, { form: 'general' })).toBe('organ-head'));

  it('is another one by a recorded decision only, in a role of the body that approves', () => {
    expect(otherApprover('organ-head', 'organ-head', NONE)).toBeUndefined();
    expect(otherApprover('organ-head', 'leading-authority', NONE)).toMatchObject({ rule: 'INV-16' });
    expect(otherApprover('organ-head', 'leading-authority', DECIDED)).toBeUndefined();
    for (const above of ['leading-authority', 'superior-property-body'] as const) {
      expect(isAbove(above)).toBe(true);
      expect(seatRefusal(above, 'custodian', NONE)).toMatchObject({ code: 'approver-of-another-body' });
      expect(seatRefusal(above, 'above', NONE)).toBeUndefined();
    }
  });
});

describe('a filing for record (E52: KJ80 18, SZ 6)', () => {
  it.each([
    [{ form: 'technical' }, true],
    [{ form: 'general', case: 'a case' }, true],
    [{ form: 'general' }, false],
    [{ form: 'accounting' }, false],
  ] as const)('is asked of %j: %s', (register, asked) => expect(filingAsked(register)).toBe(asked));
});
