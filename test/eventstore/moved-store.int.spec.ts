import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup } from '@fonds/backup';
import { holdAlone, openDatabase } from '@fonds/database';
import { NO_STREAM, PostgresEventStore, type EventStore } from '@fonds/event-store';
import { copyStore, MIGRATIONS, openOn, type EngineSettings, type Instance } from '@fonds/instance';
import { systemClock } from '@fonds/kernel';
import { auditLedger, readAuditKeys, type AuditReport } from '@fonds/ledger/audit';
import { createTestDatabase, namedEvent, testId, type TestDatabase } from '@fonds/testing';
import { MemoryEventServer } from '../../libs/event-store/test/memory-event-server';

const EVENTS = 40;
const URL = process.env['EVENTSTORE_URL']?.trim();
const given = `EVENTSTORE_URL${URL ? '' : ' (not run)'}`;
const onServer = {
  EVENT_STORE: URL,
  EVENT_STORE_PREFIX: `t${randomUUID().replaceAll('-', '').slice(0, 20)}.`,
};

describe('an installation that moves to a server in memory', () => moves(inMemory()));
(URL ? describe : describe.skip)(`an installation that moves to ${given}`, () => moves(onServer));

function inMemory(): EngineSettings {
  const server = new MemoryEventServer();
  return { server: () => Promise.resolve(server) };
}

function moves(there: EngineSettings): void {
  let test: TestDatabase;
  let folder: string;
  let instance: Instance;

  const open = async (engine: EngineSettings): Promise<void> => {
    instance = await openOn(test.database, folder, systemClock, undefined, {}, engine);
    await instance.projections.catchUp();
    await instance.ledger.catchUp();
  };
  const write = async (store: EventStore, n: number): Promise<void> => {
    const request = (i: number) => ({
      stream: `fonds-${testId()}`,
      expected: NO_STREAM,
      events: [namedEvent(`第${i}全宗`)],
    });
    await store.load(Array.from({ length: n }, (_, i) => request(i)));
  };
  const move = async (from: 'database' | 'server', to: EngineSettings) => {
    const by = { account: testId(), role: 'SystemAdministrator', command: testId() };
    const moved = await copyStore({ source: instance, from, to, by });
    await instance.store.close();
    await open(to);
    return moved;
  };
  const audit = async (): Promise<AuditReport> =>
    auditLedger({
      pool: test.database.app,
      ...(instance.served && { served: instance.served }),
      dataDir: folder,
      keys: await readAuditKeys(folder),
    });

  beforeAll(async () => {
    test = await createTestDatabase(MIGRATIONS);
    folder = await mkdtemp(join(tmpdir(), `fonds-test-${process.pid}-`));
    await open({});
    await write(instance.store, EVENTS - 1);
  });
  afterAll(async () => {
    await instance.store.close();
    await test.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('does not move while a server runs on it, and no server starts while it moves', async () => {
    const { appConfig, owner } = test.database;
    const serve = () => openDatabase({ databaseUrl: test.url, dataDir: '', role: 'serve' });
    const server = await serve();
    const refused = `A server runs on this installation (fonds server ${process.pid}`;
    await expect(move('database', there)).rejects.toThrow(refused);
    const holder = async (): Promise<number | undefined> =>
      (
        await owner.query<{ pid: number }>(
          `SELECT pid FROM pg_locks JOIN pg_stat_activity a USING (pid) WHERE locktype = 'advisory' AND granted
           AND a.application_name LIKE 'fonds server %' AND a.datname = current_database()`,
        )
      ).rows[0]?.pid;
    const lost = await holder();
    await owner.query('SELECT pg_terminate_backend($1)', [lost]);
    // The server takes its hold again when its connection was lost.
    for (let now = lost; now === lost || now === undefined; now = await holder())
      await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(move('database', there)).rejects.toThrow(refused);
    await server.close();
    const alone = await holdAlone(appConfig, owner);
    await expect(serve()).rejects.toThrow(/being moved to another engine/);
    await alone.end();
  });

  it('stays where it is when a read model is not what the copied events give', async () => {
    await instance.projections.catchUp();
    const { owner } = test.database;
    const { rows } = await owner.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'read' AND tablename ~ '^trail_v\\d'`,
    );
    const trail = `read.${rows[0]?.name}`;
    await owner.query(`UPDATE ${trail} SET type = type || '伪'`);
    await expect(move('database', there)).rejects.toThrow(
      /is not the log that was signed.*Nothing was moved/,
    );
    await owner.query(`UPDATE ${trail} SET type = rtrim(type, '伪')`);
    await write(instance.store, 1);
  });

  it('has the same events and read models there, and a new epoch whose first leaf cites the old', async () => {
    const moved = await move('database', there);
    expect(moved).toMatchObject({ engine: 'server', events: EVENTS });
    const [event] = await instance.store.readStream('log');
    expect(event).toMatchObject({
      type: 'LogMoved',
      position: BigInt(EVENTS + 1),
      data: { engine: 'server', events: EVENTS, after: moved.checkpoint, epoch: 1 },
    });
    expect((await instance.ledger.standing()).epoch).toMatchObject({
      number: 1,
      restartPosition: BigInt(EVENTS + 1),
    });
    expect(await audit()).toMatchObject({
      findings: 0,
      events: EVENTS + 1,
      epochs: [{ leaves: EVENTS }, { leaves: EVENTS + 1 }],
    });
  });

  it('writes nothing where it was, though a process still stands there', async () => {
    const left = new PostgresEventStore(test.database.app, systemClock);
    await expect(write(left, 1)).rejects.toThrow(/permission denied/);
    await left.close();
  });

  it('is opened on the engine that has its events alone, and backed up there', async () => {
    await expect(openOn(test.database, folder, systemClock)).rejects.toThrow(/Set EVENT_STORE/);
    const target = join(folder, '..', `fonds-test-${process.pid}-backup`);
    const source = { database: test.database, evidence: instance.evidence };
    await expect(backup(source, target)).rejects.toThrow(/Back up that server/);
    await rm(target, { recursive: true, force: true });
  });

  it('moves back with what was written there, in the same order', async () => {
    await write(instance.store, 5);
    await move('server', {});
    expect(await audit()).toMatchObject({
      findings: 0,
      events: EVENTS + 7,
      epochs: [{}, { leaves: EVENTS + 6 }, { leaves: EVENTS + 7 }],
    });
    const [, again] = await instance.store.readStream('log');
    expect(again).toMatchObject({ type: 'LogMoved', data: { move: 2, engine: 'database', epoch: 2 } });
    await expect(openOn(test.database, folder, systemClock, undefined, {}, there)).rejects.toThrow(
      /events of its own/,
    );
  });
}
