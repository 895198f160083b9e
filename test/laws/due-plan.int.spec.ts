import { civilDate, dateOfDayNumber, dayNumber } from '@fonds/kernel';
import type { ClientBase, Pool } from 'pg';
import { DueBench } from './due-bench.fixture';
import { BODIES, FONDS, type DueUnit } from './due-units.fixture';

const TODAY = civilDate('2026-11-28');
const UNITS = 4_000;
const DAYS = 500;
/** How often a small table may be read anew; units times answers are a hundred times as many. */
const MANY = 10;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Plan Rows': number;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

const MAKES_DATES = /^CREATE .* AS (SELECT s\.unit, s\.entry,.*)$/s;
const plans: PlanNode[] = [];

/** Asks of each statement that makes rows of due dates, before it runs, how it would be done, and what each step handled. */
function watched(pool: Pool): Pool {
  const explaining = (client: ClientBase): ClientBase =>
    new Proxy(client, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (name !== 'query') return typeof found === 'function' ? found.bind(target) : found;
        // Of a stream, which is no text, it returns the stream itself.
        return (...asked: Parameters<ClientBase['query']>) => {
          const [, made] = MAKES_DATES.exec(String(asked[0])) ?? [];
          return made === undefined
            ? target.query(...asked)
            : planOf(target, made)
                .then((plan) => void plans.push(plan))
                .then(() => target.query(...asked));
        };
      },
    });
  return new Proxy(pool, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (name === 'connect') return async () => explaining(await target.connect());
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}

async function planOf(client: ClientBase, statement: string): Promise<PlanNode> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`,
  );
  const [plan] = rows;
  if (!plan) throw new Error('there is no plan');
  return plan['QUERY PLAN'][0].Plan;
}

const nodesOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** All rows that a step of a plan gave or threw away. */
const handled = (node: PlanNode): number =>
  node['Actual Loops'] *
  (node['Actual Rows'] + (node['Rows Removed by Join Filter'] ?? 0) + (node['Rows Removed by Filter'] ?? 0));

/** Of many fonds, classes, periods and days: as units are that many hands have described. */
const described = Array.from({ length: UNITS }, (_, n): DueUnit => {
  const unit = `0000000b-0000-8000-8000-${String(n).padStart(12, '0')}`;
  const none = { known_to: null, until: null, out: null, owner: null, transferring: null };
  const start = dateOfDayNumber(dayNumber(civilDate('1985-01-01')) + ((n * 7) % DAYS) * 20);
  return {
    custody: {
      ...{ ...none, unit, fonds: FONDS[n % FONDS.length]?.id ?? '', custodian: BODIES[n % 5]?.id ?? '' },
      ...{ retention: `${1 + (n % 30)}年`, secrecy: null, opening: null },
    },
    rows: [
      {
        ...{ unit, entry: unit, entries: 0, start, precision: 'exact', class: `K${n % 8}`, longest: null },
        ...{
          opening: null,
          secret_since: null,
          retention_start: null,
          extended_to: null,
          extended_for: null,
        },
        ...{ reassess_by: null, electronic: null, unfiled: null },
      },
    ],
  };
});

let bench: DueBench;
beforeAll(async () => void (bench = await DueBench.open(watched)), 120_000);
afterAll(() => bench.close());
beforeEach(() => void (plans.length = 0));

/** Fails where a step handled many times the rows that there are. */
async function handledOnce(): Promise<void> {
  const [plan] = plans;
  if (!plan || plans.length > 1) throw new Error(`due dates were made by ${plans.length} statements`);
  const made = handled(plan);
  expect(made).toBeGreaterThan(0);
  const most = MANY * (UNITS + made + (await bench.answers()));
  const heavy = nodesOf(plan).filter((node) => handled(node) > most);
  expect(heavy.map((node) => [node['Node Type'], handled(node)])).toEqual([]);
}

it('due dates of all units meet each answer of the law once: no step handles units times answers', async () => {
  await bench.tell(described, 2);
  await bench.analyze();
  await bench.recompute(TODAY);
  await handledOnce();
  // Where one row is expected and thousands come, they are joined to everything else first: a million, for minutes.
  const below = plans.flatMap((plan) => (plan.Plans ?? []).flatMap(nodesOf));
  const surprised = below.filter((node) => node['Actual Rows'] > MANY * MANY * node['Plan Rows']);
  expect(surprised.map((node) => [node['Node Type'], node['Plan Rows'], node['Actual Rows']])).toEqual([]);
  const loops = plans.flatMap(nodesOf).filter((node) => node['Node Type'] === 'Nested Loop');
  expect(loops).toEqual([]);
}, 120_000);

it('nor do those of the units that changed', async () => {
  await bench.tell(described.slice(0, 200), 3);
  expect(await bench.bring(TODAY)).toBe('some');
  await handledOnce();
}, 120_000);
