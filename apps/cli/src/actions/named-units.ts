import { UnitsDto } from '@fonds/acts';
import { fitting, unwrap } from '@fonds/http-edge';
import { nameOf, readListFile, type ListFile } from '@fonds/interchange';
import type { Session } from '../session/session';
import { UsageError } from '../terminal/exit-codes';

export interface ListOptions {
  /** A spreadsheet, .csv, .dbf, or a .txt with one code or id a line. */
  readonly list?: string;
  readonly hiddenRows?: 'include' | 'exclude';
}

/** @throws RefusedError `list-unreadable`, `list-has-problems`, `list-empty`, `too-many-units` */
export async function listOf(
  session: Session,
  { list, hiddenRows }: ListOptions,
): Promise<ListFile | undefined> {
  if (list === undefined) return undefined;
  const options = { today: session.today(), hiddenRows, language: session.out.language };
  return unwrap(await wholeFile('--list', list, (path) => readListFile(path, options)));
}

/** Units named on the command line and in a list, or undefined where neither names any. */
export async function namedUnits(
  session: Session,
  words: readonly string[],
  options: ListOptions,
): Promise<readonly string[] | undefined> {
  const list = await listOf(session, options);
  const named = [...words, ...(list?.rows.map(nameOf) ?? [])];
  for (const unit of named) fitting(UnitsDto, { units: [unit] });
  return named.length ? [...new Set(named)] : undefined;
}

/** The same where a command is of nothing without units. @throws UsageError */
export async function wantedUnits(
  session: Session,
  words: readonly string[],
  options: ListOptions,
): Promise<readonly string[]> {
  const named = await namedUnits(session, words, options);
  if (!named) throw new UsageError('UNIT… | --list FILE');
  return named;
}

/** What a reader makes of a file. @throws UsageError for one that cannot be read */
export async function wholeFile<T>(
  name: string,
  path: string,
  read: (path: string) => Promise<T>,
): Promise<T> {
  try {
    return await read(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new UsageError(`${name} ${path}: ${error.message}`);
    throw error;
  }
}
