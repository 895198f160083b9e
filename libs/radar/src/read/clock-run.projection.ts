import type { Projection } from '@fonds/projections';
import type { ClockLine } from '../domain/clock-line';

/** The days on which the clock ran (E102), and their lines. */
export const clockRunProjection: Projection = {
  name: 'clock-run',
  version: 3,
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
      columns: { date: 'date', fonds: 'uuid', clock: 'text', fell: 'bigint', found: 'bigint', root: 'text' },
      key: ['date', 'fonds', 'clock'],
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
    // A run that died lists its parts again, from the first; or has none any more.
    if (event.type === 'ClockLinesListed' ? event.data.part === 1 : event.data.parts === 0)
      for (const row of rows.group('clock_line', date)) rows.remove('clock_line', row);
    const put = ({ fonds, clock, fell, found, root }: ClockLine): void =>
      rows.put('clock_line', { date, fonds, clock, fell, found, root });
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
