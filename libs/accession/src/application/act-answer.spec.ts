import type { LoadedAct } from '@fonds/acts';
import { actAnswer, gateRefusal, repeatedAnswer } from './act-answer';

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

describe('what became of an act', () => {
  const act = {
    id: 'a',
    stored: [],
    state: {
      parts: [],
      applied: 2,
      closed: true,
      exceptions: [{ unit: 'u1', code: 'on-loan', facts: {} }],
      uncoded: [{ unit: 'u2', code: 'J021-1-2', refusal: 'code-taken' }],
    },
  } as unknown as LoadedAct;

  it('names the units that it could not have, and those that did not get their code', () =>
    expect(actAnswer(act).exceptions).toEqual([
      { unit: 'u1', code: 'on-loan' },
      { unit: 'u2', code: 'code-taken' },
    ]));

  it('is told again to whoever asks again', () => {
    expect(actAnswer(act).outcome.repeated).toBe(false);
    expect(repeatedAnswer(act)).toMatchObject({ applied: 2, outcome: { repeated: true } });
  });
});
