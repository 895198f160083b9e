import type { Projection } from '@fonds/projections';

/** Codes that a catalogue lists with a status in place of holdings (domain.md §8b), and what was decided of each. */
export const setAsideProjection: Projection = {
  name: 'set-aside',
  version: 1,
  tables: [
    {
      name: 'set_aside',
      columns: {
        id: 'uuid',
        position: 'bigint',
        code: 'text',
        fonds: 'uuid',
        archives: 'uuid',
        status: 'text',
        import: 'uuid',
        file: 'text',
        sheet: 'text',
        line: 'int',
        since: 'date',
        decision: 'text',
        decided: 'date',
      },
      key: ['id'],
      group: 'id',
      indexes: ['archives, position'],
    },
  ],
  types: ['CodeSetAside', 'SetAsideDecided'],
  touches: ({ event, stored }) =>
    event.type === 'SetAsideDecided'
      ? [{ table: 'set_aside', group: stored.stream.slice('unit-'.length) }]
      : [],
  fold({ event, stored }, rows) {
    const id = stored.stream.slice('unit-'.length);
    if (event.type === 'SetAsideDecided') {
      const row = rows.get('set_aside', { id });
      if (row)
        rows.put('set_aside', {
          ...row,
          decision: event.data.decision,
          decided: stored.meta.businessDate,
        });
    } else if (event.type === 'CodeSetAside') {
      const { code, fonds, numberingBody, status, place } = event.data;
      rows.put('set_aside', {
        id,
        position: stored.position.toString(),
        code: code.printed,
        fonds,
        archives: numberingBody,
        status,
        import: event.data.import,
        file: place.file,
        sheet: place.sheet ?? null,
        line: place.line,
        since: stored.meta.businessDate,
        decision: null,
        decided: null,
      });
    }
  },
};
