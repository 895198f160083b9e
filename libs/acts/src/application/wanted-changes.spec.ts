import { testId } from '@fonds/testing';
import { wantedChanges } from './wanted-changes';

describe('a correction of a list', () => {
  const id = testId<'unit'>();
  const wanted = (entry: string | undefined, code: string) =>
    wantedChanges([{ unit: id, ...(entry && { entry }), code }], [{ id } as never]);

  it('gives a code to a unit, not to an entry within it', () => {
    expect(wanted('e', 'A001-WS·2011-Y-0001')).toMatchObject({
      error: { code: 'code-of-entry', facts: { unit: id, entry: 'e' } },
    });
    expect(wanted(undefined, 'A001-WS·2011-Y-0001')).toMatchObject({
      ok: true,
      value: [{ unit: id, code: { printed: 'A001-WS·2011-Y-0001' } }],
    });
  });
});
