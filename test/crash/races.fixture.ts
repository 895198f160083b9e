import { loadAct, loadGate, type Act } from '@fonds/acts';
import type { EventStore, Outcome } from '@fonds/event-store';
import type { Refusal, Result } from '@fonds/kernel';
import { ARCHIVES, testId } from '@fonds/testing';
import { atGate } from '../laws/gate-facts.fixture';
import {
  carrierOn,
  checking,
  contextOn,
  holding,
  offering,
  raw,
  sendAll,
  signing,
  takenOn,
  TODAY,
  type Batch,
} from '../laws/transfer-bench.fixture';

const SENDER = testId<'organisation'>();

/** A fonds of its own with a batch of three units: offered and checked, three of four have signed. */
export async function nearlySigned(store: EventStore) {
  const units: readonly string[] = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
  const fonds = testId<'fonds'>();
  const data = { fonds: fonds as never, custodian: SENDER as never, holder: SENDER as never };
  for (const unit of units) await takenOn(store, unit, holding(data, '2010-12-31'));
  const batch: Batch = {
    act: testId<'act'>(),
    fonds,
    from: SENDER,
    to: ARCHIVES,
    parts: [units.slice(0, 2), units.slice(2)],
    day: TODAY,
  };
  const signatures = signing(batch.act, TODAY);
  await sendAll(store, [...offering(batch), checking(batch.act, TODAY, units), ...signatures.slice(0, 3)]);
  const last = signatures[3];
  if (!last) throw new Error('four sign');
  return { batch, units, last };
}

export type Nearly = Awaited<ReturnType<typeof nearlySigned>>;

const stateOf = async (store: EventStore, act: string): Promise<Act> => {
  const loaded = await loadAct(store, act);
  if (!loaded) throw new Error(`no act ${act}`);
  return loaded.state;
};

export interface RaceOptions {
  /** The store as both see it. */
  readonly racing?: EventStore;
  /** Gives the signature, which has more to do, a start before the hold or the withdrawal sets out. */
  readonly headStart?: () => Promise<void>;
}

export type Winner = 'hold' | 'acceptance' | 'withdrawal' | 'signature';

/** A hold is placed while the last signature goes to the gate. @returns who was first there; throws when both or none won */
async function holdAgainstAcceptance(
  store: EventStore,
  { batch, units, last }: Nearly,
  together: (work: readonly Promise<unknown>[]) => Promise<unknown>,
  { racing = store, headStart = () => Promise.resolve() }: RaceOptions = {},
): Promise<Winner> {
  const hold = {
    hold: testId(),
    kind: 'litigation' as const,
    covers: 'fonds' as const,
    since: TODAY,
    stops: ['transfer'],
    ground: '法院函',
  };
  await together([
    headStart().then(() => atGate(racing, batch.fonds, { kind: 'place-hold', hold }, contextOn(TODAY))),
    last(racing).then(() => carrierOn(racing).process.carry(batch.act)),
  ]);
  const state = await stateOf(store, batch.act);
  const gate = (await loadGate(store, batch.fonds)).stored.map(({ type }) => type);
  const told = JSON.stringify({ gate, refused: state.refused });
  if (gate.join() === 'TransferAccepted,HoldPlaced' && state.closed && state.applied === units.length)
    return 'acceptance';
  const facts = state.refused?.facts as { units?: readonly string[]; hold?: string } | undefined;
  if (
    gate.join() === 'HoldPlaced' &&
    !state.decided &&
    state.refused?.code === 'held' &&
    facts?.hold === hold.hold &&
    [...(facts.units ?? [])].sort().join() === [...units].sort().join()
  )
    return 'hold';
  throw new Error(`both won, or none: ${told}`);
}

/** A withdrawal while the last signature seals. The loser is told what stands. */
async function withdrawalAgainstSignature(
  store: EventStore,
  { batch, units, last }: Nearly,
  together: (work: readonly Promise<unknown>[]) => Promise<unknown>,
  { racing = store, headStart = () => Promise.resolve() }: RaceOptions = {},
): Promise<Winner> {
  let [signed, withdrawn]: (Result<Outcome> | undefined)[] = [];
  await together([
    headStart()
      .then(() => raw(batch.act, { kind: 'withdraw', ground: '改期' }, contextOn(TODAY))(racing))
      .then((r) => (withdrawn = r)),
    last(racing).then((r) => (signed = r)),
  ]);
  const { state } = await carrierOn(store).process.carry(batch.act);
  const codeOf = (result?: Result<Outcome>): Refusal['code'] =>
    result && !result.ok ? result.error.code : 'ok';
  const told = `${codeOf(signed)} ${codeOf(withdrawn)} ${String(state.withdrawn)} ${state.applied}`;
  if (told === `ok act-sealed false ${units.length}` && state.closed) return 'signature';
  if (told === 'act-ended ok true 0' && state.closed) return 'withdrawal';
  throw new Error(`both won, or none: ${told}`);
}

export const RACES = {
  'hold against acceptance': holdAgainstAcceptance,
  'withdrawal against last signature': withdrawalAgainstSignature,
} as const;
