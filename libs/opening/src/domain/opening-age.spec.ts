import type { Description, PastEvent } from '@fonds/event-contracts';
import { unitDecider, type Unit } from '@fonds/holdings';
import { civilDate, fold } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { happened, holdingTakenOn } from '@fonds/testing';
import { ageRefusal, fitnessOf } from './opening-age.rule';

const FORMED: Description['dates'] = [
  { printed: '1990', from: civilDate('1990-01-01'), to: civilDate('1990-12-31'), certainty: 'exact' },
];
function unitAfter(secrecy: string | undefined, ...later: readonly PastEvent[]): Unit {
  const taken = holdingTakenOn({
    description: { title: '通知', dates: FORMED, ...(secrecy && { secrecy }) },
  });
  const state = fold(unitDecider, [happened('HoldingTakenOn', taken), ...later]);
  if (state.kind !== 'unit') throw new Error('no unit');
  return state.unit;
}
const secretOn = (unit: Unit, day: string): boolean =>
  fitnessOf(unit, law.at(civilDate(day), LAW_DATA_VERSION), () => undefined).secret;
const marked = (after: string, before?: string) =>
  happened(
    'SecrecyChanged',
    { ...(before && { before }), after, document: '密字3号' },
    { businessDate: civilDate('2025-05-01') },
  );

describe('a mark of secrecy before an opening (INV-22, CLK-13)', () => {
  it('runs from the day of issue, of what became secret later from its notification (SECR 19)', () => {
    const issued = unitAfter('机密★20年');
    expect([secretOn(issued, '2010-12-30'), secretOn(issued, '2010-12-31')]).toEqual([true, false]);
    const notified = unitAfter(undefined, marked('机密★20年'));
    expect([secretOn(notified, '2026-11-22'), secretOn(notified, '2045-05-01')]).toEqual([true, false]);
  });

  it('on what had only a mark of handling runs from its notification (SECR 19)', () => {
    const notified = unitAfter('内部资料', marked('秘密★10年', '内部资料'));
    expect([secretOn(notified, '2026-11-22'), secretOn(notified, '2035-05-01')]).toEqual([true, false]);
  });

  it('runs from the day of its notification as that is believed now (E92)', () => {
    const notified = marked('机密★20年');
    const redated = happened('EventCorrected', {
      ...{ seconds: notified.id, corrects: notified.id, type: 'SecrecyChanged' },
      fields: [{ field: 'businessDate', before: '2025-05-01', after: '2005-05-01' }],
    });
    const unit = unitAfter(undefined, notified, redated);
    expect([secretOn(unit, '2025-04-30'), secretOn(unit, '2025-05-01')]).toEqual([true, false]);
  });

  it('of handling alone is none', () => {
    expect(secretOn(unitAfter('商业秘密'), '1990-12-31')).toBe(false);
  });

  it('of another grade runs from where the one before it ran', () => {
    const changed = unitAfter('秘密★10年', marked('机密★20年', '秘密★10年'));
    expect(secretOn(changed, '2026-11-22')).toBe(false);
  });

  it('that was taken away is none, and one that is given after that begins anew', () => {
    const gone = happened('Declassified', { before: '机密★20年', document: '解密3号' });
    expect(secretOn(unitAfter('机密', gone), '1991-01-01')).toBe(false);
    expect(secretOn(unitAfter('机密★20年', gone, marked('秘密★10年')), '2035-04-30')).toBe(true);
  });

  it('in words that nobody here knows never ends by itself', () => {
    expect(secretOn(unitAfter('机密十年'), '2026-11-22')).toBe(true);
  });
});

describe('the age of an opening (INV-19, CLK-08)', () => {
  const unit = unitAfter(undefined);
  const on = civilDate('2011-06-01');
  const lawOn = law.at(on, LAW_DATA_VERSION);

  it('is the regime’s, with its article; the first day is told', () => {
    const fitness = new Map([['u', fitnessOf(unit, lawOn, () => civilDate('2020-12-31'))]]);
    expect(ageRefusal(fitness, { on, lawOn })).toMatchObject({
      code: 'opening-not-due',
      basis: [{ instrument: 'IM99', article: '19' }],
      facts: { due: '2020-12-31', years: 30 },
    });
  });

  it('is a local rule’s where one gives it, with the mark and the article of that rule (E103)', () => {
    const local = { mark: 'F' as const, basis: [{ instrument: '某省条例', article: '20' }], years: 35 };
    const fitness = new Map([['u', fitnessOf(unit, lawOn, () => civilDate('2025-12-31'))]]);
    expect(ageRefusal(fitness, { on, lawOn, local, reason: '会议纪要' })).toMatchObject({
      basis: local.basis,
      facts: { due: '2025-12-31', years: 35 },
    });
    // What was not read is a default: a recorded decision takes its place.
    expect(
      ageRefusal(fitness, { on, lawOn, local: { ...local, mark: 'F~' }, reason: '会议纪要' }),
    ).toBeUndefined();
  });
});
