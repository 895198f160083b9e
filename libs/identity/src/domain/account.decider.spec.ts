import type { PastEvent } from '@fonds/event-contracts';
import { civilDate, fold, uuid, type Result } from '@fonds/kernel';
import { accountDecider, barred, grantsOn, type AccountCommand, type AccountState } from './account.decider';
import { accountId } from './account-id';
import { installationDecider } from './installation.decider';

const LI = accountId('li');
const ADMIN = accountId('admin');
const HERE = uuid<'organisation'>('11111111-1111-8111-8111-111111111111');
const THERE = uuid<'organisation'>('22222222-2222-8222-8222-222222222222');
const decider = accountDecider(LI);

interface Drafted {
  readonly type: string;
  readonly data: object;
}
const stateAfter = (...events: Drafted[]): AccountState =>
  fold(
    decider,
    events.map((event) => event as unknown as PastEvent),
  );
const given = (...events: Drafted[]) => ({
  when: (command: AccountCommand): Result<readonly Drafted[]> =>
    decider.decide(command, stateAfter(...events)),
});
const refused = (code: string): object => ({
  ok: false,
  error: expect.objectContaining({ code }) as unknown,
});

const created: Drafted = { type: 'AccountCreated', data: { name: 'li' } };
const granted = (role: string, organisation?: string, until?: string): Drafted => ({
  type: 'RoleGranted',
  data: { role, ...(organisation && { organisation }), ...(until && { until }) },
});
const grant = { kind: 'grant', role: 'Keeper', organisation: HERE, by: ADMIN } as const;

describe('creating an account', () => {
  it('records its name and its first roles as one', () => {
    const grants = [{ role: 'Keeper', organisation: HERE } as const];
    expect(given().when({ kind: 'create', name: 'li', grants })).toEqual({
      ok: true,
      value: [created, granted('Keeper', HERE)],
    });
  });

  it('is refused under a name that is taken, also in other case or width', () => {
    expect(accountId('LI')).toBe(LI);
    expect(accountId('ｌｉ')).toBe(LI);
    expect(given(created).when({ kind: 'create', name: 'Li', grants: [] })).toMatchObject(
      refused('account-exists'),
    );
  });

  it.each(['', 'a b', '-a', 'a\nb', 'x'.repeat(65)])('is refused under the malformed name %j', (name) => {
    expect(given().when({ kind: 'create', name, grants: [] })).toMatchObject(
      refused('account-name-malformed'),
    );
  });

  it('is refused with two roles that belong apart', () => {
    const grants = [{ role: 'SystemAdministrator' }, { role: 'Keeper', organisation: HERE }] as const;
    expect(given().when({ kind: 'create', name: 'li', grants })).toMatchObject(refused('roles-apart'));
  });
});

describe('granting a role', () => {
  it('is recorded, and told again changes nothing', () => {
    expect(given(created).when(grant)).toEqual({ ok: true, value: [granted('Keeper', HERE)] });
    expect(given(created, granted('Keeper', HERE)).when(grant)).toEqual({ ok: true, value: [] });
  });

  it('with another last day takes the place of the grant before', () => {
    const until = civilDate('2027-01-01');
    expect(given(created, granted('Keeper', HERE)).when({ ...grant, until })).toEqual({
      ok: true,
      value: [granted('Keeper', HERE, until)],
    });
    expect(stateAfter(created, granted('Keeper', HERE), granted('Keeper', HERE, until)).grants).toHaveLength(
      1,
    );
  });

  it('is refused without an organisation where the role needs one', () => {
    expect(given(created).when({ kind: 'grant', role: 'Keeper', by: ADMIN })).toMatchObject(
      refused('role-without-organisation'),
    );
  });

  it.each([
    ['SystemAdministrator', 'Keeper'],
    ['Keeper', 'SystemAdministrator'],
    ['SecurityAdministrator', 'Auditor'],
    ['Auditor', 'Keeper'],
  ] as const)('to a %s of %s is refused', (held, role) => {
    expect(
      given(created, granted(held, HERE)).when({ kind: 'grant', role, organisation: HERE, by: ADMIN }),
    ).toMatchObject(refused('roles-apart'));
  });

  it('to oneself is refused, as is every change of one’s own account', () => {
    const own: AccountCommand[] = [
      { ...grant, by: LI },
      { kind: 'revoke', role: 'Keeper', organisation: HERE, by: LI },
      { kind: 'suspend', by: LI },
      { kind: 'reinstate', by: LI },
      { kind: 'set-term', until: civilDate('2030-01-01'), by: LI },
    ];
    for (const command of own)
      expect(given(created, granted('Keeper', HERE)).when(command)).toMatchObject(refused('account-own'));
  });

  it('to an account that does not exist is refused', () => {
    expect(given().when(grant)).toMatchObject(refused('account-not-found'));
  });
});

describe('taking a role back', () => {
  it('touches only the role in that organisation', () => {
    const state = stateAfter(created, granted('Keeper', HERE), granted('Keeper', THERE), {
      type: 'RoleRevoked',
      data: { role: 'Keeper', organisation: HERE },
    });
    expect(state.grants).toEqual([{ role: 'Keeper', organisation: THERE }]);
  });

  it('is refused when it is not held', () => {
    const revoke: AccountCommand = { kind: 'revoke', role: 'Keeper', organisation: THERE, by: ADMIN };
    expect(given(created, granted('Keeper', HERE)).when(revoke)).toMatchObject(refused('role-not-held'));
  });
});

describe('whether an account may act', () => {
  const today = civilDate('2026-11-22');
  const term = (until: string): Drafted => ({ type: 'AccountTermSet', data: { until } });
  const suspended: Drafted = { type: 'AccountSuspended', data: {} };

  it('ends with its suspension and comes back with its reinstatement', () => {
    expect(barred(stateAfter(created), today)).toBeUndefined();
    expect(barred(stateAfter(created, suspended), today)?.code).toBe('account-suspended');
    expect(
      barred(stateAfter(created, suspended, { type: 'AccountReinstated', data: {} }), today),
    ).toBeUndefined();
  });

  it('ends after its last day, which still counts', () => {
    expect(barred(stateAfter(created, term('2026-11-22')), today)).toBeUndefined();
    expect(barred(stateAfter(created, term('2026-11-21')), today)?.code).toBe('account-expired');
  });

  it('an account that was never made may not', () => {
    expect(barred(stateAfter(), today)?.code).toBe('account-unknown');
  });

  it('a role counts up to and with its last day', () => {
    const state = stateAfter(
      created,
      granted('Keeper', HERE, '2026-11-22'),
      granted('Filer', HERE, '2026-11-21'),
    );
    expect(grantsOn(state, today).map((g) => g.role)).toEqual(['Keeper']);
  });
});

describe('the installation', () => {
  const open = { administrator: ADMIN, name: 'admin', lawData: '2026-11-29' };
  const opened = { administrator: ADMIN };

  it('is opened once', () => {
    expect(installationDecider.decide(open, {})).toEqual({
      ok: true,
      value: [
        { type: 'InstallationOpened', data: { administrator: ADMIN, name: 'admin', lawData: '2026-11-29' } },
      ],
    });
    expect(installationDecider.decide(open, opened)).toEqual({ ok: true, value: [] });
    expect(
      installationDecider.decide({ administrator: LI, name: 'li', lawData: '2026-11-29' }, opened),
    ).toMatchObject(refused('installation-already-open'));
  });
});
