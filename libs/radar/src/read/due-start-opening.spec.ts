import type { DomainEvent } from '@fonds/event-contracts';
import type { Row, Rows } from '@fonds/projections';
import { testId } from '@fonds/testing';
import { dueStartProjection } from './due-start.projection';

const [unit, fonds, silent, waiting, closed] = [testId(), testId(), testId(), testId(), testId()];
const described = { title: '题名', dates: [] };
const taken = { type: 'HoldingTakenOn', data: { fonds, level: 'file', description: described } };
const listed = {
  type: 'EntriesDescribed',
  data: {
    entries: [
      { id: silent, level: 'item', description: { ...described, opening: '未审核', derived: ['opening'] } },
      { id: waiting, level: 'item', description: { ...described, opening: '未审核' } },
      { id: closed, level: 'item', description: { ...described, opening: '控制' } },
    ],
  },
};

/** The opening states that entries have apart from their unit. */
function openingsAfter(...events: readonly { readonly type: string; readonly data: object }[]) {
  const table = new Map<unknown, Row>();
  const rows: Rows = {
    group: () => [...table.values()],
    get: (_, { entry }) => table.get(entry),
    put: (_, row) => void table.set(row.entry, row),
    remove: (_, row) => void table.delete(row.entry),
  };
  const stored = { stream: `unit-${unit}`, position: 1n, meta: { businessDate: '2026-11-22' } } as never;
  for (const event of events) dueStartProjection.fold({ event: event as DomainEvent, stored }, rows);
  return [silent, waiting, closed].map((id) => table.get(id)?.opening);
}

describe('the opening state of a document within a file', () => {
  it('is that of its file where its catalogue prints none', () =>
    expect(openingsAfter(taken, listed)).toEqual([null, '未审核', '控制']));

  it.each([
    ['UnitOpened', { since: '2026-11-22' }],
    ['OpeningExtended', { reassessBy: '2031-11-22', state: '延期开放' }],
  ])('is what a review made of its file: %s', (type, data) =>
    expect(openingsAfter(taken, listed, { type, data })).toEqual([null, null, null]),
  );
});
