import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pino, { type Logger } from 'pino';
import { ActSweep } from '@fonds/acts';
import {
  BootError,
  logDestination,
  readConfiguration,
  warningsOf,
  type Configuration,
} from '@fonds/database';
import { openInstance, type Instance } from '@fonds/instance';
import { NationalLawQuery } from '@fonds/local-law';
import { haltText, LedgerHalted } from '@fonds/ledger/integrator';
import { ClockSweep } from '@fonds/radar';
import { hasAdministrator } from './administrator';
import { banner } from './banner';
import { createServer } from './server.application';

/** Requests under way get this long to end when the server is stopped, in milliseconds. */
const LAST_ANSWERS = 10_000;

interface Running {
  readonly app: NestExpressApplication;
  readonly instance: Instance;
  /** Ends the following of the log. */
  readonly stop: AbortController;
  readonly following: Promise<unknown>;
}

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = pino({ level: configuration.LOG_LEVEL, base: null }, logDestination());
  const signals = new Signals(log);
  const instance = await openInstance({
    dataDir: configuration.FONDS_DATA,
    databaseUrl: configuration.DATABASE_URL,
    role: 'serve',
    signaturesOfTransfer: configuration.SIGNATURES_TRANSFER,
    ledger: configuration,
    engine: configuration,
    progress: (name, done, total) =>
      log.info({ projection: name, done: Number(done), total: Number(total) }, 'building'),
  });
  try {
    await checkLedger(instance);
    const running = await serve(instance, configuration, log);
    signals.whenAsked(() => end(running));
  } catch (error) {
    await instance.close();
    throw error;
  }
}

async function serve(instance: Instance, configuration: Configuration, log: Logger): Promise<Running> {
  const warnings = warningsOf(configuration);
  // The one warning there is tells that others can reach the server.
  const app = await createServer(
    instance,
    { onLoopback: warnings.length === 0, logForAll: configuration.LEDGER_PUBLIC === 'true' },
    log,
  );
  await listen(app, configuration);
  const stop = new AbortController();
  const following = instance.projections.follow(stop.signal, (error) => log.error({ error }, 'projections'));
  const sweeping = app.get(ActSweep).follow(stop.signal, (error) => log.error({ error }, 'acts'));
  const running = app.get(ClockSweep).follow(stop.signal, (error) => log.error({ error }, 'clock'));
  const signing = instance.ledger.follow(stop.signal, (error) => log.error({ error }, 'ledger'));
  const opened = await hasAdministrator(instance.store);
  const told = [...instance.database.warnings, ...warnings, ...(opened ? await lawNotice(app) : [])];
  process.stdout.write(banner(addressOf(app), opened, told));
  return { app, instance, stop, following: Promise.all([following, sweeping, running, signing]) };
}

/** A newer version of the national rule data that this build brought waits for somebody who puts it into effect (E103). */
async function lawNotice(app: NestExpressApplication): Promise<readonly string[]> {
  const notice = await app.get(NationalLawQuery).notice();
  return notice ? [`${notice.zh}  ${notice.en}`] : [];
}

/** A store that does not continue what was signed is not served: every hour on it is an hour of another history. */
async function checkLedger(instance: Instance): Promise<void> {
  try {
    await instance.ledger.check();
  } catch (error) {
    if (!(error instanceof LedgerHalted)) throw error;
    throw new BootError(haltText(error.facts));
  }
}

async function listen(app: NestExpressApplication, { PORT, HOST }: Configuration): Promise<void> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new BootError({
        en: `Port ${PORT} on ${HOST} is in use by another program. Stop it, or choose another: PORT=${PORT + 1} npm start`,
        zh: `${HOST} 的端口 ${PORT} 已被其他程序占用。请停止该程序，或另选端口：PORT=${PORT + 1} npm start`,
      });
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new BootError({
        en: `The server may not listen on ${HOST} port ${PORT} (${code}). Choose another HOST or PORT.`,
        zh: `无法在 ${HOST} 端口 ${PORT} 上监听（${code}）。请另选 HOST 或 PORT。`,
      });
    throw error;
  }
}

function addressOf(app: NestExpressApplication): string {
  const { address, port, family } = app.getHttpServer().address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}

/** No new requests, the last answers, no more folding, then the log and the database: whoever leaves last stops it. */
async function end({ app, instance, stop, following }: Running): Promise<void> {
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), LAST_ANSWERS);
  await app.close();
  clearTimeout(cut);
  stop.abort();
  await following;
  await instance.close();
}

/** Ctrl+C and `kill`. Asked for during the start, the server ends when it is up; asked twice, at once. */
class Signals {
  private asked = false;
  private end: (() => Promise<void>) | undefined;

  constructor(private readonly log: Logger) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.received(signal));
  }

  whenAsked(end: () => Promise<void>): void {
    this.end = end;
    if (this.asked) this.run();
  }

  private received(signal: string): void {
    if (this.asked) process.exit(1);
    this.asked = true;
    this.log.info({ signal }, 'stopping');
    if (this.end) this.run();
  }

  private run(): void {
    this.end?.().then(
      () => process.exit(0),
      (error: unknown) => {
        this.log.fatal({ error }, 'stopping');
        process.exit(1);
      },
    );
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof BootError
      ? `${error.message}\n`
      : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
});
