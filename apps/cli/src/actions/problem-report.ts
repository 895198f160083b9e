import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import {
  problemText,
  UnreadableSource,
  writeProblemSheet,
  type ImportFormat,
  type ProblemRow,
} from '@fonds/interchange';
import type { Language } from '../terminal/language';
import type { Output } from '../terminal/output';
import { printable } from '../terminal/text-width';

type Problem = ProblemRow['problem'];

/** Problems shown one by one on the terminal; all of them are in the spreadsheet. */
const SHOWN = 1_000;

interface Spooled {
  readonly row?: Readonly<Record<string, string>>;
  readonly place: Problem['place'];
  readonly reasons: string[];
}

/** The problems of one file: told as they come, and written back as a spreadsheet at the end. */
export class ProblemReport {
  private readonly columns = new Set<string>();
  private readonly spool: WriteStream;
  private last: Spooled | undefined;
  private rows = 0;
  private shown = 0;
  private hidden = 0;

  private constructor(
    private readonly format: ImportFormat,
    private readonly out: Output,
    private readonly folder: string,
  ) {
    this.spool = createWriteStream(join(folder, 'problems.ndjson'), { mode: 0o600 });
  }

  static async open(format: ImportFormat, out: Output): Promise<ProblemReport> {
    return new ProblemReport(format, out, await mkdtemp(join(tmpdir(), 'fonds-problems-')));
  }

  /** A record that is not registered, with its cells where it has some. */
  async add({ problem, row }: ProblemRow): Promise<void> {
    this.tell(problem);
    const { what, cure } = problemText(this.format, problem, this.out.language);
    const reason = `[${problem.code}] ${what} ${cure}`;
    if (this.last && samePlace(this.last.place, problem.place)) {
      this.last.reasons.push(reason);
      return;
    }
    await this.flush();
    Object.keys(row ?? PLACE_CELLS).forEach((column) => this.columns.add(column));
    this.last = { row, place: problem.place, reasons: [reason] };
  }

  warn(problem: Problem): void {
    this.tell(problem);
  }

  /**
   * Writes the rows that were not registered.
   *
   * @returns the path, or null when there are none
   */
  async write(path: string | undefined, file: string): Promise<string | null> {
    await this.flush();
    this.spool.end();
    await once(this.spool, 'close');
    if (this.hidden > 0)
      this.out.note({
        zh: `另有 ${this.hidden} 个问题未逐条显示。`,
        en: `${this.hidden} more problems are not shown one by one.`,
      });
    if (this.rows === 0) return null;
    const target = resolve(path ?? `${file}.problems.xlsx`);
    const columns = [...this.columns];
    await writeProblemSheet(target, columns, this.sheetRows(columns));
    this.out.note({
      zh: `${this.rows} 行未入账，已写入 ${target}；按末列所述修正后重新导入该表即可。`,
      en: `${this.rows} rows were not registered; they are in ${target}. Mend them as the last column says, and import that sheet.`,
    });
    return target;
  }

  async close(): Promise<void> {
    this.spool.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async *sheetRows(columns: readonly string[]): AsyncGenerator<{ cells: string[]; reason: string }> {
    const lines = createInterface({
      input: createReadStream(join(this.folder, 'problems.ndjson')),
      crlfDelay: Infinity,
    });
    for await (const line of lines) {
      const { row, place, reasons } = JSON.parse(line) as Spooled;
      const cells: Readonly<Record<string, string>> = row ?? placeCells(place);
      yield { cells: columns.map((column) => cells[column] ?? ''), reason: reasons.join('\n') };
    }
  }

  private async flush(): Promise<void> {
    if (!this.last) return;
    this.rows++;
    if (!this.spool.write(`${JSON.stringify(this.last)}\n`)) await once(this.spool, 'drain');
    this.last = undefined;
  }

  private tell(problem: Problem): void {
    if (this.shown++ >= SHOWN) {
      this.hidden++;
      return;
    }
    const { what, cure } = problemText(this.format, problem, this.out.language);
    const severity =
      problem.severity === 'warning'
        ? this.out.say({ zh: '提示', en: 'warning' })
        : this.out.say({ zh: '拒绝', en: 'refused' });
    this.out.note(
      printable(
        `${severity} ${placeText(problem.place, this.out.language)} [${problem.code}] ${what} ${cure}`,
      ),
    );
  }
}

/** Components have no cells: where they stand is given back instead. */
const PLACE_CELLS = { 位置: '', 行: '' };
const placeCells = ({ path, line }: Problem['place']): Record<string, string> => ({
  位置: path ?? '',
  行: line === undefined ? '' : String(line),
});

const samePlace = (a: Problem['place'], b: Problem['place']): boolean =>
  a.file === b.file && a.sheet === b.sheet && a.line === b.line && a.path === b.path;

/** @example placeText({ file: 'a.xlsx', sheet: '案卷', line: 12, column: '题名' }, 'en') // 'a.xlsx, sheet 案卷, line 12, column 题名' */
export function placeText({ file, sheet, line, column, path }: Problem['place'], language: Language): string {
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
