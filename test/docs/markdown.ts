import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A page of the documentation, as far as a test reads it. */
export interface Page {
  /** From the top of the checkout, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without code blocks. */
  readonly prose: string;
}

/** README.md and everything under docs/. */
export function pages(): Page[] {
  return ['README.md', ...markdownUnder('docs')].filter((path) => existsSync(join(ROOT, path))).map(page);
}

export function page(path: string): Page {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, prose: text.replace(/^( *)(```|~~~)[^\n]*\n[\s\S]*?^\1\2 *$/gm, '') };
}

function markdownUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) =>
      relative(ROOT, join(ROOT, folder, name))
        .split('\\')
        .join('/'),
    )
    .sort();
}

/** Targets of inline links, `[text](target)`, outside of code. */
export const linksOf = ({ prose }: Page): string[] =>
  [...prose.replace(/`[^`\n]*`/g, 'code').matchAll(/\[[^\]]*\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(
    (match) => match[1] ?? '',
  );

/** What stands between single backticks. */
export const codeSpansOf = ({ prose }: Page): string[] =>
  [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');

/** Anchors of a page's headings, as GitHub makes them: `#one-commands-walk`. */
export function anchorsOf({ prose }: Page): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(times ? `${slug}-${times}` : slug);
  }
  return anchors;
}

/** The cells of the first table after a heading, header and ruler left out. */
export function tableUnder(text: string, heading: string): string[][] {
  const from = text.indexOf(`\n## ${heading}\n`);
  if (from < 0) throw new Error(`there is no heading ## ${heading}`);
  const lines = text
    .slice(from + 1)
    .split('\n')
    .slice(1);
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, i) => i > start && !line.startsWith('|'));
  return lines.slice(start + 2, end < 0 ? undefined : end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

interface MarkdownTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Writes a page anew: an introduction, then each table under its heading. */
export function writeTables(
  path: string,
  introduction: string,
  tables: Readonly<Record<string, MarkdownTable>>,
): void {
  const parts = Object.entries(tables).map(([heading, { header, rows }]) => {
    const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
    return `## ${heading}\n\n${lines.join('\n')}`;
  });
  writeFileSync(join(ROOT, path), `${[introduction, ...parts].join('\n\n')}\n`);
}
