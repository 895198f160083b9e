import { MemoryEventStore } from '@fonds/event-store';
import { testClock } from '@fonds/testing';
import fc from 'fast-check';
import { accountOf, unaccounted } from './case-accounts.fixture';
import { ALIVE, caseHistory, CaseHistory } from './case-history.fixture';

/** npm run proof:laws has 400. */
const RUNS = { numRuns: Number(process.env['FONDS_LAW_RUNS'] ?? 10) };

/** What must hold whatever was told. */
async function checked(history: CaseHistory): Promise<void> {
  const account = await accountOf(history.store, history.id, history.units);
  const many = [...account.destinations].filter(([, to]) => to.size > 1).map(([unit]) => unit);
  expect({ wrong: account.wrong, many }).toEqual({ wrong: [], many: [] });
  if (!account.closed) return;
  const { opening, came, ended, endings } = account.closed;
  expect({
    opening,
    sum: opening + came,
    endings,
    open: unaccounted(account),
    differences: account.differences,
  }).toEqual({
    ...{ opening: account.opening, sum: ended, endings: history.units.length, open: [], differences: [] },
  });
}

/** A closing is refused for something that is really open. */
async function open({ store, id, units }: CaseHistory): Promise<boolean> {
  const account = await accountOf(store, id, units);
  const undecided = [...account.groups.values()].some((group) => !account.decided.has(group));
  return undecided || account.amended || account.differences.length + unaccounted(account).length > 0;
}

it('what an act carries out is not decided otherwise while it is under way (INV-30)', async () => {
  const history = new CaseHistory(new MemoryEventStore(testClock));
  await history.begin('C15', 'AD');
  const deed = { pick: 1, n: 0, to: 0, ...ALIVE };
  const decide = async (n: number) => history.decide('AD', { ...deed, n });
  expect((await decide(0)).ok).toBe(true);
  for (const step of ['plan', 'execute'] as const) await history.take({ ...deed, do: step });
  expect(await decide(1)).toMatchObject({ ok: false, error: { code: 'group-under-way' } });
  await history.take({ ...deed, do: 'give-up' });
  expect((await decide(1)).ok).toBe(true);
});

it('an act that could claim none of its units keeps its group from no other act', async () => {
  const history = new CaseHistory(new MemoryEventStore(testClock));
  await history.begin('C15', 'AD');
  const deed = { pick: 0, n: 0, to: 0, ...ALIVE };
  await history.decide('AD', deed);
  for (const step of ['plan', 'execute'] as const) await history.take({ ...deed, do: step });
  for (const pick of [0b11, 0b1100, 0b110000]) await history.take({ ...deed, pick, do: 'take-over' });
  await history.take({ ...deed, do: 'finish' });
  expect(await history.take({ ...deed, do: 'execute' })).toMatchObject({ ok: true });
});

describe('restructuring cases over random histories (INV-03, INV-30)', () => {
  it('no unit is unaccounted, none has two destinations: the balance closes or the case stays open', async () => {
    await fc.assert(
      fc.asyncProperty(caseHistory, async ({ kind, sorted, commands }) => {
        const history = new CaseHistory(new MemoryEventStore(testClock));
        await history.begin(kind, sorted);
        for (const deed of commands) {
          if (history.closed) break;
          const told = await history.take(deed);
          if (deed.do === 'close' && told?.ok === false) expect(await open(history)).toBe(true);
        }
        await checked(history);
        if (history.closed) return;
        // What stays open can be brought to its end.
        const end = await history.toEnd();
        expect(end.ok || end.error).toBe(true);
        await checked(history);
      }),
      RUNS,
    );
  });
});
