/**
 * The log's own tables. An epoch is one log with one origin; a lawful restart begins another. Tiles and leaves only
 * ever grow at their right edge: a row of 256 is final. `log_head` is rewritten all the time, like the store's.
 * Hashes do not compress: EXTERNAL spares the attempt. A checkpoint is for ever: nothing updates or deletes it.
 */
const LOG_TABLES = `
CREATE TABLE fonds.log_epoch (
  epoch            int    PRIMARY KEY CHECK (epoch >= 0),
  origin           text   NOT NULL UNIQUE,
  restart_position bigint CHECK ((restart_position IS NULL) = (epoch = 0))
);
CREATE TABLE fonds.log_head (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  epoch  int     NOT NULL REFERENCES fonds.log_epoch,
  size   bigint  NOT NULL CHECK (size >= 0)
) WITH (fillfactor = 10);
CREATE TABLE fonds.log_tile (
  epoch  int      NOT NULL REFERENCES fonds.log_epoch,
  level  smallint NOT NULL,
  index  bigint   NOT NULL,
  hashes bytea    NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8192),
  PRIMARY KEY (epoch, level, index)
);
ALTER TABLE fonds.log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
CREATE TABLE fonds.log_leaves (
  epoch  int    NOT NULL REFERENCES fonds.log_epoch,
  index  bigint NOT NULL,
  leaves bytea  NOT NULL CHECK (octet_length(leaves) BETWEEN 100 AND 25600),
  PRIMARY KEY (epoch, index)
);
ALTER TABLE fonds.log_leaves ALTER COLUMN leaves SET STORAGE EXTERNAL;
CREATE TABLE fonds.log_checkpoint (
  epoch     int         NOT NULL REFERENCES fonds.log_epoch,
  size      bigint      NOT NULL,
  note      text        NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (epoch, size)
);
CREATE TABLE fonds.log_cosignature (
  epoch   int    NOT NULL,
  size    bigint NOT NULL,
  witness text   COLLATE "C" NOT NULL,
  line    text   NOT NULL,
  PRIMARY KEY (epoch, size, witness),
  FOREIGN KEY (epoch, size) REFERENCES fonds.log_checkpoint
);

CREATE FUNCTION fonds.refuse_rewriting_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what the log has signed is never changed: % on fonds.% is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER log_checkpoint_is_append_only BEFORE UPDATE OR DELETE ON fonds.log_checkpoint
  FOR EACH ROW EXECUTE FUNCTION fonds.refuse_rewriting_log();
CREATE TRIGGER log_checkpoint_is_kept BEFORE TRUNCATE ON fonds.log_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION fonds.refuse_rewriting_log();
CREATE TRIGGER log_cosignature_is_append_only BEFORE UPDATE OR DELETE ON fonds.log_cosignature
  FOR EACH ROW EXECUTE FUNCTION fonds.refuse_rewriting_log();
CREATE TRIGGER log_cosignature_is_kept BEFORE TRUNCATE ON fonds.log_cosignature
  FOR EACH STATEMENT EXECUTE FUNCTION fonds.refuse_rewriting_log();
CREATE TRIGGER log_epoch_is_append_only BEFORE UPDATE OR DELETE ON fonds.log_epoch
  FOR EACH ROW EXECUTE FUNCTION fonds.refuse_rewriting_log();
CREATE TRIGGER log_epoch_is_kept BEFORE TRUNCATE ON fonds.log_epoch
  FOR EACH STATEMENT EXECUTE FUNCTION fonds.refuse_rewriting_log();

GRANT SELECT, INSERT ON fonds.log_epoch, fonds.log_checkpoint, fonds.log_cosignature TO fonds_app;
GRANT SELECT, INSERT, UPDATE ON fonds.log_head, fonds.log_tile, fonds.log_leaves TO fonds_app;
`;

/** Checkpoints are counted in each epoch: one that is removed leaves a gap, which `fonds verify` names. */
const NUMBERED_CHECKPOINTS = `
ALTER TABLE fonds.log_checkpoint ADD COLUMN number bigint;
ALTER TABLE fonds.log_checkpoint DISABLE TRIGGER log_checkpoint_is_append_only;
UPDATE fonds.log_checkpoint c SET number = n.number
  FROM (SELECT epoch, size, row_number() OVER (PARTITION BY epoch ORDER BY size) AS number FROM fonds.log_checkpoint) n
  WHERE c.epoch = n.epoch AND c.size = n.size;
ALTER TABLE fonds.log_checkpoint ENABLE TRIGGER log_checkpoint_is_append_only;
ALTER TABLE fonds.log_checkpoint ALTER COLUMN number SET NOT NULL;
ALTER TABLE fonds.log_checkpoint ADD CONSTRAINT log_checkpoint_number UNIQUE (epoch, number);
`;

export const LEDGER_MIGRATIONS = [
  { id: 'ledger-001', sql: LOG_TABLES },
  { id: 'ledger-002', sql: NUMBERED_CHECKPOINTS },
];
