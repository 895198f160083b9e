import type { Writable } from 'node:stream';
import {
  writePrintedWorkbook,
  type PrintedRow,
  type PrintedSheet,
  type ShortenedCell,
} from '@fonds/spreadsheets';
import type { Block, FormLayout } from '../../form-layout';
import { inline, stacked, type FormLanguage } from '../../labels';
import { SheetGrid } from './sheet-grid';
import { EVIDENCE, evidenceOf, layOut } from '../../lay-out';
import type { Paper } from '../../paper';
import { PaperDigest } from '../../paper-digest';

export interface WrittenXlsx {
  /** SHA-256 of the paper's data, as it stands on the last sheet; the same as on the PDF. */
  readonly sha256: string;
  readonly rows: number;
  /** Cells longer than the 32,767 characters that a spreadsheet can hold. */
  readonly shortened: readonly ShortenedCell[];
}

/**
 * A paper as a workbook: the form on the first sheet, its evidence on the second. Every cell is text, so codes keep
 * their zeros and nothing computes; a cell that begins with `=` stays as it is (only CSV needs an apostrophe). Prints
 * on A4 with title and 第 n 页 共 m 页 on each page. Streaming; the same paper makes the same bytes. Ends the stream.
 */
export async function writeXlsx(
  paper: Paper,
  output: Writable,
  { language = 'zh' }: { readonly language?: FormLanguage } = {},
): Promise<WrittenXlsx> {
  const digest = new PaperDigest(paper);
  const form = layOut(paper, digest, language);
  const title = [inline(form.title, language), paper.number].filter(Boolean).join('　');
  const page = {
    landscape: form.landscape,
    title,
    footer: `第 &P 页 共 &N 页${language === 'en' ? '  Page &P of &N' : ''}`,
  };
  const grid = new SheetGrid(form.blocks, form.landscape);
  const evidenceGrid = new SheetGrid([], form.landscape);
  const sheets: readonly PrintedSheet[] = [
    { name: form.title.zh, widths: grid.widths, page, rows: formRows(form, grid, paper.number, language) },
    {
      name: EVIDENCE.zh,
      widths: evidenceGrid.widths,
      page,
      rows: evidenceRows(paper, digest, evidenceGrid, language),
    },
  ];
  const shortened = await writePrintedWorkbook(output, sheets);
  return { sha256: digest.hex(), rows: digest.rows, shortened };
}

async function* formRows(
  form: FormLayout,
  grid: SheetGrid,
  number: string | undefined,
  language: FormLanguage,
): AsyncGenerator<PrintedRow> {
  yield grid.across(stacked(form.title, language), 'title');
  const basis = language === 'zh' ? form.basis.zh : `${form.basis.zh} ${form.basis.en}`.trim();
  const small = [number ?? '', basis].filter((part) => part !== '').join('　');
  if (small) yield grid.across(small, 'data');
  for (const block of form.blocks) yield* blockRows(block, grid, language);
}

/** Asked row by row after the sheet before it has ended, when the digest is known. */
async function* evidenceRows(
  paper: Paper,
  digest: PaperDigest,
  grid: SheetGrid,
  language: FormLanguage,
): AsyncGenerator<PrintedRow> {
  yield* blockRows(evidenceOf(paper, digest, language), grid, language);
}

async function* blockRows(block: Block, grid: SheetGrid, language: FormLanguage): AsyncGenerator<PrintedRow> {
  if (block.heading) yield grid.across(inline(block.heading, language), 'data');
  if (block.kind === 'fields') {
    for (const fields of block.rows) yield grid.fields(fields, language);
    return;
  }
  if (block.kind === 'code') return yield grid.across(block.text, 'data');
  const head = block.columns.map(({ label }) => stacked(label, language));
  yield { ...grid.tableRow(head, 'head'), repeated: true };
  for await (const cells of block.rows) yield grid.tableRow(cells, 'framed', block.lines);
}
