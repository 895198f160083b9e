import type { EventStore } from '@fonds/event-store';
import type fc from 'fast-check';

/** The process ends at its n-th append. */
export function crashingAt(store: EventStore, n: number): EventStore {
  let appends = 0;
  const append: EventStore['append'] = (requests) =>
    ++appends === n ? Promise.reject(new Error('power cut')) : store.append(requests);
  return new Proxy(store, {
    get: (target, name) => (name === 'append' ? append : (Reflect.get(target, name) as unknown)),
  });
}

/** Every call to the store begins when the scheduler says so: any interleaving of two processes. */
export function scheduled(store: EventStore, scheduler: fc.Scheduler): EventStore {
  const append = scheduler.scheduleFunction(store.append.bind(store));
  const readStream = scheduler.scheduleFunction(store.readStream.bind(store));
  return new Proxy(store, {
    get: (target, name) =>
      name === 'append'
        ? append
        : name === 'readStream'
          ? readStream
          : (Reflect.get(target, name) as unknown),
  });
}

/** A process that stands still before its first append, or before it first reads a stream, until it is told to go on. */
export interface Halted {
  readonly store: EventStore;
  /** It stands there. */
  readonly reached: Promise<void>;
  readonly goOn: () => void;
}

export function haltedAt(store: EventStore, call: 'append' | { readonly reading: string }): Halted {
  let [reach, goOn] = [(): void => undefined, (): void => undefined];
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const going = new Promise<void>((resolve) => (goOn = resolve));
  const halt = (): Promise<void> => {
    reach();
    return going;
  };
  const append: EventStore['append'] = (requests) => halt().then(() => store.append(requests));
  const readStream: EventStore['readStream'] = (stream, from) =>
    typeof call === 'object' && call.reading === stream
      ? halt().then(() => store.readStream(stream, from))
      : store.readStream(stream, from);
  const halting = new Map<string | symbol, unknown>([
    call === 'append' ? ['append', append] : ['readStream', readStream],
  ]);
  return {
    store: new Proxy(store, {
      get: (target, name) => halting.get(name) ?? (Reflect.get(target, name) as unknown),
    }),
    reached,
    goOn: () => goOn(),
  };
}
