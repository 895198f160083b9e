const SLEEP_SECONDS = 0.05;

/**
 * A pool whose clients sleep before COMMIT in a share of the appends (`name: 'append-…'`): the window in which a
 * reader could pass a position that is handed out but not yet visible. With `naive`, positions come from a sequence
 * and no lock is taken, as many event tables do it: the proof has to fail on that.
 */
export function withSlowCommits(pool, { share, naive }) {
  const connect = async () => slowClient(await pool.connect(), share, naive);
  return new Proxy(pool, { get: (target, key) => (key === 'connect' ? connect : bound(target, key)) });
}

function slowClient(client, share, naive) {
  // What is no append goes through as it is: COPY gets its stream, not a promise.
  const query = (config, ...rest) =>
    config?.name?.startsWith('append-') ? append(config) : client.query(config, ...rest);
  const append = async (config) => {
    const asked = naive ? naiveStatement(config) : config;
    if (Math.random() >= share) return client.query(asked);
    await client.query('BEGIN');
    try {
      const result = await client.query(asked);
      await client.query(`SELECT pg_sleep(${SLEEP_SECONDS})`);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  };
  return new Proxy(client, { get: (target, key) => (key === 'query' ? query : bound(target, key)) });
}

const bound = (target, key) => {
  const member = target[key];
  return typeof member === 'function' ? member.bind(target) : member;
};

/** Same parameters and answer as the product's statements. */
function naiveStatement(config) {
  const name = `naive-${config.name}`;
  if (config.name === 'append-batch')
    return { ...config, name, text: config.text.replace('append_batch', 'append_naively') };
  const text = `INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
    VALUES (nextval('fonds.naive_position'), $3::timestamptz, $4::uuid, $2::int + 1, $1, $5, $6, $7, $8::bytea)
    RETURNING $2::int, position`;
  return { ...config, name, text };
}

export const NAIVE_SQL = `
CREATE SEQUENCE fonds.naive_position;
GRANT USAGE ON SEQUENCE fonds.naive_position TO fonds_app;
CREATE FUNCTION fonds.append_naively(
  p_streams text[], p_expected int[], p_request int[], p_recorded timestamptz[], p_id uuid[], p_revision int[],
  p_stream text[], p_type text[], p_data text[], p_meta text[], p_salt bytea[], OUT before bigint, OUT actual int[]
) LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
  SELECT nextval('fonds.naive_position'), u.* FROM (SELECT unnest(p_recorded), unnest(p_id), unnest(p_revision),
         unnest(p_stream), unnest(p_type), unnest(p_data), unnest(p_meta), unnest(p_salt)) u;
  before := 0;
  actual := p_expected;
END $$;
`;
