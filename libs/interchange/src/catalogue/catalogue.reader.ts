import { asideTold } from './set-aside.rule';
import { hash } from 'node:crypto';
import { hasNamedSheets, type Book } from '../sheets/sheet';
import { UnreadableSource, type Place, type SourceItem, type SourceRefused } from '../source';
import { problemOf } from './catalogue.problem';
import { CodeIndex, type RowAt } from './code-index';
import type { Cover } from './cover.reader';
import { dat18Missing } from './dat18.profile';
import { SheetInterpreter } from './sheet.interpreter';
import type { CatalogueOptions, Finding, RefusedFinding, SheetOutcome, UnitDraft } from './findings';
import { ArrangementSoFar } from './series-of-code';

/**
 * Reads a 机读目录 (`domain.md` §8b) into fonds, series, units and refused rows, in the order of the file. The book is
 * read twice: first to count hidden rows and to compare all codes, then to hand out records; memory holds one file
 * with its entries and 33 bytes a code.
 *
 * @throws UnreadableSource before the first record: no header anywhere, or hidden rows and no decision about them.
 */
export async function* readCatalogue(book: Book, options: CatalogueOptions): AsyncGenerator<SourceItem> {
  const survey = await surveyOf(book, options);
  const pending = new Map<string, UnitDraft>();
  const arrangement = new ArrangementSoFar();
  const judge = new Judge(book, survey);
  let data = 0;
  for await (const finding of findingsOf(book, options)) {
    if (finding.kind === 'unit' || finding.kind === 'refused') data++;
    if (finding.kind === 'sheet') {
      if (!finding.outcome.headerFound && finding.outcome.rows > 0)
        yield {
          kind: 'problem',
          problem: problemOf('sheet-without-header', 'warning', finding.place, {
            sheet: finding.name,
            rows: finding.outcome.rows,
          }),
        };
      yield* finding.summary.problems(finding.place);
      if (finding.outcome.beyond.count)
        yield {
          kind: 'problem',
          problem: problemOf('cells-beyond-header', 'warning', finding.place, { ...finding.outcome.beyond }),
        };
      continue;
    }
    if (finding.kind === 'control') yield finding.record;
    else if (finding.kind === 'problem') yield finding;
    else if (finding.kind === 'refused') yield judge.refused(finding);
    else yield* unit(finding);
  }
  for (const draft of pending.values()) yield* placed(draft);
  if (data === 0)
    yield { kind: 'problem', problem: problemOf('no-data-rows', 'warning', { file: book.file }) };

  function* unit(draft: UnitDraft): Generator<SourceItem> {
    const code = draft.code.normalised;
    const head = survey.heads.get(code);
    if (head !== undefined && !draft.fromHead && judge.problemsOf(draft, survey.index).length === 0) {
      if (head > draft.at.sheet && draft.unit.entries.length === 0) pending.set(code, draft);
      else
        yield* judge.handBack(draft, [
          problemOf('file-listed-after-its-sheet', 'refused', draft.unit.place, {
            code: draft.code.printed,
            otherSheet: survey.names[head] ?? '',
          }),
        ]);
      return;
    }
    const listed = draft.fromHead ? pending.get(code) : undefined;
    pending.delete(code);
    const problems = judge.problemsOf(draft, draft.fromHead ? survey.headIndex : survey.index);
    if (problems.length) {
      yield* judge.handBack(draft, problems);
      if (listed) yield* judge.handBack(listed, problems);
      return;
    }
    const whole = listed ? withHead(listed, draft) : draft;
    yield* placed(whole);
  }

  function* placed(whole: UnitDraft): Generator<SourceItem> {
    const { fonds, series, items } = arrangement.placing(whole);
    yield* items;
    yield {
      kind: 'unit',
      fonds,
      ...(series && { series }),
      key: { kind: 'code', value: whole.code.normalised },
      ...whole.unit,
    };
    for (const problem of whole.warnings) yield { kind: 'problem', problem };
  }
}

interface Survey {
  readonly index: CodeIndex;
  /** Codes of files with a sheet of their own, and that sheet. */
  readonly heads: ReadonlyMap<string, number>;
  readonly headIndex: CodeIndex;
  readonly names: readonly string[];
}

type SheetEnd = {
  readonly kind: 'sheet';
  readonly name: string;
  readonly place: Place;
  readonly outcome: SheetOutcome;
  readonly summary: Summary;
};

