import { balanceOf, loadAct } from '@fonds/acts';
import {
  EVENT_STORE_MIGRATIONS,
  NO_STREAM,
  PostgresEventStore,
  type CommandContext,
} from '@fonds/event-store';
import { custodyProjection, unitStream } from '@fonds/holdings';
import { systemClock } from '@fonds/kernel';
import { PROJECTION_MIGRATIONS, ProjectionHost } from '@fonds/projections';
import { createTestDatabase, testContext, testId, testMeta, type TestDatabase } from '@fonds/testing';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { DestructionAsk } from '../../libs/appraisal/src/application/destruction.commands';
import { destructionIdOf } from '../../libs/appraisal/src/application/draw-destruction.handler';
import {
  acting,
  APPROVED,
  CERTIFIED,
  COUNTED,
  drawing,
  drawingOf,
  expired,
  STARTED,
  telling,
} from './destruction-story.fixture';
import { workerOn } from './own-act-stories.fixture';

const DRIVER = join(__dirname, 'destruction-once.mjs');
/** `npm run proof:destruction`: fifty thousand. More than one fact names (2,000), and more than one chunk. */
const UNITS = Number(process.env['FONDS_DESTRUCTION_UNITS'] ?? 2_100);
/** In the proof processes die in every kind of write; else in those at the gate and in copies. */
const WHOLE = UNITS > 10_000;
const FEW = 10;
/** Of which stream, and which event comes first in it. */
const AT_GATE = ['gate DestructionStarted', 'gate UnitDestroyed', 'unit DestructionApplied'];
const OTHERS = [
  'act ActClosed',
  'act ActDecided',
  'act ActPartApplied',
  'act ActUnitsClaimed',
  'act ActUnitsListed',
  'act DestructionApproved',
  'act DestructionCertificateSigned',
  'act DestructionCounted',
  'act DestructionListDrawn',
  'act DestructionStartOrdered',
  'act ManifestSealed',
  'unit UnitClaimed',
];
/** Where every kind of write was died in already, one of the next so many is. */
const NEXT = 7;
/** The second fact of those that one command tells. */
const SECOND_FACT = 3;
const IN_MIDDLE_MS = 12;

type Step =
  | { readonly kind: 'draw'; readonly input: ReturnType<typeof drawingOf> }
  | { readonly kind: 'act'; readonly ask: DestructionAsk }
  | {
      readonly kind: 'tell';
      readonly units: readonly string[] | 'rest';
      readonly outcome: 'destroyed' | 'returned' | 'already-gone';
    };

