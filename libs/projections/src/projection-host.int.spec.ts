import { EVENT_STORE_MIGRATIONS, NO_STREAM, PostgresEventStore, type EventStore } from '@fonds/event-store';
import { createTestDatabase, testClock, testId, testMeta, type TestDatabase } from '@fonds/testing';
import { PROJECTION_MIGRATIONS, ProjectionHost, type Projection } from './index';

let test: TestDatabase;
let store: PostgresEventStore;

beforeEach(async () => {
  test = await createTestDatabase([...EVENT_STORE_MIGRATIONS, ...PROJECTION_MIGRATIONS]);
  store = new PostgresEventStore(test.database.app, testClock);
});
afterEach(async () => {
  await store.close();
  await test.drop();
});

/** Counts, so that an event folded twice or never shows; a removal and a replacement within one event. */
const tally = (name: string, version = 1): Projection => ({
  name,
  version,
  tables: [
    {
      name,
      columns: { fonds: 'text', events: 'int', last: 'text', ...(version > 1 && { version: 'int' }) },
      key: ['fonds'],
      group: 'fonds',
    },
    {
      name: `${name}_line`,
      columns: { fonds: 'text', seq: 'int', text: 'text' },
      key: ['fonds', 'seq'],
      group: 'fonds',
      indexes: ['text'],
    },
  ],
  types: ['FondsConfirmed', 'FondsHistoryAmended'],
  touches: ({ stored }) =>
    stored.revision === 0
      ? []
      : [
          { table: name, group: stored.stream },
          { table: `${name}_line`, group: stored.stream },
        ],
  fold({ event, stored: { stream, revision } }, rows) {
    const [before] = revision === 0 ? [] : rows.group(name, stream);
    const lines = revision === 0 ? [] : rows.group(`${name}_line`, stream);
    const text =
      event.type === 'FondsConfirmed'
        ? event.data.name
        : event.type === 'FondsHistoryAmended'
          ? event.data.text
          : '';
    rows.put(name, {
      fonds: stream,
      events: Number(before?.['events'] ?? 0) + 1,
      last: text,
      ...(version > 1 && { version }),
    });
    const newest = lines.reduce<(typeof lines)[number] | undefined>(
      (a, b) => (a && Number(a['seq']) > Number(b['seq']) ? a : b),
      undefined,
    );
    if (event.type === 'FondsConfirmed') {
      rows.put(`${name}_line`, { fonds: stream, seq: revision, text });
    } else if (newest) {
      rows.remove(`${name}_line`, newest);
      if (text === 'replace')
        rows.put(`${name}_line`, { ...newest, text: `${String(newest['text'])}+${revision}` });
    }
  },
});

const revisions = new Map<string, number>();
async function write(stream: string, text: string, change?: 'drop' | 'replace'): Promise<void> {
  const revision = revisions.get(stream) ?? NO_STREAM;
  const base = { id: testId<'event'>(), meta: testMeta() };
  const event = change
    ? {
        ...base,
        type: 'FondsHistoryAmended' as const,
        data: { change: '其他' as const, text: change, date: '2026-01-01' },
      }
    : { ...base, type: 'FondsConfirmed' as const, data: { name: text } };
  const [result] = await store.append([{ stream, expected: revision, events: [event] }]);
  if (!result?.ok) throw new Error(`not written: ${JSON.stringify(result)}`);
  revisions.set(stream, result.revision);
}
beforeEach(() => revisions.clear());

/** The same mixture in every run: many streams, few events each, removals and replacements among them. */
async function writeMixture(events: number, streams = 40): Promise<void> {
  let random = 7;
  for (let n = 0; n < events; n++) {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    const kind = (random >> 8) % 5;
    await write(
      `fonds-${(random >> 12) % streams}`,
      `n${n}`,
      kind === 0 ? 'drop' : kind === 1 ? 'replace' : undefined,
    );
  }
}

const host = (projections: readonly Projection[], page?: number, from: EventStore = store): ProjectionHost =>
  new ProjectionHost(test.database.app, from, projections, page);
