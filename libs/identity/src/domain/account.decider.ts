import type { EventDraft, PastEvent } from '@fonds/event-contracts';
import {
  ok,
  refuse,
  type AccountId,
  type CivilDate,
  type Decider,
  type OrganisationId,
  type Result,
} from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { isAccountName } from './account-id';
import { compatible, needsOrganisation, ROLES, type Role } from './role';

/** A role in an organisation (absent: of the whole installation), up to and with its last day. */
export interface Grant {
  readonly role: Role;
  readonly organisation?: OrganisationId;
  readonly until?: CivilDate;
}

export type AccountCommand =
  | {
      readonly kind: 'create';
      readonly name: string;
      readonly displayName?: string;
      readonly grants: readonly Grant[];
    }
  | (Grant & { readonly kind: 'grant'; readonly by: AccountId })
  | {
      readonly kind: 'revoke';
      readonly role: Role;
      readonly organisation?: OrganisationId;
      readonly by: AccountId;
    }
  | { readonly kind: 'suspend' | 'reinstate'; readonly by: AccountId }
  | {
      readonly kind: 'set-term';
      readonly until: CivilDate;
      readonly letter?: string;
      readonly by: AccountId;
    };

export interface AccountState {
  readonly id: AccountId;
  readonly name?: string;
  readonly displayName?: string;
  /** Grants not taken back, also those whose last day is past. */
  readonly grants: readonly Grant[];
  readonly suspended: boolean;
  /** Last day of the account. */
  readonly until?: CivilDate;
}

const isSame = (one: Grant, other: { readonly role: Role; readonly organisation?: string }): boolean =>
  one.role === other.role && one.organisation === other.organisation;

function evolve(state: AccountState, event: PastEvent): AccountState {
  switch (event.type) {
    case 'AccountCreated':
      return { ...state, ...event.data };
    case 'RoleGranted': {
      const grant = event.data as Grant;
      return { ...state, grants: [...state.grants.filter((g) => !isSame(g, grant)), grant] };
    }
    case 'RoleRevoked': {
      const { role, organisation } = event.data;
      return { ...state, grants: state.grants.filter((g) => !isSame(g, { role, organisation })) };
    }
    case 'AccountSuspended':
      return { ...state, suspended: true };
    case 'AccountReinstated':
      return { ...state, suspended: false };
    case 'AccountTermSet':
      return { ...state, until: event.data.until as CivilDate };
    default:
      return state;
  }
}

function decide(command: AccountCommand, state: AccountState): Result<readonly EventDraft[]> {
  if (command.kind === 'create') return create(command, state);
  if (state.name === undefined) return refuse(plainRefusal('account-not-found'));
  // Nobody widens, narrows or ends his own account: there is always a second person.
  if (command.by === state.id) return refuse(plainRefusal('account-own', { name: state.name }));
  switch (command.kind) {
    case 'grant':
      return grant(command, state);
    case 'revoke': {
      const { role, organisation } = command;
      if (!state.grants.some((g) => isSame(g, command)))
        return refuse(
          plainRefusal('role-not-held', { name: state.name, role: ROLES[role].zh, roleName: ROLES[role].en }),
        );
      return ok([{ type: 'RoleRevoked', data: { role, ...(organisation && { organisation }) } }]);
    }
    case 'suspend':
      return ok(state.suspended ? [] : [{ type: 'AccountSuspended', data: {} }]);
    case 'reinstate':
      return ok(state.suspended ? [{ type: 'AccountReinstated', data: {} }] : []);
    case 'set-term': {
      const { until, letter } = command;
      return ok([{ type: 'AccountTermSet', data: { until, ...(letter && { letter }) } }]);
    }
  }
}

function create(
  command: Extract<AccountCommand, { kind: 'create' }>,
  state: AccountState,
): Result<readonly EventDraft[]> {
  const { name, displayName, grants } = command;
  if (state.name !== undefined) return refuse(plainRefusal('account-exists', { name: state.name }));
  if (!isAccountName(name)) return refuse(plainRefusal('account-name-malformed', { name }));
  const drafts: EventDraft[] = [
    { type: 'AccountCreated', data: { name, ...(displayName && { displayName }) } },
  ];
  const held: Grant[] = [];
  for (const given of grants) {
    const refusal = ungrantable(given, held, name);
    if (refusal) return refusal;
    held.push(given);
    drafts.push(granted(given));
  }
  return ok(drafts);
}

function grant(command: Grant, state: AccountState): Result<readonly EventDraft[]> {
  const there = state.grants.find((g) => isSame(g, command));
  if (there && there.until === command.until) return ok([]);
  return ungrantable(command, state.grants, state.name ?? '') ?? ok([granted(command)]);
}

function ungrantable(
  given: Grant,
  held: readonly Grant[],
  name: string,
): ReturnType<typeof refuse> | undefined {
  const { role } = given;
  if (needsOrganisation(role) && !given.organisation)
    return refuse(
      plainRefusal('role-without-organisation', { role: ROLES[role].zh, roleName: ROLES[role].en }),
    );
  const other = held.find((g) => !compatible(g.role, role))?.role;
  if (other)
    return refuse(
      plainRefusal('roles-apart', {
        name,
        role: ROLES[role].zh,
        other: ROLES[other].zh,
        roleName: ROLES[role].en,
        otherName: ROLES[other].en,
      }),
    );
  return undefined;
}

const granted = ({ role, organisation, until }: Grant): EventDraft => ({
  type: 'RoleGranted',
  data: { role, ...(organisation && { organisation }), ...(until && { until }) },
});

/** An account (账户): who may act, in which roles, until when. Passwords and tokens are no part of it. */
export const accountDecider = (
  id: AccountId,
): Decider<AccountState, AccountCommand, PastEvent, EventDraft> => ({
  initial: { id, grants: [], suspended: false },
  evolve,
  decide,
});

/** Why an account may not act on a day; undefined when it may. Last days are included. */
export function barred(state: AccountState, today: CivilDate): ReturnType<typeof plainRefusal> | undefined {
  if (state.name === undefined) return plainRefusal('account-unknown');
  if (state.suspended) return plainRefusal('account-suspended', { name: state.name });
  if (state.until && state.until < today)
    return plainRefusal('account-expired', { name: state.name, until: state.until });
  return undefined;
}

/** Grants that count on a day. */
export const grantsOn = (state: AccountState, today: CivilDate): readonly Grant[] =>
  state.grants.filter((g) => !g.until || today <= g.until);
