import { type Unit, unitDecider } from '@fonds/holdings';
import { civilDate, fold } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { happened, holdingTakenOn, testId } from '@fonds/testing';
import { OPENING_KIND } from './opening.kind';

const unitThatIs = (opening: string | undefined): Unit => {
  const { opening: _, ...description } = holdingTakenOn().description;
  const taken = holdingTakenOn({ description: { ...description, ...(opening && { opening }) } });
  const state = fold(unitDecider, [happened('HoldingTakenOn', taken)]);
  if (state.kind !== 'unit') throw new Error('no unit');
  return state.unit;
};

const TODAY = law.at(civilDate('2026-11-20'), LAW_DATA_VERSION);
/** Why a review of this purpose does not claim a unit. */
const why = (purpose: 'opening' | 'reassessment' | 'reclosing', opening?: string) => {
  const plan = { fonds: testId<'fonds'>(), custodian: testId<'organisation'>(), purpose };
  const events = [happened('OpeningReviewPlanned', plan)];
  const refusal = OPENING_KIND.claimable?.('u', unitThatIs(opening), events, TODAY);
  return refusal && `${refusal.code} ${refusal.rule ?? ''}`;
};

describe('what a review claims', () => {
  it('to open: whatever is not open', () => {
    expect(why('opening', '开放')).toBe('opening-already-open INV-24');
    for (const state of [undefined, '控制', '延期开放']) expect(why('opening', state)).toBeUndefined();
  });

  it('to reassess: what was extended (E64)', () => {
    for (const state of ['延期开放', '控制']) expect(why('reassessment', state)).toBeUndefined();
    for (const state of [undefined, '开放'])
      expect(why('reassessment', state)).toBe('opening-not-extended INV-21');
  });

  it('to close again: what is open, and nothing else (INV-24)', () => {
    expect(why('reclosing', '开放')).toBeUndefined();
    for (const state of [undefined, '控制', '延期开放'])
      expect(why('reclosing', state)).toBe('opening-not-open INV-24');
  });
});
