import type { Projection } from '@fonds/projections';

/** Orders to put something right (E80), with the day that each of them says (CLK-14). */
export const rectificationProjection: Projection = {
  name: 'rectification',
  version: 1,
  tables: [
    {
      name: 'rectification',
      columns: {
        id: 'uuid',
        authority: 'uuid',
        organisation: 'uuid',
        instrument: 'text',
        article: 'text',
        findings: 'text[]',
        requirement: 'text',
        document: 'text',
        served: 'date',
        due: 'date',
        reported: 'date',
        done: 'date',
        position: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['organisation, due', 'due, id'],
    },
  ],
  types: ['RectificationOrdered', 'RectificationReported', 'ReinspectionHeld'],
  touches: ({ event }) =>
    event.type === 'RectificationReported' || event.type === 'ReinspectionHeld'
      ? [{ table: 'rectification', group: event.data.order }]
      : [],
  fold({ event, stored }, rows) {
    const { businessDate } = stored.meta;
    switch (event.type) {
      case 'RectificationOrdered': {
        const { order, authority, organisation, instrument, article } = event.data;
        const { findings, requirement, document, servedOn, dueOn } = event.data;
        return rows.put('rectification', {
          ...{ id: order, authority, organisation, instrument, article, findings, requirement, document },
          ...{
            served: servedOn,
            due: dueOn,
            reported: null,
            done: null,
            position: stored.position.toString(),
          },
        });
      }
      case 'RectificationReported':
      case 'ReinspectionHeld': {
        const there = rows.get('rectification', { id: event.data.order });
        if (!there) return;
        if (event.type === 'RectificationReported')
          return rows.put('rectification', { ...there, reported: businessDate });
        return event.data.result === 'done'
          ? rows.put('rectification', { ...there, done: businessDate })
          : undefined;
      }
      default:
    }
  },
};
