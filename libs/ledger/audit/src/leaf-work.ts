import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { DerivedLeaves, LeafMaker } from './event-leaf';
import type { EventRows } from './event-rows';
import type { SharedParts } from './page-memory';

/** As it is compiled. Where the sources themselves run there is no such file, and the work is done here. */
const THREAD = join(__dirname, 'leaf-thread.js');

/** What the thread is asked: the memory itself only where it does not know it yet. */
export interface AskedLeaves {
  readonly memory: number;
  readonly parts?: SharedParts;
  readonly count: number;
  readonly timed: boolean;
}

/** What derives the leaves of pages. */
export type LeafDeriver = Pick<LeafWork, 'here' | 'derive'>;

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Derives leaves: of a few pages here, of many in a second thread, which hashes while this one reads, compares and
 * builds the tree. Pages that come before the thread has begun are derived here as well: there would be nothing to do
 * but wait.
 */
export class LeafWork {
  /** For single rows, and where there is no second thread. */
  readonly here: LeafMaker;
  /** When the thread takes pages; at once where there is none. */
  readonly ready: Promise<void>;
  private readonly thread: Worker | undefined;
  private takes = false;
  private readonly known = new Map<number, SharedParts>();
  private readonly waiting: Waiting[] = [];
  private failed: { readonly error: unknown } | undefined;

  /**
   * @param secret of the ledger, 32 bytes
   * @param many whether it is worth a thread: to begin one takes longer than a page
   */
  constructor(secret: Uint8Array, many: boolean) {
    this.here = new LeafMaker(secret);
    this.ready = Promise.resolve();
    if (!many || !existsSync(THREAD)) return;
    const thread = new Worker(THREAD, { workerData: secret });
    this.thread = thread;
    this.ready = new Promise((resolve) =>
      thread.once('message', () => {
        this.takes = true;
        thread.on('message', () => this.waiting.shift()?.resolve());
        resolve();
      }),
    );
    thread.on('error', (error) => {
      this.failed = { error };
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  /**
   * Leaves of rows, written beside them.
   *
   * @param last whether hardly anything comes behind them: then they are derived here while the thread has others
   */
  async derive(rows: EventRows, last = false): Promise<DerivedLeaves> {
    if (this.failed) throw this.failed.error;
    const busy = this.waiting.length > 0;
    if (this.thread && this.takes && !(last && busy)) {
      await this.asked(this.thread, rows);
      return new DerivedLeaves(rows.parts);
    }
    const leaves = this.here.derive(rows);
    // The socket gets a turn: the database goes on sending the next page meanwhile.
    await breathe();
    return leaves;
  }

  async end(): Promise<void> {
    await this.thread?.terminate();
  }

  private asked(thread: Worker, { memory, parts, count, timed }: EventRows): Promise<void> {
    const known = this.known.get(memory) === parts;
    this.known.set(memory, parts);
    const question: AskedLeaves = { memory, count, timed, ...(!known && { parts }) };
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      thread.postMessage(question);
    });
  }
}
