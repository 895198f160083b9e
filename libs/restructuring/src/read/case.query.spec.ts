import { MemoryEventStore } from '@fonds/event-store';
import { testClock, testId } from '@fonds/testing';
import { TODAY } from '../../test/case-history.fixture';
import { CaseQuery } from './case.query';

const row = (position: number, phase: string) => ({
  ...{ id: testId<'case'>(), kind: 'C15', title: '', units: 5, openedOn: TODAY, closedOn: null },
  ...{ fonds: '', fondsName: null, organisation: '', organisationName: null, parent: null },
  ...{ phase, position: String(position) },
});

it('a case that is undecided is on the board, however many newer ones are closed', async () => {
  // More closed ones than are read at a time, and behind them two that fit.
  const all = Array.from({ length: 1_200 }, (_, n) => row(1_300 - n, 'closed'));
  const old = [row(60, 'opened'), row(50, 'opened')];
  const pool = {
    query: (sql: string, values: readonly unknown[]) => {
      const limit = Number(values[values.length - 1]);
      const before = sql.includes('d.position <') ? Number(values[values.length - 2]) : Infinity;
      const rows = [...all, ...old].filter(({ position }) => Number(position) < before);
      return Promise.resolve({ rows: rows.slice(0, limit) });
    },
  };
  const query = new CaseQuery(pool as never, new MemoryEventStore(testClock));
  const viewer = { all: true, organisations: [] } as never;
  const first = await query.list({ undecided: true }, { limit: 1 }, TODAY, viewer);
  expect(first.rows.map(({ position }) => position)).toEqual(['60']);
  const second = await query.list({ undecided: true }, { limit: 1, cursor: first.next ?? '' }, TODAY, viewer);
  expect([second.rows.map(({ position }) => position), second.next]).toEqual([['50'], undefined]);
});
