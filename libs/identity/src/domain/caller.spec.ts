import { uuid, type OrganisationId } from '@fonds/kernel';
import type { Grant } from './account.decider';
import { mayAct, roleAt } from './caller';
import { Permission } from './permission';

const org = (n: number): OrganisationId =>
  uuid<'organisation'>(`${String(n).repeat(8)}-1111-8111-8111-111111111111`);
const [HERE, THERE] = [org(1), org(2)];
const keeper: Grant = { role: 'Keeper', organisation: HERE };
const archivist: Grant = { role: 'UnitArchivist', organisation: HERE };
const head: Grant = { role: 'UnitHead', organisation: THERE };
const auditor: Grant = { role: 'Auditor' };
const caller = { roles: [auditor, keeper, archivist, head] };

describe('the role in which a deed is done', () => {
  it('is one at the organisation that the deed is for, and one that may do it', () => {
    expect(roleAt([HERE], caller, Permission.ArrangeWrite)).toBe(archivist);
    expect(roleAt([HERE], caller, Permission.LoanWrite)).toBe(keeper);
    expect(roleAt([THERE], caller, Permission.ArrangeWrite)).toBeUndefined();
    expect(roleAt([HERE, THERE], caller, Permission.CaseApprove)).toBe(head);
  });

  it('is the one that is asked for, or none', () => {
    expect(roleAt([HERE], caller, Permission.LoanWrite, { role: 'UnitArchivist' })).toBe(archivist);
    expect(roleAt([HERE], caller, Permission.LoanWrite, { role: 'UnitHead' })).toBeUndefined();
    expect(roleAt([HERE, THERE], caller, Permission.CaseWrite, { organisation: THERE })).toBe(head);
    expect(roleAt([HERE], caller, Permission.CaseWrite, { organisation: THERE })).toBeUndefined();
  });

  it('is none of the whole installation: it acts for no organisation', () => {
    expect(mayAct(auditor, Permission.TrailExport)).toBe(false);
    expect(roleAt([undefined], caller, Permission.TrailExport)).toBeUndefined();
  });
});
