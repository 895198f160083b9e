import { openDatabase, type Database } from '@fonds/database';
import { ALL_ROLES } from '@fonds/identity';
import { FondsProcess, line, lines } from './fonds-process';

/** A busy machine takes seconds for one command. */
jest.setTimeout(120_000);

describe('fonds demo', () => {
  const fonds = new FondsProcess();
  let beside: Database;
  beforeAll(async () => {
    // The database stays open beside: each call would start it anew.
    beside = await openDatabase({ dataDir: fonds.data, role: 'cli' });
  });
  afterAll(async () => {
    await beside.close();
    fonds.remove();
  });

  it('fills an empty store: one account a role, and holdings that were believed otherwise before a correction', async () => {
    const told = await fonds.call(['demo', '--json']);
    expect(told).toMatchObject({ code: 0 });
    const made = lines<{ role?: string; archives?: string; before?: string; after?: string }>(told);
    expect(made.flatMap(({ role = [] }) => role).sort()).toEqual([...ALL_ROLES].sort());
    const { archives = '', before = '', after = '' } = made.at(-1) ?? {};
    const heldAsOf = async (position: string): Promise<number> => {
      const answer = await fonds.call([
        ...['holdings', '--archives', archives, '--as-of', '2012-06-30', '--known-at', position, '--json'],
      ]);
      return line<{ total: { units: number } }>(answer).total.units;
    };
    expect((await heldAsOf(before)) - (await heldAsOf(after))).toBe(1);
    expect((await fonds.call(['demo'])).code).toBe(3);
  });
});
