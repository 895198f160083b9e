import type { CivilDate } from '@fonds/kernel';
import { MerkleRoot, utf8 } from '@fonds/ledger/core';
import type { ClientBase } from 'pg';
import type { ClockLine } from '../domain/clock-line';
import { clockOf } from './due-numbers';
import type { DueTables } from './due-sql';

/** Rows hashed at once. */
const ROWS = 10_000;

interface DueAtDay {
  readonly fonds: string;
  readonly clock: number;
  readonly unit: string;
  readonly entry: string;
  readonly shown: string;
}

/**
 * What fell due on a day, and what was due before and is known, or otherwise, only since a log position: by fonds and
 * clock, with counts and the root over the rows.
 *
 * @param since position up to which the run before knew the units
 */
export async function clockLines(
  client: Pick<ClientBase, 'query'>,
  { date, party }: DueTables,
  day: CivilDate,
  since: string,
): Promise<readonly ClockLine[]> {
  const lines: ClockLine[] = [];
  let open: { fonds: string; clock: string; fell: number; found: number; root: MerkleRoot } | undefined;
  const close = (): void => {
    if (!open) return;
    const { root, ...line } = open;
    lines.push({ ...line, root: root.hex() });
  };
  let after: readonly unknown[] = ['00000000-0000-0000-0000-000000000000', 0, FIRST, '0001-01-01', FIRST];
  for (;;) {
    const { rows } = await client.query<DueAtDay>(
      `SELECT p.fonds, d.clock, d.unit, d.entry, d.shown::text AS shown FROM ${date} d JOIN ${party} p ON p.id = d.party
       WHERE d.state = 0 AND (d.shown = $1 OR d.shown < $1 AND d.unit IN (
         SELECT unit FROM read.due_start WHERE changed > $2 UNION ALL SELECT unit FROM read.custody WHERE known_from > $2))
         AND (p.fonds, d.clock, d.entry, d.shown, d.unit) > ($3::uuid, $4::smallint, $5::uuid, $6::date, $7::uuid)
       ORDER BY p.fonds, d.clock, d.entry, d.shown, d.unit LIMIT ${ROWS}`,
      [day, since, ...after],
    );
    for (const { fonds, clock: number, unit, entry, shown } of rows) {
      const clock = clockOf(number);
      if (open?.fonds !== fonds || open.clock !== clock) {
        close();
        open = { fonds, clock, fell: 0, found: 0, root: new MerkleRoot() };
      }
      // Canonical, and in byte order as the database orders ids and days.
      open.root.add(
        utf8(`{"clock":"${clock}","entry":"${entry}","shown":"${shown}","unit":"${unit}","v":1}`),
      );
      if (shown === day) open.fell++;
      else open.found++;
    }
    const last = rows[rows.length - 1];
    if (!last || rows.length < ROWS) break;
    after = [last.fonds, last.clock, last.entry, last.shown, last.unit];
  }
  close();
  return lines;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
