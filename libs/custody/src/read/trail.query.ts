import { Inject, Injectable } from '@nestjs/common';
import type { Envelope } from '@fonds/event-contracts';
import { EVENT_STORE, idsOfKey, type EventStore, type StoredEvent } from '@fonds/event-store';
import { partyOfFonds } from '@fonds/fonds';
import { DEFAULT_PAGE, keyOfCursor, pageOf, RefusedError, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import { instantOf, isUuid, type CommandId } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { Ledger, placeOf, type EventPlace, type LedgerStanding } from '@fonds/ledger/integrator';
import type { Pool } from 'pg';

/** What part of the trail is asked for; all given conditions hold together. */
export interface TrailFilter {
  /** Id of a unit, fonds, series, organisation, account or import. */
  readonly subject?: string;
  readonly fonds?: string;
  /** Import or act that the events belong to. */
  readonly act?: string;
  /** Account id of who acted. */
  readonly actor?: string;
  readonly type?: string;
  /** Civil dates, both inclusive. */
  readonly businessFrom?: string;
  readonly businessTo?: string;
  /** Instants with offset, or log positions; both inclusive. */
  readonly recordedFrom?: string;
  readonly recordedTo?: string;
  /** Nothing after this log position. */
  readonly knownAt?: bigint;
}

/** One event as the trail shows it; `data` holds before and after where something was changed. */
export interface TrailEntry extends EventPlace {
  readonly position: string;
  readonly event: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly version: number;
  readonly subject: string;
  readonly fonds: string | null;
  readonly businessDate: string;
  readonly recordedAt: string;
  readonly actor: Envelope['actor'] & { readonly name: string | null };
  readonly data: unknown;
  readonly meta: Envelope;
}

interface IndexRow {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly fonds: string | null;
  readonly name: string | null;
}

const EXPORT_PAGE = 500;
/** Kinds of streams: a subject is one stream of any of them. */
const SUBJECTS = [
  'unit',
  'series',
  'fonds',
  'gate',
  'act',
  'organisation',
  'account',
  'import',
  'export',
  'reading',
  'storing',
  'statement',
];

/** The audit trail (审计轨迹): found by its index, told by the events themselves. */
@Injectable()
export class TrailQuery {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly ledger: Ledger,
  ) {}

  /** Oldest first. */
  async page(
    filter: TrailFilter,
    { cursor, limit = DEFAULT_PAGE }: { cursor?: string; limit?: number },
    viewer: Viewer,
  ): Promise<Page<TrailEntry>> {
    const after = cursor ? (keyOfCursor(cursor, ['position'])[0] ?? '0') : '0';
    const read = await this.index(filter, after, limit + 1, viewer);
    const { rows, next } = pageOf(read, limit, (row) => [row.position]);
    return { rows: await this.entries(rows, await this.ledger.standing()), ...(next && { next }) };
  }

  /**
   * The whole selection, for exports; read page by page.
   *
   * @param standing of the log when it was asked: an export is read twice, and its lines must be the same
   */
  async *all(filter: TrailFilter, viewer: Viewer, standing?: LedgerStanding): AsyncGenerator<TrailEntry> {
    const asked = standing ?? (await this.standing());
    for (let after = '0'; ;) {
      const rows = await this.index(filter, after, EXPORT_PAGE, viewer);
      yield* await this.entries(rows, asked);
      const last = rows[rows.length - 1];
      if (!last || rows.length < EXPORT_PAGE) return;
      after = last.position;
    }
  }

  /** How far the log is now. */
  standing(): Promise<LedgerStanding> {
    return this.ledger.standing();
  }

  /** Whether another command of this one's `Idempotency-Key` has written anything. */
  async knowsOtherOfKey(command: CommandId): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'SELECT FROM read.trail WHERE correlation BETWEEN $1 AND $2 AND correlation <> $3 LIMIT 1',
      [...idsOfKey(command), command],
    );
    return rowCount === 1;
  }

  private async index(
    filter: TrailFilter,
    after: string,
    limit: number,
    viewer: Viewer,
  ): Promise<IndexRow[]> {
    const values: unknown[] = [after];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const terms = ['t.position > $1', visibleEvents(viewer, value)];
    if (filter.subject) {
      const own = value(SUBJECTS.map((kind) => `${kind}-${filter.subject}`));
      const about = isUuid(filter.subject)
        ? ` || ARRAY(SELECT b.stream FROM read.trail_about b WHERE b.subject = ${value(filter.subject)})`
        : '';
      terms.push(`t.stream = ANY(${own}::text[]${about})`);
    }
    if (filter.fonds) terms.push(`t.fonds = ${value(filter.fonds)}`);
    if (filter.act)
      // An import is the correlation of its events; an act has those of all its steps, at the gate and in its units too.
      terms.push(`(t.correlation = ${value(filter.act)} OR t.correlation IN
        (SELECT step.correlation FROM read.trail step WHERE step.stream = ${value(`act-${filter.act}`)}))`);
    if (filter.actor) terms.push(`t.account = ${value(filter.actor)}`);
    if (filter.type) terms.push(`t.type = ${value(filter.type)}`);
    if (filter.businessFrom) terms.push(`t.business_date >= ${value(filter.businessFrom)}`);
    if (filter.businessTo) terms.push(`t.business_date <= ${value(filter.businessTo)}`);
    if (filter.recordedFrom) terms.push(recorded('>=', filter.recordedFrom, value));
    if (filter.recordedTo) terms.push(recorded('<=', filter.recordedTo, value));
    if (filter.knownAt !== undefined) terms.push(`t.position <= ${value(filter.knownAt.toString())}`);
    const { rows } = await this.pool.query<IndexRow>({
      text: `SELECT t.stream, t.revision, t.position, t.fonds, a.name
        FROM read.trail t LEFT JOIN read.account a ON a.id = t.account
        WHERE ${terms.join(' AND ')} ORDER BY t.position LIMIT ${value(limit)}`,
      values,
    });
    return rows;
  }

  private async entries(rows: readonly IndexRow[], standing: LedgerStanding): Promise<TrailEntry[]> {
    if (rows.length === 0) return [];
    const streams = await this.store.readStreams([...new Set(rows.map((row) => row.stream))]);
    return rows.flatMap((row) => {
      const stored = streams.get(row.stream)?.find((event) => event.revision === row.revision);
      return stored ? [entry(stored, row, standing)] : [];
    });
  }
}

