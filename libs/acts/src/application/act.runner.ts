import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ActProcess, type ActProgress } from './act.process';
import type { LoadedAct } from './loaded-act';

/** Carries acts in this process, one worker an act; whoever asks for an act under way joins its worker. */
@Injectable()
export class ActRunner implements OnApplicationShutdown {
  private readonly running = new Map<string, Promise<LoadedAct>>();
  private readonly stopping = new AbortController();

  constructor(private readonly process: ActProcess) {}

  /** Resolves when the act waits for a person, or is closed. */
  carry(act: string, progress?: ActProgress): Promise<LoadedAct> {
    const under = this.running.get(act);
    // What was asked for after the worker looked last is seen by one more round.
    const work = (under ? under.catch(() => undefined) : Promise.resolve(undefined))
      .then(() => this.process.carry(act, progress, this.stopping.signal))
      .finally(() => {
        if (this.running.get(act) === work) this.running.delete(act);
      });
    this.running.set(act, work);
    return work;
  }

  /** In the background: a failure is met again by the next sweep, or by whoever asks next. */
  kick(act: string, alarm: (error: unknown) => void): void {
    this.carry(act).catch(alarm);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running.values());
  }
}
