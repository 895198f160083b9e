import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Surroundings } from '../domain/applicable-clocks';
import { nationalOf, type DueLaw } from '../domain/due-answer';
import { yearOf } from '../domain/due-window';
import { DUE } from './due-sql';
import { surroundings } from './surroundings';

/** What the stored due dates rest on. */
interface Remembered {
  /** What the dates follow from besides the log: see {@link lawOf}. */
  readonly law: string;
  /** The calendar year of the totals. */
  readonly year: number;
  /** Log position up to which units and custody are in them. */
  readonly through: string;
}

/** The position that both read models have folded. */
export async function reached(client: Pick<ClientBase, 'query'>): Promise<string> {
  const { rows } = await client.query<{ position: string }>(
    `SELECT min(position)::text AS position FROM read.projection WHERE name IN ('due-start', 'custody')`,
  );
  return rows[0]?.position ?? '0';
}

/** Undefined before the first pass, and after a crash, which empties tables that can be computed again. */
export async function rememberedIn(client: Pick<ClientBase, 'query'>): Promise<Remembered | undefined> {
  const there = await client.query<{ there: boolean }>(
    `SELECT to_regclass('read.due_state') IS NOT NULL AS there`,
  );
  if (!there.rows[0]?.there) return undefined;
  const { rows } = await client.query<Remembered>(
    `SELECT law, year, through::text AS through FROM read.due_state`,
  );
  return rows[0];
}

export async function remember(client: ClientBase, law: DueLaw, through: string): Promise<void> {
  await client.query(
    'CREATE UNLOGGED TABLE IF NOT EXISTS read.due_state (law text, year int, through bigint)',
  );
  await client.query('DELETE FROM read.due_state');
  await client.query('INSERT INTO read.due_state VALUES ($1, $2, $3)', [
    await lawOf(client, law),
    yearOf(law.today),
    through,
  ]);
}

export const isOf = async (
  client: Pick<ClientBase, 'query'>,
  { law, year }: Remembered,
  asked: DueLaw,
): Promise<boolean> => year === yearOf(asked.today) && law === (await lawOf(client, asked));

/**
 * One text for everything besides the log that due dates of a day follow from: law data, the regime in force, local
 * rules, scopes, levels and kinds of the bodies concerned, and the generations of the read models they were made from.
 */
export async function lawOf(client: Pick<ClientBase, 'query'>, law: DueLaw): Promise<string> {
  const { today, local } = law;
  const { version, regime } = nationalOf(law);
  const { bodies, scopes }: Surroundings = await surroundings(client, today, DUE);
  const { rows } = await client.query<{ name: string; version: number; generation: number }>(
    `SELECT name, version, generation FROM read.projection WHERE name IN ('due-start', 'custody') ORDER BY name`,
  );
  const said = {
    data: version,
    regime: regime.id,
    local,
    scopes: scopes.map(({ archives, version }) => [archives, version]),
    bodies: [...bodies.values()].map(({ id, kind, level = '', ended = '' }) => [id, kind, level, ended]),
    rows,
  };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
