import type { AuditReader, CheckpointRow, TileRow } from './audit-reader';
import { lastPosition, type AuditedEpoch } from './epoch-order';
import type { EventRows } from './event-rows';
import type { PageMemory } from './page-memory';
import { tilesBetween } from './tree-edge';

/** What one page holds of one epoch: leaves `from` up to and without `to`. */
export interface EpochPage {
  readonly from: number;
  readonly to: number;
  readonly records: ReadonlyMap<number, Buffer>;
  readonly tiles: readonly TileRow[];
  readonly checkpoints: readonly CheckpointRow[];
}

/** Positions behind `after` up to `upTo`, which may be less than was asked for, and all that the log has of them, as of one instant. */
export interface EventPage {
  readonly after: number;
  readonly upTo: number;
  readonly rows: EventRows;
  /** Events that are not there, by position, as far as something still names them. */
  readonly missing: ReadonlyMap<number, string>;
  /** Events of restarts, which are leaf 0 of their epochs; in the first page alone. */
  readonly restarts: readonly EventRows[];
  readonly epochs: readonly EpochPage[];
}

/** Leaves of an epoch whose events stand at most at a position; a restart's own is the first of all. */
export function leavesThrough(epoch: AuditedEpoch, position: number): number {
  const { restart, size } = epoch;
  if (position >= lastPosition(epoch)) return size;
  if (restart === undefined) return position;
  return Math.min(size, position < restart ? position + 1 : position);
}

/** @param asked up to which position, if the memory has room for so many events */
export async function readEventPage(
  reader: AuditReader,
  epochs: readonly AuditedEpoch[],
  after: number,
  asked: number,
  memory: PageMemory,
): Promise<EventPage> {
  const restarts: EventRows[] = [];
  if (after === 0)
    for (const { restart } of epochs)
      if (restart !== undefined) restarts.push(await reader.events(restart - 1, restart));
  const rows = await reader.events(after, asked, memory);
  const upTo = rows.full ? rows.position(rows.count - 1) : asked;
  const missing = await reader.namesOf(rows.count < upTo - after ? gapsIn(rows, after, upTo) : []);
  const pages: EpochPage[] = [];
  for (const epoch of epochs) {
    const from = after === 0 ? 0 : leavesThrough(epoch, after);
    pages.push(await readEpochPage(reader, epoch, from, leavesThrough(epoch, upTo)));
  }
  return { after, upTo, rows, missing, restarts: restarts.filter(({ count }) => count > 0), epochs: pages };
}

function gapsIn(rows: EventRows, after: number, upTo: number): number[] {
  const there = new Set(Array.from({ length: rows.count }, (_, i) => rows.position(i)));
  return Array.from({ length: upTo - after }, (_, i) => after + 1 + i).filter(
    (position) => !there.has(position),
  );
}

async function readEpochPage(
  reader: AuditReader,
  epoch: AuditedEpoch,
  from: number,
  to: number,
): Promise<EpochPage> {
  // The checkpoint of no leaf belongs to the first page.
  const checkpoints = await reader.checkpoints(epoch.number, from === 0 ? -1 : from, to);
  if (to <= from) return { from, to, records: new Map(), tiles: [], checkpoints };
  return {
    from,
    to,
    records: await reader.records(epoch.number, Math.floor(from / 256), Math.floor((to - 1) / 256)),
    tiles: await reader.tiles(epoch.number, tilesBetween(from, to, to === epoch.size)),
    checkpoints,
  };
}
