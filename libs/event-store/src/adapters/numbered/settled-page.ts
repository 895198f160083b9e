import { jittered, pause } from './another-try';
import type { EventServer, ServedEvent } from './event-server.port';
import type { Place } from './place-table';

/**
 * How long a server may show less than it did, in milliseconds: after an election the new leader shows what its predecessor
 * had acknowledged when it knows again that most members have it.
 */
export const SETTLING_MILLISECONDS = 10_000;

/**
 * The events of some places, asked for again while only the last of them are missing.
 *
 * @param after the server's position before the first place
 * @returns as many as there are, also when some are missing in the end, or others stand there
 */
export async function settledPage(
  server: EventServer,
  places: readonly Place[],
  after: bigint,
  settling: number,
  streamPrefix?: string,
): Promise<ServedEvent[]> {
  const end = Date.now() + settling;
  for (let attempt = 0; ; attempt++) {
    const served = await server.page(after, places.length, streamPrefix);
    const behind =
      served.length < places.length && served.every(({ commit }, i) => commit === places[i]?.commit);
    if (!behind || Date.now() > end) return served;
    await pause(jittered(attempt));
  }
}
