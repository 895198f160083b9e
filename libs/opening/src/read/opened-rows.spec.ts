import type { DomainEvent } from '@fonds/event-contracts';
import type { Row, Rows } from '@fonds/projections';
import { testId } from '@fonds/testing';
import { openedProjection } from './opened.projection';

const [ACT, FONDS, A, B, ONE, TWO] = [testId(), testId(), testId(), testId(), testId(), testId()];

const CODES = new Map<string, string>([
  [A, 'J1-10'],
  [ONE, 'J1-10-10'],
  [TWO, 'J1-10-2'],
  [B, 'J1-9'],
]);

/** Nodes that are published after these events, each at the position of its place in the list; in their order. */
function publishedAfter(...events: readonly { readonly type: string; readonly data: object }[]) {
  const table = new Map<unknown, Row>();
  const rows: Rows = {
    group: () => [...table.values()],
    get: () => undefined,
    put: (name, row) => void (name === 'opened_catalogue' && table.set(row.node, row)),
    remove: (_, row) => void table.delete(row.node),
  };
  events.forEach((event, at) => {
    const stream = event.type === 'ItemsOpened' ? `gate-${FONDS}` : `act-${ACT}`;
    const stored = { stream, revision: at, position: BigInt(at + 1) } as never;
    openedProjection.fold({ event: event as DomainEvent, stored }, rows);
  });
  return [...table.values()]
    .filter(({ position }) => position !== null)
    .sort((one, other) => Number(one.place) - Number(other.place))
    .map(({ node }) => node);
}

const drawn = (unit: string, ...entries: readonly string[]) => ({
  type: 'OpeningCatalogueDrawn',
  data: {
    rows: [
      { unit, code: CODES.get(unit), title: '卷' },
      ...entries.map((entry) => ({ unit, entry, code: CODES.get(entry), title: '件' })),
    ],
  },
});
const opened = {
  type: 'ItemsOpened',
  data: { of: { act: ACT }, since: '2026-11-22', institution: testId() },
};

describe('the published catalogue', () => {
  it('has what was drawn, from the opening on and not before (INV-23)', () => {
    expect(publishedAfter(drawn(A, ONE))).toEqual([]);
    expect(publishedAfter(drawn(A, ONE), opened)).toEqual([A, ONE]);
  });

  it('has of each unit what its last drawing says lies within it', () =>
    expect(publishedAfter(drawn(A, ONE), drawn(B), drawn(A, TWO), opened)).toEqual([B, A, TWO]));

  it('stands by code, numbers by their value, each unit before what lies within it, however it was drawn', () => {
    const C = testId();
    expect(publishedAfter(drawn(C), drawn(A, ONE, TWO), drawn(B), opened)).toEqual([B, A, TWO, ONE, C]);
  });

  it('leaves out what left the review, with all that lies within it', () => {
    const released = { type: 'ActUnitsReleased', data: { units: [A] } };
    expect(publishedAfter(drawn(A, ONE), drawn(B, TWO), released, opened)).toEqual([B, TWO]);
  });
});
