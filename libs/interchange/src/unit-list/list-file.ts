import { readFile, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { IMPORT_FOLDER } from '../application/import-folder.token';
import { ownFolder } from '../application/own-folder';
import { problemText } from '../application/problem-texts';
import { receive } from '../application/upload';
import { UnreadableSource, type Problem } from '../source';
import type { ListRow } from './list-row';
import { readUnitList } from './unit-list.reader';
import { wholeList } from './whole-list';

export interface ListFileOptions {
  readonly today: CivilDate;
  readonly fileName?: string;
  readonly hiddenRows?: 'include' | 'exclude';
  /** In which what cannot be read is told. */
  readonly language: 'zh' | 'en';
}

export interface ListFile {
  readonly file: string;
  readonly rows: readonly ListRow[];
  /** What was decided about hidden rows, in words for the record. */
  readonly hidden?: string;
  /** What is said of whole sheets. */
  readonly warnings: readonly Problem[];
}

/** Why something is done by a list: what was decided about its hidden rows stands with the reason that was given. */
export const reasonByList = (
  { hidden }: Pick<ListFile, 'hidden'>,
  reason: string | undefined,
): string | undefined => [reason, hidden].filter((text) => text !== undefined).join('；') || undefined;

/** A list of 100,000 rows with its columns is far smaller; a book of pictures is no list. */
const LARGEST_LIST = 64 * 1024 * 1024;

/**
 * A list of units as people send it: a spreadsheet, or a text file (.txt) with one code or id a line, taken as it
 * stands. Nothing happens while hidden rows are undecided or a row cannot be read.
 *
 * @returns a refusal `list-unreadable`, `list-has-problems`, `list-empty` or `too-many-units`
 */
export async function readListFile(path: string, options: ListFileOptions): Promise<Result<ListFile>> {
  const file = options.fileName ?? basename(path);
  if (extname(file).toLowerCase() === '.txt') {
    const rows = await plainLines(path);
    return rows.ok ? ok({ file, rows: rows.value, warnings: [] }) : rows;
  }
  try {
    const list = await readUnitList(path, options);
    const rows = wholeList(list);
    if (!rows.ok) return rows;
    const { hidden, problems } = list;
    const decided = hidden?.decision === 'include' ? '计入 included' : '不计入 excluded';
    return ok({
      file,
      rows: rows.value,
      warnings: problems.filter(({ severity, place }) => severity === 'warning' && !place.line),
      ...(hidden && { hidden: `${file}: 隐藏行 hidden rows ${hidden.rows}, ${decided}` }),
    });
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    const { what, cure } = problemText('catalogue', error.problem, options.language);
    return refuse(plainRefusal('list-unreadable', { file, problem: error.problem.code, what, cure }));
  }
}

/** A scan list may name a unit more than once, and has empty lines; one of many more lines is no list of an act. */
const MOST_LINES = 2 * UNITS_OF_AN_ACT;

/** @returns a refusal `too-many-units` or `list-empty` */
async function plainLines(path: string): Promise<Result<readonly ListRow[]>> {
  // One more than can be taken tells that there are too many, without making millions of rows.
  const lines = (await readFile(path, 'utf8')).replace(/^\ufeff/, '').split(/\r?\n/, MOST_LINES + 1);
  if (lines.length > MOST_LINES)
    return refuse(plainRefusal('too-many-units', { given: lines.length, most: MOST_LINES }));
  const rows = lines.flatMap((line, n) => {
    const printed = line.trim();
    return printed === '' ? [] : [{ row: n + 1, columns: {}, text: printed }];
  });
  // Where a list is left out, a command is of everything: one that names nothing must not pass for none.
  return rows.length ? ok(rows) : refuse(plainRefusal('list-empty'));
}

/** The same for a body of a request. It is kept no longer than it is read. */
@Injectable()
export class UploadedLists {
  constructor(@Inject(IMPORT_FOLDER) private readonly folder: string) {}

  /** @throws UploadTooLarge; the stream's own error */
  async read<T>(source: Readable, fileName: string, read: (path: string) => Promise<T>): Promise<T> {
    const folder = await ownFolder(join(this.folder, 'uploads'), 'upload');
    try {
      const path = join(folder, `list${extname(fileName)}`);
      await receive(source, path, LARGEST_LIST);
      return await read(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
