/**
 * The cells of a BIFF stream, by @e965/xlsx: the only file that knows it. The library takes the whole stream into
 * memory and trusts it, so it works in a process of its own: with an end to its memory, an end to its time, without
 * the surroundings of this one, and without holding up anybody else. (A thread will not do: one that runs out of
 * memory takes the whole process with it, tried on Node 20.) Rows come over in pages as they are asked for.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { unreadable } from '../sheet-problem';
import type { SheetProblemCode } from '../problem-texts';

/** Column (0-based), value, number format. An error value is a number here. */
export type BiffCell = readonly [
  column: number,
  type: 's' | 'n' | 'b' | 'e',
  value: string | number | boolean,
  format?: string | null,
];
/** 0-based row and its filled cells by column. */
export type BiffRow = readonly [row: number, cells: readonly BiffCell[]];

/** Error value #NUM!. */
const NOT_A_NUMBER = 0x24;

interface Page {
  /** {@link BiffRow}s as JSON: one text goes over six times as fast as its cells one by one. */
  readonly rows: string;
  readonly next?: number;
}
type Answer =
  | { readonly names: readonly string[]; readonly counts: readonly number[] }
  | Page
  | { readonly failed: string };

/** Heap of that process. As many cells as are let through (`CELL_COUNT_LIMIT`) stay below it. */
const HEAP_MIB = 768;
/** The largest file that fits is read in half a minute; a chain that bites its tail never is. */
const TIME_LIMIT_MS = 180_000;

/** Formats known by number only are told to the library beforehand, else dates of Chinese editions become numbers. */
const READER = `
let book, page;
const answer = (work) => {
  try { process.send(work()); }
  catch (error) { process.send({ failed: String(error && error.message).slice(0, 200) }); }
};
const dataOf = (name) => (Object.hasOwn(book.Sheets, name) && book.Sheets[name]['!data']) || [];
const open = ({ library, stream, formats, codepage, cells }) => {
  const XLSX = require(library);
  page = cells;
  for (const [id, code] of formats) XLSX.SSF.load(code, id);
  book = XLSX.read(stream, {
    type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false, codepage,
  });
  if (new Set(book.SheetNames).size !== book.SheetNames.length) throw new Error('two sheets of one name');
  return {
    names: book.SheetNames,
    counts: book.SheetNames.map((name) => {
      let count = 0;
      dataOf(name).forEach((row) => row.forEach((cell) => { if (cell.t !== 'z') count += 1; }));
      return count;
    }),
  };
};
const rowsFrom = (sheet, from) => {
  const data = dataOf(book.SheetNames[sheet]);
  const rows = [];
  let [row, cells] = [from, 0];
  for (; row < data.length && cells < page; row += 1) {
    const found = [];
    (data[row] || []).forEach((cell, column) => {
      if (cell.t === 'z') return;
      const number = typeof cell.v !== 'number' || Number.isFinite(cell.v);
      found.push(number ? [column, cell.t, cell.v, cell.z] : [column, 'e', ${NOT_A_NUMBER}]);
    });
    if (found.length > 0) rows.push([row, found]);
    cells += found.length + 1;
  }
  return { rows: JSON.stringify(rows), next: row < data.length ? row : undefined };
};
process.on('message', (asked) => answer(() => ('library' in asked ? open(asked) : rowsFrom(asked.sheet, asked.from))));
process.on('disconnect', () => process.exit());
`;

const CELLS_OF_A_PAGE = 4_000;

export interface BiffCells {
  /** Of all sheets, in the order of the tabs. */
  readonly names: readonly string[];
  /** Cells with a value, by sheet. */
  readonly counts: readonly number[];
  rows(sheet: number): AsyncIterable<BiffRow>;
  close(): Promise<void>;
}

/**
 * @param stream a whole BIFF5 or BIFF8 stream
 * @param codePage in which texts of BIFF5 are where the stream does not say
 * @throws UnreadableSource `xls-damaged`, `sheet-too-large`
 */
