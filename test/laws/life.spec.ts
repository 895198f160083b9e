import { MemoryEventStore } from '@fonds/event-store';
import { testClock } from '@fonds/testing';
import fc from 'fast-check';
import { ForbiddenStates } from './forbidden-states.fixture';
import { CITY } from './life-bench.fixture';
import { DEEDS, life } from './life-commands.fixture';
import { LifeHistory } from './life-history.fixture';

/** npm run proof:laws has 400. */
const FULL = process.env['FONDS_LAW_RUNS'];
const RUNS = { numRuns: Number(FULL ?? 15) };

/** Refusals that rest on no article: they say again what stands, or name what is not there. */
const FORM = new Set([
  'act-ended',
  'all-units-declined',
  'already-approved',
  'appraisal-reported-already',
  'certified-already',
  'field-unchanged',
  'hold-unknown',
  'list-empty',
  'not-in-store',
  'not-in-the-list',
  'not-lost',
  'not-on-loan',
  'on-loan',
  'opening-concluded',
  'opening-nothing-to-do',
  'opening-review-open',
  'units-under-appraisal',
]);

describe('appraisal, destruction, opening and holds over random histories', () => {
  it('are accepted or refused as the law says, with the rule that forbids it, and no forbidden state is reached', async () => {
    const accepted = new Map<string, number>();
    const without = new Set<string>();
    const rules = new Set<string>();
    await fc.assert(
      fc.asyncProperty(life, async ({ stateArchives, commands }) => {
        const store = new MemoryEventStore(testClock);
        const history = new LifeHistory(store, stateArchives);
        await history.begin();
        await history.run(commands);
        const { found, incidents } = new ForbiddenStates((await store.readPage(0n, 100_000)).events, CITY);
        expect({ found, incidents }).toEqual({ found: [], incidents: history.life.incidents });
        for (const [deed, n] of history.accepted) accepted.set(deed, (accepted.get(deed) ?? 0) + n);
        for (const { code, rule } of history.refusals)
          if (rule === undefined) without.add(code);
          else rules.add(rule);
      }),
      RUNS,
    );
    expect([...without].filter((code) => !FORM.has(code))).toEqual([]);
    // The whole proof has every command that is to be accepted, and most rules at work.
    if (FULL === undefined || Number(FULL) < 400) return;
    expect([...accepted.keys()].sort()).toEqual([...new Set<string>(DEEDS)].sort());
    expect(rules.size).toBeGreaterThan(12);
  });
});
