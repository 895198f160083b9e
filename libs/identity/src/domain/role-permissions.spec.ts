import { EVENT_SCHEMAS } from '@fonds/event-contracts';
import { isDomainPermission, Permission } from './permission';
import { ALL_ROLES, compatible, needsOrganisation, roleOf, ROLES } from './role';
import { allows, ROLE_PERMISSIONS } from './role-permissions';

const WRITING = Object.values(Permission).filter(
  (permission) => isDomainPermission(permission) && !permission.endsWith('.read'),
);

describe('the matrix of roles and permissions', () => {
  it('gives the system administrator organisations, accounts and the running of the system, and nothing else', () => {
    expect([...ROLE_PERMISSIONS.SystemAdministrator].sort()).toEqual([
      'account.read',
      'account.suspend',
      'account.write',
      'backup.run',
      'ledger.manage',
      'ledger.read',
      'organisation.read',
      'organisation.write',
      'projection.manage',
      'projection.read',
      'self',
    ]);
  });

  it.each(['SystemAdministrator', 'SecurityAdministrator'] as const)(
    'lets the %s neither read nor write archives',
    (role) => {
      for (const permission of Object.values(Permission).filter(isDomainPermission))
        expect([permission, allows(role, permission)]).toEqual([permission, false]);
    },
  );

  it.each(
    Object.values(Permission).filter(
      // How far the log is, and a proof of what one may read, are for whoever follows the trail.
      (permission) =>
        !isDomainPermission(permission) && !['self', 'organisation.read', 'ledger.read'].includes(permission),
    ),
  )('keeps %s from everybody who works with archives', (permission) => {
    const administrators = ['SystemAdministrator', 'SecurityAdministrator', 'Auditor'];
    for (const role of ALL_ROLES.filter((r) => !administrators.includes(r)))
      expect([role, allows(role, permission)]).toEqual([role, false]);
  });

  it('lets the auditor write nothing; an export of the trail is his only event', () => {
    const writing = ROLE_PERMISSIONS.Auditor.filter((permission) => !permission.endsWith('.read'));
    expect([...writing].sort()).toEqual(['self', 'trail.export']);
  });

  it.each(['Reader', 'Investor', 'Conservator', 'LegalReviewer'] as const)(
    'lets the %s write nothing about archives yet',
    (role) => {
      for (const permission of WRITING)
        expect([permission, allows(role, permission)]).toEqual([permission, false]);
    },
  );

  it('lets the forming unit’s representative say its opinion of an opening, with papers, and nothing else', () => {
    expect(WRITING.filter((permission) => allows('FormingUnitRep', permission)).sort()).toEqual([
      'evidence.write',
      'opening.review',
    ]);
  });

  it.each([
    ['hold.write', 'AccessionArchivist Authority Director DisposalGroup Inspector UnitArchivist UnitHead'],
    ['fact.record', 'AccessionArchivist Director Keeper UnitArchivist UnitHead'],
    ['loan.write', 'AccessionArchivist Keeper UnitArchivist'],
    ['move.write', 'AccessionArchivist Keeper UnitArchivist'],
    ['arrange.write', 'AccessionArchivist UnitArchivist'],
    ['record.capture', 'Filer UnitArchivist'],
    ['record.file', 'UnitArchivist'],
    ['destruction.prepare', 'AccessionArchivist UnitArchivist'],
    ['destruction.approve', 'Approver Authority Director UnitHead'],
    ['destruction.supervise', 'DestructionSupervisor'],
    ['retention.approve', 'Authority Director UnitHead'],
  ])('gives %s to %s', (permission, roles) => {
    const able = ALL_ROLES.filter((role) => allows(role, permission as Permission));
    expect(able.sort().join(' ')).toBe(roles);
  });

  it('lets whoever files register what comes into being, and nothing else', () => {
    expect(WRITING.filter((permission) => allows('Filer', permission))).toEqual([Permission.RecordCapture]);
  });

  it('gives every writing permission to somebody', () => {
    for (const permission of WRITING)
      expect(ALL_ROLES.filter((role) => allows(role, permission))).not.toEqual([]);
  });

  it('names no permission twice, and gives everybody his own account', () => {
    for (const role of ALL_ROLES) {
      expect(new Set(ROLE_PERMISSIONS[role]).size).toBe(ROLE_PERMISSIONS[role].length);
      expect(allows(role, Permission.Self)).toBe(true);
    }
  });
});

describe('roles', () => {
  it('are accepted by their English and Chinese names', () => {
    for (const role of ALL_ROLES) {
      expect(roleOf(role)).toBe(role);
      expect(roleOf(role.toLowerCase())).toBe(role);
      expect(roleOf(ROLES[role].zh)).toBe(role);
    }
    expect(roleOf('清算组')).toBe('Liquidator');
    expect(roleOf('System')).toBeUndefined();
    expect(roleOf('国王')).toBeUndefined();
  });

  it('are those that an event may name', () => {
    const schema = EVENT_SCHEMAS['RoleGranted.v1'] as { properties: { role: { enum: string[] } } };
    expect([...schema.properties.role.enum].sort()).toEqual([...ALL_ROLES].sort());
  });

  it('of system, security and audit administrator are three people', () => {
    const three = ['SystemAdministrator', 'SecurityAdministrator', 'Auditor'] as const;
    for (const one of three) for (const other of three) expect(compatible(one, other)).toBe(one === other);
  });

  it('of system administrator and auditor go with no other role, in either order', () => {
    for (const alone of ['SystemAdministrator', 'Auditor'] as const)
      for (const role of ALL_ROLES.filter((r) => r !== alone)) {
        expect(compatible(alone, role)).toBe(false);
        expect(compatible(role, alone)).toBe(false);
      }
    expect(compatible('Keeper', 'AccessionArchivist')).toBe(true);
    expect(compatible('SecurityAdministrator', 'Keeper')).toBe(true);
  });

  it('are held in an organisation, save those of the three administrators', () => {
    expect(ALL_ROLES.filter((role) => !needsOrganisation(role)).sort()).toEqual([
      'Auditor',
      'SecurityAdministrator',
      'SystemAdministrator',
    ]);
  });
});
