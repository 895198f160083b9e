import { describeInDatabase, testId, testMeta } from '@fonds/testing';
import { type Projection } from './index';
import { test, tally, write, host, rowsOf, digests } from '../test/tally.fixture';

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

/** What another build wrote is put into the database row by row; on an event server nobody plays that build. */
describeInDatabase('what this build does not know', () => {
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

  it('stops a rebuild, too, though it reads only the types that it folds and those that it does not know', async () => {
    const of = host([tally('tally'), other]);
    await of.prepare();
    await write('fonds-a', 'a');
    await of.catchUp();
    await writeFromTheFuture('FondsVanished', 1);
    for (const name of ['tally', other.name])
      await expect(of.rebuild(name)).rejects.toThrow('position 2: unknown event type FondsVanished');
    expect(await rowsOf('tally')).toEqual([{ fonds: 'fonds-a', events: 1, last: 'a' }]);
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
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
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
