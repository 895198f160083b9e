import { NO_STREAM, type EventStore } from '@fonds/event-store';
import { testId, testMeta } from '@fonds/testing';
import { ProjectionHost, type Projection } from './index';
import { test, store, tally, write, writeMixture, host, rowsOf, digests } from '../test/tally.fixture';

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

  it('that has grown by thousands is planned for as what it is, before the next question', async () => {
    const of = host([tally('tally')]);
    await of.prepare();
    for (let k = 0; k < 5; k++)
      await store.append(
        Array.from({ length: 500 }, (_, i) => ({
          stream: `fonds-${k}-${i}`,
          expected: NO_STREAM,
          events: [
            { id: testId<'event'>(), meta: testMeta(), type: 'FondsConfirmed' as const, data: { name: 'x' } },
          ],
        })),
      );
    await of.catchUp();
    const { rows } = await test.database.owner.query<{ told: number }>(
      `SELECT reltuples AS told FROM pg_class WHERE relname LIKE 'tally%' AND relkind = 'r'`,
    );
    expect(rows.map(({ told }) => Number(told))).toEqual([2_000, 2_000]);
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
    while ((await of.position()) < 1n) await new Promise((resolve) => setTimeout(resolve, 50));
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
