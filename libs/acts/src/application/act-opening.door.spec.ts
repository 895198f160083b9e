import type { OrganisationDirectory, Role } from '@fonds/identity';
import { ok } from '@fonds/kernel';
import { ARCHIVES, FONDS, testContext, testId } from '@fonds/testing';
import { ActOpeningDoor, type Asking } from './act-opening.door';

const CASE = testId<'case'>();

/** A door to units that whoever asks may arrange, in this role. */
const doorFor = (role: Role): ActOpeningDoor => {
  const own = { fonds: FONDS, custodian: ARCHIVES, grant: { role, organisation: ARCHIVES }, units: [] };
  const organisations = { find: () => Promise.resolve([]) } as unknown as OrganisationDirectory;
  return new ActOpeningDoor({ ownAll: () => Promise.resolve(ok(own)) } as never, organisations);
};
const asking = { wanted: {}, context: testContext() } as unknown as Asking;
const rearranged = async (role: Role, within?: string): Promise<string> => {
  const words = { ground: '内件分属两方', into: [], ...(within && { case: within }) };
  const told = await doorFor(role).rearrangement([], words, asking);
  return told.ok ? 'opened' : `${told.error.code} ${told.error.rule ?? ''}`.trim();
};

describe('a rearrangement that names a case', () => {
  it('is opened only in a role that acts in cases: its hold is no matter of whoever may arrange (O5)', async () => {
    expect(await rearranged('Keeper', CASE)).toBe('not-of-that-case INV-14');
    // Who may is asked for the next thing: what is to begin.
    expect(await rearranged('UnitArchivist', CASE)).toBe('nothing-begins');
    expect(await rearranged('Keeper')).toBe('nothing-begins');
  });
});
