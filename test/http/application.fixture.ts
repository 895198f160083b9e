import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { CommandBus } from '@nestjs/cqrs';
import pino from 'pino';
import request from 'supertest';
import { OpenInstallation, type Role } from '@fonds/identity';
import { openOn, type Instance, type LedgerSettings } from '@fonds/instance';
import { systemClock } from '@fonds/kernel';
import { createTestDatabase, testEngine, type TestDatabase } from '@fonds/testing';
import { createServer } from '../../apps/server/src/server.application';
import type { ServerOptions } from '../../apps/server/src/server.module';

/** A running application on a database of its own, with an administrator and two archives that know nothing of each other. */
export class HttpFixture {
  private constructor(
    private readonly database: TestDatabase,
    readonly dataDir: string,
    readonly instance: Instance,
    readonly app: NestExpressApplication,
    /** Lines of the log. */
    readonly log: readonly string[],
    readonly tokens: Map<string, string>,
  ) {}

  static async open(options: Partial<ServerOptions> = {}, ledger: LedgerSettings = {}): Promise<HttpFixture> {
    const database = await createTestDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'fonds-http-'));
    const engine = await testEngine(database.database.app);
    const instance = await openOn(database.database, dataDir, systemClock, undefined, ledger, engine);
    const log: string[] = [];
    const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
    const app = await createServer(instance, { onLoopback: true, rate: 1_000_000, ...options }, logger);
    await app.listen(0, '127.0.0.1');
    const fixture = new HttpFixture(database, dataDir, instance, app, log, new Map());
    const opened = await app
      .get(CommandBus, { strict: false })
      .execute(new OpenInstallation({ name: 'root' }));
    if (!opened.ok) throw new Error(opened.error.code);
    fixture.tokens.set('root', opened.value.token.token);
    return fixture;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.instance.close();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Archives `A` (市馆) and `B` (他馆), and accounts of both: see the names below. */
  async people(): Promise<this> {
    await this.organisation('A', '呼和浩特市档案馆');
    await this.organisation('B', '包头市档案馆');
    await this.account('zhang', 'AccessionArchivist', 'A');
    await this.account('li', 'AccessionArchivist', 'A');
    await this.account('wang', 'AccessionArchivist', 'B');
    await this.account('reader', 'Reader', 'A');
    await this.account('auditor', 'Auditor');
    await this.instance.projections.catchUp();
    return this;
  }

  async organisation(code: string, name: string): Promise<void> {
    const body = { code, name, kind: '综合档案馆', level: 'city' };
    await this.as('root').post('/api/v1/organisations').send(body).expect(201);
  }

  async account(name: string, role: Role, organisation?: string): Promise<void> {
    const body = { name, role, organisation };
    const answer = await this.as('root').post('/api/v1/accounts').send(body).expect(201);
    this.tokens.set(name, (answer.body as { token: string }).token);
  }

  /** The same installation served anew, as after a restart: nothing that a process kept in memory is there. */
  async startedAgain(): Promise<NestExpressApplication> {
    const logger = pino({ level: 'silent' });
    const app = await createServer(this.instance, { onLoopback: true, rate: 1_000_000 }, logger);
    await app.listen(0, '127.0.0.1');
    return app;
  }

  /** Requests of an account, or of nobody. */
  as(name?: string, app = this.app) {
    const agent = request.agent(app.getHttpServer() as Parameters<typeof request.agent>[0]);
    if (name !== undefined) agent.set('Authorization', `Bearer ${this.tokenOf(name)}`);
    return agent;
  }

  tokenOf(name: string): string {
    const token = this.tokens.get(name);
    if (token === undefined) throw new Error(`there is no account ${name} in this test`);
    return token;
  }
}
