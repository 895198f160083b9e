import { inCodeOrder } from '@fonds/kernel';
import type { Row } from '@fonds/projections';

/** Rows of one published catalogue as registers list them: units by their codes, each before what lies within it. */
export function inPublishedOrder<Line extends Row>(rows: readonly Line[]): readonly Line[] {
  const within = new Map<unknown, Line[]>();
  for (const row of rows) {
    if (row.node === row.unit) continue;
    const beside = within.get(row.unit);
    if (beside) beside.push(row);
    else within.set(row.unit, [row]);
  }
  const units = byCode(rows.filter(({ node, unit }) => node === unit));
  return units.flatMap((row) => [row, ...byCode(within.get(row.unit) ?? [])]);
}

const byCode = <Line extends Row>(rows: readonly Line[]): readonly Line[] =>
  inCodeOrder(rows.map((row) => ({ unit: String(row.node), code: row.code as string | null, row }))).map(
    ({ row }) => row,
  );
