import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import type { Pool } from 'pg';
import { visibleEvents } from './trail.query';

/** Where an event stands that a viewer may see. */
export interface SeenEvent {
  readonly event: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
}

/** Which events a viewer may see: the same answer as the trail gives, for proofs and bundles. */
@Injectable()
export class EventSight {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /**
   * @param text id of an event, or its log position
   * @returns nothing when there is no such event, or none that the viewer may see
   */
  async find(text: string, viewer: Viewer): Promise<SeenEvent | undefined> {
    const column = isUuid(text) ? 'event' : /^[1-9][0-9]{0,17}$/.test(text) ? 'position' : undefined;
    if (!column) return undefined;
    const values: unknown[] = [text];
    const visible = visibleEvents(viewer, (value) => `$${values.push(value)}`);
    const { rows } = await this.pool.query<{
      event: string;
      stream: string;
      revision: number;
      position: string;
    }>({
      text: `SELECT t.event, t.stream, t.revision, t.position FROM read.trail t
        WHERE t.${column} = $1 AND ${visible} ORDER BY t.position LIMIT 1`,
      values,
    });
    const [row] = rows;
    return row && { ...row, position: BigInt(row.position) };
  }

  /** The revisions of each stream that a viewer may see; a stream of which he sees nothing is not there. */
  async revisions(
    streams: readonly string[],
    viewer: Viewer,
  ): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
    const values: unknown[] = [streams];
    const visible = visibleEvents(viewer, (value) => `$${values.push(value)}`);
    const { rows } = await this.pool.query<{ stream: string; revisions: number[] }>({
      text: `SELECT t.stream, array_agg(t.revision) AS revisions FROM read.trail t
        WHERE t.stream = ANY($1) AND ${visible} GROUP BY t.stream`,
      values,
    });
    return new Map(rows.map(({ stream, revisions }) => [stream, new Set(revisions)]));
  }
}
