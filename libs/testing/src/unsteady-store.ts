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
