import { setTimeout as pause } from 'node:timers/promises';
import { namedEvent, testId } from '@fonds/testing';
import { PASSING } from '../src/adapters/kurrentdb/client-error';
import { EventServerError } from '../src/adapters/numbered/event-server.port';
import { NO_STREAM, type AppendRequest, type AppendResult, type EventStore } from '../src/event-store.port';

export const WRITERS = 32;

/** Callers who write one event after another, and one reader who follows, while something happens to the server. */
export class LoadOnStore {
  private writing = true;
  private acknowledged = 0;
  private refused = 0;
  private failed: unknown;
  private readonly stop = new AbortController();
  private readonly followed: string[] = [];
  private readonly known = new Map<string, number>();
  private readonly writers: Promise<unknown>;
  private readonly following: Promise<unknown>;

  constructor(private readonly store: EventStore) {
    const fail = (error: unknown): unknown => (this.failed ??= error);
    this.following = this.answered(() => this.follow()).catch(fail);
    const write = (_: unknown, i: number) => this.write(`unit-${i}-${testId()}`).catch(fail);
    this.writers = Promise.all(Array.from({ length: WRITERS }, write));
  }

  /** Resolves when so many more are acknowledged. */
  more(count: number): Promise<void> {
    const enough = this.acknowledged + count;
    return this.until(() => this.acknowledged >= enough);
  }

  /** Nobody writes any more: what was acknowledged has to be there once, in its stream, in the log and for who followed. */
  async end(): Promise<{ acknowledged: number; refused: number }> {
    this.writing = false;
    await this.writers;
    if (this.failed) throw this.failed;
    for (const [stream, revision] of this.known)
      expect(await this.answered(() => this.store.readStream(stream))).toHaveLength(revision + 1);
    expect(await this.store.head()).toBe(BigInt(this.acknowledged));
    await this.until(() => this.followed.length >= this.acknowledged);
    this.stop.abort();
    await this.following;
    expect(new Set(this.followed).size).toBe(this.acknowledged);
    return { acknowledged: this.acknowledged, refused: this.refused };
  }

  private async write(stream: string): Promise<void> {
    for (let expected = NO_STREAM; this.writing; expected++) {
      const answer = await this.append({ stream, expected, events: [namedEvent(`${expected}`)] });
      if (!answer?.ok) throw new Error(`${stream}@${expected}: ${JSON.stringify(answer)}`);
      this.known.set(stream, answer.revision);
      this.acknowledged++;
    }
  }

  private async append(request: AppendRequest): Promise<AppendResult | undefined> {
    return (await this.answered(() => this.store.append([request])))[0];
  }

  /** Behind the last that came: a reader who was told no begins again. */
  private async follow(): Promise<void> {
    for await (const event of this.store.subscribe(BigInt(this.followed.length), this.stop.signal))
      this.followed.push(`${event.stream}@${event.revision}`);
  }

  /** As a caller does that got a 503: the same request until there is an answer. */
  private async answered<T>(asking: () => Promise<T>): Promise<T> {
    for (;;)
      try {
        return await asking();
      } catch (error) {
        if (!(error instanceof EventServerError && PASSING.has(error.type))) throw error;
        this.refused++;
      }
  }

  /** Who fails ends it at once: the others would go on without him. */
  private async until(reached: () => boolean): Promise<void> {
    for (; !reached(); await pause(20)) if (this.failed) throw this.failed;
  }
}
