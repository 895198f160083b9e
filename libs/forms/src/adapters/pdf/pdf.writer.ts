import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type PDFDocument from 'pdfkit';
import type { FieldsBlock } from '../../form-layout';
import { label, type FormLanguage } from '../../labels';
import { evidenceOf, layOut } from '../../lay-out';
import type { Paper } from '../../paper';
import { PaperDigest } from '../../paper-digest';
import { heightOfFields, paintBlock } from './block.painter';
import { GlyphReport, type MissingGlyph } from './glyph-report';
import { PageWriter } from './page-writer';
import { SheetOfPaper } from './sheet-of-paper';

export interface PrintedPdf {
  readonly pages: number;
  /** SHA-256 of the paper's data, as it is printed; see `PaperDigest`. */
  readonly sha256: string;
  readonly rows: number;
  /** Characters that the font lacks: printed as `[U+XXXX]`, and told at the end of the paper. */
  readonly missingGlyphs: readonly MissingGlyph[];
}

/** More than these are counted only; the answer names them all. */
const MISSING_TOLD = 200;

/**
 * Prints a paper on A4. The same paper makes the same bytes: its date is `preparedAt`, and nothing is random. Rows are
 * written page by page and the output is waited for, so memory does not grow with them. Ends the stream.
 *
 * @throws RangeError where `preparedAt` is no instant; the error of the stream or of the rows, after which the stream
 *   is left as it is
 */
export async function writePdf(
  paper: Paper,
  output: Writable,
  { language = 'zh' }: { readonly language?: FormLanguage } = {},
): Promise<PrintedPdf> {
  const digest = new PaperDigest(paper);
  const form = layOut(paper, digest, language);
  // Loaded by those who print: with its fonts' tables it is a tenth of what a call of `fonds` would load.
  const { default: Document } = await import('pdfkit');
  const document = new Document({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: [form.title.zh, paper.number].filter(Boolean).join(' '),
      Creator: 'fondsledger',
      CreationDate: instant(paper.preparedAt),
    },
  });
  const ended = finished(output);
  // Reported by whatever waits next; without this a failed write would end the process before that.
  ended.catch(() => undefined);
  const handOn = async (): Promise<void> => {
    for (let chunk = read(document); chunk; chunk = read(document))
      if (!output.write(chunk)) await Promise.race([once(output, 'drain'), ended]);
  };

  const report = new GlyphReport();
  const writer = new PageWriter(document, form.landscape);
  const sheet = new SheetOfPaper(writer, report, form, paper.number, language);
  let handedOn = 0;
  for (const block of form.blocks)
    await paintBlock(sheet, block, language, async () => {
      if (sheet.pages === handedOn) return;
      handedOn = sheet.pages;
      await handOn();
      // Others have their turn too: a long list takes seconds.
      await setImmediate();
    });
  const plain = evidenceOf(paper, digest, language);
  // Measured before the report is closed: signers may have names that the font lacks.
  heightOfFields(sheet, plain, language);
  const missingGlyphs = report.close();
  const evidence = withMissing(plain, missingGlyphs, language);
  if (heightOfFields(sheet, evidence, language) > sheet.room) sheet.newPage();
  await paintBlock(sheet, evidence, language, () => Promise.resolve());
  sheet.tellTotal();
  document.end();
  await handOn();
  output.end();
  await ended;
  return { pages: sheet.pages, sha256: digest.hex(), rows: digest.rows, missingGlyphs };
}

const read = (document: typeof PDFDocument.prototype): Buffer | null =>
  (document as unknown as { read(): Buffer | null }).read();

function instant(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new RangeError(`${text} is no instant`);
  return date;
}

/** The characters are told by number, for they cannot be shown. */
function withMissing(
  evidence: FieldsBlock,
  missing: readonly MissingGlyph[],
  language: FormLanguage,
): FieldsBlock {
  if (missing.length === 0) return evidence;
  const told = missing.slice(0, MISSING_TOLD).map(({ codePoint, where }) => `${codePoint}（${where}）`);
  const note =
    `字库缺 ${missing.length} 字，文中以方括号内的编码代印，原字见数据：` +
    told.join('、') +
    (missing.length > MISSING_TOLD ? '……' : '');
  const english =
    language === 'en'
      ? `\nThe font lacks ${missing.length} characters; their code points stand in brackets, the data has them.`
      : '';
  return {
    ...evidence,
    rows: [...evidence.rows, [{ label: label('缺字', 'Missing glyphs'), value: note + english }]],
  };
}
