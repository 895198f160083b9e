import type { Pool } from 'pg';
import type { Position, StoredEvent } from '../event-store.port';
import { PostgresEventStore } from '../adapters/postgres/postgres-event-store';
import type { CopyTarget } from './copy-target';

/** A log that comes into the database. The head row is the installation's, whichever engine it is on, and stays. */
export class DatabaseTarget implements CopyTarget {
  /** @param owner may insert where the application may not: before the move nobody else writes there */
  constructor(private readonly owner: Pool) {}

  async reached(): Promise<Position> {
    const { rows } = await this.owner.query<{ last: string | null }>(
      'SELECT max(position) AS last FROM fonds.event',
    );
    return BigInt(rows[0]?.last ?? 0);
  }

  async write(events: readonly StoredEvent[]): Promise<void> {
    await this.owner.query(
      `INSERT INTO fonds.event (position, recorded_at, event_id, revision, stream_id, type, data, meta, salt)
       SELECT unnest($1::bigint[]), unnest($2::timestamptz[]), unnest($3::uuid[]), unnest($4::int[]), unnest($5::text[]),
              unnest($6::text[]), unnest($7::text[]), unnest($8::text[]), unnest($9::bytea[])`,
      [
        events.map(({ position }) => position.toString()),
        events.map(({ meta }) => meta.recordedAt),
        events.map(({ id }) => id),
        events.map(({ revision }) => revision),
        events.map(({ stream }) => stream),
        events.map(({ type }) => type),
        events.map(({ bytes }) => bytes.data),
        events.map(({ bytes }) => bytes.meta),
        events.map(({ salt }) => Buffer.from(salt)),
      ],
    );
  }

  async page(after: Position, limit: number): Promise<readonly StoredEvent[]> {
    const reader = new PostgresEventStore(this.owner, { now: () => 0 });
    return (await reader.readPage(after, limit)).events;
  }
}
