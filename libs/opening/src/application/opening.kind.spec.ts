import { type Unit, unitDecider } from '@fonds/holdings';
import { civilDate, fold } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { happened, holdingTakenOn, testId } from '@fonds/testing';
import type { LocalClock } from '@fonds/radar';
import { openingKind } from './opening.kind';

const unitThatIs = (opening: string | undefined): Unit => {
  const { opening: _, ...description } = holdingTakenOn().description;
  const taken = holdingTakenOn({ description: { ...description, ...(opening && { opening }) } });
  const state = fold(unitDecider, [happened('HoldingTakenOn', taken)]);
  if (state.kind !== 'unit') throw new Error('no unit');
  return state.unit;
};

const localRules = (...rules: readonly LocalClock[]) => ({ on: () => Promise.resolve(rules) });

const TODAY = law.at(civilDate('2026-11-20'), LAW_DATA_VERSION);
/** Why a review of this purpose does not claim a unit. */
const why = (purpose: 'opening' | 'reassessment' | 'reclosing', opening?: string) => {
  const plan = { fonds: testId<'fonds'>(), custodian: testId<'organisation'>(), purpose };
  const events = [happened('OpeningReviewPlanned', plan)];
  const refusal = openingKind(localRules()).claimable?.('u', unitThatIs(opening), events, TODAY);
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

describe('another day of what was opened', () => {
  const custodian = testId<'organisation'>();
  const formed = civilDate('2000-03-01');
  const taken = holdingTakenOn({
    description: {
      title: '通知',
      dates: [{ printed: '20000301', from: formed, to: formed, certainty: 'exact' }],
    },
  });
  const state = fold(unitDecider, [happened('HoldingTakenOn', taken)]);
  if (state.kind !== 'unit') throw new Error('no unit');
  const units = new Map([['u', state.unit]]);
  const events = [
    happened('OpeningReviewPlanned', { fonds: testId<'fonds'>(), custodian, purpose: 'opening' }),
  ];
  const rule: LocalClock = {
    ...{ clock: 'CLK-08', years: 20, from: civilDate('2019-01-01'), mark: 'F', approvedBy: '省人大常委会' },
    ...{ place: custodian, basis: [{ instrument: '某省条例', article: '20' }] },
  };
  const raised = async (after: string, ...rules: readonly LocalClock[]) =>
    openingKind(localRules(...rules)).redated?.({
      ...{ events, units, after: civilDate(after), lawData: LAW_DATA_VERSION },
    });

  it('is judged by the regime’s age (INV-19)', async () => {
    expect(await raised('2025-03-01')).toEqual([]);
    expect(await raised('2025-02-28')).toMatchObject([
      { code: 'opening-not-due', basis: [{ instrument: 'AL', article: '27' }], facts: { due: '2025-03-01' } },
    ]);
  });

  it('is judged by the age of the archives’ local rule where one gave it, with its article (E103)', async () => {
    expect(await raised('2020-03-01', rule)).toEqual([]);
    expect(await raised('2020-02-29', rule)).toMatchObject([
      { code: 'opening-not-due', basis: rule.basis, facts: { due: '2020-03-01', years: 20 } },
    ]);
    const longer = { ...rule, years: 30 };
    expect(await raised('2025-03-01', longer)).toMatchObject([
      { code: 'opening-not-due', facts: { years: 30 } },
    ]);
    const elsewhere = { ...rule, place: testId<'organisation'>() };
    expect(await raised('2024-03-01', elsewhere)).toMatchObject([{ facts: { due: '2025-03-01' } }]);
  });
});
