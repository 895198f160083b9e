import type { EventBytes } from '@fonds/event-store';
import { Integrator } from './integrator';
import type { GuardParts } from './log-guard';

const PAGE = 4_096;
const EVENTS = PAGE + 1;

/** A store and a log that hear what they are asked for in a later turn, as over a socket. */
function integrating(told: Set<string>): Integrator {
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
});
