import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Block, FormLayout } from '../../form-layout';
import { inline, type FormLanguage } from '../../labels';
import { evidenceOf, layOut } from '../../lay-out';
import type { Paper } from '../../paper';
import { PaperDigest } from '../../paper-digest';

export interface WrittenHtml {
  /** SHA-256 of the paper's data, as it stands at its end; the same as on the PDF. */
  readonly sha256: string;
  readonly rows: number;
}

/**
 * A paper as one printable page: no script, no address, nothing that is loaded from elsewhere. The header of a table is
 * repeated on each sheet. Streaming; the same paper makes the same bytes. Ends the stream.
 */
export async function writeHtml(
  paper: Paper,
  output: Writable,
  { language = 'zh' }: { readonly language?: FormLanguage } = {},
): Promise<WrittenHtml> {
  const ended = finished(output);
  // Reported by whatever waits next; without this a failed write would end the process before that.
  ended.catch(() => undefined);
  const digest = new PaperDigest(paper);
  const form = layOut(paper, digest, language);
  for await (const text of page(form, paper, digest, language))
    if (!output.write(text)) await Promise.race([once(output, 'drain'), ended]);
  output.end();
  await ended;
  return { sha256: digest.hex(), rows: digest.rows };
}

async function* page(
  form: FormLayout,
  paper: Paper,
  digest: PaperDigest,
  language: FormLanguage,
): AsyncGenerator<string> {
  const title = escaped(inline(form.title, language));
  yield `<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>${title}</title>\n`;
  yield `<style>@page{size:A4 ${form.landscape ? 'landscape' : 'portrait'};margin:15mm}${STYLE}</style></head>\n<body>\n`;
  yield `<h1>${title}</h1>\n`;
  const small = [paper.number, inline(form.basis, language)].filter(Boolean).join('　');
  if (small) yield `<p>${escaped(small)}</p>\n`;
  for (const block of form.blocks) yield* blockOf(block, language);
  // When all rows have passed.
  yield* blockOf(evidenceOf(paper, digest, language), language);
  yield '</body>\n</html>\n';
}

async function* blockOf(block: Block, language: FormLanguage): AsyncGenerator<string> {
  if (block.heading) yield `<h2>${escaped(inline(block.heading, language))}</h2>\n`;
  switch (block.kind) {
    case 'code':
      return yield `<p>${escaped(block.text)}</p>\n`;
    case 'fields':
      for (const fields of block.rows) {
        const told = fields.map(
          ({ label, value }) => `<b>${escaped(inline(label, language))}</b> ${lines(value)}`,
        );
        yield `<p class="fields">${told.join('　')}</p>\n`;
      }
      return;
    case 'table': {
      const head = block.columns.map(({ label }) => `<th>${escaped(inline(label, language))}</th>`);
      yield `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n`;
      for await (const cells of block.rows)
        yield `<tr>${cells.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>\n`;
      yield '</tbody>\n</table>\n';
    }
  }
}

const STYLE = [
  'body{font:10.5pt "Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}',
  'h1{text-align:center;font-size:16pt}h2{font-size:11pt}',
  'table{border-collapse:collapse;width:100%}thead{display:table-header-group}tr{break-inside:avoid}',
  'th,td{border:1px solid #000;padding:2pt 4pt;text-align:left;vertical-align:top;overflow-wrap:anywhere}',
].join('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');
