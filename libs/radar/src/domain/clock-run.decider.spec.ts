import { canonicalJson, civilDate } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { happened, rulesOf, testId } from '@fonds/testing';
import { clockRunDecider, type RunClock } from './clock-run.decider';
import type { ClockLine } from './clock-line';

const { given } = rulesOf(clockRunDecider);
const ROOT = '0'.repeat(64);
const line = (n: number): ClockLine => ({
  ...{ fonds: testId<'fonds'>(), clock: 'CLK-08', fell: n, found: 1, root: ROOT },
});
const run = (day: string, lines: readonly ClockLine[] = []): RunClock => ({
  ...{ date: civilDate(day), law: '2026-11-22', regime: 'R3', knownAt: '7', lines },
});
const ran = (day: string) =>
  happened('ClockRan', {
    ...{
      date: day,
      law: '2026-11-22',
      regime: 'R3',
      knownAt: '7',
      parts: 0,
      count: 0,
      root: ROOT,
      lines: [],
    },
  });

describe('E102, ClockRan: the clock runs each day once', () => {
  it('with counts and one root over its lines', () => {
    const lines = [line(2), line(0)];
    const sorted = [...lines].sort((a, b) => (a.fonds < b.fonds ? -1 : 1));
    given([])
      .when(run('2026-11-22', lines))
      .then([
        {
          type: 'ClockRan',
          data: {
            ...{ date: '2026-11-22', law: '2026-11-22', regime: 'R3', knownAt: '7', parts: 0, count: 4 },
            root: rootOfRows(sorted.map((each) => canonicalJson(each))),
            lines: sorted,
          },
          rules: expect.arrayContaining(['CLK-13']) as unknown as string[],
        },
      ]);
  });

  it('twice is once, and a day that is past already says nothing', () => {
    given([ran('2026-11-22')])
      .when(run('2026-11-22'))
      .then([]);
    given([ran('2026-11-22')])
      .when(run('2026-11-21'))
      .then([]);
  });

  it('missed days come in order: none is passed over, also over the end of a month', () => {
    given([ran('2026-02-28')])
      .when(run('2026-03-02'))
      .then({ code: 'clock-day-skipped' });
    const next = clockRunDecider.decide(run('2026-03-01'), civilDate('2026-02-28'));
    expect(next.ok && next.value.map(({ type }) => type)).toEqual(['ClockRan']);
  });

  it('more lines than one event holds go before it, and its root and count close them all', () => {
    const lines = Array.from({ length: 2_001 }, (_, n) => line(n % 3));
    const decided = clockRunDecider.decide(run('2026-11-22', lines), undefined);
    if (!decided.ok) throw new Error(decided.error.code);
    const parts = decided.value.map(({ type, data }) => [type, (data as { lines: unknown[] }).lines.length]);
    expect(parts).toEqual([
      ['ClockLinesListed', 1_000],
      ['ClockLinesListed', 1_000],
      ['ClockRan', 1],
    ]);
    expect(decided.value[2]?.data).toMatchObject({
      parts: 2,
      count: 2_001 + lines.reduce((n, l) => n + l.fell, 0),
    });
  });
});
