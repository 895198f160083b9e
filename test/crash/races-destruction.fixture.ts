import { balanceOf, loadAct, loadGate } from '@fonds/acts';
import type { EventStore } from '@fonds/event-store';
import { loadUnit } from '@fonds/holdings';
import { testContext, testId } from '@fonds/testing';
import { destructionIdOf } from '../../libs/appraisal/src/application/draw-destruction.handler';
import { atGate } from '../laws/gate-facts.fixture';
import { contextOn, TODAY } from '../laws/transfer-bench.fixture';
import {
  acting,
  APPROVED,
  CERTIFIED,
  COUNTED,
  drawing,
  expiredUnits,
  STARTED,
  telling,
} from './destruction-story.fixture';
import { workerOn } from './own-act-stories.fixture';
import type { RaceOptions } from './races.fixture';

/** A register of two units, approved and counted by both: only the start is missing. */
export async function nearlyStarted(store: EventStore) {
  const fonds = testId<'fonds'>();
  const units = [testId<'unit'>(), testId<'unit'>()].sort();
  await expiredUnits(store, units, fonds);
  const drawn = testContext({ evidence: [{ sha256: 'a'.repeat(64), kind: '鉴定工作报告' }] });
  const act = destructionIdOf(drawn);
  const [approver, first, second] = [testId<'account'>(), testId<'account'>(), testId<'account'>()];
  const by = (account: typeof first) => testContext({ account });
  await all(store, [
    drawing(units, drawn, fonds),
    acting(act, APPROVED, by(approver)),
    acting(act, COUNTED, by(first)),
    acting(act, COUNTED, by(second)),
  ]);
  return { fonds, units, act, by, first, second, start: acting(act, STARTED, by(first)) };
}

export type NearlyStarted = Awaited<ReturnType<typeof nearlyStarted>>;
type Step = ReturnType<typeof acting> | ReturnType<typeof drawing> | ReturnType<typeof telling>;

async function all(store: EventStore, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const told = await step(workerOn(store));
    if (!told.ok) throw new Error(told.error.code);
  }
}

/**
 * A hold is placed while the start goes to the gate; whoever was first there, the register is brought to its end.
 * @returns who was first; throws when both or none won, or when the counts do not close
 */
export async function holdAgainstStart(
  store: EventStore,
  nearly: NearlyStarted,
  together: (work: readonly Promise<unknown>[]) => Promise<unknown>,
  { racing = store, headStart = () => Promise.resolve() }: RaceOptions = {},
): Promise<'hold' | 'start'> {
  const hold = {
    hold: testId(),
    kind: 'litigation' as const,
    covers: 'fonds' as const,
    since: TODAY,
    stops: ['destruction'],
    ground: '法院函',
  };
  await together([
    headStart().then(() => atGate(racing, nearly.fonds, { kind: 'place-hold', hold }, contextOn(TODAY))),
    nearly.start(workerOn(racing)),
  ]);
  const winner = await winnerOf(store, nearly, hold.hold);
  await (winner === 'start' ? endedUnderHold(store, nearly) : withdrawnUnderHold(store, nearly));
  return winner;
}

async function winnerOf(
  store: EventStore,
  { fonds, units, act }: NearlyStarted,
  hold: string,
): Promise<'hold' | 'start'> {
  const state = (await loadAct(store, act))?.state;
  const gate = await gateOf(store, fonds);
  if (gate === 'DestructionStarted,HoldPlaced' && state?.applied === units.length) return 'start';
  const facts = state?.refused?.facts as { hold?: string; count?: number } | undefined;
  if (gate === 'HoldPlaced' && !state?.decided && facts?.hold === hold && facts.count === units.length)
    return 'hold';
  throw new Error(`both won, or none: ${gate} ${JSON.stringify(state?.refused)}`);
}

const gateOf = async (store: EventStore, fonds: string): Promise<string> =>
  (await loadGate(store, fonds)).stored.map(({ type }) => type).join();

/** INV-17b: what is gone under the late hold is an incident, what still exists goes back to the shelf. */
async function endedUnderHold(store: EventStore, nearly: NearlyStarted): Promise<void> {
  const { fonds, units, act, by, first, second } = nearly;
  const [gone = ''] = units;
  await all(store, [
    telling(act, [gone], 'destroyed', by(first)),
    telling(act, 'rest', 'returned', by(second)),
    acting(act, CERTIFIED, by(first)),
    acting(act, CERTIFIED, by(second)),
  ]);
  const gate = await gateOf(store, fonds);
  const wanted = 'DestructionStarted,HoldPlaced,UnitDestroyed,IncidentReported,UnitDestroyed';
  await closes(store, nearly, { applied: units.length, returned: 0 }, ['destroyed', undefined]);
  if (gate !== wanted) throw new Error(`a late hold: ${gate}`);
}

/** Under the hold nothing starts, however often it is asked; given up, every unit is free again. */
async function withdrawnUnderHold(store: EventStore, nearly: NearlyStarted): Promise<void> {
  const { act, by, first, units } = nearly;
  const again = await acting(act, STARTED, by(first))(workerOn(store));
  if (again.ok || again.error.code !== 'held') throw new Error('a destruction started under a hold');
  await all(store, [acting(act, { kind: 'withdraw', ground: '冻结' }, by(first))]);
  await closes(store, nearly, { applied: 0, returned: units.length }, [undefined, undefined]);
}

/** INV-03 within the act; and no unit is still claimed, or being destroyed. */
async function closes(
  store: EventStore,
  { act, units }: NearlyStarted,
  wanted: { readonly applied: number; readonly returned: number },
  out: readonly (string | undefined)[],
): Promise<void> {
  const state = (await loadAct(store, act))?.state;
  const balance = state && balanceOf(state);
  const told = { closed: state?.closed, ...balance };
  const found: unknown[] = [];
  for (const unit of units) {
    const known = await loadUnit(store, unit);
    if (known.kind !== 'unit' || known.unit.claim || known.unit.destroying)
      throw new Error(`${unit} is still in the act`);
    found.push(known.unit.out);
  }
  const expected = { closed: true, listed: units.length, ...wanted, explained: 0 };
  if (JSON.stringify([told, found]) !== JSON.stringify([expected, out]))
    throw new Error(`the counts do not close: ${JSON.stringify([told, found])}`);
}
