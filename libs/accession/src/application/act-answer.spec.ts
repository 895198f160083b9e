import type { LoadedAct } from '@fonds/acts';
import { gateRefusal } from './act-answer';

const refused = (holdKind: string) =>
  ({
    state: { refused: { code: 'held', rule: 'INV-14', facts: { holdKind } }, exceptions: [], closed: true },
  }) as unknown as LoadedAct;

describe('an act that a hold has stopped', () => {
  it.each([
    ['evidence', [{ instrument: 'APL', article: '56' }]],
    // No article that was read speaks of it: none is told.
    ['litigation', []],
  ])('tells what an article says of a hold of its kind, not all that INV-14 rests on: %s', (kind, basis) =>
    expect(gateRefusal(refused(kind))?.error).toMatchObject({ code: 'held', rule: 'INV-14', basis }),
  );
});
