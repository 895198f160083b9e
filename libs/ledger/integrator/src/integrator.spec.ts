import type { EventBytes, EventStore, PageMemory } from '@fonds/event-store';
import { Integrator } from './integrator';
import type { GuardParts } from './log-guard';

const PAGE = 4_096;
const EVENTS = PAGE + 1;

/** Fewer than asked for: a page is read in two goes. */
const SHORT = 3_000;

/** A store of so many events whose pages are overwritten by the next reading into the same memory. */
function overwriting(events: number, overwritten: string[]): Pick<EventStore, 'head' | 'readBytes'> {
  const pages = new WeakMap<PageMemory, bigint>();
  return {
    head: () => Promise.resolve(BigInt(events)),
    readBytes: (after, limit, memory) => {
      if (memory) pages.set(memory, after);
      return Promise.resolve(
        Array.from({ length: Math.min(limit, SHORT) }, (_, i): EventBytes => {
          const position = after + BigInt(i) + 1n;
          return {
            ...{ position, revision: 0, stream: 'unit', salt: new Uint8Array(16), meta: Uint8Array.of(2) },
            get data() {
              if (memory && pages.get(memory) !== after) overwritten.push(`${position}`);
              return Uint8Array.of(1);
            },
          };
        }),
      );
    },
  };
}

/** A store and a log that hear what they are asked for in a later turn, as over a socket. */
function integrating(told: Set<string>, others: Partial<EventStore> = {}): Integrator {
  const heard = async (what: string): Promise<void> => {
    await new Promise((turn) => setImmediate(turn));
    told.add(what);
  };
  const eventAt = (position: number): EventBytes => ({
    position: BigInt(position),
    revision: position,
    stream: 'unit',
    get data() {
      if (position % PAGE === 0) told.add('hashed: the last event of the page');
      return Uint8Array.of(1);
    },
    meta: Uint8Array.of(2),
    salt: new Uint8Array(16),
  });
  return new Integrator({
    store: {
      head: () => Promise.resolve(BigInt(EVENTS)),
      readStream: () => Promise.resolve([]),
      readBytes: async (after: bigint, limit: number) => {
        await heard(`read behind ${after}`);
        return Array.from({ length: limit }, (_, i) => eventAt(Number(after) + i + 1));
      },
      ...others,
    },
    log: {
      head: () => Promise.resolve({ epoch: { number: 0, origin: 'example/log' }, size: 0 }),
      newest: () => Promise.resolve(undefined),
      grow: async (_: number, { to }: { to: number }) => {
        await heard(`written up to ${to}`);
        return true;
      },
    },
    keys: { secret: new Uint8Array(32) },
    seen: { read: () => Promise.resolve(undefined) },
    witnessed: () => Promise.resolve([]),
  } as unknown as GuardParts);
}

describe('the integrator', () => {
  it('has the database read the next page while it hashes one', async () => {
    const told = new Set<string>();
    expect(await integrating(told).integrate()).toBe(EVENTS);
    expect([...told]).toEqual([
      'read behind 0',
      `read behind ${PAGE}`,
      'hashed: the last event of the page',
      `written up to ${PAGE}`,
      `written up to ${EVENTS}`,
    ]);
  });

  it('reads nothing over a page that it has yet to hash', async () => {
    const overwritten: string[] = [];
    const events = 4 * PAGE + 1;
    expect(await integrating(new Set(), overwriting(events, overwritten)).integrate()).toBe(events);
    expect(overwritten).toEqual([]);
  });
});
