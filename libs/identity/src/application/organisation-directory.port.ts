import type { OrganisationId } from '@fonds/kernel';

export interface KnownOrganisation {
  readonly id: OrganisationId;
  readonly code: string;
  readonly name: string;
}

/** What accounts need to know of organisations; the organisations' library provides it. */
export interface OrganisationDirectory {
  /** The id that a code stands for, registered or not. */
  idOf(code: string): OrganisationId;
  /** Registered ones among these, as their streams say now. */
  find(ids: readonly OrganisationId[]): Promise<readonly KnownOrganisation[]>;
  /** These and everything below them. */
  descendantsOf(ids: readonly OrganisationId[]): Promise<readonly OrganisationId[]>;
}

/** Nest token of the {@link OrganisationDirectory}. */
export const ORGANISATION_DIRECTORY = Symbol('ORGANISATION_DIRECTORY');
