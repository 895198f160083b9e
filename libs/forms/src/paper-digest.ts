import { createHash } from 'node:crypto';
import { canonicalJson } from '@fonds/kernel';
import type { Paper } from './paper';
import type { Rows } from './paper-parts';

/** The keys of the log change while a paper of the same position stays what it was. */
const NO_DATA: ReadonlySet<string> = new Set(['rows', 'logKeys']);

/**
 * SHA-256 over the canonical JSON (RFC 8785) of a paper's data, with its rows as an array; computed while they pass.
 * The same as `sha256(canonicalJson({ ...paper, rows: [...] }))` without `logKeys`, which is how a stranger checks it.
 */
export class PaperDigest {
  private readonly hash = createHash('sha256');
  private readonly after: string;
  private first = true;
  private result: string | undefined;
  /** How many have passed. */
  rows = 0;

  constructor(paper: Paper) {
    const members = Object.entries(paper)
      .filter(([name, value]) => !NO_DATA.has(name) && value !== undefined)
      .map(([name, value]) => ({ name, text: `${canonicalJson(name)}:${canonicalJson(value)}` }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (!('rows' in paper)) {
      this.hash.update(`{${members.map(({ text }) => text).join(',')}`);
      this.after = '}';
      return;
    }
    const before = members.filter(({ name }) => name < 'rows').map(({ text }) => `${text},`);
    this.hash.update(`{${before.join('')}"rows":[`);
    const behind = members.filter(({ name }) => name > 'rows').map(({ text }) => `,${text}`);
    this.after = `]${behind.join('')}}`;
  }

  /** The rows as they come, each taken into the digest on its way. */
  async *through<T>(rows: Rows<T>): AsyncGenerator<T> {
    for await (const row of rows) {
      this.hash.update(this.first ? canonicalJson(row) : `,${canonicalJson(row)}`);
      this.first = false;
      this.rows += 1;
      yield row;
    }
  }

  /** To be asked when all rows have passed. */
  hex(): string {
    this.result ??= this.hash.update(this.after).digest('hex');
    return this.result;
  }
}

/** The digest alone. Consumes the rows. */
export async function digestOfPaper(paper: Paper): Promise<string> {
  const digest = new PaperDigest(paper);
  if ('rows' in paper) {
    const passing: AsyncGenerator<unknown> = digest.through<unknown>(paper.rows);
    for await (const _ of passing);
  }
  return digest.hex();
}
