import { derivedId, type AccountId } from '@fonds/kernel';

export const LONGEST_ACCOUNT_NAME = 64;

/** The name as it is shown: NFC, without blanks around it. */
export const accountName = (text: string): string => text.normalize('NFC').trim();

/** A name is one word of letters, digits and `. _ @ -` of any script. */
export const isAccountName = (name: string): boolean =>
  name.length <= LONGEST_ACCOUNT_NAME && /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._@-]*$/u.test(name);

/** Names that differ only in case or width are one account: a trail must not hold two people who look the same. */
export const accountId = (name: string): AccountId =>
  derivedId<'account'>('account/1', accountName(name).normalize('NFKC').toLowerCase());

export const accountStream = (id: AccountId): string => `account-${id}`;
