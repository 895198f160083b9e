import { balanceOf, loadAct } from '@fonds/acts';
import { MemoryEventStore, type EventStore, type StoredEvent } from '@fonds/event-store';
import { custodyProjection, loadUnit, unitStream } from '@fonds/holdings';
import { ARCHIVES, FONDS, record, testClock, testId } from '@fonds/testing';
import fc from 'fast-check';
import { MemoryProjection } from '../laws/memory-projection.fixture';
import { killedAt, MOMENTS } from './dying-store.fixture';
import { scheduled } from './scheduled-store.fixture';
import {
  carried,
  carrierOn,
  checking,
  contextOn,
  holding,
  offering,
  raw,
  returning,
  sendAll,
  signing,
  takenOn,
  TODAY,
  type Batch,
  type Sent,
} from '../laws/transfer-bench.fixture';

const SENDER = testId<'organisation'>();
/** Two chunks of units. One unit is another custodian's before the offer. */
async function prepared(sizes: readonly number[] = [3, 2]) {
  const store = new MemoryEventStore(testClock);
  const parts = sizes.map((size) => Array.from({ length: size }, () => testId<'unit'>()));
  const [foreign = '', missing = '', ...rest] = parts.flat();
  for (const unit of parts.flat())
    await takenOn(
      store,
      unit,
      holding(
        { custodian: (unit === foreign ? ARCHIVES : SENDER) as never, holder: SENDER as never },
        '2010-12-31',
      ),
    );
  const batch: Batch = { act: testId<'act'>(), fonds: FONDS, from: SENDER, to: ARCHIVES, parts, day: TODAY };
  return { store, batch, foreign, missing, rest };
}

type Prepared = Awaited<ReturnType<typeof prepared>>;

/** A description corrected while the act has the unit: its stream moves on between claim and copy. */
const described =
  (unit: string): Sent =>
  async (store) => {
    if ((await store.readStream(unitStream(unit))).some(({ type }) => type === 'ItemDescribed'))
      return undefined;
    await record(store, unitStream(unit), 'ItemDescribed', { fields: [{ field: 'scope', after: '全卷' }] });
    return undefined;
  };

const accepted = ({ batch, missing, rest }: Prepared): readonly Sent[] => [
  ...offering(batch),
  checking(batch.act, TODAY, rest, [missing]),
  described(missing),
  described(rest[0] ?? ''),
  returning(batch.act, TODAY, [missing]),
  carried(batch.act),
  ...signing(batch.act, TODAY),
  carried(batch.act),
];

const withdrawn = ({ batch, rest }: Prepared): readonly Sent[] => [
  ...offering(batch).slice(0, -1),
  described(rest[0] ?? ''),
  raw(batch.act, { kind: 'withdraw', ground: '改期' }, contextOn(TODAY)),
  carried(batch.act),
];

const logOf = async (store: EventStore): Promise<readonly StoredEvent[]> =>
  (await store.readPage(0n, 100_000)).events;

/** What an act left behind, without ids and positions, so that two runs can be compared unit by unit. */
async function outcome({ store, batch }: Prepared) {
  const log = await logOf(store);
  const act = await loadAct(store, batch.act);
  const custody = new MemoryProjection(custodyProjection).fold(log, 50).rows('custody');
  return {
    ids: log.length - new Set(log.map(({ id }) => id)).size,
    act: act && { closed: act.state.closed, ...balanceOf(act.state), withdrawn: act.state.withdrawn },
    gate: (await store.readStream(`gate-${FONDS}`)).map(({ type }) => type),
    units: await Promise.all(
      batch.parts.flat().map(async (unit) => {
        const state = await loadUnit(store, unit);
        return {
          events: (await store.readStream(unitStream(unit))).map(({ type }) => type).sort(),
          ...(state.kind === 'unit' && {
            custodian: state.unit.custodian,
            holder: state.unit.holder,
            claim: state.unit.claim,
          }),
          held: custody
            .filter((row) => row.unit === unit && row.known_to === null)
            .map(({ custodian, since, until, out }) => ({ custodian, since, until, out })),
        };
      }),
    ),
  };
}

async function whole(story: (p: Prepared) => readonly Sent[], sizes?: readonly number[]) {
  const p = await prepared(sizes);
  await sendAll(p.store, story(p));
  return outcome(p);
}

const STORIES = { accepted, withdrawn } as const;

describe('an act whose process is killed at any of its writes', () => {
  it.each(['accepted', 'withdrawn'] as const)('ends as if nothing had happened: %s', async (name) => {
    const wanted = await whole(STORIES[name]);
    expect(wanted).toMatchObject({ ids: 0, act: { closed: true, listed: 5, explained: 1 } });
    for (const moment of MOMENTS) {
      let n = 1;
      for (; ; n++) {
        const p = await prepared();
        const died = await killedAt(n, moment, p.store, STORIES[name](p));
        expect({ n, moment, ...(await outcome(p)) }).toEqual({ n, moment, ...wanted });
        if (!died) break;
      }
      expect(n).toBeGreaterThan(12);
    }
  });

  it('also one of more chunks than one step carries, between its steps', async () => {
    const eleven = Array.from({ length: 11 }, () => 1);
    const wanted = await whole(accepted, eleven);
    // From the first claim on: the draft and its list are killed above.
    const first = 2 + 2 * eleven.length + 2;
    let n = first;
    for (; ; n++) {
      const p = await prepared(eleven);
      const died = await killedAt(n, 'half', p.store, accepted(p));
      expect({ n, ...(await outcome(p)) }).toEqual({ n, ...wanted });
      if (!died) break;
    }
    // Two claims and two copies, each with what it says of them.
    expect(n - first).toBeGreaterThan(20);
  });
});

describe('two workers on one act', () => {
  const race = async (
    story: (p: Prepared) => readonly Sent[],
    upTo: (commands: readonly Sent[]) => number,
  ) => {
    const wanted = await whole(story);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const p = await prepared();
        const commands = story(p);
        const cut = upTo(commands);
        await sendAll(p.store, commands.slice(0, cut));
        const both = scheduled(p.store, scheduler);
        const work = [1, 2].map(async () => {
          await carrierOn(both).process.carry(p.batch.act);
        });
        await scheduler.waitFor(Promise.all(work));
        await sendAll(p.store, commands.slice(cut));
        expect(await outcome(p)).toEqual(wanted);
      }),
      { numRuns: 25 },
    );
  };

  it('claim every unit once', () => race(accepted, (commands) => commands.length - 10));
  it('apply every unit once', () => race(accepted, (commands) => commands.length - 1));
  it('give back every unit once', () => race(withdrawn, (commands) => commands.length - 1));

  it('and a withdrawal among them leave no unit claimed', async () => {
    const wanted = await whole(withdrawn);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const p = await prepared();
        await sendAll(p.store, offering(p.batch).slice(0, -1));
        const both = scheduled(p.store, scheduler);
        const withdraw = raw(p.batch.act, { kind: 'withdraw', ground: '改期' }, contextOn(TODAY));
        const work = [
          carrierOn(both).process.carry(p.batch.act),
          carrierOn(both).process.carry(p.batch.act),
          withdraw(both).then(() => carrierOn(both).process.carry(p.batch.act)),
        ];
        await scheduler.waitFor(Promise.all(work));
        await carrierOn(p.store).process.carry(p.batch.act);
        const { ids, act, units } = await outcome(p);
        expect({ ids, act, claims: units.map(({ claim }) => claim) }).toEqual({
          ids: 0,
          act: wanted.act,
          claims: units.map(() => undefined),
        });
      }),
      { numRuns: 40 },
    );
  });
});
