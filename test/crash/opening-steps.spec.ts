import {
  ActClaimSettler,
  ActKinds,
  ActProcess,
  actStream,
  ClaimPart,
  GatePassage,
  listUnits,
} from '@fonds/acts';
import { execute, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf, loadUnit, unitStream } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { openingKind, openingDecider, type OpeningCommand } from '@fonds/opening';
import { ARCHIVES, FONDS, holdingTakenOn, record, testContext, testId } from '@fonds/testing';
import { sendAll, type Sent } from '../laws/transfer-bench.fixture';
import { killedAt, MOMENTS } from './dying-store.fixture';
import { begunStore, told, type Story } from './own-act-stories.fixture';

const [A, B, C] = [testId<'unit'>(), testId<'unit'>(), testId<'unit'>()];
const AUTHORITY = testId<'organisation'>();
const [REVIEWER, DIRECTOR, OFFICIAL] = [testId<'account'>(), testId<'account'>(), testId<'account'>()];

function processOn(store: EventStore): ActProcess {
  const kinds = new ActKinds();
  kinds.register(openingKind({ on: () => Promise.resolve([]) }));
  const claims = new ClaimPart(store, kinds, new ActClaimSettler(store, kinds));
  return new ActProcess(store, kinds, claims, new GatePassage(store, kinds));
}

type Order = OpeningCommand extends infer C ? (C extends OpeningCommand ? Omit<C, 'deed'> : never) : never;

/** Two units are opened, one stays closed with the authority's consent. */
function opening(): Story {
  const act = testId<'act'>();
  const on = (account: CommandContext['account']) => testContext({ account });
  const step = (order: Order, context: CommandContext, more?: (store: EventStore) => Promise<void>): Sent => {
    const command = { ...order, deed: deedOf(context) } as OpeningCommand;
    return async (store) => {
      const result = await execute(store, actStream(act), openingDecider, command, context);
      if (more) await more(store);
      else await processOn(store).carry(act);
      return result;
    };
  };
  const plan = { fonds: FONDS, custodian: ARCHIVES, purpose: 'opening' as const };
  const planner = on(REVIEWER);
  const closed = { opinion: '延期开放' as const, ground: 'c' as const };
  const fit = { secret: false, due: civilDate('2021-01-01') };
  const concluded = [
    step({ kind: 'plan', plan, stateArchives: true }, planner, async (store) => {
      await listUnits(store, act, [A, B, C], planner);
    }),
    step({ kind: 'open-review', partner: { as: 'none', ground: '无承接单位' } }, on(REVIEWER)),
    step(
      { kind: 'opinion', side: 'archives', opinion: { opinion: '开放' }, units: [A, B], secret: [] },
      on(REVIEWER),
    ),
    step({ kind: 'opinion', side: 'archives', opinion: closed, units: [C], secret: [] }, on(REVIEWER)),
    step({ kind: 'agree', units: [A, B, C], secret: [] }, on(DIRECTOR)),
  ];
  return {
    prepare: async (store) => {
      for (const unit of [A, B, C])
        await record(
          store,
          unitStream(unit),
          'HoldingTakenOn',
          holdingTakenOn({ heldSince: { printed: '2010', to: '2010-12-31' } }),
        );
      await sendAll(store, concluded);
    },
    commands: [
      step({ kind: 'submit', authority: AUTHORITY, units: [C] }, on(DIRECTOR)),
      step({ kind: 'consent', authority: AUTHORITY, units: [C] }, on(OFFICIAL)),
      step(
        {
          kind: 'draw-catalogue',
          rows: [
            { unit: A, title: '甲' },
            { unit: B, title: '乙' },
          ],
        },
        on(REVIEWER),
      ),
      step(
        {
          ...{ kind: 'order', form: 'both', place: '网站', gate: -1 },
          fitness: new Map([A, B].map((unit) => [unit, fit])),
        },
        on(DIRECTOR),
      ),
    ],
    writes: 8,
  };
}

describe('an opening review', () => {
  it('ends the same, event for event, when its process is killed at any of its writes', async () => {
    const story = opening();
    const { store, base } = await begunStore(story);
    await sendAll(store, story.commands);
    const wanted = await told(store, base);
    const states = [A, B, C].map(async (unit) => {
      const found = await loadUnit(store, unit);
      return found.kind === 'unit' && [found.unit.opening?.state, found.unit.claim];
    });
    expect(await Promise.all(states)).toEqual([
      ['开放', undefined],
      ['开放', undefined],
      ['延期开放', undefined],
    ]);
    for (const moment of MOMENTS) {
      let n = 1;
      for (; ; n++) {
        const other = await begunStore(story);
        const died = await killedAt(n, moment, other.store, story.commands);
        expect({ n, moment, told: await told(other.store, other.base) }).toEqual({ n, moment, told: wanted });
        if (!died) break;
      }
      expect(n).toBeGreaterThan(story.writes);
    }
  });
});
