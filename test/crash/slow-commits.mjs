const SLEEP_SECONDS = 0.05;

/**
 * A share of the transactions that write events sleeps right before its COMMIT: the window in which a reader could pass
 * a position that is handed out but not yet visible. In the database, so that it does not matter how a writer writes.
 */
export const slowCommits = (share) => `
CREATE FUNCTION fonds.sleep_before_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('fonds.committing', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
    PERFORM set_config('fonds.committing', pg_current_xact_id()::text, false);
    IF random() < ${share} THEN
      PERFORM pg_sleep(${SLEEP_SECONDS});
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sleep_before_commit AFTER INSERT ON fonds.event DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION fonds.sleep_before_commit();
`;

/** Positions come from a sequence and nothing is locked, as many event tables do it: the proof has to fail on that. */
export const NAIVE_SQL = `
CREATE SEQUENCE fonds.naive_position;
GRANT USAGE ON SEQUENCE fonds.naive_position TO fonds_app;
CREATE FUNCTION fonds.draw_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.position := nextval('fonds.naive_position');
  RETURN NEW;
END $$;
CREATE TRIGGER draw_position BEFORE INSERT ON fonds.event FOR EACH ROW EXECUTE FUNCTION fonds.draw_position();

DROP TABLE fonds.head;
CREATE VIEW fonds.head AS SELECT 0::bigint AS position;
GRANT SELECT, UPDATE ON fonds.head TO fonds_app;
CREATE FUNCTION fonds.lock_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NEW;
END $$;
CREATE TRIGGER lock_nothing INSTEAD OF UPDATE ON fonds.head FOR EACH ROW EXECUTE FUNCTION fonds.lock_nothing();
`;
