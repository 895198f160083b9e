import type { Projection, Row } from '@fonds/projections';
import type { ClockLine } from '../domain/clock-line';

const NO_RUN = '0';

/** The days on which the clock ran (E102), and their lines. */
export const clockRunProjection: Projection = {
  name: 'clock-run',
  version: 4,
  tables: [
    {
      name: 'clock_run',
      columns: {
        date: 'date',
        law: 'text',
        regime: 'text',
        known_at: 'bigint',
        count: 'bigint',
        root: 'text',
        local: 'text',
        orders: 'text',
        recorded_at: 'timestamptz',
        event: 'uuid',
        position: 'bigint',
      },
      key: ['date'],
      group: 'date',
    },
    {
      name: 'clock_line',
      columns: {
        date: 'date',
        // Two servers may list the same day from two positions; the day's own event is of one of them.
        known_at: 'bigint',
        fonds: 'uuid',
        clock: 'text',
        fell: 'bigint',
        found: 'bigint',
        root: 'text',
      },
      key: ['date', 'known_at', 'fonds', 'clock'],
      group: 'date',
      indexes: ['fonds, date'],
    },
  ],
  types: ['ClockLinesListed', 'ClockRan'],
  touches: ({ event }) =>
    event.type === 'ClockLinesListed' || event.type === 'ClockRan'
      ? [
          { table: 'clock_run', group: event.data.date },
          { table: 'clock_line', group: event.data.date },
        ]
      : [],
  fold({ event, stored }, rows) {
    if (event.type !== 'ClockLinesListed' && event.type !== 'ClockRan') return;
    const { date, lines } = event.data;
    const { knownAt: of = NO_RUN } = event.data;
    const listed = rows.group('clock_line', date);
    // Parts that were listed before runs told themselves apart are those of the day, where it has none of its own.
    const own = listed.some((row) => row.known_at === of) ? of : NO_RUN;
    const stale = (row: Row): boolean =>
      event.type === 'ClockRan'
        ? event.data.parts === 0 || row.known_at !== own
        : // A run that died lists its parts again, from the first.
          event.data.part === 1 && row.known_at === of;
    for (const row of listed) if (stale(row)) rows.remove('clock_line', row);
    const put = ({ fonds, clock, fell, found, root }: ClockLine): void =>
      rows.put('clock_line', { date, known_at: of, fonds, clock, fell, found, root });
    lines.forEach(put);
    if (event.type !== 'ClockRan') return;
    const { law, regime, knownAt, count, root, local = [], orders } = event.data;
    rows.put('clock_run', {
      ...{ date, law, regime, known_at: knownAt, count, root, local: JSON.stringify(local) },
      orders: orders ? JSON.stringify(orders) : null,
      ...{ recorded_at: stored.meta.recordedAt, event: stored.id, position: stored.position.toString() },
    });
  },
};
