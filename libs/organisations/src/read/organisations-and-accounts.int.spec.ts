import { execute, MemoryEventStore, type CommandContext } from '@fonds/event-store';
import {
  accountDecider,
  accountId,
  accountProjection,
  AccountQuery,
  accountStream,
  type Viewer,
} from '@fonds/identity';
import { civilDate, derivedId } from '@fonds/kernel';
import { PROJECTION_MIGRATIONS, ProjectionHost } from '@fonds/projections';
import { createTestDatabase, type TestDatabase } from '@fonds/testing';
import { organisationDecider, type OrganisationCommand } from '../domain/organisation.decider';
import { organisationId, organisationStream } from '../domain/organisation-id';
import { organisationProjection } from './organisation.projection';
import { OrganisationQuery } from './organisation.query';

const TODAY = civilDate('2026-11-22');
const viewer = (role: 'SystemAdministrator' | 'Keeper', name: string): Viewer => ({
  account: accountId(name),
  roles: [role],
  organisations: [],
  all: false,
  open: false,
});
const ADMIN = viewer('SystemAdministrator', 'admin');

describe('organisations and accounts as they are listed', () => {
  const store = new MemoryEventStore({ now: () => 1_795_000_000_000 });
  let test: TestDatabase;
  let host: ProjectionHost;
  let organisations: OrganisationQuery;
  let accounts: AccountQuery;
  let commands = 0;

  const context = (): CommandContext => ({
    command: derivedId<'command'>('spec', String(commands++)),
    account: accountId('admin'),
    role: 'SystemAdministrator',
    businessDate: TODAY,
    today: TODAY,
    law: { regime: 'R3', version: '2026-11-22' },
    evidence: [],
  });
  const onOrganisation = async (code: string, command: OrganisationCommand): Promise<void> => {
    const id = organisationId(code);
    expect(
      (await execute(store, organisationStream(id), organisationDecider(id), command, context())).ok,
    ).toBe(true);
  };
  const register = (code: string, parent?: string): Promise<void> =>
    onOrganisation(code, {
      kind: 'register',
      id: organisationId(code),
      code,
      attributes: {
        name: `${code}馆`,
        kind: 'comprehensive-archives',
        level: 'city',
        ...(parent && { parent: organisationId(parent) }),
      },
    });
  const onAccount = async (
    name: string,
    ...all: Parameters<ReturnType<typeof accountDecider>['decide']>[0][]
  ): Promise<void> => {
    for (const command of all)
      await execute(
        store,
        accountStream(accountId(name)),
        accountDecider(accountId(name)),
        command,
        context(),
      );
  };

  beforeAll(async () => {
    test = await createTestDatabase(PROJECTION_MIGRATIONS);
    host = new ProjectionHost(test.database.app, store, [organisationProjection, accountProjection]);
    organisations = new OrganisationQuery(test.database.app);
    accounts = new AccountQuery(test.database.app);
    await host.prepare();
    await register('A');
    await register('B', 'A');
    await register('C', 'B');
    await register('D');
    await onOrganisation('B', {
      kind: 'change',
      changes: { name: '新馆', validFrom: civilDate('2001-01-01') },
      above: [],
    });
    await onOrganisation('B', { kind: 'end', validTo: civilDate('2010-12-31') });
    await onOrganisation('B', { kind: 'name-successor', function: '接收', successor: organisationId('D') });
    const by = accountId('admin');
    await onAccount('admin', { kind: 'create', name: 'admin', grants: [{ role: 'SystemAdministrator' }] });
    await onAccount(
      'li',
      {
        kind: 'create',
        name: 'li',
        displayName: '李',
        grants: [{ role: 'Keeper', organisation: organisationId('A') }],
      },
      { kind: 'grant', role: 'Filer', organisation: organisationId('A'), until: civilDate('2027-01-01'), by },
      { kind: 'revoke', role: 'Keeper', organisation: organisationId('A'), by },
      { kind: 'suspend', by },
      { kind: 'set-term', until: civilDate('2028-01-01'), letter: '函1', by },
    );
    await host.catchUp();
  });
  afterAll(() => test.drop());

  it('an organisation shows its changes, its superior, its end and its successors', async () => {
    expect(await organisations.byId(ADMIN, organisationId('B'))).toEqual({
      id: organisationId('B'),
      code: 'B',
      name: '新馆',
      kind: 'comprehensive-archives',
      kindName: { zh: '综合档案馆', en: 'Comprehensive archives' },
      level: 'city',
      levelName: { zh: '市', en: 'City' },
      parent: { id: organisationId('A'), code: 'A', name: 'A馆' },
      validFrom: '2001-01-01',
      validTo: '2010-12-31',
      revision: 3,
      successors: [{ function: '接收', code: 'D', name: 'D馆' }],
    });
  });

  it('pages follow one another by code without gap or double', async () => {
    const first = await organisations.list(ADMIN, {}, { limit: 3 });
    const second = await organisations.list(ADMIN, {}, { limit: 3, cursor: first.next });
    expect([...first.rows, ...second.rows].map((row) => row.code)).toEqual(['A', 'B', 'C', 'D']);
    expect(second.next).toBeUndefined();
  });

  it('lists are narrowed by superior, kind, level and day', async () => {
    const codes = async (filter: Parameters<OrganisationQuery['list']>[1]): Promise<string[]> =>
      (await organisations.list(ADMIN, filter, { limit: 10 })).rows.map((row) => row.code);
    expect(await codes({ parent: organisationId('A') })).toEqual(['B']);
    expect(await codes({ kind: 'village' })).toEqual([]);
    expect(await codes({ level: 'city', on: '2010-12-31' })).toEqual(['A', 'B', 'C', 'D']);
    expect(await codes({ on: '2011-01-01' })).toEqual(['A', 'C', 'D']);
    expect(await codes({ on: '2000-12-31' })).toEqual(['A', 'C', 'D']);
  });

  it('what lies below an organisation is found at any depth, also in a circle', async () => {
    const below = async (...codes: string[]): Promise<string[]> =>
      [...(await organisations.descendantsOf(codes.map(organisationId)))].sort();
    const ids = (...codes: string[]): string[] => codes.map(organisationId).sort();
    expect(await below('A')).toEqual(ids('A', 'B', 'C'));
    expect(await below('C', 'D')).toEqual(ids('C', 'D'));
    expect(await below()).toEqual([]);
    await onOrganisation('A', { kind: 'change', changes: { parent: organisationId('C') }, above: [] });
    await host.catchUp();
    expect(await below('A')).toEqual(ids('A', 'B', 'C'));
  });

  it('an account shows its present roles, its suspension and its term', async () => {
    expect(await accounts.byId(ADMIN, accountId('li'))).toEqual({
      id: accountId('li'),
      name: 'li',
      displayName: '李',
      createdOn: '2026-11-22',
      suspended: true,
      until: '2028-01-01',
      letter: '函1',
      revision: 5,
      roles: [{ role: 'Filer', organisation: organisationId('A'), until: '2027-01-01' }],
    });
  });

  it('accounts are listed for administrators; anybody else sees himself alone', async () => {
    const names = async (who: Viewer): Promise<string[]> =>
      (await accounts.list(who, { limit: 10 })).rows.map((row) => row.name);
    expect(await names(ADMIN)).toEqual(['admin', 'li']);
    expect(await names(viewer('Keeper', 'li'))).toEqual(['li']);
    expect(await accounts.byId(viewer('Keeper', 'li'), accountId('admin'))).toBeUndefined();
    const first = await accounts.list(ADMIN, { limit: 1 });
    expect(
      (await accounts.list(ADMIN, { limit: 1, cursor: first.next })).rows.map((row) => row.name),
    ).toEqual(['li']);
  });
});
