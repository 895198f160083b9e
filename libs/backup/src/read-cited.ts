import { citedFiles, type CitingRow } from '@fonds/evidence';
import type { ClientBase } from 'pg';

/** Supporting files cited after `after` up to `through`. Most events cite none; canonical JSON tells that without parsing. */
export async function readCited(client: ClientBase, after: bigint, through: bigint): Promise<string[]> {
  const { rows } = await client.query<CitingRow>(
    `SELECT type, meta, CASE WHEN type = 'ImportStarted' THEN data END AS data FROM fonds.event
     WHERE position > $1 AND position <= $2 AND (type = 'ImportStarted' OR strpos(meta, '"evidence":[]') = 0)`,
    [after.toString(), through.toString()],
  );
  return rows.flatMap(citedFiles);
}
