import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandContext } from '@fonds/event-store';
import type { FormLanguage, Paper } from '@fonds/forms';
import { PaperExport, type PaperFormat, type PrintedPaper } from '@fonds/interchange';
import type { Session } from '../session/session';
import type { Output } from '../terminal/output';
import { misread } from '../terminal/form';
import { handOut } from './hand-out';

/** @throws UsageError for a file that is neither */
export function paperFormat(path: string): PaperFormat {
  const format = /\.(pdf|xlsx|html)$/.exec(path)?.[1] as PaperFormat | undefined;
  if (!format) throw misread('paper-file', path);
  return format;
}

/** Writes a paper into a file, and tells its digest. */
export async function printed(
  session: Session,
  paper: Paper,
  {
    path,
    format,
    scope,
    language = 'zh',
  }: {
    readonly path: string;
    readonly format: PaperFormat;
    readonly language?: FormLanguage;
    readonly scope: { readonly [name: string]: string };
  },
  context: CommandContext,
): Promise<void> {
  const { out, installation } = session;
  const made = await handOut(path, () =>
    installation.get(PaperExport).print(paper, scope, { format, language }, context),
  );
  const { rows, sha256 } = made;
  if (out.json) out.data({ file: path, ...toldOf(made) });
  else
    out.note({
      zh: `${path}：${rows} 行，SHA-256 ${sha256}`,
      en: `${path}: ${rows} rows, SHA-256 ${sha256}`,
    });
  noteMissing(out, made);
}

/** All papers of an act into a folder, which is made where it is not there, each paper in each of the formats. */
export async function printedAll<Form extends string, Format extends PaperFormat>(
  out: Output,
  order: {
    readonly folder: string;
    readonly act: string;
    readonly forms: readonly Form[];
    readonly formats: readonly Format[];
  },
  print: (form: Form, format: Format) => Promise<PrintedPaper>,
): Promise<void> {
  const { folder, act, forms, formats } = order;
  await mkdir(folder, { recursive: true });
  for (const form of forms)
    for (const format of formats) {
      const path = join(folder, `${form}-${act}.${format}`);
      const made = await handOut(path, () => print(form, format));
      if (out.json) out.data({ file: path, form, format, ...toldOf(made) });
      else out.line(path);
      noteMissing(out, made);
    }
}

const toldOf = ({ rows, sha256, logPosition, vkeys, missingGlyphs }: PrintedPaper): object => ({
  rows,
  sha256,
  logPosition,
  vkeys,
  missingGlyphs,
});

function noteMissing(out: Output, { missingGlyphs }: PrintedPaper): void {
  if (!missingGlyphs.length) return;
  const codePoints = missingGlyphs.map(({ codePoint }) => codePoint).join(' ');
  out.note({ zh: `字库缺字：${codePoints}`, en: `The font lacks: ${codePoints}` });
}
