import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FoldingElsewhere } from '@fonds/projections';

/** As it is compiled. Where the sources themselves run there is no such file, and read models are folded where events are recorded. */
const THREAD = join(__dirname, 'fold-thread.js');

/**
 * Megabytes of its heap: what it remembers of rows fits well within. Without a bound a thread on a large machine keeps
 * garbage instead, and an import of a million rows took 668 MiB, where 512 are to be enough. One that needs more
 * ends, and the folding goes on here.
 */
const HEAP = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 };

/** What the thread is asked: everything recorded until now, or to let go of the database. */
export type Question = 'catch-up' | 'end';

/** Projections that could not go on and why; or what failed for all of them, without what cannot leave a thread. */
export type Answer =
  | { readonly standing: readonly (readonly [string, string])[] }
  | { readonly failed: { readonly message: string; readonly code?: string } };

interface Waiting {
  resolve(standing: ReadonlyMap<string, Error> | undefined): void;
  reject(error: unknown): void;
}

/** The thread that folds read models while this one registers: each keeps a core busy. */
export class FoldingThread implements FoldingElsewhere {
  private readonly ended: Promise<void>;
  private waiting: Waiting | undefined;
  private gone = false;

  /** @param address of the database, as its owner. */
  static begin(address: string, lost: (error: Error) => void): FoldingThread | undefined {
    return existsSync(THREAD)
      ? new FoldingThread(new Worker(THREAD, { workerData: address, resourceLimits: HEAP }), lost)
      : undefined;
  }

  private constructor(
    private readonly thread: Worker,
    lost: (error: Error) => void,
  ) {
    let why: Error | undefined;
    this.ended = new Promise((resolve) => thread.once('exit', () => resolve()));
    thread.on('message', (answer: Answer) => this.answered(answer));
    thread.on('error', (error: Error) => (why = error));
    thread.once('exit', (code) => {
      if (this.gone) return;
      this.gone = true;
      lost(why ?? new Error(`the thread that folds read models has ended with ${code}`));
      this.taken()?.resolve(undefined);
    });
  }

  catchUp(): Promise<ReadonlyMap<string, Error> | undefined> {
    if (this.gone) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.ask('catch-up');
    });
  }

  async end(): Promise<void> {
    if (!this.gone) this.ask('end');
    this.gone = true;
    await this.ended;
  }

  private ask(question: Question): void {
    this.thread.postMessage(question);
  }

  private answered(answer: Answer): void {
    const waiting = this.taken();
    if ('standing' in answer)
      waiting?.resolve(new Map(answer.standing.map(([name, why]) => [name, new Error(why)])));
    else waiting?.reject(Object.assign(new Error(answer.failed.message), { code: answer.failed.code }));
  }

  private taken(): Waiting | undefined {
    const { waiting } = this;
    this.waiting = undefined;
    return waiting;
  }
}
