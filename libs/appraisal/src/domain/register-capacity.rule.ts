import type { DestructionRegisterSigned } from '@fonds/event-contracts';
import type { Role } from '@fonds/identity';
import type { Refusal } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import type { RegisterCapacity, RegisterForm } from './destruction.state';

export type CapacityRestsOn = NonNullable<DestructionRegisterSigned['restsOn']>;

/** Capacities that are roles of accounts, too. Who heads the office or accounting stands in no register of this system. */
const ROLES_OF: { readonly [C in RegisterCapacity]?: readonly Role[] } = {
  'unit-head': ['UnitHead', 'Director'],
  'archives-clerk': ['UnitArchivist', 'AccessionArchivist'],
};

/** In which roles a capacity is looked for first: whoever holds several signs in the one that says what he signs as. */
export const rolesOfCapacity = (capacity: RegisterCapacity): readonly Role[] => ROLES_OF[capacity] ?? [];

/** Whether the registry says of an account what it signs as, or nobody but the signer. */
export const capacityRestsOn = (capacity: RegisterCapacity, role: string | undefined): CapacityRestsOn =>
  rolesOfCapacity(capacity).some((each) => each === role) ? 'role' : 'word';

/** O79 18: the head of the unit signs the register of accounting archives; whoever that is has the role, or signs on paper. */
export const headRefusal = (
  form: RegisterForm,
  capacity: RegisterCapacity,
  role: string | undefined,
): Refusal | undefined =>
  form === 'accounting' && capacity === 'unit-head' && capacityRestsOn(capacity, role) === 'word'
    ? ruleRefusal('capacity-of-another-role', 'INV-17', { capacity, role: role ?? '' })
    : undefined;
