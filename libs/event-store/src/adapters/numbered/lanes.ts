import { StoreOverloaded } from '../../event-store.port';

/** Runs at most so many works at a time and keeps the others waiting, in their order. */
export class Lanes {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private idle: (() => void)[] = [];

  constructor(
    private readonly width: number,
    private readonly mayWait = Number.POSITIVE_INFINITY,
  ) {}

  /** @throws StoreOverloaded when `more` works would wait behind too many; an empty queue takes any number. */
  refuseWhenFull(more: number): void {
    if (this.queue.length > 0 && this.queue.length + more > this.mayWait)
      throw new StoreOverloaded(this.queue.length);
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.width) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else if (--this.running === 0) for (const done of this.idle.splice(0)) done();
    }
  }

  /** Resolves when nothing runs or waits. */
  async drained(): Promise<void> {
    if (this.running > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }
}
