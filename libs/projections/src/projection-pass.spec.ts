import { setImmediate as turn } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { ProjectionGeneration } from './projection-generation';
import { ProjectionPass } from './projection-pass';

const ROWS_OF_A_PAGE = 1_000;

/** A database in which nothing commits before it is let, and a projection whose folding waits in the midst of its third page. */
function halted() {
  let changes = 0;
  let commit = (): void => undefined;
  let foldOn = (): void => undefined;
  let page = 0;
  const handedOver: { rows: number; through: string }[] = [];
  const query = async (text: string, values?: readonly unknown[]): Promise<{ rowCount: number }> => {
    if (text.startsWith('UPDATE read.projection SET position'))
      handedOver.push({ rows: taken, through: String(values?.[0]) });
    if (text === 'COMMIT') await new Promise<void>((resolve) => (commit = resolve));
    return { rowCount: 1 };
  };
  let taken = 0;
  const live = {
    projection: { name: 'any', version: 1 },
    generation: 1,
    rows: {
      begun: 0,
      leftOut: false,
      get changes() {
        return changes;
      },
      take() {
        taken = changes;
        changes = 0;
        return new Map();
      },
      forget: () => undefined,
    },
    async fold() {
      changes += ROWS_OF_A_PAGE / 2;
      if (++page === 3) await new Promise<void>((resolve) => (foldOn = resolve));
      changes += ROWS_OF_A_PAGE / 2;
    },
    write: () => Promise.resolve(),
  };
  const pool = { connect: () => Promise.resolve({ query, release: () => undefined }) };
  return {
    pass: new ProjectionPass(
      pool as unknown as Pool,
      live as unknown as ProjectionGeneration,
      0n,
      3_000n,
      false,
    ),
    handedOver,
    commit: () => commit(),
    foldOn: () => foldOn(),
  };
}

describe('rows and the position they are true at are written together', () => {
  it('while a page is half folded, what was written before may commit, and no more is handed over', async () => {
    const { pass, handedOver, commit, foldOn } = halted();
    await pass.take([], 1_000n);
    await pass.take([], 2_000n);
    const third = pass.take([], 3_000n);
    await turn();
    commit();
    await turn();
    expect(handedOver).toEqual([{ rows: ROWS_OF_A_PAGE, through: '1000' }]);
    foldOn();
    await third;
    const finished = pass.finish();
    await turn();
    commit();
    await finished;
    expect(handedOver).toEqual([
      { rows: ROWS_OF_A_PAGE, through: '1000' },
      { rows: 2 * ROWS_OF_A_PAGE, through: '3000' },
    ]);
  });
});
