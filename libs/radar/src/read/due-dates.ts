import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { nullableTextArray } from '@fonds/database';
import { APP_POOL, LawInEffect } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import type { ClientBase, Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { applicableClocks, type Surroundings, type UnitTraits } from '../domain/applicable-clocks';
import { answer, nationalOf, type DueLaw, type Question } from '../domain/due-answer';
import { yearOf } from '../domain/due-window';
import { LOCAL_CLOCKS, type LocalClocks } from '../local-clocks.port';
import { clockNumber, clockOf, stateNumber } from './due-numbers';
import {
  addGroups,
  addTotals,
  allPairs,
  createTables,
  DUE,
  dueRows,
  indexAnswers,
  indexDates,
  indexTables,
  NEXT,
  OTHER_DAY,
  PARTY,
  restartedPairs,
  secretPairs,
  subjects,
  totalsOf,
  unanswered,
  type DueTables,
  type TableKind,
} from './due-sql';
import { surroundings } from './surroundings';

/** Above so many changed units all of them are computed anew: it is quicker, and leaves the indexes in order. */
const MOST_CHANGED = 50_000;
/** Any number that nothing else locks. */
const LOCK = 7_310_205;
const UNKNOWN = 'infinity';
const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface DueDay {
  /** Civil day whose law is asked. */
  readonly on: CivilDate;
  readonly today: CivilDate;
  /** Whether totals are asked for: they are of one calendar year. */
  readonly counts?: boolean;
  /** Nothing beyond this fonds is asked about. */
  readonly fonds?: string;
}

interface Remembered {
  /** What the dates follow from besides the log: see {@link DueDates.bring}. */
  readonly law: string;
  /** The calendar year of the totals. */
  readonly year: number;
  /** Log position up to which units and custody are in them. */
  readonly through: string;
}

/**
 * Due dates of all units, by the law of a day. The law is asked once for each question and day from which it runs, by
 * the pure functions that decisions use too; one set-based statement joins the answers to the units. So another law, a
 * local rule, another scope or level recomputes everything in one pass, and a changed unit only itself.
 */
@Injectable()
export class DueDates {
  constructor(
    @Inject(APP_POOL) private readonly pool: Pool,
    @Inject(LOCAL_CLOCKS) private readonly localClocks: Pick<LocalClocks, 'on'>,
    private readonly inEffect: LawInEffect,
  ) {}

  /**
   * Brings the stored dates up to the read models and to the law of `today`. Any number of processes may; one works.
   *
   * @returns what was done: nothing, some units, or all of them
   */
  async bring(today: CivilDate): Promise<'nothing' | 'some' | 'all'> {
    const law = await this.lawOn(today);
    // What most questions find, without a transaction: nothing has changed.
    const known = await rememberedIn(this.pool);
    if (known?.through === (await reached(this.pool)) && known && (await isOf(this.pool, known, law)))
      return 'nothing';
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      const done = await this.passed(client, law);
      await client.query('COMMIT');
      return done;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  /**
   * Gives due dates by the law of `on` to whoever asks: those that are stored, where that law is today's; else made for
   * this question alone, of one fonds or of all.
   */
  async on<T>(
    { on, today, fonds, counts = false }: DueDay,
    ask: (client: Pick<ClientBase, 'query'>, tables: DueTables, law: DueLaw) => Promise<T>,
  ): Promise<T> {
    await this.bring(today);
    const law = await this.lawOn(on);
    const known = await rememberedIn(this.pool);
    const stored = known && known.law === (await lawOf(this.pool, law));
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      if (!stored) {
        await fill(client, law, 'TEMP', OTHER_DAY, fonds ? `AND c.fonds = '${fonds}'::uuid` : '');
        return await ask(client, OTHER_DAY, law);
      }
      // Parties have other numbers in the next tables: none may take these ones' names between two statements.
      await client.query(`LOCK TABLE ${Object.values(DUE).join(', ')} IN ACCESS SHARE MODE`);
      // Dates are the same in each year; what lies in one year with them is counted anew.
      const sameYear = !counts || known.year === yearOf(on);
      const tables = sameYear ? DUE : { ...DUE, total: `(${totalsOf(DUE.date, yearOf(on))})` };
      return await ask(client, tables, law);
    } finally {
      // Tables of a session go with its transaction.
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
    }
  }

  /** Log position up to which units and custody are in the stored dates. */
  async knownAt(client: Pick<ClientBase, 'query'>): Promise<string> {
    return (await rememberedIn(client))?.through ?? '0';
  }

  /** The national data in effect and the local rules, for the law of a day. */
  private async lawOn(today: CivilDate): Promise<DueLaw> {
    return { today, local: await this.localClocks.on(today), lawData: await this.inEffect.version() };
  }

  /** Everything, whether or not anything has changed. */
  async recompute(today: CivilDate): Promise<void> {
    await this.pool.query('DROP TABLE IF EXISTS read.due_state');
    await this.bring(today);
  }

  private async passed(client: ClientBase, law: DueLaw): Promise<'nothing' | 'some' | 'all'> {
    const through = await reached(client);
    const state = await rememberedIn(client);
    if (!state || !(await isOf(client, state, law))) {
      await all(client, law, through);
      return 'all';
    }
    if (state.through === through) return 'nothing';
    await client.query(
      `CREATE TEMP TABLE due_changed ON COMMIT DROP AS
       SELECT unit FROM read.due_start WHERE changed > $1 UNION SELECT unit FROM read.custody WHERE known_from > $1`,
      [state.through],
    );
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM due_changed');
    const changed = rows[0]?.n ?? 0;
    if (changed > MOST_CHANGED) await all(client, law, through);
    else if (changed > 0) await some(client, law);
    // A new custodian may stand in the law's surroundings from now on.
    await remember(client, law, through);
    return changed > MOST_CHANGED ? 'all' : changed > 0 ? 'some' : 'nothing';
  }
}

/** All at once, beside the tables that are read meanwhile. */
async function all(client: ClientBase, law: DueLaw, through: string): Promise<void> {
  await fill(client, law, 'UNLOGGED', NEXT);
  for (const [key, name] of Object.entries(DUE) as [keyof DueTables, string][])
    await client.query(
      `DROP TABLE IF EXISTS ${name}; ALTER TABLE ${NEXT[key]} RENAME TO ${name.slice('read.'.length)}`,
    );
  await remember(client, law, through);
}

/** @param only a further condition on units, for a question about some of them */
async function fill(
  client: ClientBase,
  law: DueLaw,
  kind: TableKind,
  next: DueTables,
  only = '',
): Promise<void> {
  const from = subjects(only);
  // Equalities of all traits seem to the planner to leave one row; read row by row, a million would take minutes.
  await client.query(
    `SET LOCAL work_mem = '256MB'; SET LOCAL maintenance_work_mem = '256MB';
     SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off`,
  );
  await client.query(createTables(kind, next));
  for (const index of indexTables(next)) await client.query(index);
  await client.query(addGroups(next, from));
  await resolve(client, next, law);
  await answerAll(client, next, allPairs(next), law);
  await answerAll(client, next, secretPairs(next, only), law);
  await answerAll(client, next, restartedPairs(next, only), law);
  await client.query(indexAnswers(next));
  for (const table of [next.group, next.question, next.asked, next.answer])
    await client.query(`ANALYZE ${table}`);
  await client.query(`DROP TABLE ${next.date}`);
  // Made from a query, the table may be filled by parallel workers.
  await client.query(`CREATE ${kind} TABLE ${next.date} AS ${dueRows(next, from)}`);
  for (const index of indexDates(next)) await client.query(index);
  await client.query(`INSERT INTO ${next.total} ${totalsOf(next.date, yearOf(law.today))}`);
  await client.query(`ANALYZE ${next.date}; ANALYZE ${next.total}`);
}

async function some(client: ClientBase, law: DueLaw): Promise<void> {
  const from = subjects('AND s.unit IN (SELECT unit FROM due_changed)');
  const year = yearOf(law.today);
  await client.query(addGroups(DUE, from));
  await resolve(client, DUE, law);
  await answerAll(client, DUE, unanswered(DUE, from), law);
  await client.query(
    `CREATE TEMP TABLE due_before ON COMMIT DROP AS SELECT * FROM ${DUE.date} WHERE unit IN (SELECT unit FROM due_changed)`,
  );
  await client.query(`DELETE FROM ${DUE.date} WHERE unit IN (SELECT unit FROM due_changed)`);
  await client.query(addTotals(DUE, 'due_before', year, -1));
  await client.query(`CREATE TEMP TABLE due_after ON COMMIT DROP AS ${dueRows(DUE, from)}`);
  await client.query(`INSERT INTO ${DUE.date} SELECT * FROM due_after`);
  await client.query(addTotals(DUE, 'due_after', year, 1));
  await client.query(`DELETE FROM ${DUE.total} WHERE n = 0`);
}

/** Which clocks run over each group that nobody has asked about yet, and in whose list it stands. */
async function resolve(client: ClientBase, t: DueTables, { today, local }: DueLaw): Promise<void> {
  const { rows } = await client.query<GroupRow>(`SELECT * FROM ${t.group} WHERE party IS NULL ORDER BY id`);
  if (!rows.length) return;
  const around = await surroundings(client, today, t);
  const resolved = rows.map((row) => ({ ...row, ...applicableClocks(row, around) }));
  const parties = columns(
    resolved.map(({ id, fonds, custodian, owner, transferring, opening, archives = NOBODY, accusable }) => [
      ...[String(id), fonds, custodian, owner, transferring, opening, archives, String(accusable)],
    ]),
  );
  const given = `unnest($1::text[]::int[], $2::text[]::uuid[], $3::text[]::uuid[], $4::text[]::uuid[], $5::text[]::uuid[], $6::text[],
    $7::text[]::uuid[], $8::text[]::boolean[]) AS u(id, ${PARTY.join(', ')}, accusable)`;
  await client.query(
    `INSERT INTO ${t.party} (${PARTY.join(', ')}) SELECT DISTINCT ${PARTY.join(', ')} FROM ${given} ON CONFLICT DO NOTHING`,
    parties,
  );
  await client.query(
    `UPDATE ${t.group} g SET party = p.id, accusable = u.accusable FROM ${given}
     JOIN ${t.party} p ON ${PARTY.map((part) => `p.${part} = u.${part}`).join(' AND ')} WHERE g.id = u.id`,
    parties,
  );
  const asked = resolved.flatMap(({ id, questions }) =>
    questions.map(({ clock, term, place }) => [
      ...[String(id), String(clockNumber(clock)), term],
      // One question for all places, where no place has a rule of its own.
      local.some((rule) => rule.place === place) ? place : '',
    ]),
  );
  if (!asked.length) return;
  const values = columns(asked);
  const questions = `unnest($1::text[]::int[], $2::text[]::smallint[], $3::text[], $4::text[]) AS u(grp, clock, term, place)`;
  await client.query(
    `INSERT INTO ${t.question} (clock, term, place) SELECT DISTINCT clock, term, place FROM ${questions} ON CONFLICT DO NOTHING`,
    values,
  );
  await client.query(
    `INSERT INTO ${t.asked} (grp, question) SELECT u.grp, q.id FROM ${questions}
     JOIN ${t.question} q ON q.clock = u.clock AND q.term = u.term AND q.place = u.place ON CONFLICT DO NOTHING`,
    values,
  );
}

interface GroupRow extends UnitTraits {
  readonly id: number;
  readonly owner: string;
  readonly transferring: string;
}

/** Asks the law's own functions, once for each pair of question and day. */
async function answerAll(client: ClientBase, t: DueTables, pairs: string, law: DueLaw): Promise<void> {
  const known = await client.query<{ id: number; clock: number; term: string; place: string }>(
    `SELECT id, clock, term, place FROM ${t.question}`,
  );
  const questions = new Map<number, Question>(
    known.rows.map(({ id, clock, term, place }) => [id, { clock: clockOf(clock), term, place }]),
  );
  const { rows } = await client.query<[number, string]>({ text: pairs, rowMode: 'array' });
  if (!rows.length) return;
  const lines = rows.map(([id, start]) => {
    const question = questions.get(id);
    if (!question) throw new Error(`there is no question ${id}`);
    const found = answer(question, start === UNKNOWN ? undefined : (start as CivilDate), law);
    const state = found ? String(stateNumber(found.state)) : '\\N';
    if (found?.state !== 'due') return `${id}\t${start}\t${state}\t\\N\t\\N\t\\N\tf\n`;
    const { computed, shown, cohort = '\\N', accuses } = found;
    return `${id}\t${start}\t${state}\t${computed}\t${shown}\t${cohort}\t${accuses}\n`;
  });
  await pipeline(
    Readable.from([Buffer.from(lines.join(''))]),
    client.query(
      copyFrom(`COPY ${t.answer} (question, start, state, computed, shown, cohort, accuses) FROM STDIN`),
    ),
  );
}

/** Rows turned into one array a column. */
const columns = (rows: readonly (readonly (string | null)[])[]): Buffer[] =>
  (rows[0] ?? []).map((_, i) => nullableTextArray(rows.map((row) => row[i] ?? null)));

/** The position that both read models have folded. */
async function reached(client: Pick<ClientBase, 'query'>): Promise<string> {
  const { rows } = await client.query<{ position: string }>(
    `SELECT min(position)::text AS position FROM read.projection WHERE name IN ('due-start', 'custody')`,
  );
  return rows[0]?.position ?? '0';
}

/** Undefined before the first pass, and after a crash, which empties tables that can be computed again. */
async function rememberedIn(client: Pick<ClientBase, 'query'>): Promise<Remembered | undefined> {
  const there = await client.query<{ there: boolean }>(
    `SELECT to_regclass('read.due_state') IS NOT NULL AS there`,
  );
  if (!there.rows[0]?.there) return undefined;
  const { rows } = await client.query<Remembered>(
    `SELECT law, year, through::text AS through FROM read.due_state`,
  );
  return rows[0];
}

async function remember(client: ClientBase, law: DueLaw, through: string): Promise<void> {
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

const isOf = async (
  client: Pick<ClientBase, 'query'>,
  { law, year }: Remembered,
  asked: DueLaw,
): Promise<boolean> => year === yearOf(asked.today) && law === (await lawOf(client, asked));

/**
 * One text for everything besides the log that due dates of a day follow from: law data, the regime in force, local
 * rules, scopes, levels and kinds of the bodies concerned, and the generations of the read models they were made from.
 */
async function lawOf(client: Pick<ClientBase, 'query'>, law: DueLaw): Promise<string> {
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
