import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { nullableTextArray } from '@fonds/database';
import type { CivilDate } from '@fonds/kernel';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { applicableClocks, type UnitTraits } from '../domain/applicable-clocks';
import { answer, type DueLaw, type Question } from '../domain/due-answer';
import { yearOf } from '../domain/due-window';
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

const UNKNOWN = 'infinity';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** All at once, beside the tables that are read meanwhile. */
export async function replaceAll(client: ClientBase, law: DueLaw): Promise<void> {
  await fill(client, law, 'UNLOGGED', NEXT);
  for (const [key, name] of Object.entries(DUE) as [keyof DueTables, string][])
    await client.query(
      `DROP TABLE IF EXISTS ${name}; ALTER TABLE ${NEXT[key]} RENAME TO ${name.slice('read.'.length)}`,
    );
}

/** @param only a further condition on units, for a question about some of them */
export async function fill(
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

/** What `due_changed` names, in the tables that are read. */
export async function replaceChanged(client: ClientBase, law: DueLaw): Promise<void> {
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
