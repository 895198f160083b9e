import type { DomainEvent } from '@fonds/event-contracts';
import { testId } from '@fonds/testing';
import type { Row, Rows } from '@fonds/projections';
import type { ClockLine } from '../domain/clock-line';
import { clockRunProjection } from './clock-run.projection';

const DATE = '2026-11-22';
const line = (found: number): ClockLine => ({
  ...{ fonds: testId<'fonds'>(), clock: 'CLK-08', fell: 0, found, root: '0'.repeat(64) },
});
const listed = (part: number, lines: readonly ClockLine[], knownAt?: string) => ({
  ...{ type: 'ClockLinesListed', data: { date: DATE, part, lines, ...(knownAt && { knownAt }) } },
});
const ran = (parts: number, lines: readonly ClockLine[]) => ({
  type: 'ClockRan',
  data: {
    ...{ date: DATE, law: '2026-11-22', regime: 'R3', knownAt: '7', parts },
    ...{ count: 0, root: '0'.repeat(64), lines },
  },
});

const keyOf = ({ known_at, fonds }: Row): string => `${String(known_at)} ${String(fonds)}`;

/** The lines of the day that are left, by what they count. */
function linesAfter(...events: readonly { readonly type: string; readonly data: object }[]): unknown[] {
  const lines = new Map<unknown, Row>();
  const rows: Rows = {
    group: () => [...lines.values()],
    get: () => undefined,
    put: (table, row) => void (table === 'clock_line' && lines.set(keyOf(row), row)),
    remove: (_, row) => void lines.delete(keyOf(row)),
  };
  const stored = { id: testId(), position: 1n, meta: { recordedAt: '2026-11-22T00:00:00.000Z' } } as never;
  for (const event of events) clockRunProjection.fold({ event: event as DomainEvent, stored }, rows);
  return [...lines.values()].map(({ found }) => found).sort();
}

describe('the lines of a day of the clock (E102)', () => {
  it('are those of the run that ended, not of one that died among its parts', () => {
    const died = [listed(1, [line(1)]), listed(2, [line(2)])];
    expect(linesAfter(...died, listed(1, [line(3)]), ran(1, [line(4)]))).toEqual([3, 4]);
    expect(linesAfter(...died, ran(0, [line(5)]))).toEqual([5]);
    expect(linesAfter(...died, listed(1, [line(6)], '7'), ran(1, [line(4)]))).toEqual([4, 6]);
  });

  it('are those of the server whose event is that of the day, however another lists between them', () => {
    const [shared, other] = [line(2), line(9)];
    const seen = { ...shared, found: 8 };
    const between = [
      listed(1, [line(1)], '7'),
      listed(1, [other], '9'),
      listed(2, [shared], '7'),
      listed(2, [seen], '9'),
    ];
    expect(linesAfter(...between, ran(2, [line(3)]))).toEqual([1, 2, 3]);
    expect(linesAfter(...between, ran(0, [line(3)]))).toEqual([3]);
    // One that died and begins again from the same position lists from the first.
    expect(linesAfter(...between, listed(1, [line(5)], '7'), ran(1, [line(3)]))).toEqual([3, 5]);
  });
});
