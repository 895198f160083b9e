import { copyFile } from 'node:fs/promises';
import type { CommandContext } from '@fonds/event-store';
import type { FormLanguage, Paper } from '@fonds/forms';
import { PaperExport, type PaperFormat } from '@fonds/interchange';
import type { Session } from '../session/session';
import { UsageError } from '../terminal/exit-codes';
import { refuseUnwritable } from '../terminal/file-failure';

/** @throws UsageError for a file that is neither */
export function paperFormat(path: string): PaperFormat {
  const format = /\.(pdf|xlsx|html)$/.exec(path)?.[1] as PaperFormat | undefined;
  if (!format)
    throw new UsageError({
      zh: `${path}：文件名应以 .pdf、.xlsx 或 .html 结尾`,
      en: `${path}: the name must end in .pdf, .xlsx or .html`,
    });
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
  await refuseUnwritable(path);
  const made = await installation.get(PaperExport).print(paper, scope, { format, language }, context);
  try {
    await copyFile(made.path, path);
  } finally {
    await made.remove();
  }
  const { sha256, rows, logPosition, vkeys, missingGlyphs } = made;
  if (out.json) return out.data({ file: path, rows, sha256, logPosition, vkeys, missingGlyphs });
  out.note({ zh: `${path}：${rows} 行，SHA-256 ${sha256}`, en: `${path}: ${rows} rows, SHA-256 ${sha256}` });
  if (missingGlyphs.length) {
    const codePoints = missingGlyphs.map(({ codePoint }) => codePoint).join(' ');
    out.note({ zh: `字库缺字：${codePoints}`, en: `The font lacks: ${codePoints}` });
  }
}
