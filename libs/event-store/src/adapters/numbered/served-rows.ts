import type { EventServer, ServedEvent } from './event-server.port';
import type { PlaceTable } from './place-table';
import { SETTLING_MILLISECONDS, settledPage } from './settled-page';

/** An event as its server has it now, under the position that it was given once. */
export type ServedRow = Omit<ServedEvent, 'commit'> & { readonly position: number };

/** What an audit reads: events where their places say that they are, and none for one that is not there. */
export class ServedRows {
  constructor(
    private readonly server: EventServer,
    private readonly places: PlaceTable,
    private readonly settling = SETTLING_MILLISECONDS,
  ) {}

  async events(after: number, upTo: number): Promise<ServedRow[]> {
    const places = await this.places.page(BigInt(after), BigInt(upTo), upTo - after);
    if (places.length === 0) return [];
    const before = await this.places.commitOf(BigInt(after));
    const served = await settledPage(this.server, places, before, this.settling);
    const byCommit = new Map(served.map((event) => [event.commit, event]));
    return places.flatMap(({ position, commit }) => {
      const event = byCommit.get(commit);
      return event ? [{ ...event, position: Number(position) }] : [];
    });
  }

  /** Streams that are not kept whole there, by name. */
  truncated(): Promise<readonly string[]> {
    return this.server.truncated();
  }
}
