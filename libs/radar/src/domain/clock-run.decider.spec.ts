import { canonicalJson, civilDate } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { happened, rulesOf, testId } from '@fonds/testing';
import { clockRunDecider, partsOfLines, type RunClock } from './clock-run.decider';
import type { ClockLine } from './clock-line';

const { given } = rulesOf(clockRunDecider);
const ROOT = '0'.repeat(64);
const line = (n: number): ClockLine => ({
  ...{ fonds: testId<'fonds'>(), clock: 'CLK-08', fell: n, found: 1, root: ROOT },
});
const run = (day: string, lines: readonly ClockLine[] = []): RunClock => ({
  ...{ kind: 'run', date: civilDate(day), law: '2026-11-22', regime: 'R3', local: [], knownAt: '7', lines },
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
          rules: expect.arrayContaining(['CLK-05', 'CLK-13', 'CLK-23']) as unknown as string[],
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

  it('with the local rules that it applied, where there were any', () => {
    const local = [{ place: testId(), version: '2026-1', sha256: ROOT }];
    const decided = clockRunDecider.decide({ ...run('2026-11-22'), local }, undefined);
    expect(decided.ok && decided.value[0]?.data).toMatchObject({ local });
    const without = clockRunDecider.decide(run('2026-11-22'), undefined);
    expect(without.ok && without.value[0]?.data).not.toHaveProperty('local');
  });

  it('with the orders whose day it was, where there were any (CLK-14)', () => {
    const orders = { fell: 1, found: 0, root: ROOT };
    const decided = clockRunDecider.decide({ ...run('2026-11-22'), orders }, undefined);
    expect(decided.ok && decided.value[0]).toMatchObject({
      data: { orders, count: 0 },
      rules: expect.arrayContaining(['CLK-14']) as unknown,
    });
    const without = clockRunDecider.decide(run('2026-11-22'), undefined);
    expect(without.ok && without.value[0]?.data).not.toHaveProperty('orders');
  });

  it('more lines than one event holds are listed before it, each part by itself; its root and count close them all', () => {
    const lines = Array.from({ length: 2_001 }, (_, n) => line(n % 3));
    const { listed, rest } = partsOfLines(lines);
    expect([...listed, rest].map(({ length }) => length)).toEqual([1_000, 1_000, 1]);
    const part = (day: string) => ({
      ...{ kind: 'list' as const, knownAt: '7', date: civilDate(day), part: 1, lines: listed[0] ?? [] },
    });
    given([])
      .when(part('2026-11-22'))
      .then([
        {
          type: 'ClockLinesListed',
          data: { date: '2026-11-22', part: 1, knownAt: '7', lines: [...(listed[0] ?? [])] },
        },
      ]);
    given([ran('2026-11-22')])
      .when(part('2026-11-22'))
      .then([]);
    given([ran('2026-11-20')])
      .when(part('2026-11-22'))
      .then({ code: 'clock-day-skipped' });
    const decided = clockRunDecider.decide(run('2026-11-22', lines), undefined);
    expect(decided.ok && decided.value.map(({ data }) => data)).toMatchObject([
      { parts: 2, count: 2_001 + lines.reduce((n, l) => n + l.fell, 0), lines: rest },
    ]);
  });

  it('no event of a day of six thousand fonds comes near the limits of a request', () => {
    const { listed } = partsOfLines(Array.from({ length: 6_000 }, (_, n) => line(n)));
    for (const part of listed) expect(Buffer.byteLength(canonicalJson(part as never))).toBeLessThan(200_000);
  });
});
