import type { Projection, Row } from '@fonds/projections';

/** Imports and how far they are: started, finished, checked by a second account. Holdings stay *unchecked* until then. */
export const importProjection: Projection = {
  name: 'import',
  version: 2,
  tables: [
    {
      name: 'import',
      columns: {
        id: 'uuid',
        archives: 'uuid',
        format: 'text',
        file: 'text',
        source: 'text',
        stored: 'text',
        stored_source: 'text',
        options: 'jsonb',
        mapping: 'text',
        business_date: 'date',
        account: 'uuid',
        started_at: 'timestamptz',
        started_position: 'bigint',
        finished_position: 'bigint',
        counts: 'jsonb',
        root: 'text',
        checked_position: 'bigint',
        checked_by: 'uuid',
      },
      key: ['id'],
      group: 'id',
      indexes: ['archives, started_position'],
    },
    {
      // From a check until a later run told the account anew: what was checked as known at any position.
      name: 'import_checked',
      columns: { import: 'uuid', since: 'bigint', until: 'bigint' },
      key: ['import', 'since'],
      group: 'import',
    },
  ],
  types: ['ImportStarted', 'ImportFinished', 'ImportChecked'],
  touches: ({ event, stored }) =>
    event.type === 'ImportStarted'
      ? []
      : ['import', 'import_checked'].map((table) => ({
          table,
          group: stored.stream.slice('import-'.length),
        })),
  fold({ event, stored }, rows) {
    const id = stored.stream.slice('import-'.length);
    const amend = (change: Row): void => {
      const row = rows.get('import', { id });
      if (row) rows.put('import', { ...row, ...change });
    };
    const position = stored.position.toString();
    if (event.type === 'ImportFinished') {
      amend({
        finished_position: position,
        counts: JSON.stringify(event.data.counts),
        root: event.data.root,
        checked_position: null,
        checked_by: null,
      });
      for (const row of rows.group('import_checked', id))
        if (row.until === null) rows.put('import_checked', { ...row, until: position });
    } else if (event.type === 'ImportChecked') {
      amend({ checked_position: position, checked_by: stored.meta.actor.account });
      rows.put('import_checked', { import: id, since: position, until: null });
    } else if (event.type === 'ImportStarted') {
      const { data } = event;
      rows.put('import', {
        id,
        archives: data.archives,
        format: data.format,
        file: data.file,
        source: data.source,
        stored: data.stored,
        stored_source: data.storedSource ?? null,
        options: JSON.stringify(data.options),
        mapping: data.mapping,
        business_date: stored.meta.businessDate,
        account: stored.meta.actor.account,
        started_at: stored.meta.recordedAt,
        started_position: position,
        finished_position: null,
        counts: null,
        root: null,
        checked_position: null,
        checked_by: null,
      });
    }
  },
};
