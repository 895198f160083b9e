import type { Projection } from '@fonds/projections';

/** Units that an archives agreed to take before they are due (E21): as what, and since when. */
export const earlyTransferProjection: Projection = {
  name: 'early-transfer',
  version: 1,
  tables: [
    {
      name: 'early_transfer',
      columns: {
        unit: 'uuid',
        agreement: 'uuid',
        archives: 'uuid',
        custodian: 'uuid',
        nature: 'text',
        agreed: 'date',
      },
      key: ['unit', 'agreement'],
      group: 'unit',
    },
  ],
  types: ['EarlyTransferAgreed'],
  touches: () => [],
  fold({ event, stored }, rows) {
    if (event.type !== 'EarlyTransferAgreed') return;
    const { agreement, archives, custodian, nature, units } = event.data;
    const agreed = stored.meta.businessDate;
    for (const unit of units)
      rows.put('early_transfer', { unit, agreement, archives, custodian, nature, agreed });
  },
};
