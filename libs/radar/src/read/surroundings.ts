import type { CivilDate } from '@fonds/kernel';
import type { ClientBase } from 'pg';
import type { KnownBody, ScopeInForce, Surroundings } from '../domain/applicable-clocks';
import type { DueTables } from './due-sql';

/** What of organisations, fonds and scopes decides which clocks run, on a day. */
export async function surroundings(
  client: Pick<ClientBase, 'query'>,
  today: CivilDate,
  t: DueTables,
): Promise<Surroundings> {
  const there = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    t.group,
  ]);
  const custodians = there.rows[0]?.there ? `OR id IN (SELECT custodian FROM ${t.group})` : '';
  const bodies = await client.query<
    Omit<KnownBody, 'level' | 'ended'> & { level: string | null; ended: CivilDate | null }
  >(
    `SELECT id, kind, level, valid_to::text AS ended FROM read.organisation WHERE kind LIKE '%-archives' ${custodians} ORDER BY id`,
  );
  const scopes = await client.query<ScopeInForce>(
    `SELECT DISTINCT ON (archives) archives, version, valid_from::text AS "validFrom", lines FROM read.receiving_scope
     WHERE valid_from <= $1 ORDER BY archives, version DESC`,
    [today],
  );
  const numbered = there.rows[0]?.there
    ? await client.query<{ id: string; body: string }>(
        `SELECT id, numbering_body AS body FROM read.fonds WHERE id IN (SELECT fonds FROM ${t.group})`,
      )
    : { rows: [] };
  return {
    bodies: new Map(
      bodies.rows.map(({ id, kind, level, ended }) => [
        id,
        { id, kind, ...(level !== null && { level }), ...(ended !== null && { ended }) },
      ]),
    ),
    numberedBy: new Map(numbered.rows.map(({ id, body }) => [id, body])),
    scopes: scopes.rows,
  };
}
