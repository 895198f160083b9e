/**
 * Secrets of accounts: what must be changed and forgotten, and so can stand in no event. Run as the owner.
 * At most one `first` token per account: the installation is opened once, also by two processes at a time.
 */
const SECRETS = `
CREATE TABLE fonds.credential (
  account       uuid    PRIMARY KEY,
  password_hash text    NOT NULL,
  one_time      boolean NOT NULL
);
CREATE TABLE fonds.token (
  sha256     bytea       PRIMARY KEY CHECK (octet_length(sha256) = 32),
  account    uuid        NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  label      text        NOT NULL,
  last_used  timestamptz
);
CREATE INDEX token_account ON fonds.token (account);
CREATE UNIQUE INDEX token_first ON fonds.token (account) WHERE label = 'first';
GRANT SELECT, INSERT, UPDATE, DELETE ON fonds.credential, fonds.token TO fonds_app;
`;

export const IDENTITY_MIGRATIONS: { readonly id: string; readonly sql: string }[] = [
  { id: 'identity-001', sql: SECRETS },
];
