import type { Projection } from '@fonds/projections';

/** Appraisals by custodian: what they were about, and whether their report is filed. Opinions stand in their streams. */
export const appraisalProjection: Projection = {
  name: 'appraisal',
  version: 2,
  tables: [
    {
      name: 'appraisal',
      columns: {
        id: 'uuid',
        fonds: 'uuid',
        custodian: 'uuid',
        method: 'text',
        scope: 'text',
        opened: 'date',
        units: 'int',
        report: 'text',
        reported: 'date',
        withdrawn: 'date',
        keep: 'int',
        destroy: 'int',
        transfer: 'int',
        position: 'bigint',
      },
      key: ['id'],
      group: 'id',
      indexes: ['custodian, position'],
    },
  ],
  types: ['AppraisalOpened', 'AppraisalUnitsListed', 'AppraisalReported', 'AppraisalWithdrawn'],
  touches: ({ event, stored }) =>
    event.type === 'AppraisalOpened' ? [] : [{ table: 'appraisal', group: idOf(stored.stream) }],
  fold({ event, stored }, rows) {
    const id = idOf(stored.stream);
    if (event.type === 'AppraisalOpened') {
      const { fonds, custodian, method, scope } = event.data;
      return rows.put('appraisal', {
        ...{ id, fonds, custodian, method, scope, opened: stored.meta.businessDate, units: 0 },
        ...{ report: null, reported: null, withdrawn: null, keep: null, destroy: null, transfer: null },
        position: stored.position.toString(),
      });
    }
    const there = rows.get('appraisal', { id });
    if (!there) return;
    if (event.type === 'AppraisalUnitsListed')
      rows.put('appraisal', { ...there, units: Number(there.units) + event.data.units.length });
    if (event.type === 'AppraisalWithdrawn')
      rows.put('appraisal', { ...there, withdrawn: stored.meta.businessDate });
    if (event.type === 'AppraisalReported') {
      const { title: report, keep, destroy, transfer } = event.data;
      rows.put('appraisal', {
        ...there,
        report,
        keep,
        destroy,
        transfer,
        reported: stored.meta.businessDate,
      });
    }
  },
};

const idOf = (stream: string): string => stream.slice('appraisal-'.length);
