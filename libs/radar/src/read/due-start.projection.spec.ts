import type { LoggedEvent, Row, Rows } from '@fonds/projections';
import { dueStartProjection } from './due-start.projection';

describe('the clocks of a unit on its way', () => {
  it('run on whatever a transfer does with it, also when it is given back for its defects (INV-04)', () => {
    const told = dueStartProjection.types.filter((type) => /^(Transfer|Act|Unit|Effect)/.test(type));
    // What comes into being, is opened, or is deferred with the authority's consent: nothing of a batch.
    expect(told.sort()).toEqual(['TransferExtensionApproved', 'UnitEntered', 'UnitOpened']);
  });
});

describe('the clocks of a unit that is made of others', () => {
  it('run from the first days that it was handed', () => {
    const put: Row[] = [];
    const rows = { put: (_: string, row: Row) => void put.push(row) } as unknown as Rows;
    const entered = (days: object): LoggedEvent =>
      ({
        event: { type: 'UnitEntered', data: { description: { title: '合卷' }, ...days } },
        stored: { stream: 'unit-1', position: 1n },
      }) as unknown as LoggedEvent;
    dueStartProjection.fold(entered({ retentionStart: '2016-03-01', secretSince: '2016-05-01' }), rows);
    dueStartProjection.fold(entered({}), rows);
    expect(put).toMatchObject([
      { retention_start: '2016-03-01', secret_since: '2016-05-01' },
      { retention_start: null, secret_since: null },
    ]);
  });
});
