import type { EventStore } from '@fonds/event-store';
import type fc from 'fast-check';

const WRITES_AND_READS = ['append', 'load', 'readStream', 'readStreams'] as const;

/** Every call to the store begins when the scheduler says so. */
export function scheduled(store: EventStore, scheduler: fc.Scheduler): EventStore {
  const calls = new Map<string | symbol, unknown>(
    WRITES_AND_READS.map((name) => [
      name,
      scheduler.scheduleFunction((store[name] as (...args: never[]) => Promise<unknown>).bind(store)),
    ]),
  );
  return new Proxy(store, {
    get: (target, name) => calls.get(name) ?? (Reflect.get(target, name) as unknown),
  });
}

/** Waits that many of the scheduler's turns: who has fewer steps to take sets out somewhere on the other's way. */
export async function behind(scheduler: fc.Scheduler, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await scheduler.schedule(Promise.resolve());
}
