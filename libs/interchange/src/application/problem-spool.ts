import { join } from 'node:path';
import type { Place, Problem } from '../source';
import { writeProblemSheet } from '../sheets/write/problem-sheet.writer';
import type { ImportFormat } from './import.service';
import type { ProblemRow } from './problem-rows';
import { problemText } from './problem-texts';
import { Spool } from './spool';

type Language = 'zh' | 'en';

interface Spooled {
  readonly row?: Readonly<Record<string, string>>;
  readonly place: Place;
  readonly problems: Problem[];
}

/** The problems of one run, on disk: as many as the file has rows, given back as a spreadsheet in either language. */
export class ProblemSpool {
  private readonly columns = new Set<string>();
  private readonly spool: Spool<Spooled>;
  private last: Spooled | undefined;
  /** Rows or components that were not registered. */
  rows = 0;

  constructor(
    private readonly format: ImportFormat,
    folder: string,
  ) {
    this.spool = new Spool(join(folder, 'problems.ndjson'));
  }

  /** Problems of one row come one after the other. */
  async add({ problem, row }: ProblemRow): Promise<void> {
    if (this.last && samePlace(this.last.place, problem.place)) {
      this.last.problems.push(problem);
      return;
    }
    await this.flush();
    for (const column of Object.keys(row ?? placeCells(problem.place))) this.columns.add(column);
    this.last = { row, place: problem.place, problems: [problem] };
    this.rows++;
  }

  /** To be called when the last problem was added, and once more without harm. @throws what writing met */
  async end(): Promise<void> {
    await this.flush();
    await this.spool.end();
  }

  /** Writes the rows as they were, with the reasons in a last column; to be mended and imported again. */
  async writeSheet(path: string, language: Language): Promise<void> {
    const columns = [...this.columns];
    await writeProblemSheet(path, columns, this.sheetRows(columns, language));
  }

  private async *sheetRows(
    columns: readonly string[],
    language: Language,
  ): AsyncGenerator<{ cells: string[]; reason: string }> {
    for await (const { row, place, problems } of this.spool.records()) {
      const cells: Readonly<Record<string, string>> = row ?? placeCells(place);
      const reasons = problems.map((problem) => {
        const { what, cure } = problemText(this.format, problem, language);
        return `[${problem.code}] ${what} ${cure}`;
      });
      yield { cells: columns.map((column) => cells[column] ?? ''), reason: reasons.join('\n') };
    }
  }

  private async flush(): Promise<void> {
    const { last } = this;
    this.last = undefined;
    if (last) await this.spool.add(last);
  }
}

/** Components have no cells: where they stand is given back instead. */
const placeCells = ({ path, line }: Place): Record<string, string> => ({
  位置: path ?? '',
  行: line === undefined ? '' : String(line),
});

const samePlace = (a: Place, b: Place): boolean =>
  a.file === b.file && a.sheet === b.sheet && a.line === b.line && a.path === b.path;