let test: TestDatabase;
let store: PostgresEventStore;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase([...EVENT_STORE_MIGRATIONS, ...PROJECTION_MIGRATIONS]);
  store = new PostgresEventStore(test.database.app, systemClock);
  folder = await mkdtemp(join(tmpdir(), 'fonds-killed-'));
});
afterAll(async () => {
  await store.close();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

async function expiredUnits(fonds: string): Promise<readonly string[]> {
  const units = Array.from({ length: UNITS }, () => testId<'unit'>());
  await store.load(
    units.map((unit) => ({
      stream: unitStream(unit),
      expected: NO_STREAM,
      events: [
        { id: testId<'event'>(), type: 'HoldingTakenOn' as const, data: expired(fonds), meta: testMeta() },
      ],
    })),
  );
  return units;
}

/** Takes a step in one process after the other until one of them lives to its end. @returns kinds of writes they died in */
async function taken(act: string, step: Step, context: CommandContext, diedIn: Set<string>): Promise<number> {
  for (let kills = 0; ; kills++) {
    const order = {
      ...{ url: test.url, step, act, context, slow: IN_MIDDLE_MS },
      survived: [...diedIn, ...(WHOLE ? [] : OTHERS)],
      at: WHOLE ? 1 + randomInt(NEXT) : 0,
    };
    // A second fact is one of the same command: whoever comes again goes on behind the first.
    if (!WHOLE && step.kind === 'tell' && kills === 0)
      Object.assign(order, { survived: [...AT_GATE, ...OTHERS], at: SECOND_FACT });
    const file = join(folder, 'order.json');
    await writeFile(file, JSON.stringify(order));
    const child = spawn(process.execPath, [DRIVER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said, [code, signal]] = await Promise.all([
      text(child.stdout),
      once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
    ]);
    if (signal === null && code === 0) return kills;
    if (signal !== 'SIGKILL') throw new Error(`the process ended with ${code}`);
    diedIn.add(said.trim());
  }
}

const dies = (step: Step): boolean =>
  step.kind === 'act' ? step.ask.kind === 'start' : step.kind === 'tell' && step.units === 'rest';

/** A step that nobody dies in, in this process. */
async function lived(act: string, step: Step, context: CommandContext): Promise<void> {
  const work = {
    draw: () => step.kind === 'draw' && drawing(step.input.units, context, step.input.fonds),
    act: () => step.kind === 'act' && acting(act, step.ask, context),
    tell: () => step.kind === 'tell' && telling(act, step.units, step.outcome, context),
  }[step.kind]();
  const told = work && (await work(workerOn(store)));
  if (!told || !told.ok) throw new Error(`refused: ${JSON.stringify(told)}`);
}

it(
  'a destruction whose processes are killed (SIGKILL) in every kind of write ends with counts that close',
  async () => {
    const fonds = testId<'fonds'>();
    const units = await expiredUnits(fonds);
    const drawn = testContext({ evidence: [{ sha256: 'a'.repeat(64), kind: '鉴定工作报告' }] });
    const act = destructionIdOf(drawn);
    const [approver, first, second] = [testId<'account'>(), testId<'account'>(), testId<'account'>()];
    const by = (account: typeof first) => testContext({ account });
    const steps: readonly (readonly [Step, CommandContext])[] = [
      [{ kind: 'draw', input: drawingOf(units, fonds) }, drawn],
      [{ kind: 'act', ask: APPROVED }, by(approver)],
      [{ kind: 'act', ask: COUNTED }, by(first)],
      [{ kind: 'act', ask: COUNTED }, by(second)],
      [{ kind: 'act', ask: STARTED }, by(first)],
      [{ kind: 'tell', units: units.slice(0, FEW), outcome: 'returned' }, by(first)],
      [{ kind: 'tell', units: units.slice(FEW, FEW + 1), outcome: 'already-gone' }, by(second)],
      [{ kind: 'tell', units: 'rest', outcome: 'destroyed' }, by(second)],
      [{ kind: 'act', ask: CERTIFIED }, by(first)],
      [{ kind: 'act', ask: CERTIFIED }, by(second)],
    ];
    const diedIn = new Set<string>();
    let kills = 0;
    for (const [step, context] of steps)
      if (WHOLE || dies(step)) kills += await taken(act, step, context, diedIn);
      else await lived(act, step, context);

    expect(kills).toBeGreaterThanOrEqual(AT_GATE.length);
    expect([...diedIn].sort()).toEqual((WHOLE ? [...AT_GATE, ...OTHERS] : AT_GATE).sort());
    const loaded = await loadAct(store, act);
    expect(loaded && { closed: loaded.state.closed, ...balanceOf(loaded.state) }).toEqual({
      ...{ closed: true, listed: UNITS, applied: UNITS, returned: 0, explained: 0 },
    });
    const certified = loaded?.events.find(({ type }) => type === 'DestructionCertified')?.data;
    const outcomes = { destroyed: UNITS - FEW - 1, returned: FEW, alreadyGone: 1 };
    expect(certified).toMatchObject(outcomes);
    expect(await storiesOf(units)).toEqual({
      'HoldingTakenOn,UnitClaimed,DestructionApplied,DestructionApplied': UNITS,
    });
    expect(await custodyOf(fonds)).toEqual([
      { out: 'destroyed', n: outcomes.destroyed + outcomes.alreadyGone },
      { out: null, n: outcomes.returned },
    ]);
    const { rows } = await test.database.owner.query(
      'SELECT event_id FROM fonds.event GROUP BY event_id HAVING count(*) > 1',
    );
    expect(rows).toEqual([]);
  },
  Math.max(240_000, UNITS * 120),
);

async function storiesOf(units: readonly string[]): Promise<{ readonly [story: string]: number }> {
  const told = new Map<string, number>();
  for (const events of (await store.readStreams(units.map(unitStream))).values()) {
    const story = events.map(({ type }) => type).join();
    told.set(story, (told.get(story) ?? 0) + 1);
  }
  return Object.fromEntries(told);
}

/** Present rows of the read model, by why a unit is out. */
async function custodyOf(fonds: string): Promise<readonly unknown[]> {
  const host = new ProjectionHost(test.database.app, store, [custodyProjection]);
  await host.prepare();
  await host.catchUp();
  const { rows } = await test.database.app.query<{ out: string | null; n: number }>(
    `SELECT out, count(*)::int AS n FROM read.custody
      WHERE fonds = $1 AND known_to IS NULL AND until IS NULL GROUP BY 1 ORDER BY 1 NULLS LAST`,
    [fonds],
  );
  return rows;
}
