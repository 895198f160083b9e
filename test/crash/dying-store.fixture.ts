import type { EventStore } from '@fonds/event-store';
import { sendAll, type Sent } from '../laws/transfer-bench.fixture';

class PowerCut extends Error {}

/** What of the last write is durable. */
export type Moment = 'before' | 'half' | 'after';
export const MOMENTS: readonly Moment[] = ['before', 'half', 'after'];

/** A store whose process is gone at its n-th write: nothing, half or all of that write is durable then. */
function dying(store: EventStore, n: number, moment: Moment): { store: EventStore; died(): boolean } {
  let writes = 0;
  const write =
    (name: 'append' | 'load'): EventStore['append'] =>
    async (requests) => {
      if (!requests.length || ++writes < n) return store[name](requests);
      if (writes === n && moment !== 'before')
        await store[name](moment === 'half' ? requests.slice(0, Math.ceil(requests.length / 2)) : requests);
      throw new PowerCut();
    };
  const writers = { append: write('append'), load: write('load') };
  return {
    store: new Proxy(store, {
      get: (target, name) =>
        name === 'append' || name === 'load' ? writers[name] : (Reflect.get(target, name) as unknown),
    }),
    died: () => writes >= n,
  };
}

/** The process dies at its n-th write; another one is started and the command is sent again. @returns whether it died */
export async function killedAt(
  n: number,
  moment: Moment,
  store: EventStore,
  commands: readonly Sent[],
): Promise<boolean> {
  const doomed = dying(store, n, moment);
  for (const send of commands) {
    try {
      await sendAll(doomed.died() ? store : doomed.store, [send]);
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
      await sendAll(store, [send]);
    }
  }
  return doomed.died();
}
