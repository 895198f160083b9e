import { uuid, type OrganisationId } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import type { Grant } from './account.decider';
import { accountId } from './account-id';
import { pickRole, type Caller } from './caller';
import { Permission } from './permission';
import { resolveViewer, visibleSql, visibleTo, type Viewer, type Visibility } from './viewer';

const org = (n: number): OrganisationId =>
  uuid<'organisation'>(`${String(n).repeat(8)}-1111-8111-8111-111111111111`);
const [CITY, COUNTY, OTHER] = [org(1), org(2), org(3)];
const LI = accountId('li');
const below = (ids: readonly OrganisationId[]): Promise<OrganisationId[]> =>
  Promise.resolve(ids.flatMap((id) => (id === CITY ? [CITY, COUNTY] : [id])));
const viewerOf = (...grants: Grant[]): Promise<Viewer> => resolveViewer(LI, grants, below);

describe('who may see', () => {
  it('staff see what their organisation keeps, owns or handed over, and nothing of what is below it', async () => {
    const viewer = await viewerOf({ role: 'Keeper', organisation: CITY });
    expect(visibleTo(viewer, { custodian: CITY })).toBe(true);
    expect(visibleTo(viewer, { custodian: OTHER, owner: CITY })).toBe(true);
    expect(visibleTo(viewer, { custodian: OTHER, transferringUnit: CITY })).toBe(true);
    expect(visibleTo(viewer, { custodian: COUNTY, owner: OTHER })).toBe(false);
  });

  it.each(['Authority', 'Inspector', 'Auditor'] as const)(
    'a %s sees its organisation and all below it',
    async (role) => {
      const viewer = await viewerOf({ role, organisation: CITY });
      expect(visibleTo(viewer, { custodian: COUNTY })).toBe(true);
      expect(visibleTo(viewer, { custodian: OTHER })).toBe(false);
    },
  );

  it('an auditor of the whole installation sees everything', async () => {
    expect(visibleTo(await viewerOf({ role: 'Auditor' }), { custodian: OTHER })).toBe(true);
  });

  it('a reader reads what was published, and sees nothing of the record itself', async () => {
    const viewer = await viewerOf({ role: 'Reader', organisation: CITY });
    expect(viewer.open).toBe(true);
    expect(visibleTo(viewer, { custodian: CITY })).toBe(false);
    expect(visibleSql(viewer, { custodian: 'c' }, 1)).toEqual({ sql: 'false', values: [] });
  });

  it('system and security administrators see nothing, open or not', async () => {
    for (const role of ['SystemAdministrator', 'SecurityAdministrator'] as const) {
      const viewer = await viewerOf({ role });
      expect([viewer.open, visibleTo(viewer, { custodian: CITY })]).toEqual([false, false]);
      expect(visibleSql(viewer, { custodian: 'c' }, 1)).toEqual({ sql: 'false', values: [] });
    }
  });

  it('an account without roles sees nothing', async () => {
    const viewer = await viewerOf();
    expect([viewer.open, visibleTo(viewer, { custodian: CITY })]).toEqual([false, false]);
  });

  it('a row whose parties are unknown is nobody’s', async () => {
    const viewer = await viewerOf({ role: 'Keeper', organisation: CITY });
    const row: Visibility = { custodian: null, owner: null, transferringUnit: null };
    expect(visibleTo(viewer, row)).toBe(false);
  });

  it('is the same predicate in SQL, with parameters numbered on', async () => {
    const viewer = await viewerOf({ role: 'Keeper', organisation: CITY });
    expect(visibleSql(viewer, { custodian: 'h.custodian', owner: 'h.owner' }, 3)).toEqual({
      sql: '((h.custodian = ANY($3::uuid[])) OR (h.owner = ANY($3::uuid[])))',
      values: [[CITY]],
    });
    expect(visibleSql(await viewerOf({ role: 'Auditor' }), { custodian: 'c' }, 1)).toEqual({
      sql: 'true',
      values: [],
    });
  });
});

describe('the role a command acts in', () => {
  const callerWith = async (...roles: Grant[]): Promise<Caller> => ({
    account: LI,
    name: 'li',
    roles,
    viewer: await viewerOf(...roles),
    mustChangePassword: false,
    lawData: LAW_DATA_VERSION,
  });
  const keeper: Grant = { role: 'Keeper', organisation: CITY };
  const accession: Grant = { role: 'AccessionArchivist', organisation: COUNTY };

  it('is the first that has the permission', async () => {
    const caller = await callerWith(keeper, accession);
    expect(pickRole(caller, Permission.ImportRun)).toEqual({ ok: true, value: accession });
    expect(pickRole(caller, Permission.UnitCorrect)).toEqual({ ok: true, value: accession });
  });

  it('is the wanted one, in the wanted organisation', async () => {
    const caller = await callerWith(keeper, accession);
    expect(pickRole(caller, Permission.UnitCorrect, { role: 'Keeper' })).toEqual({ ok: true, value: keeper });
    expect(pickRole(caller, Permission.UnitCorrect, { organisation: CITY })).toEqual({
      ok: true,
      value: keeper,
    });
  });

  it('is refused when no role has the permission, or the wanted one has it not', async () => {
    const caller = await callerWith(keeper, accession);
    const denied = { ok: false, error: { code: 'permission-denied' } };
    expect(pickRole(caller, Permission.BackupRun)).toMatchObject(denied);
    expect(pickRole(caller, Permission.ImportRun, { role: 'Keeper' })).toMatchObject(denied);
    expect(pickRole(caller, Permission.ImportRun, { role: 'Director' })).toMatchObject({
      ok: false,
      error: { code: 'role-not-held' },
    });
  });

  it('is refused with the roles that may', async () => {
    const caller = await callerWith(keeper);
    const denied = pickRole(caller, Permission.OpeningDecide);
    expect(denied).toMatchObject({ ok: false, error: { facts: { roles: ['Director'] } } });
  });
});
