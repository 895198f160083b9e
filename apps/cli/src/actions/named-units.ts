import { UnitsDto } from '@fonds/acts';
import { fitting, unwrap } from '@fonds/http-edge';
import { nameOf, readListFile, type ListFile } from '@fonds/interchange';
import type { Session } from '../session/session';
import { unreadable } from '../terminal/file-failure';
import { needed } from '../terminal/form';
import { problemLine } from './problem-report';

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
  const read = unwrap(await wholeFile('--list', list, (path) => readListFile(path, options)));
  session.decided(read.hidden);
  for (const problem of read.warnings) {
    const { code, place, facts } = problem;
    session.out.warn(problemLine(session.out, 'catalogue', problem), { code, ...place, ...facts });
  }
  return read;
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

/**
 * The same where a command is of nothing without units.
 *
 * @param all the option that stands for all of them, if the command has one
 * @throws UsageError
 */
export async function wantedUnits(
  session: Session,
  words: readonly string[],
  options: ListOptions,
  all?: '--all' | '--rest',
): Promise<readonly string[]> {
  const named = await namedUnits(session, words, options);
  if (!named) throw needed(all ? `units ${all}` : 'units');
  return named;
}

/** The same where all that a filter finds in a fonds may stand for them. @throws UsageError */
export async function unitsOrFonds(
  session: Session,
  words: readonly string[],
  options: ListOptions & { readonly fonds?: string },
): Promise<readonly string[] | undefined> {
  const named = await namedUnits(session, words, options);
  if (!named && options.fonds === undefined) throw needed('units --fonds');
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
    throw unreadable(`${name} ${path}`, error) ?? error;
  }
}
