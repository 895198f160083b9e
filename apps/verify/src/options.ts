import { parseArgs } from 'node:util';
import {
  COSIGNATURE_V1,
  ED25519,
  Malformed,
  parseVkey,
  type Trust,
  type VerifierKey,
} from '@fonds/ledger/core';

export type Language = 'zh' | 'en';

export interface Options {
  readonly paths: readonly string[];
  readonly trust: Trust;
  /** Folder with all entries of the log. */
  readonly entries?: string;
  /** The entry of a proof, when it does not lie beside it. */
  readonly entry?: string;
  readonly language: Language;
  readonly json: boolean;
  readonly help: boolean;
}

/** What is asked cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws UsageError */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options {
  const { values, positionals } = parsed(argv);
  const english = [env['LC_ALL'], env['LANG']].find((each) => each)?.startsWith('en') ?? false;
  const language = values.lang ?? (english ? 'en' : 'zh');
  if (language !== 'zh' && language !== 'en')
    throw new UsageError('--lang: 应为 zh 或 en · must be zh or en');
  const logKeys = keysOf('--vkey', values.vkey, ED25519);
  const witnesses = keysOf('--witness', values.witness, COSIGNATURE_V1);
  const quorum = quorumOf(values.quorum, witnesses.length);
  if (positionals.length === 0 && values.help !== true)
    throw new UsageError('须写明要核对的文件 · name a file to check');
  return {
    paths: positionals,
    trust: { ...(logKeys.length > 0 && { logKeys }), witnesses, ...(quorum !== undefined && { quorum }) },
    ...(values.entries !== undefined && { entries: values.entries }),
    ...(values.entry !== undefined && { entry: values.entry }),
    language,
    json: values.json === true,
    help: values.help === true,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        vkey: { type: 'string', multiple: true },
        witness: { type: 'string', multiple: true },
        quorum: { type: 'string' },
        entries: { type: 'string' },
        entry: { type: 'string' },
        lang: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`选项有误 · ${error instanceof Error ? error.message : String(error)}`);
  }
}

function keysOf(option: string, texts: readonly string[] = [], type: number): VerifierKey[] {
  return texts.map((text) => {
    try {
      const key = parseVkey(text.trim());
      if (key.type !== type)
        throw new UsageError(
          `${option}: ${type === ED25519 ? '应为日志的公钥 · must be the key of a log' : '应为见证方的公钥 · must be the key of a witness'}`,
        );
      return key;
    } catch (error) {
      if (error instanceof Malformed)
        throw new UsageError(`${option}: 不是公钥 · not a key: ${error.message}`);
      throw error;
    }
  });
}

function quorumOf(text: string | undefined, witnesses: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,3}$/.test(text) || Number(text) > witnesses)
    throw new UsageError('--quorum: 应为 0 至 --witness 的个数 · must be 0 to the number of --witness');
  return Number(text);
}
