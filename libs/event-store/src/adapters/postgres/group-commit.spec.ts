import { StoreOverloaded, type AppendResult } from '../../event-store.port';
import type { PreparedRequest } from '../../prepared-event';
import { GroupCommit } from './group-commit';

const requests = (count: number): PreparedRequest[] =>
  Array.from({ length: count }, (_, i) => ({ stream: `s-${i}`, bytes: 1 }) as PreparedRequest);

describe('a queue of appends whose limit nobody names', () => {
  it('still has one: 50,000 requests may wait for a database that takes nothing', async () => {
    let taken: (results: AppendResult[]) => void = () => undefined;
    const written: number[] = [];
    const commits = new GroupCommit((batch) => {
      written.push(batch.length);
      return new Promise((resolve) => {
        taken = resolve;
      });
    });
    const first = commits.add(requests(1));
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toEqual([1]);
    const queued = commits.add(requests(50_000));
    expect(queued).toHaveLength(50_000);
    expect(() => commits.add(requests(1))).toThrow(StoreOverloaded);
    taken([{ ok: true } as AppendResult]);
    expect(await Promise.all(first)).toEqual([{ ok: true }]);
  });
});
