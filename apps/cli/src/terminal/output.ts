import type { Language, Words } from './language';
import { tableLines, type Column } from './text-width';

/** Log positions are bigint inside and decimal text outside. */
const asText = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;

/** Data goes to stdout, everything that is said about it to stderr. With `--json`, one JSON object a line. */
export class Output {
  /** A log position as it is printed; with the log's epoch once an installation is opened. */
  at: (position: bigint | string) => string = String;
  private readonly warned: object[] = [];

  constructor(
    readonly language: Language,
    readonly json: boolean,
  ) {}

  say(words: Words): string {
    return words[this.language];
  }

  /** One line of data for programs; the next after a warning has it in `warned`. */
  data(value: object): void {
    const warned = this.warned.splice(0);
    process.stdout.write(`${JSON.stringify(warned.length ? { ...value, warned } : value, asText)}\n`);
  }

  /** What is said of a file that a command reads: at once, and with `--json` in its answer too. */
  warn(line: string, warning: object): void {
    this.note(line);
    this.warned.push(warning);
  }

  /** One line of data for people. */
  line(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** A line about what is going on. */
  note(words: Words | string): void {
    process.stderr.write(`${typeof words === 'string' ? words : this.say(words)}\n`);
  }

  /** Said with `--json` too: a page that looks like the whole list would be taken for it. */
  more(next: string | undefined): void {
    if (next !== undefined)
      this.note({ zh: `还有更多：--cursor ${next}`, en: `There is more: --cursor ${next}` });
  }

  /** One without rows says so: heads alone look like an answer that was cut off. */
  table(columns: readonly (Column | Words)[], rows: readonly (readonly string[])[]): void {
    if (!rows.length) return this.note({ zh: '没有。', en: 'None.' });
    const titled = columns.map((column) => ('title' in column ? column : { title: column[this.language] }));
    for (const line of tableLines(titled, rows)) this.line(line);
  }

  /** Rows of a list: with `--json` each as it is, else a table of their cells. */
  rows<Row extends object>(
    columns: readonly (Column | Words)[],
    rows: readonly Row[],
    cells: (row: NoInfer<Row>, n: number) => readonly string[],
  ): void {
    if (this.json) for (const row of rows) this.data(row);
    else this.table(columns, rows.map(cells));
  }

  /** Names and values, one a line, values aligned; empty ones are left out. */
  fields(pairs: readonly (readonly [Words, string | number | bigint | null | undefined])[]): void {
    const rows = pairs
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([name, value]) => [name[this.language], String(value)]);
    for (const line of tableLines([{ title: '' }, { title: '' }], rows, 200).slice(1)) this.line(line);
  }
}

/** Codes as people call them; one without a word stands as it is. @example inWords(out, { loan: { zh: '借出', en: 'a loan' } }, ['loan']) // '借出' */
export const inWords = (
  out: Output,
  words: { readonly [code: string]: Words },
  codes: string | readonly string[],
): string =>
  [codes]
    .flat()
    .map((code) => {
      const called = words[code];
      return called ? out.say(called) : code;
    })
    .join(out.language === 'zh' ? '、' : ', ');
