import { civilDate } from '@fonds/kernel';
import { createTestDatabase, testId, type TestDatabase } from '@fonds/testing';
import { clockOrders } from './clock-orders';

describe('the orders of a day (CLK-14)', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.owner.query(
      `CREATE SCHEMA IF NOT EXISTS read;
       CREATE TABLE read.rectification (id uuid, due date, done date, position bigint);
       GRANT USAGE ON SCHEMA read TO fonds_app; GRANT SELECT ON read.rectification TO fonds_app`,
    );
  });
  afterAll(() => test.drop());

  const DAY = '2026-03-01';
  const orders = async (
    ...rows: readonly { readonly due: string; readonly done?: string; readonly position: number }[]
  ): Promise<unknown> => {
    await test.database.owner.query('DELETE FROM read.rectification');
    for (const { due, done, position } of rows)
      await test.database.owner.query('INSERT INTO read.rectification VALUES ($1, $2, $3, $4)', [
        ...[testId(), due, done ?? null, position],
      ]);
    const found = await clockOrders(test.database.app, civilDate(DAY), { since: '10', at: '20' });
    return found && [found.fell, found.found];
  };

  it('are those whose day it is, and those of a day before that are known only since the last run', async () => {
    expect(
      await orders(
        { due: DAY, position: 5 },
        { due: DAY, position: 15 },
        { due: '2026-02-01', position: 15 },
        { due: '2026-02-01', position: 10 },
        { due: '2026-03-02', position: 15 },
      ),
    ).toEqual([2, 1]);
  });

  it('are none that the run does not know yet', async () => {
    expect(await orders({ due: DAY, position: 21 }, { due: '2026-02-01', position: 21 })).toBeUndefined();
  });

  it('are none that was found done before its day; what was done on it or later had its day', async () => {
    expect(await orders({ due: DAY, done: '2026-02-28', position: 5 })).toBeUndefined();
    expect(
      await orders(
        { due: DAY, done: DAY, position: 5 },
        { due: '2026-02-01', done: '2026-02-20', position: 15 },
      ),
    ).toEqual([1, 1]);
  });
});
