import type { Pool } from 'pg';
import { LogRefused, type EventServer, type ServedEvent } from '../adapters/numbered/event-server.port';
import { PlaceTable, type Place } from '../adapters/numbered/place-table';
import { LIMITS, type Position, type StoredEvent } from '../event-store.port';
import type { PreparedEvent } from '../prepared-event';
import { storedEvent } from '../stored-event';
import type { CopyTarget } from './copy-target';

/** Places looked up in one page of the server's log. */
const PAGE = 1_000;

/**
 * A log that goes to an event server. Its order there is the order of appends, so each waits for the one before; a run of
 * events of one stream goes as one. Places are written when an event has come back, and say where a stopped copy goes on.
 */
export class ServerTarget implements CopyTarget {
  private readonly places: PlaceTable;

  /** @param owner may empty the table of places: it is derived, and before the move it is nobody's */
  constructor(
    private readonly server: EventServer,
    private readonly owner: Pool,
  ) {
    this.places = new PlaceTable(owner);
  }

  /** Takes up what an earlier copy wrote and did not place any more. */
  async reached(): Promise<Position> {
    await this.server.check();
    await this.forgetOtherServer();
    let last = await this.places.last();
    for (;;) {
      const served = await this.server.page(last?.commit ?? 0n, PAGE);
      if (served.length === 0) return last?.position ?? 0n;
      last = await this.place(last, served);
    }
  }

  /** Places of another server, or of another prefix: the log was there once. */
  private async forgetOtherServer(): Promise<void> {
    const last = await this.places.last();
    if (!last) return;
    const [there] = await this.server.read(last.stream, last.revision, 1);
    if (there?.commit !== last.commit) await this.owner.query('TRUNCATE fonds.event_place');
  }

  private async place(last: Place | undefined, served: readonly ServedEvent[]): Promise<Place | undefined> {
    const before = last?.position ?? 0n;
    await this.places.insert(before, served);
    const newest = served.at(-1);
    return newest && { ...newest, position: before + BigInt(served.length) };
  }

  async write(events: readonly StoredEvent[]): Promise<void> {
    const last = await this.places.last();
    for (const run of runsOf(events)) {
      const [first] = run;
      if (!first) continue;
      const salts = run.map(({ salt }) => salt);
      const expected = first.revision - 1;
      const answer = await this.server.append(first.stream, expected, run.map(preparedAgain), salts);
      if ('actual' in answer)
        throw new LogRefused(`${first.stream} stands at ${answer.actual} there, and not at ${expected}`);
    }
    const served = await this.server.page(last?.commit ?? 0n, events.length);
    await this.place(last, served);
  }

  async page(after: Position, limit: number): Promise<readonly StoredEvent[]> {
    const places = await this.places.page(after, after + BigInt(limit), limit);
    const served = await this.server.page(await this.places.commitOf(after), places.length);
    const byCommit = new Map(served.map((event) => [event.commit, event]));
    return places.flatMap(({ commit, position }) => {
      const event = byCommit.get(commit);
      return event ? [storedEvent({ ...event, position })] : [];
    });
  }
}

/** Events of one stream that follow each other in the log, as many as an append takes. */
function runsOf(events: readonly StoredEvent[]): StoredEvent[][] {
  const runs: StoredEvent[][] = [];
  let bytes = 0;
  for (const event of events) {
    const run = runs.at(-1);
    const size = Buffer.byteLength(event.bytes.data) + Buffer.byteLength(event.bytes.meta);
    const fits = bytes + size <= LIMITS.requestBytes && (run?.length ?? 0) < LIMITS.requestEvents;
    bytes = run?.[0]?.stream === event.stream && fits ? bytes + size : size;
    if (run && bytes > size) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

/** The stored bytes as they are: nothing is made canonical again. */
const preparedAgain = ({ id, type, bytes, meta }: StoredEvent): PreparedEvent => ({
  id,
  type,
  data: bytes.data,
  meta: bytes.meta,
  recordedAt: meta.recordedAt,
  dataBytes: Buffer.byteLength(bytes.data),
  metaBytes: Buffer.byteLength(bytes.meta),
});
