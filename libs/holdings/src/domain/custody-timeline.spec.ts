import type { CustodyInterval, HeldSince } from '@fonds/event-contracts';
import { addDays, civilDate, dateOfDayNumber, dayNumber, type CivilDate } from '@fonds/kernel';
import { happened, holdingTakenOn, rulesOf } from '@fonds/testing';
import fc from 'fast-check';
import { LAW_DATA_VERSION } from '@fonds/law';
import { custodyStart, custodyTimeline, type CustodyPeriod } from './custody-timeline';
import { unitDecider } from './unit.decider';

const entry = (heldSince: HeldSince = { printed: '' }) => ({
  custodian: 'now',
  holder: 'lender',
  heldSince,
  businessDate: civilDate('2020-06-01'),
});
const history = (from: string, until: string, custodian = 'then', holder?: string): CustodyInterval => ({
  custodian,
  from,
  until,
  holder,
});
const coversDay = (day: CivilDate) => (period: CustodyPeriod) =>
  period.from <= day && (period.until === null || day < period.until);

describe('who had custody when', () => {
  it('is the opening custodian from the day that is known (E95), else from the opening entry', () => {
    expect(custodyTimeline(entry({ printed: '1998.3', from: '1998-03-01', to: '1998-03-31' }), [])).toEqual([
      {
        custodian: 'now',
        holder: 'lender',
        from: '1998-03-31',
        until: null,
        beginningKnown: true,
        source: 'entry',
      },
    ]);
    expect(custodyTimeline(entry({ printed: '九十年代后', from: '1990-01-01' }), [])).toEqual([
      {
        custodian: 'now',
        holder: 'lender',
        from: '2020-06-01',
        until: null,
        beginningKnown: false,
        source: 'entry',
      },
    ]);
  });

  it('is unknown in the gaps of a reconstructed history (E96), also in the one before the opening entry', () => {
    expect(
      custodyTimeline(entry(), [
        history('1990-01-01', '1995-01-01', 'b', 'keeper'),
        history('1970-01-01', '1980-01-01', 'a'),
      ]),
    ).toEqual([
      {
        custodian: 'a',
        holder: 'a',
        from: '1970-01-01',
        until: '1980-01-01',
        beginningKnown: true,
        source: 'history',
      },
      {
        custodian: null,
        holder: null,
        from: '1980-01-01',
        until: '1990-01-01',
        beginningKnown: false,
        source: 'history',
      },
      {
        custodian: 'b',
        holder: 'keeper',
        from: '1990-01-01',
        until: '1995-01-01',
        beginningKnown: true,
        source: 'history',
      },
      {
        custodian: null,
        holder: null,
        from: '1995-01-01',
        until: '2020-06-01',
        beginningKnown: false,
        source: 'history',
      },
      {
        custodian: 'now',
        holder: 'lender',
        from: '2020-06-01',
        until: null,
        beginningKnown: false,
        source: 'entry',
      },
    ]);
  });

  it('has no gap where one period touches the next', () => {
    expect(
      custodyTimeline(entry({ printed: '', to: '1990-01-01' }), [history('1980-01-01', '1990-01-01')]).map(
        (p) => p.custodian,
      ),
    ).toEqual(['then', 'now']);
  });
});

/** Histories that the decider lets pass: cut from an ascending list of days, in any order. */
const admitted = fc
  .record({
    cuts: fc.uniqueArray(
      fc.integer({ min: dayNumber(civilDate('1950-01-01')), max: dayNumber(civilDate('2019-12-31')) }),
      { maxLength: 16 },
    ),
    touching: fc.boolean(),
    known: fc.boolean(),
    order: fc.infiniteStream(fc.integer()),
  })
  .map(({ cuts, touching, known, order }) => {
    const days = [...cuts].sort((a, b) => a - b).map(dateOfDayNumber);
    const intervals = days
      .slice(0, -1)
      .flatMap((from, i) => (touching || i % 2 === 0 ? [history(from, days[i + 1] ?? from, `c${i}`)] : []));
    const last = days[days.length - 1];
    const heldSince: HeldSince = known && last ? { printed: last, to: last } : { printed: '' };
    const ranks = new Map(intervals.map((interval) => [interval, order.next().value ?? 0]));
    return { heldSince, intervals: intervals.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)) };
  });

describe('the laws of the timeline', () => {
  it('each day from the first has exactly one period, and none has one before (INV-02)', () => {
    fc.assert(
      fc.property(admitted, fc.integer({ min: 0, max: 30_000 }), ({ heldSince, intervals }, offset) => {
        const timeline = custodyTimeline(entry(heldSince), intervals);
        const first = timeline[0]?.from ?? civilDate('2020-06-01');
        for (const day of [
          first,
          addDays(first, offset),
          ...timeline.map((p) => p.from),
          ...timeline.map((p) => addDays(p.from, -1)).filter((d) => d >= first),
        ])
          expect(timeline.filter(coversDay(day))).toHaveLength(1);
        expect(timeline.filter(coversDay(addDays(first, -1)))).toHaveLength(0);
      }),
    );
  });

  it('periods touch, the last is open and begins where custody counts from', () => {
    fc.assert(
      fc.property(admitted, ({ heldSince, intervals }) => {
        const timeline = custodyTimeline(entry(heldSince), intervals);
        timeline.slice(1).forEach((period, i) => expect(timeline[i]?.until).toBe(period.from));
        for (const period of timeline) expect(period.until === null || period.from < period.until).toBe(true);
        expect(timeline[timeline.length - 1]).toMatchObject({
          until: null,
          custodian: 'now',
          from: custodyStart(entry(heldSince)),
        });
      }),
    );
  });

  it('keeps every interval as it was recorded, whatever their order, and adds only gaps', () => {
    fc.assert(
      fc.property(admitted, ({ heldSince, intervals }) => {
        const timeline = custodyTimeline(entry(heldSince), intervals);
        const recorded = timeline.slice(0, -1).filter((p) => p.custodian !== null);
        expect(recorded.map((p) => [p.custodian, p.from, p.until]).sort()).toEqual(
          intervals.map((i) => [i.custodian, i.from, i.until]).sort(),
        );
        expect(timeline).toEqual(custodyTimeline(entry(heldSince), [...intervals].reverse()));
      }),
    );
  });

  it('the decider lets pass exactly the histories these laws hold for', () => {
    const { given } = rulesOf(unitDecider);
    const deed = {
      businessDate: civilDate('2026-11-22'),
      today: civilDate('2026-11-22'),
      account: 'a',
      evidence: 1,
      lawData: LAW_DATA_VERSION,
    };
    fc.assert(
      fc.property(admitted, ({ heldSince, intervals }) => {
        if (!intervals.length) return;
        const organisations = intervals.map(({ from, until }) => ({
          custodian: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
          from,
          until,
        }));
        const taken = happened('HoldingTakenOn', holdingTakenOn({ heldSince }), {
          businessDate: civilDate('2020-06-01'),
        });
        given([taken])
          .when({ kind: 'propose-history', intervals: organisations, deed })
          .then([{ type: 'HistoryReconstructionProposed', data: { intervals: organisations } }]);
      }),
    );
  });
});
