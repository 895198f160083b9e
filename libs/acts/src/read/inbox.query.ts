import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Pool } from 'pg';
import { DEFAULT_PAGE, keyOfCursor, pageOf, type Page } from '@fonds/http-edge';
import { APP_POOL, type Viewer } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { ORGANISATION_KINDS } from '@fonds/organisations';
import { APPROVERS_ABOVE } from './inbox-destruction';
import { inboxWords, type InboxKind } from './inbox-words';

/** What an organisation's person in one role can do about things that wait. */
export interface InboxDuty {
  readonly organisation: string;
  readonly kinds: readonly InboxKind[];
  /** In which he signs. */
  readonly capacities: readonly string[];
}

export interface InboxQuestion {
  /** Loans and orders due before this day are past due. */
  readonly today: CivilDate;
  /** What makes a thing the asker's own. */
  readonly duties: readonly InboxDuty[];
  /** Only what waits for the asker; else all that he may see. */
  readonly mine: boolean;
  readonly kind?: InboxKind;
  readonly fonds?: string;
}

interface NamedParty {
  readonly id: string;
  readonly code: string | null;
  readonly name: string | null;
}

/** One thing that waits for somebody (待办). */
export interface InboxRow {
  readonly kind: InboxKind;
  /** The organisation whose turn it is. */
  readonly waitsFor: NamedParty | null;
  readonly fonds: NamedParty | null;
  readonly side: 'from' | 'to' | null;
  readonly capacity: string | null;
  readonly act: string | null;
  readonly import: string | null;
  readonly appraisal: string | null;
  /** To put something right. */
  readonly order: string | null;
  readonly unit: string | null;
  /** Of two-person corrections: what is to be seconded. */
  readonly proposal: string | null;
  /** Gate revision of the effect whose date is to be corrected, or of the loss that is to be reported. */
  readonly revision: number | null;
  readonly units: number | null;
  /** Day on which a loan was to be back, or that an order to put something right says. */
  readonly due: string | null;
  /** Instant since which it waits. */
  readonly since: string;
  readonly position: string;
  /** The asker can do it. */
  readonly mine: boolean;
  readonly zh: string;
  readonly en: string;
}

const ARCHIVES = Object.entries(ORGANISATION_KINDS).flatMap(([kind, { archives }]) =>
  archives ? [kind] : [],
);

/** Nest token: in which capacities a site wants transfers signed. Head and handler where nothing is said. */
export const CAPACITIES_THAT_SIGN = Symbol('CAPACITIES_THAT_SIGN');

/**
 * REG 30(3): the authority over the archives of an item, or beside it under one superior; where neither has a superior
 * registered, any. That of its own level first, then the nearest.
 */
const COORDINATING = `WITH RECURSIVE line(id, parent, depth) AS (
    SELECT s.id, s.parent, 0 FROM read.organisation s
    WHERE i.kind = 'opening-to-coordinate' AND s.id = i.organisation AND s.kind <> 'authority'
    UNION ALL SELECT s.id, s.parent, l.depth + 1 FROM line l JOIN read.organisation s ON s.id = l.parent WHERE l.depth < 20)
  SELECT h.id FROM line l JOIN read.organisation h ON h.kind = 'authority' AND CASE WHEN l.depth > 0
      THEN l.id IN (h.id, h.parent) ELSE l.parent IS NULL AND h.parent IS NULL END
    JOIN read.organisation own ON own.id = i.organisation
  WHERE EXISTS (SELECT 1 FROM read.account_role r WHERE r.organisation = h.id::text)
  ORDER BY h.level IS DISTINCT FROM own.level, l.depth, h.id LIMIT 1`;

/**
 * A unit's proposal waits for whoever keeps the unit now; that of a transfer's date for the other side, or for the same
 * side with the other's paper where that has no accounts. What a body above approves waits for it, or at the custodian's
 * for its paper where it has no accounts; what an authority coordinates for the one over the archives that has accounts.
 * Overdue loans are told act by act.
 */
const ITEMS = `SELECT i.subject, i.item, i.kind, coalesce(c.custodian, CASE WHEN i.kind = 'effect-date-proposed'
      AND NOT EXISTS (SELECT 1 FROM read.account_role r WHERE r.organisation = i.organisation::text)
      THEN i.party END, a.parent, g.id, i.organisation) AS organisation,
    CASE WHEN coalesce(a.parent, g.id) IS NULL THEN i.party ELSE i.organisation END AS party,
    coalesce(i.fonds, c.fonds) AS fonds, i.unit, i.side, i.capacity, i.revision, i.units, i.not_by,
    i.due, i.since, i.position
  FROM read.inbox_item i LEFT JOIN LATERAL (SELECT p.custodian, p.fonds FROM read.custody p
    WHERE p.unit = i.unit AND p.known_to IS NULL AND p.until IS NULL LIMIT 1) c ON true
  LEFT JOIN read.organisation a ON a.id = i.organisation AND i.kind = 'destruction-to-approve'
    AND i.capacity IN (${APPROVERS_ABOVE.map((approver) => `'${approver}'`).join(', ')})
    AND EXISTS (SELECT 1 FROM read.account_role r WHERE r.organisation = a.parent::text)
  LEFT JOIN LATERAL (${COORDINATING}) g ON true
  UNION ALL
  SELECT l.act, 'overdue', 'loan-overdue', l.organisation, NULL, l.fonds, NULL, NULL, NULL, NULL, count(*)::int, '{}'::uuid[],
    min(l.due), min(l.since), min(l.position)
  FROM read.inbox_loan l WHERE l.due < $1 GROUP BY l.act, l.organisation, l.fonds`;

