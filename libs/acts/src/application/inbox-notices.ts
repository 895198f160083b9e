import type { Role } from '@fonds/identity';
import type { Bilingual } from '@fonds/law';

/** What waits in the installation and is no act of anybody: told above the list to whoever can do it. */
export interface InboxNotices {
  for(roles: readonly { readonly role: Role }[]): Promise<readonly Bilingual[]>;
}

/** Nest token. */
export const INBOX_NOTICES = Symbol('INBOX_NOTICES');
