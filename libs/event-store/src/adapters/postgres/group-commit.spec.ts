import { StoreOverloaded, type AppendResult } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';
import { GroupCommit } from './group-commit';

const MAY_WAIT = 50_000;
const request = (i: number): PreparedRequest => ({ stream: `unit-${i}`, expected: -1, bytes: 1, events: [] });
const requests = (count: number): PreparedRequest[] => Array.from({ length: count }, (_, i) => request(i));

/** A database that writes nothing until it is let. */
function held() {
  let letGo = (): void => undefined;
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let written = 0;
  const commits = new GroupCommit(async (batch) => {
    await released;
    return batch.map((): AppendResult => {
      written++;
      return { ok: true, revision: 0, position: BigInt(written), repeated: false };
    });
  });
  return { commits, letGo, written: () => written };
}

it('a call behind too many that wait is refused whole, and whoever waited is written', async () => {
  const { commits, letGo, written } = held();
  const first = commits.add(requests(MAY_WAIT));
  expect(() => commits.add(requests(1))).toThrow(StoreOverloaded);
  letGo();
  await Promise.all(first);
  await commits.drained();
  expect(written()).toBe(MAY_WAIT);
  // The queue is empty again: who was told to come back is taken.
  await Promise.all(commits.add(requests(1)));
  expect(written()).toBe(MAY_WAIT + 1);
});

it('an empty queue takes more at once than may wait', async () => {
  const { commits, letGo, written } = held();
  const all = commits.add(requests(MAY_WAIT + 1));
  letGo();
  await Promise.all(all);
  expect(written()).toBe(MAY_WAIT + 1);
});
