import type { FormationDate } from '@fonds/kernel';
import type { Book } from '../sheets/sheet';
import type { Problem } from '../source';
import type { CatalogueProblemCode } from './catalogue.problem';
import type { Field } from './column-names';
import { contradictionOf } from './contradiction.rule';
import type { Cover, TableKind } from './cover.reader';
import type { CatalogueOptions } from './findings';
import type { Layout } from './layout';
import { dateOfRow } from './row-dates';
import { codeOfRow, textOf, type RowCode } from './row-code';
import type { RowValues } from './row-values';
import { heldOutReason, type HeldOutReason } from './secrecy.rule';
import { statusOf, type RowStatus } from './status.rule';

export interface RowProblem {
  readonly code: CatalogueProblemCode;
  readonly facts: Problem['facts'];
  readonly column?: string;
}

/** Everything that can be said of a row by itself, before it is known where it belongs. */
export interface AssessedRow {
  readonly values: RowValues;
  readonly rowCode: RowCode;
  readonly date?: FormationDate;
  /** Fields that the date was read from. */
  readonly dateFields: readonly Field[];
  /** When set, nothing else of this row may be used. */
  readonly heldOut?: HeldOutReason;
  readonly status?: RowStatus;
  readonly refusals: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

export interface RowContext {
  readonly layout: Layout;
  readonly cover: Cover;
  readonly kind: TableKind | undefined;
  readonly book: Pick<Book, 'kind' | 'dateSystem'>;
  readonly options: CatalogueOptions;
}

export function assessRow(values: RowValues, context: RowContext): AssessedRow {
  const { layout, cover, options } = context;
  const dated = dateOfRow(values, layout, context.book);
  const read = dated?.read;
  const date = read?.ok ? read.value : undefined;
  const dateFields = dated?.fields ?? [];
  const heldOut = secrecyOf(values, context, date) ?? (values.copiesHeldOut ? 'held-out-copied' : undefined);
  const rowCode = codeOfRow(values, cover, context.kind);
  if (heldOut) return { values, rowCode, dateFields, heldOut, refusals: [], warnings: [] };
  const refusals: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  const named = (field: Field): string | undefined => layout.byField.get(field)?.name;
  for (const { code, column, value } of values.broken)
    refusals.push({ code, facts: { column: column.name, value }, column: column.name });
  for (const column of values.withoutSource)
    refusals.push({ code: 'ditto-without-source', facts: { column: column.name }, column: column.name });
  for (const [name, text] of Object.entries(values.resolved))
    if (!isWellFormed(text))
      refusals.push({ code: 'text-not-storable', facts: { column: name }, column: name });
  const second = layout.beside.find(({ name }) => values.resolved[name]?.trim());
  if (second)
    refusals.push({ code: 'records-side-by-side', facts: { column: second.name }, column: second.name });
  const tooLong = longestOfTooMuch(values);
  if (tooLong) refusals.push(tooLong);
  if (rowCode.problem)
    refusals.push({ ...rowCode.problem, column: rowCode.from && layout.byField.get(rowCode.from)?.name });
  if (read && !read.ok)
    refusals.push({
      code: read.error.code,
      facts: read.error.facts,
      column: dateFields.map(named).find((name) => name !== undefined),
    });
  const contradiction = contradictionOf(values, layout, cover, rowCode);
  if (contradiction) refusals.push({ code: contradiction.code, facts: contradiction.facts });
  if (date?.from && date.from > options.today)
    warnings.push({ code: 'date-in-future', facts: { printed: date.printed } });
  if (date && dated?.leftOut) {
    const [column, value] = [named(dated.leftOut.field) ?? '', dated.leftOut.value];
    warnings.push({ code: 'date-part-left-out', facts: { column, value, printed: date.printed }, column });
  }
  const archives = textOf(values, 'archivesCode') || cover.get('archivesCode')?.value;
  if (archives && options.archivesCode && archives !== options.archivesCode)
    refusals.push({ code: 'archives-code-differs', facts: { value: archives, other: options.archivesCode } });
  const status = statusOf(textOf(values, 'remark'), textOf(values, 'title') || textOf(values, 'fileTitle'));
  return {
    ...{ values, rowCode, dateFields, refusals, warnings },
    ...(date && { date }),
    ...(status && { status }),
  };
}

/**
 * UTF-16 units of all cells of a row. An event keeps them twice, as described and as read, at three bytes each: so a
 * cell as long as a spreadsheet can hold (32,767) is registered, and nothing is that an event (256 KiB) cannot hold.
 */
const ROW_LIMIT = 40_000;

function longestOfTooMuch(values: RowValues): RowProblem | undefined {
  const cells = Object.entries(values.resolved);
  if (cells.reduce((sum, [, text]) => sum + text.length, 0) <= ROW_LIMIT) return undefined;
  const [column, text] = cells.reduce((a, b) => (b[1].length > a[1].length ? b : a));
  return { code: 'row-too-long', facts: { column, length: text.length, limit: ROW_LIMIT }, column };
}

/** Every cell that a code is read from or put together of. */
const CODE_CELLS = [
  ...(['code', 'archivesNumber', 'organNumber'] as const),
  ...(['fonds', 'series', 'category', 'fileNumber', 'itemNumber', 'org'] as const),
];

function secrecyOf(
  values: RowValues,
  { cover, options, layout }: RowContext,
  date: FormationDate | undefined,
): HeldOutReason | undefined {
  const reserved = new Set(
    ['secrecy', 'secrecyTerm', 'title', 'fileTitle'].map(
      (field) => layout.byField.get(field as 'title')?.name,
    ),
  );
  return heldOutReason({
    marks: [secrecyCell(values, layout), cover.get('secrecy')?.value ?? ''],
    term: textOf(values, 'secrecyTerm') || undefined,
    title: textOf(values, 'title') || textOf(values, 'fileTitle'),
    codes: CODE_CELLS.map((field) => textOf(values, field)),
    others: [
      ...Object.entries(values.resolved).flatMap(([name, text]) => (reserved.has(name) ? [] : [text])),
      textOf(values, 'fileTitle'),
    ],
    ...(date?.to && { formed: date.to }),
    today: options.today,
  });
}

/** A ditto mark under nothing and a formula without its result say that there is a mark, not which: unreadable, not blank. */
function secrecyCell(values: RowValues, layout: Layout): string {
  const text = textOf(values, 'secrecy');
  if (text) return text;
  if (values.cells.get('secrecy')?.formulaWithoutValue) return '?';
  return values.printed[layout.byField.get('secrecy')?.name ?? '']?.trim() ?? '';
}

const isWellFormed = (text: string): boolean =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
