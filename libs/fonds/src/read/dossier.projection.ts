import type { Projection } from '@fonds/projections';

const CORRECTED: readonly string[] = ['category', 'title', 'document', 'formed'];

/** Papers of the dossiers of fonds (全宗卷, E05). They are kept for ever (INV-14). */
export const dossierProjection: Projection = {
  name: 'fonds-dossier',
  version: 1,
  tables: [
    {
      name: 'fonds_dossier',
      columns: {
        event: 'uuid',
        fonds: 'uuid',
        category: 'text',
        title: 'text',
        document: 'text',
        formed: 'date',
        filed: 'date',
        evidence: 'text[]',
        position: 'bigint',
      },
      key: ['event'],
      group: 'event',
      indexes: ['fonds, position'],
    },
  ],
  types: ['FondsDossierFiled', 'EventCorrected'],
  touches: ({ event }) =>
    event.type === 'EventCorrected' ? [{ table: 'fonds_dossier', group: event.data.corrects }] : [],
  fold({ event, stored }, rows) {
    if (event.type === 'EventCorrected') {
      const filed = rows.get('fonds_dossier', { event: event.data.corrects });
      if (!filed) return;
      const changes = event.data.fields.flatMap(({ field, after = null }) =>
        CORRECTED.includes(field) ? [[field, after as string | null] as const] : [],
      );
      return rows.put('fonds_dossier', { ...filed, ...Object.fromEntries(changes) });
    }
    if (event.type !== 'FondsDossierFiled') return;
    const { category, title, document = null, formed = null } = event.data;
    const { businessDate, evidence } = stored.meta;
    rows.put('fonds_dossier', {
      ...{ event: stored.id, fonds: stored.stream.slice('fonds-'.length), category, title, document, formed },
      ...{ filed: businessDate, evidence: evidence.map(({ sha256 }) => sha256) },
      position: stored.position.toString(),
    });
  },
};
