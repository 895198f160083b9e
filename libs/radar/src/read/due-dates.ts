import { Inject, Injectable } from '@nestjs/common';
import { APP_POOL, LawInEffect } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import type { ClientBase, Pool } from 'pg';
import type { DueLaw } from '../domain/due-answer';
import { yearOf } from '../domain/due-window';
import { LOCAL_CLOCKS, type LocalClocks } from '../local-clocks.port';
import { fill, replaceAll, replaceChanged } from './due-pass';
import { isOf, lawOf, reached, remember, rememberedIn } from './due-remembered';
import { DUE, OTHER_DAY, totalsOf, type DueTables } from './due-sql';

/** Above so many changed units all of them are computed anew: it is quicker, and leaves the indexes in order. */
const MOST_CHANGED = 50_000;
/** Any number that nothing else locks. */
const LOCK = 7_310_205;

export interface DueDay {
  /** Civil day whose law is asked. */
  readonly on: CivilDate;
  readonly today: CivilDate;
  /** Whether totals are asked for: they are of one calendar year. */
  readonly counts?: boolean;
  /** Nothing beyond this fonds is asked about. */
  readonly fonds?: string;
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
      await replaceAll(client, law);
      await remember(client, law, through);
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
    if (changed > MOST_CHANGED) await replaceAll(client, law);
    else if (changed > 0) await replaceChanged(client, law);
    // A new custodian may stand in the law's surroundings from now on.
    await remember(client, law, through);
    return changed > MOST_CHANGED ? 'all' : changed > 0 ? 'some' : 'nothing';
  }
}
