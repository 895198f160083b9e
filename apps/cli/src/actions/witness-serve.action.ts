import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pino, { type Logger } from 'pino';
import { logDestination, readConfiguration, warningsOf } from '@fonds/database';
import { systemClock } from '@fonds/kernel';
import { formatNote, formatVkey } from '@fonds/ledger/core';
import { openWitness, WitnessFault, type WitnessEvent } from '@fonds/ledger/witness';
import type { Action } from '../session/invocation';
import type { Output } from '../terminal/output';
import { createWitness } from '../witness/witness.application';
import { misread } from '../terminal/form';
import { telling, witnessFolder, type WitnessOptions } from './witness.action';

interface ServeOptions extends WitnessOptions {
  readonly name?: string;
  readonly port?: string;
  readonly host?: string;
}

/** Beside the server's own 8150: both run on one machine. */
const PORT = 8151;
/** Requests under way get this long to end, in milliseconds. */
const LAST_ANSWERS = 10_000;

/** A witness until it is told to end. */
export const serveWitness: Action<ServeOptions> = ({ options, out }) =>
  telling(out, async () => {
    const configuration = readConfiguration(process.env);
    const log = pino({ level: configuration.LOG_LEVEL, base: null }, logDestination());
    const [host, port] = [options.host ?? '127.0.0.1', portOption(options.port)];
    const open = await openWitness({
      folder: witnessFolder(options),
      clock: systemClock,
      name: options.name,
      tell: operatorLog(log),
    });
    try {
      const app = await createWitness(open);
      const ended = endOf(app);
      await listen(app, host, port);
      const address = addressOf(app);
      const vkey = formatVkey(open.verifier);
      if (out.json) out.data({ address, vkey });
      else banner(out, address, vkey);
      for (const warning of warningsOf({ ...configuration, HOST: host })) out.note(`  ! ${warning}`);
      await ended;
    } finally {
      await open.close();
    }
  });

function portOption(text: string | undefined): number {
  if (text === undefined) return PORT;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw misread('port', text, '--port');
  return Number(text);
}

function banner(out: Output, address: string, vkey: string): void {
  out.line(`${out.say({ zh: '见证者', en: 'Witness' })}  ${address}`);
  out.line(`vkey  ${vkey}`);
  out.note({
    zh: '请把地址和 vkey 交给要见证的档案馆；对方日志的 vkey 用 fonds witness log add 登记。停止：Ctrl+C',
    en: 'Give address and vkey to the archives to be witnessed; add their log with fonds witness log add VKEY. Stop: Ctrl+C',
  });
}

/** What was refused is shown whole: a signed checkpoint may be proof against its log. */
const operatorLog =
  (log: Logger) =>
  ({ kind, refused, ...told }: WitnessEvent): void => {
    const checkpoint = refused && formatNote(refused);
    if (kind === 'cosigned') log.info(told, kind);
    else if (kind === 'two-roots') log.error({ ...told, checkpoint }, 'two roots for one size');
    else log.warn({ ...told, checkpoint }, kind);
  };

async function listen(app: NestExpressApplication, host: string, port: number): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND')
      throw error;
    throw new WitnessFault(
      `The witness cannot listen on ${host} port ${port} (${code}). Choose another with --port or --host.`,
      `无法在 ${host} 端口 ${port} 上监听（${code}）。请用 --port 或 --host 另选。`,
    );
  }
}

function addressOf(app: NestExpressApplication): string {
  const { address, port, family } = app.getHttpServer().address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}

/** Ctrl+C and `kill`: no new requests, the last answers, then the end. Asked twice, at once. */
async function endOf(app: NestExpressApplication): Promise<void> {
  await new Promise<void>((asked) => {
    let again = false;
    const received = (): void => {
      if (again) process.exit(1);
      again = true;
      asked();
    };
    process.on('SIGINT', received).on('SIGTERM', received);
  });
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), LAST_ANSWERS);
  await app.close();
  clearTimeout(cut);
}
