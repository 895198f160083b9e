import { readFile } from 'node:fs/promises';
import { UnitsDto } from '@fonds/acts';
import { fitting } from '@fonds/http-edge';
import { UsageError } from '../terminal/exit-codes';

export interface ListOption {
  /** A text file with one id or code a line. */
  readonly list?: string;
}

/** Units by the words of the command line and the lines of `--list`, in their order. @throws UsageError */
export async function namedUnits(words: readonly string[], { list }: ListOption): Promise<readonly string[]> {
  const lines = list === undefined ? [] : (await textOf('--list', list)).split(/\r?\n/);
  const named = [...words, ...lines].map((text) => text.trim()).filter((text) => text !== '');
  if (!named.length) throw new UsageError('UNIT… | --list FILE');
  for (const unit of named) fitting(UnitsDto, { units: [unit] });
  return [...new Set(named)];
}

/** @throws UsageError for a file that cannot be read, or holds no JSON */
export async function jsonOf(name: string, path: string): Promise<unknown> {
  try {
    return JSON.parse((await textOf(name, path)).replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${name} ${path}: ${(error as Error).message}`);
  }
}

async function textOf(name: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${name} ${path}: ${(error as Error).message}`);
  }
}
