import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM } from '@fonds/event-store';
import { MIGRATIONS, openOn, type Instance } from '@fonds/instance';
import { systemClock } from '@fonds/kernel';
import { auditLedger, findingText, readAuditKeys, type AuditReport, type Finding } from '@fonds/ledger/audit';
import { createTestDatabase, namedEvent, type TestDatabase } from '@fonds/testing';
import { MemoryEventServer } from '../../libs/event-store/test/memory-event-server';

describe('an audit of what an event server does not keep whole', () => {
  const server = new MemoryEventServer();
  const engine = { server: () => Promise.resolve(server) };
  let test: TestDatabase;
  let folder: string;
  let instance: Instance;

  const open = async (evenRefused: boolean): Promise<void> => {
    await instance?.store.close();
    instance = await openOn(test.database, folder, systemClock, undefined, {}, { ...engine, evenRefused });
  };
  const write = (stream: string, expected = NO_STREAM) =>
    instance.store.append([{ stream, expected, events: [namedEvent(stream)] }]);
  const audit = async (): Promise<AuditReport & { told: Finding[] }> => {
    const told: Finding[] = [];
    const report = await auditLedger({
      pool: test.database.app,
      ...(instance.served && { served: instance.served }),
      dataDir: folder,
      keys: await readAuditKeys(folder),
      tell: (finding) => told.push(finding),
    });
    return { ...report, told };
  };

  beforeAll(async () => {
    test = await createTestDatabase(MIGRATIONS);
    folder = await mkdtemp(join(tmpdir(), `fonds-test-${process.pid}-`));
    await open(false);
    for (const stream of ['unit-a', 'unit-b', 'unit-c']) await write(stream);
    await write('unit-b', 0);
    await instance.projections.catchUp();
    await instance.ledger.catchUp();
  });
  afterAll(async () => {
    await instance.store.close();
    await test.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs though the log is refused, and names the stream that metadata cut; nothing is written meanwhile', async () => {
    server.cut.add('unit-b');
    await expect(open(false)).rejects.toThrow(/unit-b is truncated/);
    await open(true);
    expect(instance.refused).toContain('unit-b');
    expect(await audit()).toMatchObject({
      finished: true,
      findings: 1,
      first: { kind: 'stream-truncated', what: 'unit-b' },
    });
    await expect(write('unit-d')).rejects.toThrow(/unit-b is truncated/);
    server.cut.clear();
  });

  it('names the event whose bytes were rewritten, and holds again when they are what they were', async () => {
    const [event] = server.log;
    if (!event) throw new Error('an empty log');
    server.rewrite(event, { data: event.data.replace('unit-a', 'unit-x') });
    const { told } = await audit();
    expect(told).toContainEqual(expect.objectContaining({ kind: 'leaf-differs', position: 1, what: 'data' }));
    const [forged] = server.log;
    if (forged) server.rewrite(forged, { data: event.data });
    expect(await audit()).toMatchObject({ findings: 0 });
  });

  it('names every event that a scavenge took, by stream and revision', async () => {
    server.scavenge('unit-b');
    await open(true);
    const { told, counts } = await audit();
    const missing = told.filter(({ kind }) => kind === 'event-missing');
    expect(missing).toEqual([
      { kind: 'event-missing', position: 2, what: 'unit-b@0' },
      { kind: 'event-missing', position: 4, what: 'unit-b@1' },
    ]);
    expect(counts['event-missing']).toBe(2);
    const [first] = missing;
    expect(first && findingText(first).zh).toBe('入账序号 2：事件 unit-b@0 缺失');
  });
});
