import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import {
  problemText,
  ProblemSpool,
  Repeats,
  UnreadableSource,
  type ImportFormat,
  type ImportOutcome,
  type ProblemRow,
  type Repeated,
} from '@fonds/interchange';
import { misread } from '../terminal/form';
import type { Language, Words } from '../terminal/language';
import type { Output } from '../terminal/output';
import { printable } from '../terminal/text-width';

type Problem = ProblemRow['problem'];

/** Characters that one list of places may take on a terminal; `--json` tells many more. */
const PLACES_SHOWN = 200;

/** How the mended rows come back in. */
const AGAIN: { readonly [F in ImportFormat]: Words } = {
  catalogue: {
    zh: '按末列所述修正后，重新导入该表即可。',
    en: 'Mend them as the last column says, and import that sheet.',
  },
  atom: {
    zh: '按末列所述修正，删去末列，另存为“CSV UTF-8”后导入。',
    en: 'Mend them as the last column says, delete that column, save as "CSV UTF-8", and import that file.',
  },
  ead: {
    zh: '请按末列所述修正检索工具后重新导入。',
    en: 'Mend the finding aid as the last column says, and import it again.',
  },
};

/** The problems of one file: told as they come, and written back as a spreadsheet at the end. */
export class ProblemReport {
  private readonly spool: ProblemSpool;
  private ended: Promise<void> | undefined;
  private readonly refused = new Repeats();

  private constructor(
    private readonly format: ImportFormat,
    private readonly out: Output,
    private readonly folder: string,
    private readonly path: string | undefined,
  ) {
    this.spool = new ProblemSpool(format, folder);
  }

  /**
   * @param path of the spreadsheet, else it is named after the file
   * @throws UsageError where the path names another kind of file
   */
  static async open(format: ImportFormat, out: Output, path?: string): Promise<ProblemReport> {
    if (path !== undefined && !/\.xlsx$/i.test(path)) throw misread('file.xlsx', path, '--problems');
    return new ProblemReport(format, out, await mkdtemp(join(tmpdir(), 'fonds-problems-')), path);
  }

  /** A record that is not registered, with its cells where it has some. */
  async add(row: ProblemRow): Promise<void> {
    if (this.refused.add(row.problem)) this.out.note(problemLine(this.out, this.format, row.problem));
    await this.spool.add(row);
  }

  /** What is said of rows that are registered, and of sheets and files. */
  warn({ warnings, warned }: Pick<ImportOutcome, 'warnings' | 'warned'>, file: string): void {
    for (const problem of warnings) this.out.note(problemLine(this.out, this.format, problem));
    for (const kind of warned) this.tellRest('warning', kind, file);
  }

  /**
   * Writes the rows that were not registered.
   *
   * @returns the path, or null when there are none
   */
  async write(file: string): Promise<string | null> {
    await this.end();
    const { out } = this;
    for (const kind of this.refused.all()) this.tellRest('refused', kind, file);
    const { rows } = this.spool;
    if (rows === 0) return null;
    const target = resolve(this.path ?? `${file}.problems.xlsx`);
    await this.spool.writeSheet(target, out.language);
    const again = AGAIN[this.format];
    out.note({
      zh: `${rows} 行未入账，已写入 ${target}。${again.zh}`,
      en: `${rows} rows were not registered; they are in ${target}. ${again.en}`,
    });
    return target;
  }

  async close(): Promise<void> {
    try {
      await this.end();
    } finally {
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  private end(): Promise<void> {
    return (this.ended ??= this.spool.end());
  }

  /** Of a kind that repeats itself, where those stand that were not told one by one. */
  private tellRest(severity: 'warning' | 'refused', kind: Repeated, file: string): void {
    const { code, sheet, column, count, told, lines = '' } = kind;
    if (count === told) return;
    const shown =
      lines.length > PLACES_SHOWN ? `${lines.slice(0, lines.lastIndexOf(',', PLACES_SHOWN))} …` : lines;
    const rest = this.out.say({
      zh: `共 ${count} 处，另 ${count - told} 处不再逐条列出${shown && `；在第 ${shown} 行`}`,
      en: `${count} in all, ${count - told} more not told one by one${shown && `; lines ${shown}`}`,
    });
    const place = { file: basename(file), sheet, column };
    this.out.note(lineOf(this.out, { severity, place }, `[${code}] ${rest}`));
  }
}

/** A problem as the terminal tells it: where, what and its cure. */
export function problemLine(out: Output, format: ImportFormat, problem: Problem): string {
  const { what, cure } = problemText(format, problem, out.language);
  return lineOf(out, problem, `[${problem.code}] ${what} ${cure}`);
}

function lineOf(out: Output, { severity, place }: Pick<Problem, 'severity' | 'place'>, text: string): string {
  const word = out.say(SEVERITY[severity === 'warning' ? 'warning' : 'refused']);
  return printable(`${word} ${placeText(place, out.language)} ${text}`);
}

const SEVERITY = { warning: { zh: '提示', en: 'warning' }, refused: { zh: '拒绝', en: 'refused' } };

/** @example placeText({ file: 'a.xlsx', sheet: '案卷', line: 12, column: '题名' }, 'en') // 'a.xlsx, sheet 案卷, line 12, column 题名' */
function placeText({ file, sheet, line, column, path }: Problem['place'], language: Language): string {
  const zh = language === 'zh';
  const parts = [
    file,
    sheet && (zh ? `工作表“${sheet}”` : `sheet ${sheet}`),
    line !== undefined && (zh ? `第 ${line} 行` : `line ${line}`),
    column && (zh ? `“${column}”列` : `column ${column}`),
    path,
  ];
  return parts.filter((part) => part).join(zh ? '，' : ', ');
}

export interface UnreadableAnswer {
  readonly file: string;
  readonly error: {
    readonly code: string;
    readonly what: string;
    readonly cure: string;
    readonly place: Problem['place'];
    readonly facts: Problem['facts'];
  };
}

/** What is said about a file that cannot be read; undefined for any other failure. */
export function unreadableAnswer(
  error: unknown,
  format: ImportFormat,
  path: string,
  language: Language,
): UnreadableAnswer | undefined {
  const problem = error instanceof UnreadableSource ? error.problem : notReadable(error, path, format);
  if (!problem) return undefined;
  const { code, place, facts } = problem;
  return { file: basename(path), error: { code, ...problemText(format, problem, language), place, facts } };
}

const OF_THE_FILE = ['ENOENT', 'EACCES', 'EISDIR', 'EPERM', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];

/** A path that leads to nothing that can be read: told like a file whose content cannot be. */
function notReadable(error: unknown, path: string, format: ImportFormat): Problem | undefined {
  const { code, path: where } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || !OF_THE_FILE.includes(code)) return undefined;
  if (where !== undefined && resolve(where) !== resolve(path)) return undefined;
  return {
    code: format === 'catalogue' ? 'file-unreadable' : 'file-not-readable',
    severity: 'file',
    place: { file: basename(path) },
    facts: { detail: code },
  };
}
