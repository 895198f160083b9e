/**
 * One table of exact bytes, one head row, two indexes, no jsonb (it drops the bytes). Positions are handed out under
 * the head row's lock, so position order is commit order and none is ever missing.
 * The head row is rewritten all the time: fillfactor 10 keeps its versions on its own page.
 */
const EVENT_TABLE = `
CREATE TABLE fonds.event (
  position    bigint      NOT NULL,
  recorded_at timestamptz NOT NULL,
  event_id    uuid        NOT NULL,
  revision    int         NOT NULL,
  stream_id   text        COLLATE "C" NOT NULL,
  type        text        COLLATE "C" NOT NULL,
  data        text        NOT NULL,
  meta        text        NOT NULL,
  salt        bytea       NOT NULL,
  CONSTRAINT event_position PRIMARY KEY (position),
  CONSTRAINT event_revision UNIQUE (stream_id, revision)
);
CREATE TABLE fonds.head (
  single   boolean PRIMARY KEY DEFAULT true CHECK (single),
  position bigint  NOT NULL
) WITH (fillfactor = 10);
INSERT INTO fonds.head (position) VALUES (0);

CREATE FUNCTION fonds.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are append-only (INV-01): % on fonds.event is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fonds.event
  FOR EACH STATEMENT EXECUTE FUNCTION fonds.refuse_rewriting();
`;

/**
 * Appends up to 256 requests, each for another stream, in one round trip. Requests are independent: one whose
 * stream stands elsewhere is answered with the actual revision. VOLATILE under READ COMMITTED: the statement after
 * FOR UPDATE sees everything committed before the lock was granted.
 *
 * p_streams and p_expected have one value per request, the others one per event; p_request is the event's request,
 * from 1. Answers the position before the first written event and the revision at which each stream was found: the
 * events of requests found as expected follow in order. Almost always that is all of them, and then the lists are
 * written as they stand (unnest in the select list: nothing is gathered first).
 */
const APPEND_BATCH = `
CREATE FUNCTION fonds.append_batch(
  p_streams text[], p_expected int[],
  p_request int[], p_recorded timestamptz[], p_id uuid[], p_revision int[], p_stream text[], p_type text[],
  p_data text[], p_meta text[], p_salt bytea[],
  OUT before bigint, OUT actual int[]
) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_written int;
BEGIN
  SELECT h.position INTO before FROM fonds.head h FOR UPDATE;
  actual := ARRAY(
    SELECT coalesce((SELECT e.revision FROM fonds.event e WHERE e.stream_id = u.stream ORDER BY e.revision DESC LIMIT 1), -1)
    FROM unnest(p_streams) WITH ORDINALITY AS u(stream, ord) ORDER BY u.ord
  );
  IF actual = p_expected THEN
    INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
    SELECT generate_series(before + 1, before + cardinality(p_id)), unnest(p_recorded), unnest(p_id), unnest(p_revision),
           unnest(p_stream), unnest(p_type), unnest(p_data), unnest(p_meta), unnest(p_salt);
  ELSE
    INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
    SELECT before + row_number() OVER (ORDER BY u.ord), u.recorded, u.id, u.revision, u.stream, u.type, u.data, u.meta, u.salt
    FROM unnest(p_request, p_recorded, p_id, p_revision, p_stream, p_type, p_data, p_meta, p_salt) WITH ORDINALITY
           AS u(request, recorded, id, revision, stream, type, data, meta, salt, ord)
    WHERE actual[u.request] = p_expected[u.request];
  END IF;
  GET DIAGNOSTICS v_written = ROW_COUNT;
  UPDATE fonds.head SET position = before + v_written WHERE v_written > 0;
END $$;
`;

const GRANTS = `
GRANT USAGE ON SCHEMA fonds TO fonds_app;
GRANT SELECT, INSERT ON fonds.event TO fonds_app;
GRANT SELECT, UPDATE ON fonds.head TO fonds_app;
`;

/** For an installation whose events lie on an event server: where each position is there. Derived, so it may be emptied. */
const EVENT_PLACE = `
CREATE TABLE fonds.event_place (
  position        bigint NOT NULL PRIMARY KEY,
  revision        int    NOT NULL,
  stream_id       text   COLLATE "C" NOT NULL,
  commit_position bigint NOT NULL,
  UNIQUE (stream_id, revision)
);
GRANT SELECT, INSERT ON fonds.event_place TO fonds_app;
`;

/**
 * Where the events have been, one row for each move; none in an installation that never moved. The newest row says where
 * they are. The rows that a move leaves behind stay, and nobody may add to them: see {@link import('../../copy/engine-table')}.
 */
const EVENT_MOVE = `
CREATE TABLE fonds.event_move (
  number     int    PRIMARY KEY CHECK (number >= 0),
  engine     text   COLLATE "C" NOT NULL CHECK (engine IN ('database', 'server')),
  position   bigint NOT NULL,
  checkpoint text,
  account    text   COLLATE "C",
  role       text   COLLATE "C",
  command    text   COLLATE "C",
  CHECK ((number = 0) = (checkpoint IS NULL)),
  CHECK ((checkpoint IS NULL) = (account IS NULL) AND (account IS NULL) = (role IS NULL) AND (role IS NULL) = (command IS NULL))
);
GRANT SELECT ON fonds.event_move TO fonds_app;
`;

/**
 * Each append updates the head, and PostgreSQL reads a check anew, and opens an index, with each update: without them
 * an append takes a twentieth less. That there is one row, which the trigger keeps even from the owner, costs it nothing.
 */
const HEAD_OF_ONE_ROW = `
ALTER TABLE fonds.head RENAME TO former_head;
CREATE TABLE fonds.head (position bigint NOT NULL) WITH (fillfactor = 10);
INSERT INTO fonds.head (position) SELECT position FROM fonds.former_head;
DROP TABLE fonds.former_head;
GRANT SELECT, UPDATE ON fonds.head TO fonds_app;
CREATE FUNCTION fonds.refuse_another_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the head is one row (INV-01): % on fonds.head is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER head_is_one_row BEFORE INSERT OR DELETE OR TRUNCATE ON fonds.head
  FOR EACH STATEMENT EXECUTE FUNCTION fonds.refuse_another_head();
`;

/** Without a key a table that is published to a logical replica takes no update; with this, as with a key, it does. */
const HEAD_FOR_REPLICAS = 'ALTER TABLE fonds.head REPLICA IDENTITY FULL;';

export const EVENT_STORE_MIGRATIONS = [
  { id: 'event-store-001', sql: EVENT_TABLE + APPEND_BATCH + GRANTS },
  { id: 'event-store-002', sql: EVENT_PLACE },
  { id: 'event-store-move-001', sql: EVENT_MOVE },
  { id: 'event-store-003', sql: HEAD_OF_ONE_ROW },
  { id: 'event-store-004', sql: HEAD_FOR_REPLICAS },
];
