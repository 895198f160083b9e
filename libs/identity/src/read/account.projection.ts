import type { LoggedEvent, Projection, Row, Rows } from '@fonds/projections';

const TYPES = [
  'AccountCreated',
  'RoleGranted',
  'RoleRevoked',
  'AccountSuspended',
  'AccountReinstated',
  'AccountTermSet',
] as const;

/** `account-<id>`: the stream's name carries the account. */
const accountOf = (logged: LoggedEvent): string => logged.stored.stream.slice('account-'.length);

function fold(logged: LoggedEvent, rows: Rows): void {
  const { event, stored } = logged;
  const account = accountOf(logged);
  if (event.type === 'AccountCreated') {
    const { name, displayName } = event.data;
    rows.put('account', {
      id: account,
      name,
      display_name: displayName ?? null,
      created_on: stored.meta.businessDate,
      suspended: false,
      until: null,
      letter: null,
      revision: stored.revision,
    });
    return;
  }
  const [there] = rows.group('account', account);
  if (!there) throw new Error(`${stored.stream} does not begin with AccountCreated`);
  rows.put('account', { ...there, ...changesOf(logged), revision: stored.revision });
  if (event.type === 'RoleGranted' || event.type === 'RoleRevoked') {
    const row: Row = {
      account,
      role: event.data.role,
      organisation: event.data.organisation ?? '',
      until: null,
    };
    if (event.type === 'RoleGranted') rows.put('account_role', { ...row, until: event.data.until ?? null });
    else rows.remove('account_role', row);
  }
}

function changesOf({ event }: LoggedEvent): Row {
  switch (event.type) {
    case 'AccountSuspended':
      return { suspended: true };
    case 'AccountReinstated':
      return { suspended: false };
    case 'AccountTermSet':
      return { until: event.data.until, letter: event.data.letter ?? null };
    default:
      return {};
  }
}

/** Accounts and their roles, for lists. Whether one may act is read from its stream, never from here. */
export const accountProjection: Projection = {
  name: 'account',
  version: 1,
  tables: [
    {
      name: 'account',
      columns: {
        id: 'uuid',
        name: 'text',
        display_name: 'text',
        created_on: 'date',
        suspended: 'boolean',
        until: 'date',
        letter: 'text',
        revision: 'int',
      },
      key: ['id'],
      group: 'id',
      indexes: ['name, id'],
    },
    {
      // A role of the whole installation has the organisation ''.
      name: 'account_role',
      columns: { account: 'uuid', role: 'text', organisation: 'text', until: 'date' },
      key: ['account', 'role', 'organisation'],
      group: 'account',
      indexes: ['organisation'],
    },
  ],
  types: TYPES,
  touches: (logged) => {
    if (logged.event.type === 'AccountCreated') return [];
    const group = accountOf(logged);
    const touched = [{ table: 'account', group }];
    return logged.event.type === 'RoleGranted' || logged.event.type === 'RoleRevoked'
      ? [...touched, { table: 'account_role', group }]
      : touched;
  },
  fold,
};
