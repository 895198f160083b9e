import { civilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { reviewPartner, type KnownUnit, type WantedPartner } from './review-partner.rule';

const TODAY = civilDate('2026-11-20');
const unit = (name: string, over: Partial<KnownUnit> = {}): KnownUnit => ({
  ...{ id: name, name, successors: [], ...over },
});
const GONE = { validTo: civilDate('2019-12-31') };
const after = (...parts: readonly (readonly [work: string, successor: string])[]) =>
  parts.map(([work, successor]) => ({ function: work, successor }));

/** With whom it is reviewed, or why not. */
function asked(transferring: readonly KnownUnit[], wanted: WantedPartner = {}, others: KnownUnit[] = []) {
  const known = new Map([...transferring, ...others].map((each) => [each.id, each]));
  const told = reviewPartner(
    transferring,
    (id) => known.get(id),
    wanted,
    TODAY,
    law.at(TODAY, LAW_DATA_VERSION),
  );
  return told.ok ? told.value : told.error.code;
}

describe('with whom an archives reviews (INV-20)', () => {
  it('is the transferring unit while it is there, and one at a time', () => {
    const [water, roads] = [unit('水利局'), unit('交通局')];
    expect(asked([water])).toEqual({ partner: '水利局', as: 'transferring' });
    expect(asked([water], { partner: '交通局' })).toBe('opening-partner-there');
    expect(asked([water], { alone: true, ground: '沿例' })).toBe('opening-partner-there');
    expect(asked([water, roads])).toBe('opening-several-partners');
  });

  it('is whoever is known to have formed them where none is recorded; without anybody it is said why', () => {
    expect(asked([])).toBe('opening-partner-wanted');
    expect(asked([], { alone: true })).toBe('opening-partner-wanted');
    expect(asked([], { alone: true, ground: '形成单位不详' })).toEqual({
      as: 'none',
      ground: '形成单位不详',
    });
    expect(asked([], { partner: '水利局' })).toEqual({ partner: '水利局', as: 'forming' });
  });

  it('S7: is who continues that function of a unit that is gone, decided per function', () => {
    const gone = unit('水电局', { ...GONE, successors: after(['水利', '水利局'], ['电力', '电力公司']) });
    expect(asked([gone])).toBe('opening-function-wanted');
    expect(asked([gone], { function: '林业' })).toBe('opening-function-wanted');
    expect(asked([gone], { function: '电力' })).toMatchObject({ partner: '电力公司', function: '电力' });
    expect(asked([gone], { partner: '水利局' })).toMatchObject({ partner: '水利局', function: '水利' });
    // While somebody continues any function, nobody is left out.
    expect(asked([gone], { alone: true, ground: '沿例' })).toBe('opening-partner-there');
  });

  it('S7: is the last in a line of successors, and nobody where there is none', () => {
    const gone = unit('水电局', { ...GONE, successors: after(['水利', '水利局']) });
    const between = unit('水利局', { ...GONE, successors: after(['水利', '水务局'], ['渔业', '农业局']) });
    expect(asked([gone], {}, [between])).toMatchObject({ partner: '水务局', as: 'successor' });
    const soon = { function: '水利', successor: '水务局', from: '2027-01-01' };
    const notYet = unit('水利局', { ...GONE, successors: [soon] });
    expect(asked([gone], {}, [notYet])).toMatchObject({ partner: '水利局', as: 'successor' });
    expect(asked([unit('水电局', GONE)])).toMatchObject({ as: 'none', formerUnit: '水电局' });
    expect(asked([unit('水电局', GONE)], { partner: '水务局', function: '水利' })).toMatchObject({
      ...{ partner: '水务局', as: 'successor', function: '水利' },
    });
  });
});
