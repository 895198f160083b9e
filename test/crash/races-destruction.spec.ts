import { loadAct, loadGate } from '@fonds/acts';
import { MemoryEventStore, type EventStore } from '@fonds/event-store';
import { testClock, testContext, testId } from '@fonds/testing';
import fc from 'fast-check';
import { destructionIdOf } from '../../libs/appraisal/src/application/draw-destruction.handler';
import { atGate } from '../laws/gate-facts.fixture';
import { contextOn, TODAY } from '../laws/transfer-bench.fixture';
import { acting, APPROVED, COUNTED, drawing, expiredUnits, STARTED } from './destruction-story.fixture';
import { workerOn } from './own-act-stories.fixture';
import { scheduled } from './scheduled-store.fixture';

/** The full proof runs a thousand (npm run proof:races). */
const RUNS = Number(process.env['FONDS_RACES'] ?? 25);
const MORE = 5;

async function behind(scheduler: fc.Scheduler, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) await scheduler.schedule(Promise.resolve());
}

/** A register of two units, approved and counted by both: only the start is missing. */
async function nearlyStarted(store: EventStore) {
  const fonds = testId<'fonds'>();
  const units = [testId<'unit'>(), testId<'unit'>()].sort();
  await expiredUnits(store, units, fonds);
  const drawn = testContext({ evidence: [{ sha256: 'a'.repeat(64), kind: '鉴定工作报告' }] });
  const act = destructionIdOf(drawn);
  const [approver, first, second] = [testId<'account'>(), testId<'account'>(), testId<'account'>()];
  const by = (account: typeof first) => testContext({ account });
  const worker = workerOn(store);
  for (const step of [
    drawing(units, drawn, fonds),
    acting(act, APPROVED, by(approver)),
    acting(act, COUNTED, by(first)),
    acting(act, COUNTED, by(second)),
  ]) {
    const told = await step(worker);
    if (!told.ok) throw new Error(told.error.code);
  }
  return { fonds, units, act, start: acting(act, STARTED, by(first)) };
}

type Nearly = Awaited<ReturnType<typeof nearlyStarted>>;

/** Who was first at the gate; throws when both won, or none. */
async function winnerOf(store: EventStore, { fonds, units, act }: Nearly, hold: string): Promise<string> {
  const state = (await loadAct(store, act))?.state;
  const gate = (await loadGate(store, fonds)).stored.map(({ type }) => type).join();
  if (gate === 'DestructionStarted,HoldPlaced' && state?.applied === units.length) return 'start';
  const facts = state?.refused?.facts as { hold?: string; count?: number } | undefined;
  if (gate === 'HoldPlaced' && !state?.decided && facts?.hold === hold && facts.count === units.length)
    return 'hold';
  throw new Error(`both won, or none: ${gate} ${JSON.stringify(state?.refused)}`);
}

describe('a hold against the start of a destruction (INV-17b)', () => {
  it('the gate’s order decides, however their steps interleave; both do win', async () => {
    const winners = new Set<string>();
    const interleavings = (): Promise<void> =>
      fc.assert(
        fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 60 }), async (scheduler, later) => {
          const store = new MemoryEventStore(testClock);
          const nearly = await nearlyStarted(store);
          const racing = scheduled(store, scheduler);
          const hold = {
            hold: testId(),
            kind: 'litigation' as const,
            covers: 'fonds' as const,
            since: TODAY,
            stops: ['destruction'],
            ground: '法院函',
          };
          await scheduler.waitFor(
            Promise.all([
              // The start has more steps to take: the hold sets out somewhere on its way.
              behind(scheduler, later).then(() =>
                atGate(racing, nearly.fonds, { kind: 'place-hold', hold }, contextOn(TODAY)),
              ),
              nearly.start(workerOn(racing)),
            ]),
          );
          winners.add(await winnerOf(store, nearly, hold.hold));
        }),
        { numRuns: RUNS },
      );
    await interleavings();
    for (let more = 0; more < MORE && winners.size < 2; more++) await interleavings();
    expect([...winners].sort()).toEqual(['hold', 'start']);
  }, 600_000);
});
