import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { DueDates, type DueLaw, type LocalClock } from '@fonds/radar';
import { createTestInstance, type TestInstance } from '../../libs/testing/src/instance';
import fc from 'fast-check';
import {
  BODIES,
  dueByHand,
  FONDS,
  lineOf,
  SCOPES,
  units,
  type DueLine,
  type DueUnit,
} from './due-units.fixture';

// A history of a hundred units takes minutes to shrink; the rows that differ say enough.
const RUNS = { numRuns: Number(process.env['FONDS_LAW_RUNS'] ?? 8), endOnFailure: true };
const TODAY = civilDate('2026-11-28');
const [CITY, COUNTY] = BODIES.map(({ id }) => id);
const local = (rule: Pick<LocalClock, 'clock' | 'from'> & Partial<LocalClock>): LocalClock => ({
  ...{ basis: [], mark: 'F', approvedBy: '市人大常委会', ...rule },
});
/** None; and one for each clock that asks for any. */
const RULES: readonly (readonly LocalClock[])[] = [
  [],
  [
    local({ clock: 'CLK-01', from: civilDate('2020-01-01'), years: 15 }),
    local({ clock: 'CLK-02', from: civilDate('2015-06-01'), years: 8, ...(COUNTY && { place: COUNTY }) }),
    local({ clock: 'CLK-05', from: civilDate('2018-01-01'), months: 3, ...(CITY && { place: CITY }) }),
    local({ clock: 'CLK-06', from: civilDate('2022-01-01'), years: 2, mark: 'F~' }),
    local({ clock: 'CLK-08', from: civilDate('2022-01-01'), years: 20, ...(CITY && { place: CITY }) }),
    local({ clock: 'CLK-12', from: civilDate('2022-01-01'), years: 1 }),
    local({ clock: 'CLK-23', from: civilDate('2011-01-01'), years: 20 }),
  ],
];

let test: TestInstance;
let rules: readonly LocalClock[] = [];
let dates: DueDates;
const owner = (text: string, values?: unknown[]) => test.instance.database.owner.query(text, values);

const put = (table: string, rows: readonly object[], same: object) =>
  owner(`INSERT INTO read.${table} SELECT r.* FROM json_populate_recordset(NULL::read.${table}, $1) r`, [
    JSON.stringify(rows.map((row) => ({ ...same, ...row }))),
  ]);

beforeAll(async () => {
  test = await createTestInstance(undefined, {});
  dates = new DueDates(test.instance.database.app, { on: () => Promise.resolve(rules) }, {
    version: () => Promise.resolve(LAW_DATA_VERSION),
  } as never);
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
  await put('organisation', bodies, registered);
  await put('fonds', fonds, registered);
  await put('receiving_scope', scopes, registered);
}, 120_000);
afterAll(() => test.drop());

/** In the read models, as if the log had said so up to a position. */
async function tell(list: readonly DueUnit[], position: number): Promise<void> {
  await owner('DELETE FROM read.due_start WHERE unit = ANY($1::uuid[])', [
    list.map(({ custody }) => custody.unit),
  ]);
  await owner('DELETE FROM read.custody WHERE unit = ANY($1::uuid[])', [
    list.map(({ custody }) => custody.unit),
  ]);
  const since = {
    since: '2012-01-01',
    taken_on: '2012-01-01',
    first_since: '2012-01-01',
    beginning_known: true,
  };
  const custody = list.map(({ custody: row }) => ({
    ...row,
    import: row.fonds,
    holder: row.custodian ?? CITY,
  }));
  await put(
    'due_start',
    list.flatMap(({ rows }) => rows),
    { changed: position },
  );
  await put('custody', custody, {
    ...since,
    known_from: position,
    seq: 0,
    moved: 0,
    level: 'item',
    owner_kind: '国家',
  });
  await owner(`UPDATE read.projection SET position = $1 WHERE name IN ('due-start', 'custody')`, [position]);
}

async function stored(): Promise<readonly string[]> {
  const { rows } = await test.instance.database.app.query<DueLine>(
    `SELECT d.unit, d.entry, d.shown::text AS shown, d.computed::text AS computed, d.cohort::text AS cohort, d.clock, d.state,
       d.accuses, d.precision, p.fonds, p.custodian, p.opening, nullif(p.archives, '00000000-0000-0000-0000-000000000000') AS archives
     FROM read.due_date d JOIN read.due_party p ON p.id = d.party`,
  );
  return rows.map(lineOf).sort();
}

const byHand = (list: readonly DueUnit[]): readonly string[] => {
  const law: DueLaw = { today: TODAY, local: rules, lawData: LAW_DATA_VERSION };
  return list.flatMap((unit) => dueByHand(unit, law)).sort();
};

it('due dates of all units in one pass, and of those that changed, are what the law says of each by itself', async () => {
  let position = 1;
  await fc.assert(
    fc.asyncProperty(units, units, fc.constantFrom(...RULES), async (before, others, inForce) => {
      rules = inForce;
      await owner('DELETE FROM read.due_start');
      await owner('DELETE FROM read.custody');
      await tell(before, ++position);
      await dates.recompute(TODAY);
      expect(await stored()).toEqual(byHand(before));
      const changed = others.slice(0, 20);
      await tell(changed, ++position);
      expect(await dates.bring(TODAY)).toBe('some');
      expect(await stored()).toEqual(byHand([...changed, ...before.slice(changed.length)]));
    }),
    RUNS,
  );
}, 600_000);
