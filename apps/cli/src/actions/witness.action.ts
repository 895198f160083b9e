import { join } from 'node:path';
import { readConfiguration } from '@fonds/database';
import { formatVkey, Malformed } from '@fonds/ledger/core';
import { KnownLogs, makeOwnFolder, readWitnessKey, WitnessFault } from '@fonds/ledger/witness';
import { word, type Action, type CommonOptions, type Invocation } from '../session/invocation';
import { EXIT, ToldFailure } from '../terminal/exit-codes';
import type { Output } from '../terminal/output';
import { misread } from '../terminal/form';

export interface WitnessOptions extends CommonOptions {
  /** Folder of the witness. */
  readonly data?: string;
}

interface LogOptions extends WitnessOptions {
  readonly origin?: string;
}

/** A witness is no part of an installation: it has a folder of its own, within the installation's when none is named. */
export const witnessFolder = ({ data }: WitnessOptions): string =>
  data ?? join(readConfiguration(process.env).FONDS_DATA, 'witness');

/** Says what the person can mend in the person's language. */
export async function telling<T>(out: Output, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof WitnessFault)) throw error;
    out.note(error);
    throw new ToldFailure();
  }
}

export const showKey: Action<WitnessOptions> = ({ options, out }) =>
  telling(out, async () => {
    const folder = witnessFolder(options);
    const key = await readWitnessKey(folder);
    if (!key)
      throw new WitnessFault(
        `There is no witness in ${folder} yet. fonds witness serve makes its key at the first start.`,
        `${folder} 中还没有见证者。首次运行 fonds witness serve 时生成密钥。`,
      );
    const vkey = formatVkey(key.verifier);
    if (out.json) out.data({ name: key.verifier.name, vkey });
    else out.line(vkey);
  });

export const addLog: Action<LogOptions> = (invocation) =>
  withLogs(invocation, async (logs, { options, out }) => {
    const vkey = word(invocation, 0);
    const added = await logs.add(vkey, options.origin).catch((error: unknown) => {
      if (error instanceof Malformed) throw misread('vkey', `${vkey} (${error.message})`);
      throw error;
    });
    if (out.json) return out.data({ vkey, added });
    out.note(
      added
        ? { zh: '已登记该日志。', en: 'The log is known from now on.' }
        : { zh: '该日志早已登记。', en: 'The log was known already.' },
    );
  });

export const listLogs: Action<WitnessOptions> = (invocation) =>
  withLogs(invocation, async (logs, { out }) => {
    for (const { origin, key } of await logs.list()) {
      if (out.json) out.data({ origin, vkey: formatVkey(key) });
      else out.line(origin === key.name ? formatVkey(key) : `${formatVkey(key)} ${origin}`);
    }
  });

export const removeLog: Action<WitnessOptions> = (invocation) =>
  withLogs(invocation, async (logs, { out }) => {
    const named = word(invocation, 0);
    const removed = await logs.remove(named);
    if (removed === 0) {
      out.note({ zh: `没有登记 ${named}。`, en: `${named} is not known.` });
      throw new ToldFailure(EXIT.refused);
    }
    if (out.json) return out.data({ removed });
    out.note({
      zh: `已移除 ${removed} 个密钥；已副署的检查点仍记着。`,
      en: `${removed} key(s) removed; what was cosigned is still remembered.`,
    });
  });

async function withLogs<Options extends WitnessOptions>(
  invocation: Invocation<Options>,
  work: (logs: KnownLogs, invocation: Invocation<Options>) => Promise<void>,
): Promise<void> {
  await telling(invocation.out, async () => {
    const folder = witnessFolder(invocation.options);
    await makeOwnFolder(folder);
    await work(new KnownLogs(folder), invocation);
  });
}
