import type { PrintedRow } from '@fonds/spreadsheets';
import type { Block, Field } from '../../form-layout';
import { stacked, type FormLanguage } from '../../labels';

/** Characters across an A4 page, which the columns of a sheet share. */
const ACROSS = { portrait: 105, landscape: 165 } as const;
const NARROWEST = 6;
/** A label's part of the row, where one or two pairs of label and value stand in it; and with more. */
const LABEL_PART = { few: 0.17, many: 0.12 } as const;
const LINE_POINTS = 15;
/** A title's letters are so many times as high as others. */
const TITLE_TIMES = 1.5;
/** No row of a spreadsheet can be higher, in points. */
const HIGHEST = 409;
/** From here on a character is two columns of characters wide. */
const WIDE = 0x2e80;

/**
 * The columns of a sheet that holds fields above and below a table. Columns are the table's; where these are too few
 * for a row of fields, each is halved. Fields take as many columns as come nearest to their share of the row.
 */
export class SheetGrid {
  readonly widths: readonly number[];
  private readonly halves: number;
  /** How far the first so many columns reach. */
  private readonly edges: readonly number[];

  constructor(blocks: readonly Block[], landscape: boolean) {
    const across = landscape ? ACROSS.landscape : ACROSS.portrait;
    const table = blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])).at(-1);
    const shares = table?.columns.map(({ share }) => share) ?? [17, 16, 17, 17, 16, 17];
    const pairs = Math.max(
      1,
      ...blocks.flatMap((block) => (block.kind === 'fields' ? block.rows.map((row) => row.length) : [])),
    );
    this.halves = table && shares.length < 2 * pairs ? 2 : 1;
    const all = shares.reduce((sum, share) => sum + share, 0);
    this.widths = shares.flatMap((share) =>
      Array<number>(this.halves).fill(Math.max(NARROWEST, Math.round((share / all / this.halves) * across))),
    );
    let reach = 0;
    this.edges = [0, ...this.widths.map((width) => (reach += width))];
  }

  /** Over the whole width. */
  across(text: string, look: 'title' | 'data'): PrintedRow {
    const spans = [this.widths.length];
    const size = look === 'title' ? TITLE_TIMES : 1;
    return { cells: [text], spans, look, height: this.heightOf([text], spans, 1, size) };
  }

  tableRow(cells: readonly string[], look: 'head' | 'framed', least = 1): PrintedRow {
    const spans = cells.map(() => this.halves);
    return { cells, spans, look, height: this.heightOf(cells, spans, least) };
  }

  fields(fields: readonly Field[], language: FormLanguage): PrintedRow {
    const cells = fields.flatMap(({ label, value }) => [stacked(label, language), value]);
    const spans = this.spansOf(fields.length);
    const least = Math.max(...fields.map(({ lines = 1 }) => lines));
    return { cells, spans, look: 'framed', height: this.heightOf(cells, spans, least) };
  }

  /** Told to the spreadsheet, for not each of them grows a row when it opens the file, and none a spanning cell. */
  private heightOf(cells: readonly string[], spans: readonly number[], least: number, times = 1): number {
    let [column, lines] = [0, least];
    cells.forEach((text, i) => {
      const span = spans[i] ?? 1;
      const width = this.widthUpTo(column + span) - this.widthUpTo(column);
      lines = Math.max(lines, linesOf(text, width / times));
      column += span;
    });
    return Math.min(HIGHEST, lines * LINE_POINTS * times + 1);
  }

  /** Label, value, label, value …: each ends at the column whose edge is nearest, and takes at least one. */
  private spansOf(pairs: number): number[] {
    const label = pairs > 2 ? LABEL_PART.many : LABEL_PART.few;
    const total = this.widthUpTo(this.widths.length);
    const edges = Array.from({ length: 2 * pairs }, (_, i) =>
      i % 2 === 0 ? (i / 2) * (1 / pairs) + label : ((i + 1) / 2) * (1 / pairs),
    );
    const spans: number[] = [];
    let used = 0;
    edges.forEach((edge, i) => {
      const most = this.widths.length - (edges.length - 1 - i);
      let end = used + 1;
      while (end < most && this.distance(end + 1, edge * total) < this.distance(end, edge * total)) end += 1;
      if (i === edges.length - 1) end = this.widths.length;
      spans.push(end - used);
      used = end;
    });
    return spans;
  }

  private distance(columns: number, place: number): number {
    return Math.abs(this.widthUpTo(columns) - place);
  }

  private widthUpTo(columns: number): number {
    return this.edges[columns] ?? 0;
  }
}

function linesOf(text: string, width: number): number {
  if (text === '') return 1;
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(charactersOf(line) / Math.max(1, width - 1))), 0);
}

function charactersOf(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) count += text.charCodeAt(i) >= WIDE ? 2 : 1;
  return count;
}
