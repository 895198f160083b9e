import type { CivilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { DueDates, type LocalClock } from '@fonds/radar';
import type { Pool } from 'pg';
import { createTestInstance, type TestInstance } from '../../libs/testing/src/instance';
import { BODIES, FONDS, lineOf, SCOPES, type DueLine, type DueUnit } from './due-units.fixture';

/** Read models of an installation whose units are told to them directly, and the due dates that follow. */
export class DueBench {
  /** Local rules in force. */
  rules: readonly LocalClock[] = [];
  private readonly dates: DueDates;

  private constructor(
    private readonly test: TestInstance,
    watch: (pool: Pool) => Pool,
  ) {
    this.dates = new DueDates(watch(test.instance.database.app), { on: () => Promise.resolve(this.rules) }, {
      version: () => Promise.resolve(LAW_DATA_VERSION),
    } as never);
  }

  /** @param watch between the due dates and their database */
  static async open(watch: (pool: Pool) => Pool = (pool) => pool): Promise<DueBench> {
    const bench = new DueBench(await createTestInstance(undefined, {}), watch);
    const bodies = BODIES.map(({ ended, ...body }) => ({
      ...body,
      code: body.id,
      name: body.id,
      valid_to: ended,
    }));
    const registered = { kind: 'organ', status: 'active', key_kind: 'number', position: 1, revision: 0 };
    const fonds = FONDS.map(({ id, body }) => ({
      id,
      numbering_body: body,
      number: id,
      name: id,
      key_value: id,
    }));
    const scopes = SCOPES.map(({ validFrom, ...scope }) => ({
      ...scope,
      valid_from: validFrom,
      approval: '1号',
    }));
    await bench.put('organisation', bodies, registered);
    await bench.put('fonds', fonds, registered);
    await bench.put('receiving_scope', scopes, registered);
    return bench;
  }

  close = (): Promise<void> => this.test.drop();

  /** In the read models, as if the log had said so up to a position. */
  async tell(list: readonly DueUnit[], position: number): Promise<void> {
    const units = [list.map(({ custody }) => custody.unit)];
    await this.owner('DELETE FROM read.due_start WHERE unit = ANY($1::uuid[])', units);
    await this.owner('DELETE FROM read.custody WHERE unit = ANY($1::uuid[])', units);
    const since = {
      since: '2012-01-01',
      taken_on: '2012-01-01',
      first_since: '2012-01-01',
      beginning_known: true,
    };
    const custody = list.map(({ custody: row }) => ({
      ...row,
      import: row.fonds,
      holder: row.custodian ?? BODIES[0]?.id,
    }));
    await this.put(
      'due_start',
      list.flatMap(({ rows }) => rows),
      { changed: position },
    );
    await this.put('custody', custody, {
      ...since,
      known_from: position,
      seq: 0,
      moved: 0,
      level: 'item',
      owner_kind: '国家',
    });
    await this.owner(`UPDATE read.projection SET position = $1 WHERE name IN ('due-start', 'custody')`, [
      position,
    ]);
  }

  /** As the server does by itself a while after so many changes. */
  async analyze(): Promise<void> {
    await this.test.instance.database.app.query('ANALYZE');
  }

  /** As if no unit had ever been told of. */
  async forget(): Promise<void> {
    await this.owner('DELETE FROM read.due_start');
    await this.owner('DELETE FROM read.custody');
  }

  recompute = (today: CivilDate): Promise<void> => this.dates.recompute(today);
  bring = (today: CivilDate) => this.dates.bring(today);

  /** What a client of the table reads, one text a row. */
  async stored(): Promise<readonly string[]> {
    const { rows } = await this.test.instance.database.app.query<DueLine>(
      `SELECT d.unit, d.entry, d.shown::text AS shown, d.computed::text AS computed, d.cohort::text AS cohort, d.clock, d.state,
         d.accuses, d.precision, p.fonds, p.custodian, p.opening, nullif(p.archives, '00000000-0000-0000-0000-000000000000') AS archives
       FROM read.due_date d JOIN read.due_party p ON p.id = d.party`,
    );
    return rows.map(lineOf).sort();
  }

  /** How many answers of the law there are: of a question, for a day. */
  async answers(): Promise<number> {
    const { rows } = await this.owner('SELECT count(*)::int AS n FROM read.due_answer');
    return (rows[0] as { n: number }).n;
  }

  private owner(text: string, values?: unknown[]) {
    return this.test.instance.database.owner.query(text, values);
  }

  private put(table: string, rows: readonly object[], same: object) {
    return this.owner(
      `INSERT INTO read.${table} SELECT r.* FROM json_populate_recordset(NULL::read.${table}, $1) r`,
      [JSON.stringify(rows.map((row) => ({ ...same, ...row })))],
    );
  }
}
