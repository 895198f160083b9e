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
 * Payload: the exact bytes of all events one after another, cut by lengths (no array quoting on either side).
 */
const APPEND_BATCH = `
CREATE FUNCTION fonds.append_batch(
  p_stream text[], p_expected int[], p_count int[], p_recorded timestamptz[],
  p_id uuid[], p_type text[], p_from int[], p_data int[], p_meta int[], p_payload bytea, p_salt bytea
) RETURNS TABLE (request int, actual int, last_position bigint) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_head bigint;
BEGIN
  SELECT h.position INTO v_head FROM fonds.head h FOR UPDATE;
  RETURN QUERY
  WITH asked AS (
    SELECT u.ord::int AS ord, u.stream, u.expected, u.n, u.recorded,
           (sum(u.n) OVER (ORDER BY u.ord))::int - u.n AS first,
           coalesce((SELECT e.revision FROM fonds.event e WHERE e.stream_id = u.stream ORDER BY e.revision DESC LIMIT 1), -1) AS found
    FROM unnest(p_stream, p_expected, p_count, p_recorded) WITH ORDINALITY AS u(stream, expected, n, recorded, ord)
  ), accepted AS (
    SELECT a.*, (sum(a.n) OVER (ORDER BY a.ord))::int - a.n AS before FROM asked a WHERE a.found = a.expected
  ), written AS (
    INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
    SELECT v_head + a.before + i, a.recorded, p_id[a.first + i], a.expected + i, a.stream, p_type[a.first + i],
           convert_from(substring(p_payload FROM p_from[a.first + i] + 1 FOR p_data[a.first + i]), 'UTF8'),
           convert_from(substring(p_payload FROM p_from[a.first + i] + 1 + p_data[a.first + i] FOR p_meta[a.first + i]), 'UTF8'),
           substring(p_salt FROM (a.first + i - 1) * 16 + 1 FOR 16)
    FROM accepted a CROSS JOIN LATERAL generate_series(1, a.n) AS i
  ), moved AS (
    UPDATE fonds.head SET position = v_head + t.n FROM (SELECT sum(n) AS n FROM accepted) t WHERE t.n > 0
  )
  SELECT k.ord, k.found, v_head + a.before + a.n FROM asked k LEFT JOIN accepted a ON a.ord = k.ord;
END $$;
`;

const GRANTS = `
GRANT USAGE ON SCHEMA fonds TO fonds_app;
GRANT SELECT, INSERT ON fonds.event TO fonds_app;
GRANT SELECT, UPDATE ON fonds.head TO fonds_app;
`;

export const EVENT_STORE_MIGRATIONS = [{ id: 'event-store-001', sql: EVENT_TABLE + APPEND_BATCH + GRANTS }];
