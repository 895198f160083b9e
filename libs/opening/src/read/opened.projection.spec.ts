import { testId } from '@fonds/testing';
import type { DomainEvent } from '@fonds/event-contracts';
import type { Row, Rows } from '@fonds/projections';
import { openedProjection } from './opened.projection';

const unit = testId<'unit'>();

/** Whether the published list leaves the unit out, after it was opened and these happened to it. */
function secretAfter(...events: readonly { readonly type: string; readonly data: object }[]): unknown {
  let state: Row | undefined;
  const rows: Rows = {
    group: () => [],
    get: (table) => (table === 'opening_state' ? state : undefined),
    put: (table, row) => void (table === 'opening_state' && (state = row)),
    remove: () => undefined,
  };
  const gate = { fonds: testId(), revision: 0, event: testId() };
  const opened = {
    type: 'UnitOpened',
    data: { act: testId(), gate, since: '2024-06-03', institution: testId() },
  };
  for (const event of [opened, ...events]) {
    const stored = { id: testId(), stream: `unit-${unit}`, position: 1n, revision: 0 } as never;
    openedProjection.fold({ event: event as unknown as DomainEvent, stored }, rows);
  }
  return state?.secret;
}

const marked = (after: string) => ({ type: 'SecrecyChanged', data: { after, document: '密字1号' } });
const corrected = (before: string, after: string) => ({
  type: 'EventCorrected',
  data: { seconds: testId(), corrects: testId(), fields: [], stands: [{ field: 'secrecy', before, after }] },
});

describe('what becomes secret after it was opened (INV-22)', () => {
  it('is left out by the mark as it stands: a mark that was entered wrongly counts as it is corrected', () => {
    expect(secretAfter(marked('内部'))).toBe(false);
    expect(secretAfter(marked('内部'), corrected('内部', '机密★10年'))).toBe(true);
    expect(secretAfter(marked('机密★10年'), corrected('机密★10年', '内部'))).toBe(false);
  });

  it('is not let in by a correction of something else', () => {
    const other = {
      type: 'EventCorrected',
      data: { seconds: testId(), corrects: testId(), fields: [], stands: [] },
    };
    expect(secretAfter(marked('机密★10年'), other)).toBe(true);
  });
});
