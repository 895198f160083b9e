import { unitDecider } from '@fonds/holdings';
import { fold } from '@fonds/kernel';
import { happened, holdingTakenOn, testId } from '@fonds/testing';
import { neighboursOf } from './effect-neighbours.rule';

const act = testId();
const applied = (outcome: 'started' | 'destroyed', revision: number, since: string) =>
  happened('DestructionApplied', {
    gate: { fonds: testId(), revision, event: testId() },
    ...{ act, outcome, since },
  });
const corrected = (corrects: number, before: string, after: string, revision: number) =>
  happened('EffectCorrectionApplied', {
    gate: { fonds: testId(), revision, event: testId() },
    ...{ corrects, before, after },
  });
const STORY = [
  happened('HoldingTakenOn', holdingTakenOn({ heldSince: { printed: '2011', to: '2011-12-31' } })),
  applied('started', 4, '2026-05-01'),
  applied('destroyed', 5, '2026-05-03'),
];
function unitAfter(...more: typeof STORY) {
  const state = fold(unitDecider, [...STORY, ...more]);
  if (state.kind !== 'unit') throw new Error('no unit');
  return state.unit;
}

describe('the date of a destruction is corrected between its neighbours (INV-17b, INV-43)', () => {
  it('its start lies after custody began, and not after the first fact', () => {
    expect(neighboursOf(unitAfter(), 4)).toEqual({ previous: '2011-12-31', next: '2026-05-03' });
  });

  it('a fact does not lie before the start', () => {
    expect(neighboursOf(unitAfter(), 5)).toEqual({ previous: '2026-05-01' });
  });

  it('as the unit stands: a start that was corrected is the neighbour with its new day', () => {
    const unit = unitAfter(corrected(4, '2026-05-01', '2026-04-20', 6));
    expect(neighboursOf(unit, 5)).toEqual({ previous: '2026-04-20' });
    expect(unit.effects.map(({ since }) => since)).toEqual(['2026-04-20', '2026-05-03']);
  });
});