const rowsOf = async (view: string, order = 'fonds'): Promise<Record<string, unknown>[]> =>
  (await test.database.app.query<Record<string, unknown>>(`SELECT * FROM read.${view} ORDER BY ${order}`))
    .rows;
const digests = async (of: ProjectionHost, name: string): Promise<string[]> => {
  const { tables } = await of.check(name);
  expect(tables.filter((table) => !table.equal)).toEqual([]);
  return tables.map((table) => `${table.rows} ${table.live}`);
};

describe('a projection', () => {
  it('has the same rows whatever the size of the pages it was folded by, and rebuilt', async () => {
    const hosts = [1, 7, 5000].map((page) => ({ page, of: host([tally(`tally_${page}`)], page) }));
    for (const { of } of hosts) await of.prepare();
    await writeMixture(120);
    for (const { of } of hosts) await of.catchUp();
    await writeMixture(0);
    const all = await Promise.all(hosts.map(({ of, page }) => digests(of, `tally_${page}`)));
    expect(all[0]?.[0]).toMatch(/^[1-9]/);
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
    await hosts[0]?.of.rebuild('tally_1');
    expect(hosts[0] && (await digests(hosts[0].of, 'tally_1'))).toEqual(all[0]);
    expect((await hosts[1]?.of.lag())?.[0]).toMatchObject({ behind: 0, position: '120', parked: null });
  });

  it('shows by its check a row that is not what the log says', async () => {
    const of = host([tally('tally')]);
    await of.prepare();
    await write('fonds-a', 'x');
    await of.catchUp();
    await test.database.app.query(`UPDATE read.tally SET last = 'forged'`);
    expect((await of.check('tally')).tables.map((table) => [table.table, table.equal])).toEqual([
      ['tally', false],
      ['tally_line', true],
    ]);
    await of.rebuild('tally');
    expect((await of.check('tally')).tables.every((table) => table.equal)).toBe(true);
  });

  it('is checked without leaving tables or an open transaction behind, also when the check fails', async () => {
    const of = host([tally('tally'), tally('never')]);
    await of.prepare();
    await test.database.app.query(`DELETE FROM read.projection WHERE name = 'never'`);
    await expect(of.check('never')).rejects.toThrow(/never been built/);
    const { rows } = await test.database.owner.query(
      `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    expect(rows).toEqual([]);
    await of.check('tally');
    const tables = await test.database.owner.query<{ n: string }>(
      `SELECT count(*) AS n FROM pg_tables WHERE schemaname = 'read' AND tablename LIKE 'tally%'`,
    );
    expect(tables.rows[0]?.n).toBe('2');
  });

  it('waits for a position, and says when it was not reached in time', async () => {
    const of = host([tally('tally')]);
    await of.prepare();
    await write('fonds-a', 'x');
    expect(await of.waitFor(1n, 5_000)).toBe(true);
    expect(await rowsOf('tally')).toEqual([{ fonds: 'fonds-a', events: 1, last: 'x' }]);
    expect(await of.waitFor(2n, 100)).toBe(false);
    expect(await of.position()).toBe(1n);
  });

  it('follows the log until it is told to stop', async () => {
    const of = host([tally('tally')]);
    await of.prepare();
    const stop = new AbortController();
    const alarms: unknown[] = [];
    const following = of.follow(stop.signal, (error) => alarms.push(error));
    await write('fonds-a', 'x');
    for (let i = 0; i < 100 && (await of.position()) < 1n; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    stop.abort();
    await following;
    expect([await of.position(), alarms]).toEqual([1n, []]);
  });
});

describe('two hosts on one database', () => {
  it('never fold an event twice or miss one, though both fold all the time', async () => {
    const [a, b] = [host([tally('tally')], 3), host([tally('tally')], 5)];
    await a.prepare();
    await b.prepare();
    let writing = true;
    const keepUp = async (of: ProjectionHost): Promise<void> => {
      while (writing) await of.catchUp();
    };
    const folding = [keepUp(a), keepUp(b)];
    await writeMixture(150, 6);
    writing = false;
    await Promise.all(folding);
    await a.catchUp();
    expect((await rowsOf('tally')).reduce((n, row) => n + Number(row['events']), 0)).toBe(150);
    await digests(b, 'tally');
  });

  it('see each other’s rows when they take turns: what one remembers is forgotten when the other has gone on', async () => {
    const [a, b] = [host([tally('tally')]), host([tally('tally')])];
    await a.prepare();
    await b.prepare();
    for (let n = 0; n < 6; n++) {
      await write('fonds-a', `n${n}`, n === 3 ? 'replace' : undefined);
      await (n % 2 ? b : a).catchUp();
    }
    expect(await rowsOf('tally')).toEqual([{ fonds: 'fonds-a', events: 6, last: 'n5' }]);
    await digests(a, 'tally');
  });

  it('go on where one of them has rebuilt', async () => {
    const [a, b] = [host([tally('tally')]), host([tally('tally')])];
    await a.prepare();
    await b.prepare();
    await write('fonds-a', 'x');
    await a.catchUp();
    await b.rebuild('tally');
    await write('fonds-a', 'y');
    await a.catchUp();
    expect(await rowsOf('tally')).toEqual([{ fonds: 'fonds-a', events: 2, last: 'y' }]);
    await digests(b, 'tally');
  });

  it('may both begin, and both rebuild, at the same time', async () => {
    await writeMixture(30, 4);
    const hosts = [host([tally('tally')]), host([tally('tally')]), host([tally('tally')])];
    await Promise.all(hosts.map((of) => of.prepare()));
    await Promise.all(hosts.map((of) => of.rebuild('tally')));
    const [first] = hosts;
    expect((await rowsOf('tally')).length).toBe(4);
    expect(first && (await digests(first, 'tally'))).toHaveLength(2);
    const { rows } = await test.database.owner.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'read' AND tablename LIKE 'tally%'`,
    );
    expect(rows).toHaveLength(2);
  });
});

