import { Inject, Injectable } from '@nestjs/common';
import { codeKey } from '@fonds/holdings';
import { APP_POOL } from '@fonds/identity';
import { isUuid, type CivilDate } from '@fonds/kernel';
import type { Pool } from 'pg';
import { boxContents, type ContainedUnit } from './box-contents';

/** A unit as custody told it on a day, as known at a log position. */
export interface HeldUnit {
  readonly unit: string;
  readonly series?: string;
  readonly secret: boolean;
  readonly level: 'file' | 'item';
}

export interface HeldScope {
  readonly fonds: string;
  /** Who keeps them. */
  readonly custodian: string;
  readonly asOf: CivilDate;
  readonly position: bigint;
}

/** A unit of the case, or one that came to the keeper since, and where it stands. */
export interface TracedUnit extends HeldUnit {
  /** How it came; `recovered` where it was lost before. */
  readonly entry: string;
  readonly custodian?: string;
  readonly out?: string;
  /** Gate revision of the transfer that gave custody; absent where none did, or a takeover came after it. */
  readonly given?: number;
  readonly fixed: boolean;
}

/** A legal mark of secrecy as it is printed, mostly with its term: 机密★20年. 内部 is a handling mark. */
export const SECRET = `coalesce(c.secrecy ~ '^(绝密|机密|秘密)', false)`;
const KNOWN = (alias: string, position: string): string =>
  `${alias}.known_from <= ${position} AND (${alias}.known_to IS NULL OR ${alias}.known_to > ${position})`;
const ON_DAY = (alias: string, day: string): string =>
  `${alias}.since <= ${day} AND (${alias}.until IS NULL OR ${alias}.until > ${day})`;

type Told = [unit: string, series: string | null, secret: boolean, level: string];
type Traced = [
  ...Told,
  custodian: string | null,
  out: string | null,
  entry: string | null,
  entered: boolean,
  came: boolean,
  given: number | null,
];

/** Units of a case for its own decisions, shown to nobody as they are. */
@Injectable()
export class CaseUnitsQuery {
  constructor(@Inject(APP_POOL) private readonly pool: Pool) {}

  /** What a custodian had in store of a fonds: the set that a case fixes. The same question always has the same answer. */
  async held({ fonds, custodian, asOf, position }: HeldScope): Promise<HeldUnit[]> {
    const { rows } = await this.pool.query<Told>({
      text: `SELECT c.unit::text, c.series::text, ${SECRET}, c.level FROM read.custody c
        WHERE c.fonds = $1 AND c.custodian = $2 AND c.out IS NULL AND ${ON_DAY('c', '$3')} AND ${KNOWN('c', '$4')}
        ORDER BY c.unit`,
      values: [fonds, custodian, asOf, position.toString()],
      rowMode: 'array',
    });
    return rows.map(heldUnit);
  }

  /** Whether there is anything that a case could be about. */
  async anyHeld({ fonds, custodian }: Pick<HeldScope, 'fonds' | 'custodian'>): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `SELECT 1 FROM read.custody c WHERE c.fonds = $1 AND c.custodian = $2 AND c.out IS NULL
         AND c.known_to IS NULL AND c.until IS NULL LIMIT 1`,
      [fonds, custodian],
    );
    return rowCount === 1;
  }

  /**
   * The fixed units, and those that came to the keeper since: entered after the case was fixed, or brought into its
   * store by the gate after that, wherever they went then. Each with its present custody. One pass over the fonds: asked
   * unit by unit, a hundred thousand take the longer part of the time.
   */
  async traced(
    { fonds, custodian, asOf, position }: HeldScope,
    fixedAt: bigint,
    fixed: ReadonlySet<string>,
  ): Promise<TracedUnit[]> {
    const { rows } = await this.pool.query<Traced>({
      text: `WITH told AS (
          SELECT b.unit, min(b.known_from) > $5 AS later,
            max(b.term) FILTER (WHERE b.source = 'entry' AND b.custodian = $2 AND ${KNOWN('b', '$4')}) AS entry,
            coalesce(bool_or(b.source = 'move' AND b.custodian = $2 AND b.out IS NULL AND b.place > $5
              AND ${KNOWN('b', '$4')}), false) AS came,
            max(b.gate) FILTER (WHERE b.source = 'move' AND b.term = 'transferred' AND ${KNOWN('b', '$4')}) AS given,
            max(b.gate) FILTER (WHERE b.source = 'move' AND b.term = 'taken-over' AND ${KNOWN('b', '$4')}) AS taken
          FROM read.custody b WHERE b.fonds = $1 GROUP BY b.unit)
        SELECT c.unit::text, c.series::text, ${SECRET}, c.level, c.custodian::text, c.out, t.entry,
          t.later AND t.entry IS NOT NULL, t.came, CASE WHEN t.given > coalesce(t.taken, -1) THEN t.given END
        FROM read.custody c JOIN told t ON t.unit = c.unit
        WHERE c.fonds = $1 AND ${ON_DAY('c', '$3')} AND ${KNOWN('c', '$4')} ORDER BY c.unit`,
      values: [fonds, custodian, asOf, position.toString(), fixedAt.toString()],
      rowMode: 'array',
    });
    const traced: TracedUnit[] = [];
    for (const [unit, series, secret, level, keeper, out, entry, entered, came, given] of rows) {
      const isFixed = fixed.has(unit);
      const keptNow = keeper === custodian && out === null;
      if (!isFixed && !entered && !keptNow && !came) continue;
      traced.push({
        ...heldUnit([unit, series, secret, level]),
        // What it had in store since and not then was lost, or came to it from another.
        entry: entered && entry !== null ? entry : entry === null ? 'accessioned' : 'recovered',
        ...(keeper !== null && { custodian: keeper }),
        ...(out !== null && { out }),
        ...(given !== null && { given }),
        fixed: isFixed,
      });
    }
    return traced;
  }

  /** Units of a fonds by the boxes that texts name, where the catalogue knows boxes. */
  async boxed(fonds: string, texts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const { rows } = await this.pool.query<ContainedUnit>(
      `SELECT n.id::text AS unit, n.containers FROM read.node n
        WHERE n.fonds = $1 AND n.kind = 'unit' AND n.containers IS NOT NULL`,
      [fonds],
    );
    return boxContents(rows, texts);
  }

  /** Units of a fonds by ids or codes (档号); of a text that names none, nothing. */
  async named(fonds: string, texts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const keys = new Map(texts.filter((text) => !isUuid(text)).map((text) => [codeKey(text), text]));
    const { rows } = await this.pool.query<{ code: string; unit: string }>(
      `SELECT DISTINCT k.code, n.unit::text AS unit FROM read.node_code k JOIN read.node n ON n.id = k.node
        WHERE n.fonds = $1 AND n.kind = 'unit' AND k.code = ANY($2::text[])`,
      [fonds, [...keys.keys()]],
    );
    const found = new Map<string, string[]>(texts.filter(isUuid).map((id) => [id, [id]]));
    for (const { code, unit } of rows) {
      const text = keys.get(code);
      if (text !== undefined) found.set(text, [...(found.get(text) ?? []), unit]);
    }
    // The same code in two spellings means the same units.
    for (const text of texts) {
      const same = keys.get(codeKey(text));
      const units = same === undefined ? undefined : found.get(same);
      if (units && !found.has(text)) found.set(text, units);
    }
    return found;
  }
}

const heldUnit = ([unit, series, secret, level]: Told): HeldUnit => ({
  unit,
  ...(series !== null && { series }),
  secret,
  level: level === 'item' ? 'item' : 'file',
});
