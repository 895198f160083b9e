import { derivedId, type OrganisationId } from '@fonds/kernel';

/** Longest code of an organisation, in UTF-16 units: unified social credit codes have 18. */
export const LONGEST_CODE = 64;

/** The code as it is kept: NFC, without blanks around it. */
export const organisationCode = (text: string): string => text.normalize('NFC').trim();

/** A code is one word: letters, digits and `. _ - /` of any script, no blanks. */
export const isOrganisationCode = (code: string): boolean =>
  code.length <= LONGEST_CODE && /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._/-]*$/u.test(code);

/** An organisation is named by its own registered code (architecture.md §4). */
export const organisationId = (code: string): OrganisationId =>
  derivedId<'organisation'>('organisation/1', organisationCode(code));

export const organisationStream = (id: OrganisationId): string => `organisation-${id}`;