/** An event as a newer build would have written it: straight into the log. */
async function writeFromTheFuture(type: string, schemaVersion: number): Promise<void> {
  const id = testId<'event'>();
  const meta = { ...testMeta(), v: 1, id, type, schemaVersion, recordedAt: '2026-11-22T04:00:00.000Z' };
  await test.database.owner.query(
    `WITH moved AS (UPDATE fonds.head SET position = position + 1 RETURNING position)
     INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
     SELECT position, now(), $1::uuid, 0, 'fonds-' || $1::text, $2, '{"name":"future"}', $3, '\\x00' FROM moved`,
    [id, type, JSON.stringify(meta)],
  );
}

describe('what this build does not know', () => {
  const other: Projection = { ...tally('other'), types: ['FondsHistoryAmended'] };

  it('parks a projection that folds the type, with the reason; others go on', async () => {
    const of = host([tally('tally'), other]);
    await of.prepare();
    await write('fonds-a', 'x');
    await of.catchUp();
    await writeFromTheFuture('FondsConfirmed', 99);
    await write('fonds-b', '', 'drop');
    await of.catchUp();
    expect(await of.lag()).toMatchObject([
      {
        name: 'tally',
        position: '1',
        behind: 2,
        parked: expect.stringMatching(/position 2: .*FondsConfirmed\.v99; run a newer one/) as string,
      },
      { name: 'other', position: '3', behind: 0, parked: null },
    ]);
    expect(await rowsOf('tally')).toHaveLength(1);
    expect(await of.waitFor(3n, 50)).toBe(false);
  });

  it('parks where the page of the unknown event begins, whatever was gathered before it', async () => {
    const of = host([tally('tally')], 2);
    await of.prepare();
    for (const text of ['a', 'b', 'c', 'd']) await write('fonds-a', text);
    await writeFromTheFuture('FondsConfirmed', 99);
    await write('fonds-a', 'f');
    await of.catchUp();
    expect(await of.lag()).toMatchObject([
      { position: '4', parked: expect.stringMatching(/position 5: /) as string },
    ]);
    expect(await rowsOf('tally')).toEqual([{ fonds: 'fonds-a', events: 4, last: 'd' }]);
  });

  it('parks every projection when the very type is unknown: no one can tell whom it concerns', async () => {
    const of = host([tally('tally'), other]);
    await of.prepare();
    await writeFromTheFuture('FondsVanished', 1);
    await of.catchUp();
    expect((await of.lag()).map((lag) => lag.parked)).toEqual(
      Array(2).fill('position 1: unknown event type FondsVanished'),
    );
  });

  it('is taken up where it was left by a build that knows', async () => {
    const of = host([tally('tally')]);
    await of.prepare();
    await writeFromTheFuture('FondsConfirmed', 99);
    await write('fonds-a', '', 'drop');
    await of.catchUp();
    const newer = host([{ ...tally('tally'), types: ['FondsHistoryAmended'] }]);
    await newer.prepare();
    await newer.catchUp();
    expect(await newer.lag()).toMatchObject([{ behind: 0, parked: null }]);
    expect(await rowsOf('tally')).toMatchObject([{ fonds: 'fonds-a', events: 1 }]);
  });
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200 && !(await condition()); i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a projection that cannot be written', () => {
  const [sound, sick] = [tally('sound'), tally('sick')];
  const refusing = `ALTER TABLE read.sick_v1_g1 ADD CONSTRAINT sick_never CHECK (last <> 'never')`;
  const cured = 'ALTER TABLE read.sick_v1_g1 DROP CONSTRAINT sick_never';

  it('stands still alone, with the reason and no text of a row; it goes on when the cause is gone', async () => {
    const of = host([sick, sound]);
    await of.prepare();
    await test.database.app.query(refusing);
    await write('fonds-a', 'never');
    await write('fonds-b', 'x');
    await of.catchUp();
    const reason = 'positions 1 to 2: database error 23514 sick_v1_g1';
    expect(await of.lag()).toMatchObject([
      { name: 'sick', position: '0', behind: 2, parked: reason },
      { name: 'sound', position: '2', behind: 0, parked: null },
    ]);
    expect([...of.parked].map(([name, error]) => [name, error.message])).toEqual([['sick', reason]]);

    await test.database.app.query(cured);
    await of.catchUp();
    expect(await of.lag()).toMatchObject([{ behind: 0, parked: null }, { behind: 0 }]);
    expect(of.parked.size).toBe(0);
    await digests(of, 'sick');
  });

  it('has everything before the page that fails, though several pages were gathered to be written at once', async () => {
    const of = host([sick, sound], 2);
    await of.prepare();
    await test.database.app.query(refusing);
    for (const text of ['a', 'b', 'c', 'd', 'e', 'never', 'g'])
      await write(text === 'never' ? 'fonds-b' : 'fonds-a', text);
    await of.catchUp();
    expect(await of.lag()).toMatchObject([
      { name: 'sick', position: '4', parked: 'positions 5 to 6: database error 23514 sick_v1_g1' },
      { name: 'sound', position: '7', behind: 0, parked: null },
    ]);
    expect(await rowsOf('sick')).toMatchObject([{ events: 4, last: 'd' }]);
    await test.database.app.query(cured);
    await of.catchUp();
    await digests(of, 'sick');
  });

  it('is told once to whoever follows, and tried again without anything new being recorded', async () => {
    const of = host([sick, sound]);
    await of.prepare();
    await test.database.app.query(refusing);
    const stop = new AbortController();
    const alarms: unknown[] = [];
    const following = of.follow(stop.signal, (error) => alarms.push(error));
    await write('fonds-a', 'never');
    await until(() => alarms.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(alarms).toMatchObject([{ message: 'positions 1 to 1: database error 23514 sick_v1_g1' }]);
    await test.database.app.query(cured);
    await until(async () => (await of.position()) === 1n);
    stop.abort();
    await following;
  }, 30_000);

  it('does not hide a database that is gone: that is everybody’s failure', async () => {
    const of = host([sick, sound]);
    await of.prepare();
    await test.database.owner.query(
      `CREATE FUNCTION read.cut() RETURNS boolean LANGUAGE sql SECURITY DEFINER
         AS 'SELECT pg_terminate_backend(pg_backend_pid())'`,
    );
    await test.database.app.query('ALTER TABLE read.sick_v1_g1 ADD CONSTRAINT sick_cut CHECK (read.cut())');
    await write('fonds-a', 'x');
    await expect(of.catchUp()).rejects.toThrow(/terminat/i);
    expect((await of.lag())[0]).toMatchObject({ name: 'sick', position: '0', parked: null });
  });
});

describe('a raised version', () => {
  it('is built beside the live tables, which answer until the swap; then the old ones are gone', async () => {
    const old = host([tally('tally')]);
    await old.prepare();
    await writeMixture(30, 3);
    await old.catchUp();
    const before = await rowsOf('tally');
    const seen: unknown[] = [];
    const reading = new Proxy<EventStore>(store, {
      get: (target, name) =>
        name === 'readPage'
          ? async (...args: Parameters<EventStore['readPage']>) => {
              seen.push(await rowsOf('tally'));
              return store.readPage(...args);
            }
          : (Reflect.get(target, name) as unknown),
    });
    const raised = host([tally('tally', 2)], 10, reading);
    await raised.prepare();
    expect(seen.length).toBeGreaterThan(0);
    for (const rows of seen) expect(rows).toEqual(before);
    expect(await rowsOf('tally')).toEqual(before.map((row) => ({ ...row, version: 2 })));
    await write('fonds-0', 'z');
    await old.catchUp();
    expect((await rowsOf('tally'))[0]).not.toMatchObject({ last: 'z' });
    await raised.catchUp();
    expect((await rowsOf('tally'))[0]).toMatchObject({ last: 'z', version: 2 });
    const { rows } = await test.database.owner.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'read' AND tablename LIKE 'tally%' ORDER BY 1`,
    );
    expect(rows.map((row) => row.tablename)).toEqual(['tally_line_v2_g2', 'tally_v2_g2']);
  });

  it('takes in what is recorded while it is being built', async () => {
    const old = host([tally('tally')]);
    await old.prepare();
    await writeMixture(10, 3);
    await old.catchUp();
    let more = 2;
    const writing = new Proxy<EventStore>(store, {
      get: (target, name) =>
        name === 'readPage'
          ? async (...args: Parameters<EventStore['readPage']>) => {
              const page = await store.readPage(...args);
              if (more-- > 0) {
                await write('fonds-0', 'meanwhile');
                await old.catchUp();
              }
              return page;
            }
          : (Reflect.get(target, name) as unknown),
    });
    const raised = host([tally('tally', 2)], 10, writing);
    await raised.prepare();
    await raised.catchUp();
    expect((await rowsOf('tally')).reduce((n, row) => n + Number(row['events']), 0)).toBe(12);
    await digests(raised, 'tally');
  });
});

describe('a group let go by the cache', () => {
  const flood: Projection = {
    name: 'flood',
    version: 1,
    tables: [{ name: 'flood', columns: { fonds: 'text', n: 'int' }, key: ['fonds'], group: 'fonds' }],
    types: ['FondsConfirmed'],
    touches: ({ stored }) =>
      stored.revision === 0
        ? []
        : [
            { table: 'flood', group: 'g0' },
            { table: 'flood', group: 'g50000' },
          ],
    fold({ stored }, rows) {
      if (stored.revision === 0)
        for (let n = 0; n <= 50_000; n++) rows.put('flood', { fonds: `g${n}`, n: 5 });
      else
        for (const group of ['g0', 'g50000'])
          rows.put('flood', { fonds: group, n: Number(rows.group('flood', group)[0]?.['n'] ?? 0) + 1 });
    },
  };

  it('is read again when an event touches it, after what is being written of it is there', async () => {
    const of = host([flood], 1);
    await of.prepare();
    for (const text of ['flood', 'a', 'b']) await write('fonds-a', text);
    await of.catchUp();
    expect(await rowsOf(`flood WHERE fonds IN ('g0', 'g50000', 'g7')`)).toEqual([
      { fonds: 'g0', n: 7 },
      { fonds: 'g50000', n: 7 },
      { fonds: 'g7', n: 5 },
    ]);
  });
});
