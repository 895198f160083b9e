import { accessionProjection } from '@fonds/accession';
import { actProjection, balanceOf, inboxProjection, loadAct } from '@fonds/acts';
import { MemoryEventStore, type StoredEvent } from '@fonds/event-store';
import { custodyProjection, loadUnit } from '@fonds/holdings';
import { dateOfDayNumber, dayNumber, type CivilDate } from '@fonds/kernel';
import type { Row } from '@fonds/projections';
import { testClock } from '@fonds/testing';
import fc from 'fast-check';
import { atEndOf, present } from './custody-model.fixture';
import { MemoryProjection } from './memory-projection.fixture';
import { history, RandomHistory, type Command } from './random-history.fixture';

const PAGES = [1, 2, 7, 5_000];
const RUNS = { numRuns: Number(process.env['FONDS_LAW_RUNS'] ?? 20) };

/** Refusals that rest on no article: matters of form. */
const FORM = new Set([
  'claims-under-way',
  'act-ended',
  'field-unchanged',
  'nothing-left',
  'not-in-store',
  'not-lost',
  'not-seized',
  'signed-already',
]);

async function lived(
  commands: readonly Command[],
): Promise<{ h: RandomHistory; log: readonly StoredEvent[] }> {
  const h = new RandomHistory(new MemoryEventStore(testClock));
  await h.begin();
  await h.run(commands);
  await h.end();
  return { h, log: (await h.store.readPage(0n, 1_000_000)).events };
}

const knownAt = (rows: readonly Row[], position: bigint): readonly Row[] =>
  rows.filter(
    (row) =>
      BigInt(String(row.known_from)) <= position &&
      (row.known_to === null || BigInt(String(row.known_to)) > position),
  );

/** Every day on which something could be told apart, and those around it. */
function daysOf(h: RandomHistory): readonly CivilDate[] {
  const days = h.believed.flatMap(({ units }) =>
    units.flatMap(({ start, moves }) => [start, ...moves.map(({ since }) => since)]),
  );
  return [
    ...new Set([...new Set(days)].flatMap((d) => [-1, 0, 1].map((n) => dateOfDayNumber(dayNumber(d) + n)))),
  ];
}

const told = (custodian: unknown, holder: unknown, out: boolean): string =>
  `${String(custodian)} ${String(holder)} ${out ? 'out' : 'in'}`;

const lawOf = (check: (lived_: Awaited<ReturnType<typeof lived>>) => void | Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(history, async (commands) => check(await lived(commands))),
    RUNS,
  );

describe('whatever happens to units of two fonds between three organisations', () => {
  it('each has exactly one custodian at the end of each day from its first, as known at each position (INV-02)', () =>
    lawOf(({ h, log }) => {
      const rows = new MemoryProjection(custodyProjection).fold(log, 50).rows('custody');
      const days = daysOf(h);
      const wrong: unknown[] = [];
      for (const { position, units } of h.believed) {
        const known = knownAt(rows, position);
        for (const unit of units) {
          const own = known.filter((row) => row.unit === unit.id);
          for (const day of days) {
            const covering = own
              .filter((row) => String(row.since) <= day && (row.until === null || String(row.until) > day))
              .map(({ custodian, holder, out }) => told(custodian, holder, out !== null));
            const wanted = atEndOf(unit, day);
            const believed = wanted ? told(wanted.custodian, wanted.holder, wanted.out !== false) : '';
            if (covering.join() !== believed)
              wrong.push({ position, unit: unit.id, day, covering, believed });
          }
        }
      }
      expect(wrong).toEqual([]);
    }));

  it('each unit’s own stream says the same in the end, and no event has an id twice', () =>
    lawOf(async ({ h, log }) => {
      for (const unit of h.units.values()) {
        const state = await loadUnit(h.store, unit.id);
        const { custodian, holder, ...standing } = present(unit);
        const out = standing.out !== false;
        expect(
          state.kind === 'unit' && {
            custodian: state.unit.custodian,
            holder: state.unit.holder,
            out: state.unit.out !== undefined,
            days: state.unit.effects.map(({ since }) => since),
          },
        ).toEqual({ custodian, holder, out, days: unit.moves.map(({ since }) => since) });
      }
      expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    }));

  it('every act that ended accounts for its list: listed = applied + returned + explained (INV-03)', async () => {
    const seen = { transfers: 0, own: 0 };
    await lawOf(async ({ h }) => {
      seen.transfers += h.acts.filter(({ ended }) => ended).length;
      seen.own += h.ownActs.length;
      for (const { id, ended } of h.acts) {
        const act = (await loadAct(h.store, id))?.state;
        if (!act) throw new Error('no act');
        expect(act.closed).toBe(ended);
        const { listed, applied, returned, explained } = balanceOf(act);
        if (ended) expect(applied + returned + explained).toBe(listed);
      }
      for (const id of h.ownActs) {
        const act = (await loadAct(h.store, id))?.state;
        if (!act) throw new Error('no act');
        const { listed, applied, returned, explained } = balanceOf(act);
        expect([act.closed, applied + returned + explained]).toEqual([true, listed]);
      }
    });
    expect(Math.min(seen.transfers, seen.own)).toBeGreaterThan(0);
  });

  it('pages of any size, and a rebuild, give one digest of each projection', () =>
    lawOf(({ log }) => {
      for (const projection of [custodyProjection, actProjection, inboxProjection, accessionProjection]) {
        const digests = PAGES.map((size) => new MemoryProjection(projection).fold(log, size).digest());
        expect([projection.name, new Set(digests).size]).toEqual([projection.name, 1]);
      }
    }));

  it('every refusal cites a rule, or is a listed matter of form', async () => {
    let seen = 0;
    await lawOf(({ h }) => {
      seen += h.refusals.length;
      for (const { rule, code } of h.refusals)
        expect(rule !== undefined || FORM.has(code) ? '' : code).toBe('');
    });
    expect(seen).toBeGreaterThan(0);
  });
});
