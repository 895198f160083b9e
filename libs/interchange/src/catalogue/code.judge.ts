import { hasNamedSheets, type Book } from '../sheets/sheet';
import type { Place, SourceRefused } from '../source';
import { problemOf } from './catalogue.problem';
import type { CodeIndex, RowAt } from './code-index';
import type { RefusedFinding, UnitDraft } from './findings';
import { asideTold } from './set-aside.rule';

/** What the first reading found out about the codes of the whole file. */
export interface Survey {
  readonly index: CodeIndex;
  /** Codes of files with entries apart from their row, and where those begin. */
  readonly heads: ReadonlyMap<string, RowAt>;
  /** Of these, files whose entries go back. */
  readonly broken: ReadonlySet<string>;
  /** Codes of files that are held out: so are their entries, wherever they stand. */
  readonly secret: ReadonlySet<string>;
  readonly headIndex: CodeIndex;
  readonly names: readonly string[];
}

/** Compares codes across the whole file: the same code with other content refuses both rows, each naming the other. */
export class Judge {
  constructor(
    private readonly book: Book,
    private readonly survey: Survey,
  ) {}

  problemsOf(draft: UnitDraft, index: CodeIndex): ReturnType<typeof problemOf>[] {
    const problem = this.problem(
      draft.code.normalised,
      draft.code.printed,
      draft.at,
      index,
      draft.unit.place,
    );
    return problem ? [problem] : [];
  }

  /** Why a file that is listed here does not get the entries that stand elsewhere; nothing when it does. */
  partedFrom(draft: UnitDraft): ReturnType<typeof problemOf> | undefined {
    const { place, entries } = draft.unit;
    const at = this.survey.heads.get(draft.code.normalised);
    if (!at) return undefined;
    const facts = {
      code: draft.code.printed,
      otherSheet: this.survey.names[at.sheet] ?? '',
      otherRow: at.row,
    };
    if (this.survey.broken.has(draft.code.normalised))
      return problemOf('entries-not-registered-there', 'refused', place, facts);
    if (draft.unit.level === 'item')
      return problemOf('level-unclear', 'refused', place, { value: draft.code.printed });
    if (entries.length > 0) return problemOf('duplicate-code', 'refused', place, facts);
    const comesFirst = draft.at.sheet < at.sheet || (draft.at.sheet === at.sheet && draft.at.row < at.row);
    return comesFirst ? undefined : problemOf('file-listed-after-its-sheet', 'refused', place, facts);
  }

  /** Entries whose file is listed in a row that goes back, or comes behind them, go back with it. */
  rowOf(draft: UnitDraft): ReturnType<typeof problemOf>[] {
    const at = this.survey.index.firstOf(draft.code.normalised);
    if (!at) return [];
    const facts = {
      code: draft.code.printed,
      otherSheet: this.survey.names[at.sheet] ?? '',
      otherRow: at.row,
    };
    return [problemOf('file-not-registered-there', 'refused', draft.unit.place, facts)];
  }

  refused(finding: RefusedFinding): SourceRefused {
    const { record, code, at, within } = finding;
    if (within && this.survey.secret.has(within)) return heldOutWithFile(record.place);
    const problem =
      record.kind === 'refused' && code
        ? this.problem(code, code, at, this.survey.index, record.place)
        : undefined;
    if (!problem) return asideTold(record);
    // Nobody can know which of two rows is right about the code.
    const { setAside: _, ...rest } = record;
    return asideTold({ ...rest, problems: [...record.problems, problem] });
  }

  *handBack(draft: UnitDraft, problems: readonly ReturnType<typeof problemOf>[]): Generator<SourceRefused> {
    for (const { place, back } of draft.rows)
      yield {
        kind: 'refused',
        components: 1,
        place,
        row: back,
        problems: problems.map((problem) => ({ ...problem, place: { ...problem.place, ...place } })),
      };
  }

  private problem(
    code: string,
    printed: string,
    at: RowAt,
    index: CodeIndex,
    place: Place,
  ): ReturnType<typeof problemOf> | undefined {
    const found = index.judge(code, at);
    if (!found) return undefined;
    const otherSheet = hasNamedSheets(this.book) ? (this.survey.names[found.of.sheet] ?? '') : this.book.file;
    return problemOf(found.verdict === 'conflict' ? 'duplicate-code' : 'duplicate-row', 'refused', place, {
      code: printed,
      otherSheet,
      otherRow: found.of.row,
    });
  }
}

export const heldOutWithFile = (place: Place): SourceRefused => ({
  kind: 'heldOut',
  components: 1,
  place,
  problems: [problemOf('held-out-undated', 'refused', place)],
});
