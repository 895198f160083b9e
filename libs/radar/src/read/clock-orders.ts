import type { EventMap } from '@fonds/event-contracts';
import type { CivilDate } from '@fonds/kernel';
import { MerkleRoot, utf8 } from '@fonds/ledger/core';
import type { ClientBase } from 'pg';

type ClockOrders = NonNullable<EventMap['ClockRan']['orders']>;

/**
 * Orders to put something right (CLK-14) whose day it is, and those of a day before that are known only since the run
 * before. What a reinspection found done before its day has none.
 *
 * @param known positions: up to which the run before knew the log, and this one does
 * @returns undefined where there are none
 */
export async function clockOrders(
  client: Pick<ClientBase, 'query'>,
  day: CivilDate,
  { since, at }: { readonly since: string; readonly at: string },
): Promise<ClockOrders | undefined> {
  const { rows } = await client.query<{ id: string; due: string }>(
    `SELECT id, due::text AS due FROM read.rectification
     WHERE (due = $1 OR due < $1 AND position > $2) AND position <= $3 AND (done IS NULL OR done >= due)
     ORDER BY id`,
    [day, since, at],
  );
  if (!rows.length) return undefined;
  const root = new MerkleRoot();
  for (const { id, due } of rows) root.add(utf8(`{"clock":"CLK-14","order":"${id}","shown":"${due}","v":1}`));
  const fell = rows.filter(({ due }) => due === day).length;
  return { fell, found: rows.length - fell, root: root.hex() };
}
