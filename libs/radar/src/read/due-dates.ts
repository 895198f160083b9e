import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { nullableTextArray } from '@fonds/database';
import { APP_POOL } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION, regimeAt } from '@fonds/law';
import type { ClientBase, Pool } from 'pg';
import { applicableClocks, type Surroundings } from '../domain/applicable-clocks';
import { answer, type DueLaw, type Question } from '../domain/due-answer';
import type { LocalClock } from '../domain/local-clock';
import { LOCAL_CLOCKS, type LocalClocks } from '../local-clocks.port';
import {
  addGroups,
  addTotals,
  createTables,
  DUE,
  dueRows,
  indexDates,
  indexTables,
  NEXT,
  OTHER_DAY,
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
/** Answers written at once. */
const ROWS = 20_000;
const UNKNOWN = 'infinity';

export interface DueDay {
  /** Civil day whose law is asked. */
  readonly on: CivilDate;
  readonly today: CivilDate;
  /** Nothing beyond this fonds is asked about. */
  readonly fonds?: string;
}

interface DueState {
  /** What the dates follow from besides the log: see {@link DueDates.bring}. */
  readonly law: string;
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
    @Inject(LOCAL_CLOCKS) private readonly localClocks: LocalClocks,
  ) {}

  /**
   * Brings the stored dates up to the read models and to the law of `today`. Any number of processes may; one works.
   *
   * @returns what was done: nothing, some units, or all of them
   */
  async bring(today: CivilDate): Promise<'nothing' | 'some' | 'all'> {
    const local = await this.localClocks.on(today);
    // What most questions find, without a transaction: nothing has changed.
    const known = await stateOf(this.pool);
    if (
      known &&
      known.through === (await reached(this.pool)) &&
      known.law === (await lawOf(this.pool, today, local))
    )
      return 'nothing';
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      const done = await this.passed(client, { today, local });
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
    { on, today, fonds }: DueDay,
    ask: (client: Pick<ClientBase, 'query'>, tables: DueTables) => Promise<T>,
  ): Promise<T> {
    await this.bring(today);
    const law: DueLaw = { today: on, local: await this.localClocks.on(on) };
    const state = await stateOf(this.pool);
    if (on === today || state?.law === (await lawOf(this.pool, on, law.local))) return ask(this.pool, DUE);
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await fill(client, law, 'TEMP', OTHER_DAY, subjects(fonds ? `AND c.fonds = '${fonds}'::uuid` : ''));
      return await ask(client, OTHER_DAY);
    } finally {
      // Tables of a session go with its transaction.
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
    }
  }

  /** Everything, whether or not anything has changed. */
  async recompute(today: CivilDate): Promise<void> {
    await this.pool.query('DROP TABLE IF EXISTS read.due_state');
    await this.bring(today);
  }

  private async passed(client: ClientBase, law: DueLaw): Promise<'nothing' | 'some' | 'all'> {
    const through = await reached(client);
    const state = await stateOf(client);
    if (!state || state.law !== (await lawOf(client, law.today, law.local))) {
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
  await fill(client, law, 'UNLOGGED', NEXT, subjects());
  for (const [key, name] of Object.entries(DUE) as [keyof DueTables, string][])
    await client.query(
      `DROP TABLE IF EXISTS ${name}; ALTER TABLE ${NEXT[key]} RENAME TO ${name.slice('read.'.length)}`,
    );
  await remember(client, law, through);
}

async function fill(
  client: ClientBase,
  law: DueLaw,
  kind: TableKind,
  next: DueTables,
  from: string,
): Promise<void> {
  await client.query(`SET LOCAL work_mem = '256MB'; SET LOCAL maintenance_work_mem = '256MB'`);
  await client.query(createTables(kind, next));
  for (const index of indexTables(next)) await client.query(index);
  await client.query(addGroups(next, from));
  await resolve(client, next, law);
  // All questions for all days: some are asked by nobody, and finding out costs more than answering.
  await answerAll(
    client,
    next,
    `SELECT q.id, d.start FROM ${next.question} q CROSS JOIN
     (SELECT DISTINCT coalesce(start, '${UNKNOWN}') AS start FROM read.due_start
      UNION SELECT secret_since FROM read.due_start WHERE secret_since IS NOT NULL) d`,
    law,
  );
  for (const table of [next.group, next.question, next.asked, next.answer])
    await client.query(`ANALYZE ${table}`);
  await client.query(`DROP TABLE ${next.date}`);
  // Made from a query, the table may be filled by parallel workers.
  await client.query(`CREATE ${kind} TABLE ${next.date} AS ${dueRows(next, from)}`);
  for (const index of indexDates(next)) await client.query(index);
  await client.query(`INSERT INTO ${next.total} ${totalsOf(next.date, 1)}`);
  await client.query(`ANALYZE ${next.date}; ANALYZE ${next.total}`);
}

async function some(client: ClientBase, law: DueLaw): Promise<void> {
  const from = subjects('AND s.unit IN (SELECT unit FROM due_changed)');
  await client.query(addGroups(DUE, from));
  await resolve(client, DUE, law);
  await answerAll(client, DUE, unanswered(DUE, from), law);
  await client.query(
    `CREATE TEMP TABLE due_before ON COMMIT DROP AS SELECT * FROM ${DUE.date} WHERE unit IN (SELECT unit FROM due_changed)`,
  );
  await client.query(`DELETE FROM ${DUE.date} WHERE unit IN (SELECT unit FROM due_changed)`);
  await client.query(addTotals(DUE, 'due_before', -1));
  await client.query(`CREATE TEMP TABLE due_after ON COMMIT DROP AS ${dueRows(DUE, from)}`);
  await client.query(
    `INSERT INTO ${DUE.date} (unit, entry, shown, computed, cohort, grp, accuses, clock, state, precision)
     SELECT unit, entry, shown, computed, cohort, grp, accuses, clock, state, precision FROM due_after`,
  );
  await client.query(addTotals(DUE, 'due_after', 1));
  await client.query(`DELETE FROM ${DUE.total} WHERE n = 0`);
}

/** Which clocks run over each group that nobody has asked about yet, and in whose list it stands. */
async function resolve(client: ClientBase, t: DueTables, { today }: DueLaw): Promise<void> {
  const { rows } = await client.query<GroupRow>(
    `SELECT id, fonds, custodian, class, retention, secrecy, opening FROM ${t.group} WHERE NOT resolved ORDER BY id`,
  );
  if (!rows.length) return;
  const around = await surroundings(client, today, t);
  const resolved = rows.map(({ id, ...traits }) => ({ id, ...applicableClocks(traits, around) }));
  await client.query(
    `UPDATE ${t.group} g SET archives = u.archives::uuid, accusable = u.accusable::boolean, resolved = true
     FROM unnest($1::text[], $2::text[], $3::text[]) AS u(id, archives, accusable) WHERE g.id = u.id::int`,
    columns(resolved.map(({ id, archives, accusable }) => [String(id), archives ?? null, String(accusable)])),
  );
  const asked = resolved.flatMap(({ id, questions }) =>
    questions.map(({ clock, term, place }) => [String(id), clock, term, place]),
  );
  if (!asked.length) return;
  const values = columns(asked);
  await client.query(
    `INSERT INTO ${t.question} (clock, term, place) SELECT DISTINCT clock, term, place
     FROM unnest($1::text[], $2::text[], $3::text[]) AS u(clock, term, place) ON CONFLICT DO NOTHING`,
    values.slice(1),
  );
  await client.query(
    `INSERT INTO ${t.asked} (grp, question) SELECT u.grp::int, q.id
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS u(grp, clock, term, place)
     JOIN ${t.question} q ON q.clock = u.clock AND q.term = u.term AND q.place = u.place ON CONFLICT DO NOTHING`,
    values,
  );
}

interface GroupRow {
  readonly id: number;
  readonly fonds: string;
  readonly custodian: string;
  readonly class: string;
  readonly retention: string;
  readonly secrecy: string;
  readonly opening: string;
}

/** Asks the law's own functions, once for each pair of question and day. */
async function answerAll(client: ClientBase, t: DueTables, pairs: string, law: DueLaw): Promise<void> {
  const questions = new Map(
    (
      await client.query<Question & { id: number }>(`SELECT id, clock, term, place FROM ${t.question}`)
    ).rows.map((row) => [row.id, row]),
  );
  const { rows } = await client.query<[number, string]>({ text: pairs, rowMode: 'array' });
  for (let at = 0; at < rows.length; at += ROWS) {
    const answers = rows.slice(at, at + ROWS).map(([id, start]) => {
      const question = questions.get(id);
      if (!question) throw new Error(`there is no question ${id}`);
      const found = answer(question, start === UNKNOWN ? undefined : (start as CivilDate), law);
      const due = found?.state === 'due' ? found : undefined;
      return [
        ...[String(id), start, found?.state ?? null, due?.computed ?? null, due?.shown ?? null],
        ...[due?.cohort ?? null, String(due?.accuses ?? false)],
      ];
    });
    await client.query(
      `INSERT INTO ${t.answer} SELECT u.q::int, u.start::date, u.state, u.computed::date, u.shown::date, u.cohort::date,
         u.accuses::boolean
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
         AS u(q, start, state, computed, shown, cohort, accuses)`,
      columns(answers),
    );
  }
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
async function stateOf(client: Pick<ClientBase, 'query'>): Promise<DueState | undefined> {
  const there = await client.query<{ there: boolean }>(
    `SELECT to_regclass('read.due_state') IS NOT NULL AS there`,
  );
  if (!there.rows[0]?.there) return undefined;
  const { rows } = await client.query<DueState>(`SELECT law, through::text AS through FROM read.due_state`);
  return rows[0];
}

async function remember(client: ClientBase, law: DueLaw, through: string): Promise<void> {
  await client.query('CREATE UNLOGGED TABLE IF NOT EXISTS read.due_state (law text, through bigint)');
  await client.query('DELETE FROM read.due_state');
  await client.query('INSERT INTO read.due_state VALUES ($1, $2)', [
    await lawOf(client, law.today, law.local),
    through,
  ]);
}

/**
 * One text for everything besides the log that due dates of a day follow from: law data, the regime in force, local
 * rules, scopes, levels and kinds of the bodies concerned, and the generations of the read models they were made from.
 */
async function lawOf(
  client: Pick<ClientBase, 'query'>,
  today: CivilDate,
  local: readonly LocalClock[],
): Promise<string> {
  const { bodies, scopes }: Surroundings = await surroundings(client, today, DUE);
  const { rows } = await client.query<{ name: string; version: number; generation: number }>(
    `SELECT name, version, generation FROM read.projection WHERE name IN ('due-start', 'custody') ORDER BY name`,
  );
  const said = {
    data: LAW_DATA_VERSION,
    regime: regimeAt(today).id,
    local,
    scopes: scopes.map(({ archives, version }) => [archives, version]),
    bodies: [...bodies.values()].map(({ id, kind, level = '' }) => [id, kind, level]),
    rows,
  };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
