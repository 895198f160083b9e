import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EventBytes } from '@fonds/event-store';
import { packed } from './packed-events';
import { PageLeaves, type MadeLeaves } from './page-leaves';

/** As it is compiled. Where the sources themselves run there is no such file, and the work is done here. */
const THREAD = join(__dirname, 'leaf-thread.js');

interface Waiting {
  resolve(made: MadeLeaves): void;
  reject(error: unknown): void;
}

/**
 * Makes leaves: of a few events here, of many in a second thread. Hashing is most of an integrator's work, and while it
 * goes on here neither the database nor whoever asks the server something gets a turn.
 */
export class LeafWork {
  private readonly here: PageLeaves;
  private thread: Worker | undefined;
  private waiting: Waiting[] = [];

  /** @param secret of the ledger, 32 bytes */
  constructor(private readonly secret: Uint8Array) {
    this.here = new PageLeaves(secret);
  }

  /**
   * @param many whether more pages come: a thread that is begun for one takes longer than the page.
   * @throws RangeError for a salt or a revision that is none
   */
  of(events: readonly EventBytes[], many: boolean): Promise<MadeLeaves> {
    const thread = many ? (this.thread ??= this.begun()) : undefined;
    if (!thread) return this.here.amongOthers(events);
    const page = packed(events);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      thread.ref();
      thread.postMessage(page, [page.bytes.buffer, page.revisions.buffer, page.ends.buffer]);
    });
  }

  /** While no page waits it keeps no process from ending; after an error the next page begins another. */
  private begun(): Worker | undefined {
    if (!existsSync(THREAD)) return undefined;
    const thread = new Worker(THREAD, { workerData: this.secret });
    thread.on('message', (made: MadeLeaves) => {
      this.waiting.shift()?.resolve(made);
      if (this.waiting.length === 0) thread.unref();
    });
    thread.on('error', (error) => {
      this.thread = undefined;
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
    return thread;
  }
}
