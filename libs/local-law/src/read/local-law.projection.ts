import type { Projection } from '@fonds/projections';

/** Local rules by place, each version in the order in which it was activated. */
export const localLawProjection: Projection = {
  name: 'local-law',
  version: 1,
  tables: [
    {
      name: 'local_law',
      columns: {
        event: 'uuid',
        position: 'bigint',
        place: 'uuid',
        version: 'text',
        base: 'text',
        sha256: 'text',
        activated: 'date',
        rules: 'text',
      },
      key: ['event'],
      group: 'event',
      indexes: ['place, position'],
    },
  ],
  types: ['LawDataActivated'],
  touches: () => [],
  fold({ event, stored }, rows) {
    if (event.type !== 'LawDataActivated') return;
    const { place, version, base, sha256, rules } = event.data;
    rows.put('local_law', {
      event: stored.id,
      position: stored.position.toString(),
      place: place ?? null,
      ...{ version, base, sha256 },
      activated: stored.meta.businessDate,
      rules: JSON.stringify(rules),
    });
  },
};
