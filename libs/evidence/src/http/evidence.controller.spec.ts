import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Request } from 'express';
import request from 'supertest';
import { EVENT_STORE, MemoryEventStore, type CommandContext } from '@fonds/event-store';
import { ProblemFilter } from '@fonds/http-edge';
import { CLOCK, noteAccess, Permission, REQUIRED_PERMISSION, RequestContextFactory } from '@fonds/identity';
import { LAW_DATA_VERSION } from '@fonds/law';
import { ACTOR, testClock, testContext } from '@fonds/testing';
import { EVIDENCE_VISIBILITY } from '../evidence-visibility.port';
import { EvidenceModule } from '../evidence.module';
import { EvidenceController } from './evidence.controller';

let dataDir: string;
let app: INestApplication;
let events: MemoryEventStore;

const LIMIT = 1_000_000;
const context = (): CommandContext => testContext({ account: ACTOR });

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'fonds-evidence-'));
  events = new MemoryEventStore(testClock);
  @Global()
  @Module({
    providers: [
      { provide: EVENT_STORE, useValue: events },
      { provide: EVIDENCE_VISIBILITY, useValue: { mayOpen: () => Promise.resolve(true) } },
      { provide: CLOCK, useValue: testClock },
      { provide: RequestContextFactory, useValue: { from: context } },
    ],
    exports: [EVENT_STORE, EVIDENCE_VISIBILITY, CLOCK, RequestContextFactory],
  })
  class Surroundings {}
  const module = await Test.createTestingModule({
    imports: [Surroundings, EvidenceModule.forRoot({ dataDir, maxBytes: LIMIT })],
  }).compile();
  app = module.createNestApplication({ logger: false });
  // In place of the guard.
  app.use((request: Request, _response: unknown, next: () => void) => {
    const viewer = { account: ACTOR, roles: [], organisations: [], all: false, open: true };
    const lawData = LAW_DATA_VERSION;
    const caller = { account: ACTOR, name: 'zhang', roles: [], viewer, mustChangePassword: false, lawData };
    noteAccess(request, { caller, permission: Permission.EvidenceRead, wanted: {}, token: '' });
    next();
  });
  app.useGlobalFilters(new ProblemFilter());
  await app.listen(0, '127.0.0.1');
});
afterEach(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const server = (): Parameters<typeof request>[0] => app.getHttpServer() as Parameters<typeof request>[0];
const upload = (bytes: Buffer, type = 'application/octet-stream') =>
  request(server()).post('/api/v1/evidence').set('Content-Type', type).send(bytes);
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const pathOf = (sha256: string): string =>
  join(dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

describe('a supporting file over HTTP', () => {
  it('goes in as it is and comes back byte for byte, and the opening stands in the log', async () => {
    const bytes = randomBytes(500_000);
    const sha256 = hashOf(bytes);
    const stored = await upload(bytes).expect(201);
    expect(stored.body).toEqual({ sha256, bytes: bytes.length, existed: false });
    expect(stored.headers['location']).toBe(`/api/v1/evidence/${sha256}`);
    expect(stored.headers['fonds-position']).toBe('1');
    const again = await upload(bytes);
    expect([again.body, again.headers['fonds-position']]).toMatchObject([{ existed: true }, '1']);
    // Who stored it stands in the log once.
    expect((await events.readPage(0n, 10)).events).toMatchObject([
      { type: 'EvidenceStored', data: { sha256 }, meta: { actor: { account: ACTOR } } },
    ]);

    const got = await request(server()).get(`/api/v1/evidence/${sha256}`).buffer(true).expect(200);
    expect(Buffer.compare(got.body as Buffer, bytes)).toBe(0);
    expect(got.headers).toMatchObject({
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${sha256}"`,
      'cache-control': 'private, no-store',
      'fonds-position': '2',
    });
    expect((await events.readPage(1n, 10)).events).toMatchObject([
      { type: 'EvidenceOpened', data: { sha256 } },
    ]);
  });

  it('may be empty', async () => {
    const { body } = await upload(Buffer.alloc(0));
    await request(server())
      .get(`/api/v1/evidence/${(body as { sha256: string }).sha256}`)
      .expect(200)
      .expect('Content-Length', '0');
  });

  it('sent as something that a body parser reads is refused', async () => {
    const { body } = await upload(Buffer.from('{"a":1}'), 'application/json').expect(415);
    expect(body).toMatchObject({ code: 'evidence-media-type', facts: { given: 'application/json' } });
  });

  it('past the limit is refused with an answer, also when its size was not declared', async () => {
    expect((await upload(Buffer.alloc(LIMIT + 1)).expect(413)).body).toMatchObject({
      code: 'evidence-too-large',
    });
    const { port } = app.getHttpServer().address() as AddressInfo;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = httpRequest(
        {
          port,
          path: '/api/v1/evidence',
          method: 'POST',
          headers: { 'Content-Type': 'application/octet-stream' },
        },
        (response) => {
          resolve(response.statusCode);
          sending.destroy();
        },
      );
      sending.on('error', reject);
      // Never ended: the answer must not wait for the rest.
      sending.write(Buffer.alloc(LIMIT + 1));
    });
    expect(status).toBe(413);
  });

  it.each(['f'.repeat(64), 'not-a-hash'])('that is not there is a 404: %s', async (sha256) => {
    const { body } = await request(server()).get(`/api/v1/evidence/${sha256}`).expect(404);
    expect(body).toMatchObject({ code: 'evidence-not-found', facts: { sha256 } });
  });

  it('that is small and damaged is told as a problem, without a byte of it', async () => {
    const { body } = await upload(Buffer.from('原件'));
    const { sha256 } = body as { sha256: string };
    writeFileSync(pathOf(sha256), '伪件');
    const answer = await request(server()).get(`/api/v1/evidence/${sha256}`).expect(500);
    expect(answer.body).toMatchObject({ code: 'evidence-damaged' });
  });

  it('that is large and damaged never arrives whole', async () => {
    const bytes = randomBytes(500_000);
    await upload(bytes);
    const other = Buffer.from(bytes);
    other[499_999] = (other[499_999] ?? 0) ^ 1;
    writeFileSync(pathOf(hashOf(bytes)), other);
    await expect(
      request(server())
        .get(`/api/v1/evidence/${hashOf(bytes)}`)
        .buffer(true),
    ).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  });
});

describe('the routes', () => {
  it.each([
    ['put', Permission.EvidenceWrite],
    ['get', Permission.EvidenceRead],
  ] as const)('%s asks for %s', (name, permission) => {
    expect(Reflect.getMetadata(REQUIRED_PERMISSION, EvidenceController.prototype[name])).toBe(permission);
  });
});
