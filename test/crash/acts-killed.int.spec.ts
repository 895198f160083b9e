import { balanceOf, listUnits, loadAct } from '@fonds/acts';
import { EVENT_STORE_MIGRATIONS, NO_STREAM, PostgresEventStore } from '@fonds/event-store';
import { custodyProjection, unitStream } from '@fonds/holdings';
import { systemClock } from '@fonds/kernel';
import { PROJECTION_MIGRATIONS, ProjectionHost } from '@fonds/projections';
import { ARCHIVES, createTestDatabase, testId, testMeta, type TestDatabase } from '@fonds/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  carrierOn,
  checking,
  contextOn,
  holding,
  offering,
  sendAll,
  signing,
  TODAY,
  type Batch,
} from '../laws/transfer-bench.fixture';

const DRIVER = join(__dirname, 'carry-once.mjs');
/** `npm run proof:acts`: a hundred thousand. */
const UNITS = Number(process.env['FONDS_ACT_UNITS'] ?? 2_500);
const CHUNK = 1_000;
const SENDER = testId<'organisation'>();

let test: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  test = await createTestDatabase([...EVENT_STORE_MIGRATIONS, ...PROJECTION_MIGRATIONS]);
  store = new PostgresEventStore(test.database.app, systemClock);
});
afterAll(async () => {
  await store.close();
  await test.drop();
});

type Offered = Batch & { readonly units: readonly string[] };

/** An offer of 2,500 units that nobody has claimed yet. */
async function offered(): Promise<Offered> {
  const units = Array.from({ length: UNITS }, () => testId<'unit'>());
  const fonds = testId<'fonds'>();
  const data = holding(
    { fonds: fonds as never, custodian: SENDER as never, holder: SENDER as never },
    '2010-12-31',
  );
  await store.load(
    units.map((unit) => ({
      stream: unitStream(unit),
      expected: NO_STREAM,
      events: [{ id: testId<'event'>(), type: 'HoldingTakenOn' as const, data, meta: testMeta() }],
    })),
  );
  const batch = {
    act: testId<'act'>(),
    fonds,
    from: SENDER,
    to: ARCHIVES,
    parts: Array.from({ length: Math.ceil(UNITS / CHUNK) }, (_, n) =>
      units.slice(n * CHUNK, (n + 1) * CHUNK),
    ),
    day: TODAY,
    units,
  };
  const steps = offering(batch).slice(0, -1);
  // The list is written by `listUnits`, as the product does; what carries the offer is killed below.
  const [draft, rest] = [steps[0], steps.slice(batch.parts.length + 2)];
  if (!draft) throw new Error('nothing is drafted');
  await sendAll(store, [draft]);
  await listUnits(store, batch.act, units, contextOn(TODAY));
  await sendAll(store, rest);
  return batch;
}

/** In which step a process dies, and in which of its writes since that step began: each step has so many, wherever the one before it died. */
const DEATHS = {
  claiming: [
    { step: 'claim', at: 1 },
    { step: 'claim', at: 2 },
    { step: 'claim', at: 1 },
  ],
  applying: [
    { step: 'gate', at: 1 },
    { step: 'apply', at: 1 },
    { step: 'apply', at: 2 },
  ],
} as const;
/** Milliseconds in which the write that it dies in goes on at the most. */
const WITHIN = 120;

async function carriedUntilKilled(act: string, death: { step: string; at: number }): Promise<void> {
  const order = JSON.stringify({ url: test.url, act, ...death, within: WITHIN });
  const child = spawn(process.execPath, [DRIVER, order], { stdio: 'inherit' });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  expect([death, code, signal]).toEqual([death, null, 'SIGKILL']);
}

async function outcome({ act, fonds, units }: Offered) {
  const loaded = await loadAct(store, act);
  const streams = await store.readStreams(units.map(unitStream));
  const told = new Map<string, number>();
  for (const events of streams.values()) {
    const story = events.map(({ type }) => type).join();
    told.set(story, (told.get(story) ?? 0) + 1);
  }
  const { rows } = await test.database.app.query(
    `SELECT custodian, since::text AS since, count(*)::int AS n, count(DISTINCT place)::int AS places
      FROM read.custody WHERE fonds = $1 AND known_to IS NULL AND until IS NULL GROUP BY 1, 2`,
    [fonds],
  );
  return {
    closed: loaded?.state.closed,
    balance: loaded && balanceOf(loaded.state),
    gate: (await store.readStream(`gate-${fonds}`)).map(({ type }) => type),
    told: Object.fromEntries(told),
    rows,
  };
}

/** As many units in one word as the product says in one. */
const checkingAll = ({ act, units }: Offered) =>
  Array.from({ length: Math.ceil(units.length / 3_000) }, (_, n) =>
    checking(act, TODAY, units.slice(n * 3_000, (n + 1) * 3_000)),
  );

it(
  'an act whose processes are killed (SIGKILL) while they claim and while they apply ends as one that never was',
  async () => {
    const whole = await offered();
    const { process: carrier } = carrierOn(store);
    await carrier.carry(whole.act);
    await sendAll(store, [...checkingAll(whole), ...signing(whole.act, TODAY)]);
    await carrier.carry(whole.act);

    const killed = await offered();
    for (const death of DEATHS.claiming) await carriedUntilKilled(killed.act, death);
    await carrier.carry(killed.act);
    await sendAll(store, [...checkingAll(killed), ...signing(killed.act, TODAY)]);
    for (const death of DEATHS.applying) await carriedUntilKilled(killed.act, death);
    await carrier.carry(killed.act);

    const host = new ProjectionHost(test.database.app, store, [custodyProjection]);
    await host.prepare();
    await host.catchUp();
    const wanted = await outcome(whole);
    expect(wanted).toMatchObject({
      closed: true,
      balance: { listed: UNITS, applied: UNITS, returned: 0, explained: 0 },
      told: { 'HoldingTakenOn,UnitClaimed,EffectApplied': UNITS },
      rows: [{ custodian: ARCHIVES, n: UNITS, places: 1 }],
    });
    expect(await outcome(killed)).toEqual(wanted);
    const { rows } = await test.database.owner.query(
      'SELECT event_id FROM fonds.event GROUP BY event_id HAVING count(*) > 1',
    );
    expect(rows).toEqual([]);
  },
  Math.max(240_000, UNITS * 30),
);
