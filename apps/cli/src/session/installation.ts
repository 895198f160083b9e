import 'reflect-metadata';
import { resolve } from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { hasDatabase, readConfiguration } from '@fonds/database';
import { RefusedError, registerMessages, unwrap } from '@fonds/http-edge';
import { ApplicationModule, openInstance, type Instance, type InstanceOptions } from '@fonds/instance';
import { haltText, LedgerHalted } from '@fonds/ledger/integrator';
import type { Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { CLI_MESSAGES } from '../messages';
import { EXIT } from '../terminal/exit-codes';
import type { Output } from '../terminal/output';
import { KeptTokens, nameOfInstallation } from './kept-tokens';

registerMessages(CLI_MESSAGES);

/** What the configuration says, unless the command itself names it. */
export type Place = Pick<InstanceOptions, 'databaseUrl' | 'engine'>;

/** An installation as one call of `fonds` holds it: beside a running server, or alone. */
export class Installation {
  private writing = false;
  private onInterrupt: (() => void) | undefined;

  private constructor(
    readonly instance: Instance,
    private readonly app: INestApplicationContext,
    private readonly out: Output,
  ) {}

  /** @throws BootError for what the person at the terminal can mend. */
  static async open(out: Output, place: Place = {}): Promise<Installation> {
    const configuration = readConfiguration(process.env);
    const { FONDS_DATA, DATABASE_URL, SIGNATURES_TRANSFER } = configuration;
    const instance = await openInstance({
      dataDir: FONDS_DATA,
      databaseUrl: DATABASE_URL,
      role: 'cli',
      signaturesOfTransfer: SIGNATURES_TRANSFER,
      ledger: configuration,
      engine: configuration,
      progress: firstBuildNote(out),
      ...place,
    });
    try {
      for (const warning of instance.database.warnings) out.note(warning);
      const app = await NestFactory.createApplicationContext(ApplicationModule.register(instance), {
        logger: ['error', 'fatal'],
        abortOnError: false,
      });
      return new Installation(instance, app, out);
    } catch (error) {
      await instance.close();
      throw error;
    }
  }

  /** As {@link use}, for what needs an account: an installation that is not there has none, and is not made. @throws RefusedError `installation-missing` */
  static async useOpened<T>(
    out: Output,
    work: (installation: Installation) => Promise<T>,
    place: Place = {},
  ): Promise<T> {
    const { FONDS_DATA } = readConfiguration(process.env);
    if (!Installation.isThere(place))
      throw new RefusedError(plainRefusal('installation-missing', { folder: resolve(FONDS_DATA) }));
    return Installation.use(out, work, place);
  }

  /** Whether there is anything to open, or a database is named that may have it. */
  static isThere(place: Place = {}): boolean {
    const { FONDS_DATA, DATABASE_URL } = readConfiguration(process.env);
    return Boolean(place.databaseUrl ?? DATABASE_URL) || hasDatabase(FONDS_DATA);
  }

  /** Does something with the installation and lets go of it; read models then know what was written. */
  static async use<T>(
    out: Output,
    work: (installation: Installation) => Promise<T>,
    place?: Place,
  ): Promise<T> {
    const installation = await Installation.open(out, place);
    const interrupted = (): void => installation.interrupt();
    process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
    try {
      return await work(installation);
    } finally {
      await installation.close();
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    }
  }

  get<T>(token: Type<T> | symbol): T {
    return this.app.get<T>(token, { strict: false });
  }

  /** Carries out a command. @throws RefusedError */
  async execute<T>(command: Command<Result<T>>): Promise<T> {
    this.noteWriting();
    return unwrap<T>(await this.app.get(CommandBus, { strict: false }).execute(command));
  }

  /** Read models have to be caught up before this process ends. */
  noteWriting(): void {
    this.writing = true;
  }

  /** The kept tokens of this installation. */
  async keptTokens(): Promise<KeptTokens> {
    const { events } = await this.instance.store.readPage(0n, 1);
    return new KeptTokens(process.env, nameOfInstallation(events[0]));
  }

  /** What Ctrl-C does from now on; without it, the installation is closed and the program ends. */
  interruptedBy(handler: (() => void) | undefined): void {
    this.onInterrupt = handler;
  }

  private interrupt(): void {
    const handler = this.onInterrupt;
    this.onInterrupt = undefined;
    if (handler) handler();
    else void this.close().finally(() => process.exit(EXIT.interrupted));
  }

  private closing: Promise<void> | undefined;

  private close(): Promise<void> {
    return (this.closing ??= this.letGo());
  }

  private async letGo(): Promise<void> {
    try {
      if (this.writing) {
        await this.instance.projections.catchUp();
        await this.sign();
      }
      for (const [name, { message }] of this.instance.projections.parked)
        this.out.note({
          zh: `读模型 ${name} 停滞，其查询结果不是最新的：${message}`,
          en: `The read model ${name} stands still, what it answers is not up to date: ${message}`,
        });
    } finally {
      await this.app.close();
      await this.instance.close();
    }
  }

  /** What was written is signed before the process ends; a log that does not sign is told, and the work stays done. */
  private async sign(): Promise<void> {
    try {
      await this.instance.ledger.catchUp();
    } catch (error) {
      if (!(error instanceof LedgerHalted)) throw error;
      this.out.note(haltText(error.facts));
    }
  }
}

/** Says once that read models are being built, when that takes long enough to be noticed. */
function firstBuildNote(out: Output): (projection: string, done: bigint, total: bigint) => void {
  let told = false;
  return (projection, done, total) => {
    if (told || total < 20_000n || done >= total) return;
    told = true;
    out.note({
      zh: `正在建立读模型 ${projection} …（${total} 条事件）`,
      en: `Building the read model ${projection} … (${total} events)`,
    });
  };
}