export async function readBiffCells(
  stream: Buffer,
  file: string,
  formats: readonly (readonly [id: number, code: string])[],
  codePage = 936,
  limits = { heapMib: HEAP_MIB, timeMs: TIME_LIMIT_MS },
): Promise<BiffCells> {
  const reader = spawn(
    process.execPath,
    [`--max-old-space-size=${limits.heapMib}`, '--max-semi-space-size=8', '-e', READER],
    { cwd: tmpdir(), env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' },
  );
  const conversation = new Conversation(reader, file, limits);
  try {
    const library = require.resolve('@e965/xlsx');
    const opened = await conversation.ask({
      ...{ library, stream, formats, codepage: codePage, cells: CELLS_OF_A_PAGE },
    });
    if (!('names' in opened)) throw conversation.failure('xls-damaged', { detail: 'no list of sheets' });
    return {
      ...opened,
      async *rows(sheet) {
        for (let from: number | undefined = 0; from !== undefined;) {
          const page: Answer = await conversation.ask({ sheet, from });
          if (!('rows' in page)) throw conversation.failure('xls-damaged', { detail: 'no rows' });
          yield* JSON.parse(page.rows) as BiffRow[];
          from = page.next;
        }
      },
      close: () => conversation.end(),
    };
  } catch (error) {
    await conversation.end();
    throw error;
  }
}

/** One question, one answer; the end of the process is an answer too. */
class Conversation {
  private settle?: (outcome: Answer | Error) => void;
  private gone?: Error;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly ended: Promise<void>;

  constructor(
    private readonly reader: ChildProcess,
    private readonly file: string,
    private readonly limits: { readonly heapMib: number; readonly timeMs: number },
  ) {
    reader.on('message', (answer) => this.settle?.(answer as Answer));
    this.ended = new Promise((resolve) => {
      reader.on('error', (error) => {
        this.leave(this.failure('file-unreadable', { detail: error.message.slice(0, 200) }));
        resolve();
      });
      reader.on('exit', (_code, signal) => {
        // Node ends by this signal when its heap is full.
        const full = signal === 'SIGABRT' || signal === 'SIGTRAP';
        const facts = { what: 'MiB of memory for the workbook', limit: limits.heapMib };
        this.leave(
          full
            ? this.failure('sheet-too-large', facts)
            : this.failure('xls-damaged', { detail: 'no answer' }),
        );
        resolve();
      });
    });
  }

  failure(code: SheetProblemCode, facts: Readonly<Record<string, string | number>>) {
    return unreadable(code, { file: this.file }, facts);
  }

  /** Questions wait for each other, so two readers of one book do not take each other's rows. */
  ask(question: object): Promise<Answer> {
    const mine = this.turn.then(() => this.answerTo(question));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  async end(): Promise<void> {
    this.reader.kill('SIGKILL');
    await this.ended;
  }

  private async answerTo(question: object): Promise<Answer> {
    const outcome = await new Promise<Answer | Error>((resolve) => {
      const timer = setTimeout(() => {
        const limit = Math.round(this.limits.timeMs / 1000);
        this.settle?.(this.failure('sheet-too-large', { what: 'seconds of reading', limit }));
      }, this.limits.timeMs);
      this.settle = (settled) => {
        clearTimeout(timer);
        this.settle = undefined;
        resolve(settled);
      };
      if (this.gone) this.settle(this.gone);
      else
        this.reader.send(
          question,
          (error) => error && this.leave(this.failure('xls-damaged', { detail: 'no answer' })),
        );
    });
    if (outcome instanceof Error) throw outcome;
    if ('failed' in outcome) throw this.failure('xls-damaged', { detail: outcome.failed });
    return outcome;
  }

  private leave(error: Error): void {
    this.gone ??= error;
    this.settle?.(this.gone);
  }
}