async function* findingsOf(
  book: Book,
  options: CatalogueOptions,
  onRow?: () => void,
): AsyncGenerator<Finding | SheetEnd> {
  let cover: Cover = new Map();
  let index = 0;
  for await (const sheet of book.sheets()) {
    const interpreter = new SheetInterpreter(sheet, index++, book, options, cover);
    const summary = new Summary();
    for await (const finding of interpreter.findings(onRow)) {
      if (finding.kind === 'unit') summary.count(finding);
      yield finding;
    }
    if (!interpreter.outcome.headerFound) cover = interpreter.coverLines;
    const place: Place = { file: book.file, ...(hasNamedSheets(book) && { sheet: sheet.name }) };
    yield { kind: 'sheet', name: sheet.name, place, outcome: interpreter.outcome, summary };
  }
}

async function surveyOf(book: Book, options: CatalogueOptions): Promise<Survey> {
  const [index, headIndex, heads] = [new CodeIndex(), new CodeIndex(), new Map<string, number>()];
  const [names, hidden]: [string[], string[]] = [[], []];
  let [headers, rows, hiddenRows] = [0, 0, 0];
  let compared = 0;
  const onRow = (): void => options.onCompared?.(++compared);
  for await (const finding of findingsOf(book, options, onRow)) {
    if (finding.kind === 'sheet') {
      names.push(finding.name);
      rows += finding.outcome.rows;
      if (finding.outcome.headerFound) headers++;
      if (finding.outcome.hidden) hidden.push(`${finding.name}: ${finding.outcome.hidden}`);
      hiddenRows += finding.outcome.hidden;
    } else if (finding.kind === 'unit') {
      (finding.fromHead ? headIndex : index).add(finding.code.normalised, finding.content, finding.at);
      if (finding.fromHead && !heads.has(finding.code.normalised))
        heads.set(finding.code.normalised, finding.at.sheet);
    } else if (finding.kind === 'refused' && finding.code && finding.content !== undefined)
      index.add(finding.code, finding.content, finding.at);
  }
  const place = { file: book.file };
  if (hiddenRows > 0 && !options.hiddenRows)
    throw new UnreadableSource(
      problemOf('hidden-rows-undecided', 'file', place, {
        rows: hiddenRows,
        sheets: hidden.slice(0, 20).join(', '),
      }),
    );
  if (headers === 0)
    throw new UnreadableSource(problemOf('header-not-found', 'file', place, { rows: Math.min(rows, 200) }));
  return { index, headIndex, heads, names };
}

/** Compares codes across the whole file: the same code with other content refuses both rows, each naming the other. */
class Judge {
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

  refused(finding: RefusedFinding): SourceRefused {
    const { record, code, at } = finding;
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

/** A file listed on one sheet and described with its entries on another: the list describes, the sheet has the entries. */
const withHead = (listed: UnitDraft, head: UnitDraft): UnitDraft => ({
  ...listed,
  unit: {
    ...listed.unit,
    entries: head.unit.entries,
    digest: hash('sha256', listed.unit.digest + head.unit.digest, 'hex'),
    components: listed.unit.components + head.unit.components,
  },
  rows: [...listed.rows, ...head.rows],
  warnings: [...listed.warnings, ...head.warnings],
});

/** Counts what would be one warning a row, and says it once a sheet. */
class Summary {
  private readonly missing = new Map<string, { count: number; firstRow: number }>();
  private readonly legacy = { count: 0, firstRow: 0 };

  count(draft: UnitDraft): void {
    for (const field of dat18Missing(draft.unit.description, draft.unit.level)) {
      const seen = this.missing.get(field) ?? { count: 0, firstRow: draft.at.row };
      seen.count++;
      this.missing.set(field, seen);
    }
    if (draft.code.scheme !== 'legacy') return;
    if (this.legacy.count++ === 0) this.legacy.firstRow = draft.at.row;
  }

  *problems(place: Place): Generator<SourceItem> {
    if (this.legacy.count)
      yield { kind: 'problem', problem: problemOf('code-legacy', 'warning', place, { ...this.legacy }) };
    for (const [field, seen] of this.missing)
      yield { kind: 'problem', problem: problemOf('dat18-missing', 'warning', place, { field, ...seen }) };
  }
}