const entry = (stored: StoredEvent, row: IndexRow, standing: LedgerStanding): TrailEntry => ({
  position: row.position,
  event: stored.id,
  stream: stored.stream,
  revision: stored.revision,
  type: stored.type,
  version: stored.version,
  subject: stored.stream.slice(stored.stream.indexOf('-') + 1),
  fonds: row.fonds,
  businessDate: stored.meta.businessDate,
  recordedAt: stored.meta.recordedAt,
  ...placeOf(standing, stored.position),
  actor: { ...stored.meta.actor, name: row.name },
  data: stored.data,
  meta: stored.meta,
});

/** @throws RefusedError `known-at-malformed` for what is neither a position nor an instant that there is. */
function recorded(operator: string, bound: string, value: (v: unknown) => string): string {
  if (/^\d{1,18}$/.test(bound)) return `t.position ${operator} ${value(bound)}`;
  const instant = instantOf(bound);
  if (instant === undefined) throw new RefusedError(plainRefusal('known-at-malformed', { given: bound }));
  return `t.recorded_at ${operator} to_timestamp(${value(instant)}::float8 / 1000)`;
}

/**
 * Events of a fonds are seen by whoever sees the fonds, and those of an act by both its parties: who is to receive is no
 * party of the fonds yet, but sees what was offered and may open its papers. Those of no fonds (organisations, imports, exports) by the
 * actor and by members of the acting organisation. A reading is of the fonds of what was read, and its reader's own. System administrators see nothing of archives.
 *
 * @param value adds a parameter and gives its name; the table is `t` and has `fonds`, `organisation` and `account`
 */
export function visibleEvents(viewer: Viewer, value: (v: unknown) => string): string {
  if (viewer.all) return 'true';
  const organisations = value(viewer.organisations);
  const account = value(viewer.account);
  return `CASE WHEN t.fonds IS NULL THEN (t.organisation = ANY(${organisations}::uuid[]) OR t.account = ${account})
    ELSE ((t.stream LIKE 'reading-%' AND t.account = ${account}) OR ${partyOfFonds('t.fonds', `${organisations}::uuid[]`)}
      OR CASE WHEN t.stream LIKE 'act-%' THEN EXISTS (SELECT 1 FROM read.act x
        WHERE x.id = substr(t.stream, 5)::uuid AND x.offered AND x.counterpart = ANY(${organisations}::uuid[])) ELSE false END) END`;
}
