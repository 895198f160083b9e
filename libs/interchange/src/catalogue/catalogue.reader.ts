import { hash } from 'node:crypto';
import { hasNamedSheets, type Book } from '../sheets/sheet';
import { UnreadableSource, type Place, type SourceItem } from '../source';
import { problemOf } from './catalogue.problem';
import { CodeIndex, type RowAt } from './code-index';
import { heldOutWithFile, Judge, type Survey } from './code.judge';
import type { Cover } from './cover.reader';
import { dat18Missing } from './dat18.profile';
import { SheetInterpreter } from './sheet.interpreter';
import type { CatalogueOptions, Finding, SheetOutcome, UnitDraft } from './findings';
import { ArrangementSoFar } from './series-of-code';

/** Files whose entries are listed apart from them, of one book: each waits in memory, with some 13 KB, for its entries. */
const MOST_APART = 15_000;

/**
 * Reads a 机读目录 (`domain.md` §8b) into fonds, series, units and refused rows, in the order of the file. The book is
 * read twice: first to count hidden rows and to compare all codes, then to hand out records; memory holds one file
 * with its entries, 33 bytes a code, and the files whose entries are listed apart from them, until those come.
 *
 * @throws UnreadableSource before the first record: no header anywhere, hidden rows and no decision about them, or more
 *   files whose entries stand apart than can wait for them.
 */
export async function* readCatalogue(book: Book, options: CatalogueOptions): AsyncGenerator<SourceItem> {
  const survey = await surveyOf(book, options);
  const pending = new Map<string, UnitDraft>();
  const arrangement = new ArrangementSoFar();
  const judge = new Judge(book, survey);
  let data = 0;
  const isListed = (code: string): boolean => survey.index.firstOf(code) !== undefined;
  for await (const finding of findingsOf(book, options, undefined, isListed)) {
    if (finding.kind === 'unit' || finding.kind === 'refused') data++;
    if (finding.kind === 'sheet') {
      const { headerFound, rows, hidden } = finding.outcome;
      if (!headerFound && rows > 0) {
        const leftOut = rows === hidden && options.hiddenRows === 'exclude';
        const code = leftOut ? 'hidden-sheet-excluded' : 'sheet-without-header';
        const facts = { sheet: finding.name, rows };
        yield { kind: 'problem', problem: problemOf(code, 'warning', finding.place, facts) };
      }
      yield* finding.summary.problems(finding.place);
      for (const problem of finding.outcome.oddities.problems(finding.place))
        yield { kind: 'problem', problem };
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
    if (!draft.without && survey.heads.has(code) && judge.problemsOf(draft, survey.index).length === 0) {
      const apart = judge.partedFrom(draft);
      if (apart) yield* judge.handBack(draft, [apart]);
      else pending.set(code, draft);
      return;
    }
    if (draft.without && survey.secret.has(code)) {
      for (const { place } of draft.rows) yield heldOutWithFile(place);
      return;
    }
    const listed = draft.without ? pending.get(code) : undefined;
    pending.delete(code);
    const problems = judge.problemsOf(draft, draft.without ? survey.headIndex : survey.index);
    if (draft.without === 'entries' && !listed) problems.push(...judge.rowOf(draft));
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
  isListed: (code: string) => boolean = () => false,
): AsyncGenerator<Finding | SheetEnd> {
  let cover: Cover = new Map();
  let index = 0;
  for await (const sheet of book.sheets()) {
    const interpreter = new SheetInterpreter(sheet, index++, book, options, cover);
    const summary = new Summary();
    for await (const finding of interpreter.findings(onRow)) {
      // What a file lacks that its row describes is no lack of its entries.
      if (finding.kind === 'unit' && !(finding.without && isListed(finding.code.normalised)))
        summary.count(finding);
      yield finding;
    }
    if (!interpreter.outcome.headerFound) cover = interpreter.coverLines;
    const place: Place = { file: book.file, ...(hasNamedSheets(book) && { sheet: sheet.name }) };
    yield { kind: 'sheet', name: sheet.name, place, outcome: interpreter.outcome, summary };
  }
}

async function surveyOf(book: Book, options: CatalogueOptions): Promise<Survey> {
  const [index, headIndex] = [new CodeIndex(), new CodeIndex()];
  const [heads, broken, secret] = [new Map<string, RowAt>(), new Set<string>(), new Set<string>()];
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
      (finding.without ? headIndex : index).add(finding.code.normalised, finding.content, finding.at);
      if (finding.without && !heads.has(finding.code.normalised))
        heads.set(finding.code.normalised, finding.at);
    } else if (finding.kind === 'refused' && finding.within) {
      broken.add(finding.within);
      if (!heads.has(finding.within)) heads.set(finding.within, finding.at);
    } else if (finding.kind === 'refused' && finding.code && finding.content !== undefined) {
      index.add(finding.code, finding.content, finding.at);
      if (finding.record.kind === 'heldOut') secret.add(finding.code);
    }
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
  let apart = 0;
  for (const code of heads.keys()) if (index.firstOf(code)) apart++;
  if (apart > MOST_APART)
    throw new UnreadableSource(
      problemOf('too-many-files-apart', 'file', place, { files: apart, most: MOST_APART }),
    );
  return { index, headIndex, heads, broken, secret, names };
}

/** A file listed in one place and with its entries in another: the list describes, the other has the entries. */
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
  private readonly unlisted = { count: 0, firstRow: 0 };

  count(draft: UnitDraft): void {
    for (const field of dat18Missing(draft.unit.description, draft.unit.level)) {
      const seen = this.missing.get(field) ?? { count: 0, firstRow: draft.at.row };
      seen.count++;
      this.missing.set(field, seen);
    }
    if (draft.code.scheme === 'legacy' && this.legacy.count++ === 0) this.legacy.firstRow = draft.at.row;
    if (draft.without === 'entries' && this.unlisted.count++ === 0) this.unlisted.firstRow = draft.at.row;
  }

  *problems(place: Place): Generator<SourceItem> {
    if (this.legacy.count)
      yield { kind: 'problem', problem: problemOf('code-legacy', 'warning', place, { ...this.legacy }) };
    if (this.unlisted.count)
      yield { kind: 'problem', problem: problemOf('files-unlisted', 'warning', place, { ...this.unlisted }) };
    for (const [field, seen] of this.missing)
      yield { kind: 'problem', problem: problemOf('dat18-missing', 'warning', place, { field, ...seen }) };
  }
}
