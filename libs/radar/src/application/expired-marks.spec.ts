import { MemoryEventStore } from '@fonds/event-store';
import { unitStream, type ActOnUnit } from '@fonds/holdings';
import { civilDate } from '@fonds/kernel';
import { holdingTakenOn, record, testClock, testContext, testId } from '@fonds/testing';
import { ExpiredMarks } from './expired-marks';

const TODAY = civilDate('2026-11-22');

/** Units whose term has ended; some refuse. */
async function marks(refusing: Set<string>, ...units: readonly string[]) {
  const store = new MemoryEventStore(testClock);
  for (const unit of units) await record(store, unitStream(unit), 'HoldingTakenOn', holdingTakenOn());
  const left = new Set(units);
  const asked: string[] = [];
  const commands = {
    execute: ({ unit }: ActOnUnit) => {
      asked.push(unit);
      if (refusing.has(unit)) return Promise.resolve({ ok: false });
      left.delete(unit);
      return Promise.resolve({ ok: true });
    },
  };
  const rows = () => [...left].map((unit) => ({ unit, shown: '2026-01-01', secrecy: '秘密★10年' }));
  const dates = {
    on: (_: unknown, ask: (client: object, tables: object) => unknown) =>
      ask({ query: () => Promise.resolve({ rows: rows() }) }, { date: 'read.due_date' }),
  };
  const sweep = new ExpiredMarks(store, dates as never, commands as never);
  const swept = async (): Promise<readonly string[]> => {
    asked.length = 0;
    await sweep.declassify(TODAY, () => testContext());
    return [...asked];
  };
  return { store, swept };
}

it('a unit that refuses is asked again when its stream has gone on, and not each minute (CLK-13)', async () => {
  const [free, held] = [testId<'unit'>(), testId<'unit'>()];
  const refusing = new Set<string>([held]);
  const { store, swept } = await marks(refusing, free, held);
  expect(await swept()).toEqual([free, held]);
  expect(await swept()).toEqual([]);
  expect(await swept()).toEqual([]);
  refusing.clear();
  await record(store, unitStream(held), 'ClaimReleased', { act: testId(), why: 'withdrawn' });
  expect(await swept()).toEqual([held]);
  expect(await swept()).toEqual([]);
});