const PROPOSALS = `('correction-proposed', 'held-since-proposed', 'history-proposed', 'effect-date-proposed', 'lot-date-proposed',
  'filing-proposed')`;

/** They have streams of their own, and are no acts over units. */
const APPRAISALS = `('appraisal-opinion', 'appraisal-to-report')`;

/** Nor are these. */
const ORDERS = `('order-to-report', 'order-to-reinspect')`;

const COLUMNS = `w.kind, w.side, w.capacity, w.unit, w.revision, w.units, w.due, w.since, w.position, w.subject, w.item,
  CASE WHEN w.kind IN ${PROPOSALS} THEN w.subject END AS proposal,
  CASE WHEN w.kind = 'import-to-check' THEN w.subject END AS import,
  CASE WHEN w.kind IN ${APPRAISALS} THEN w.subject END AS appraisal,
  CASE WHEN w.kind IN ${ORDERS} THEN w.subject END AS "order",
  CASE WHEN w.kind NOT IN ${PROPOSALS} AND w.kind NOT IN ${APPRAISALS} AND w.kind NOT IN ${ORDERS}
    AND w.kind NOT IN ('import-to-check', 'loss-to-report')
    THEN w.subject END AS act,
  CASE WHEN w.organisation IS NOT NULL THEN jsonb_build_object('id', w.organisation, 'code', o.code, 'name', o.name) END AS "waitsFor",
  CASE WHEN w.fonds IS NOT NULL THEN jsonb_build_object('id', w.fonds, 'code', f.number, 'name', f.name) END AS fonds`;

/** A sender has answered a return when he drafts the next transfer of that fonds to the same receiver. */
const ANSWERED = `(w.kind = 'transfer-returned' AND EXISTS (SELECT 1 FROM read.act a WHERE a.kind = 'transfer' AND a.fonds = w.fonds
  AND a.custodian = w.organisation AND a.counterpart = w.party AND a.opened_position > w.position))`;

/** An authority has nothing to look at before the report, or the day that its order says. */
const EARLY = `(w.kind = 'order-to-reinspect' AND w.due >= $1 AND EXISTS (SELECT 1 FROM read.inbox_item r
  WHERE r.subject = w.subject AND r.kind = 'order-to-report'))`;

/** What waits for whom, since when; oldest first. Parties of a thing see it, and those over them. */
@Injectable()
export class InboxQuery {
  private readonly capacities: readonly string[];

  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Optional() @Inject(CAPACITIES_THAT_SIGN) capacities?: readonly string[],
  ) {
    this.capacities = capacities ?? ['head', 'handler'];
  }

  async list(
    { today, duties, mine, kind, fonds }: InboxQuestion,
    { cursor, limit = DEFAULT_PAGE }: { readonly cursor?: string; readonly limit?: number },
    viewer: Viewer,
  ): Promise<Page<InboxRow>> {
    const values: unknown[] = [today];
    const value = (v: unknown): string => `$${values.push(v)}`;
    const own = ownSql(duties, viewer, value);
    const terms = [
      visible(viewer, value),
      `NOT ${ANSWERED}`,
      `NOT ${EARLY}`,
      `(w.kind <> 'transfer-to-sign' OR w.capacity = ANY(${value(this.capacities)}::text[]))`,
      // Only an archives keeps a register of accessions.
      `(w.kind <> 'batch-to-register' OR o.kind = ANY(${value(ARCHIVES)}::text[]))`,
    ];
    if (mine) terms.push(own);
    if (kind) terms.push(`w.kind = ${value(kind)}`);
    if (fonds) terms.push(`w.fonds = ${value(fonds)}`);
    if (cursor) {
      const [position, subject, item] = keyOfCursor(cursor, ['position', 'id', 'text']);
      terms.push(
        `(w.position, w.subject, w.item) > (${value(position)}::bigint, ${value(subject)}::uuid, ${value(item)}::text)`,
      );
    }
    const { rows } = await this.pool.query<Omit<InboxRow, 'zh' | 'en'> & { subject: string; item: string }>({
      text: `SELECT ${COLUMNS}, ${own} AS mine FROM (${ITEMS}) w
        LEFT JOIN read.organisation o ON o.id = w.organisation LEFT JOIN read.fonds f ON f.id = w.fonds
        WHERE ${terms.join(' AND ')} ORDER BY w.position, w.subject, w.item LIMIT ${value(limit + 1)}`,
      values,
    });
    const page = pageOf(rows, limit, (row) => [row.position, row.subject, row.item]);
    return {
      ...page,
      rows: page.rows.map(({ subject: _s, item: _i, ...row }) => ({ ...row, ...inboxWords(row) })),
    };
  }
}

const visible = (viewer: Viewer, value: (v: unknown) => string): string => {
  if (viewer.all) return 'true';
  const own = value(viewer.organisations);
  return `(w.organisation = ANY(${own}::uuid[]) OR w.party = ANY(${own}::uuid[]))`;
};

/** Whether the asker can do it: in one of his roles, at the organisation that it waits for, and not as his own second. */
function ownSql(duties: readonly InboxDuty[], { account }: Viewer, value: (v: unknown) => string): string {
  if (!duties.length) return 'false';
  const fits = duties.map(
    ({ organisation, kinds, capacities }) =>
      `(w.organisation = ${value(organisation)}::uuid AND w.kind = ANY(${value(kinds)}::text[])
        AND (w.kind <> 'transfer-to-sign' OR w.capacity = ANY(${value(capacities)}::text[])))`,
  );
  return `((${fits.join(' OR ')}) AND NOT (${value(account)}::uuid = ANY(w.not_by)))`;
}
