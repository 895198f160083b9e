import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM } from '@fonds/event-store';
import { MIGRATIONS, openOn, type Instance } from '@fonds/instance';
import { systemClock } from '@fonds/kernel';
import { auditLedger, readAuditKeys, type AuditReport, type Finding } from '@fonds/ledger/audit';
import { createTestDatabase, namedEvent, testId, type TestDatabase } from '@fonds/testing';
import {
  damageStream,
  type Damage,
} from '../../libs/event-store/src/adapters/kurrentdb/damaged-stream.fixture';

const EVENT_STORE = process.env['EVENTSTORE_URL']?.trim();
const EVENTS = 300;

const given = EVENT_STORE ? '' : ' (EVENTSTORE_URL not run)';

(EVENT_STORE ? describe : describe.skip)(
  `an installation whose events are on an event server${given}`,
  () => {
    const engine = { EVENT_STORE, EVENT_STORE_PREFIX: `t${randomUUID().replaceAll('-', '').slice(0, 20)}.` };
    let test: TestDatabase;
    let folder: string;
    let instance: Instance;

    const audit = async (tell?: (finding: Finding) => void): Promise<AuditReport> =>
      auditLedger({
        ...(tell && { tell }),
        pool: test.database.app,
        ...(instance.served && { served: instance.served }),
        dataDir: folder,
        keys: await readAuditKeys(folder),
      });

    beforeAll(async () => {
      test = await createTestDatabase(MIGRATIONS);
      folder = await mkdtemp(join(tmpdir(), `fonds-test-${process.pid}-`));
      instance = await openOn(test.database, folder, systemClock, undefined, {}, engine);
    });
    afterAll(async () => {
      await instance.store.close();
      await test.drop();
      await rm(folder, { recursive: true, force: true });
    });

    it('puts every event there, folds and signs it here, and is audited from there', async () => {
      const requests = Array.from({ length: EVENTS }, (_, i) => ({
        stream: `fonds-${testId()}`,
        expected: NO_STREAM,
        events: [namedEvent(`第${i}全宗`)],
      }));
      await instance.store.load(requests);
      await instance.projections.catchUp();
      await instance.ledger.catchUp();
      const { rows } = await test.database.app.query<{ events: number; places: number }>(
        'SELECT (SELECT count(*)::int FROM fonds.event) AS events, (SELECT count(*)::int FROM fonds.event_place) AS places',
      );
      expect(rows).toEqual([{ events: 0, places: EVENTS }]);
      expect(await audit()).toMatchObject({ finished: true, events: EVENTS, findings: 0 });
    });

    it('an audit tells a place that leads to another event, and one that leads nowhere', async () => {
      const { owner } = test.database;
      await owner.query(
        'UPDATE fonds.event_place SET commit_position = commit_position + 1 WHERE position = 17',
      );
      expect(await audit()).toMatchObject({ counts: { 'event-missing': 1 }, first: { position: 17 } });
      await owner.query(
        `UPDATE fonds.event_place a SET commit_position = b.commit_position FROM fonds.event_place b
       WHERE a.position = 17 AND b.position = 18`,
      );
      expect((await audit()).first).toMatchObject({ position: 17 });
    });

    it.each([
      ['truncated', 101],
      ['deleted', 102],
      ['tombstoned', 103],
      ['rewritten', 104],
    ] satisfies [Damage, number][])(
      'an audit names a stream that was %s on the server',
      async (damage, position) => {
        const { events } = await instance.store.readPage(BigInt(position - 1), 1);
        const what = events[0]?.stream;
        const before: Finding[] = [];
        await audit((finding) => before.push(finding));
        await damageStream(EVENT_STORE ?? '', `${engine.EVENT_STORE_PREFIX}${what}`, damage);
        const told: Finding[] = [];
        await audit((finding) => told.push(finding));
        const named = { kind: 'stream-truncated', what };
        expect(before).not.toContainEqual(expect.objectContaining(named));
        expect(told).toContainEqual(expect.objectContaining(named));
      },
    );
  },
);
