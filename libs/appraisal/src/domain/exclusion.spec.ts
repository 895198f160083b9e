import type { Description } from '@fonds/event-contracts';
import { unitDecider, type Unit } from '@fonds/holdings';
import { civilDate, fold, type CivilDate } from '@fonds/kernel';
import { law, LAW_DATA_VERSION } from '@fonds/law';
import { ARCHIVES, FONDS, happened, holdingTakenOn, testId } from '@fonds/testing';
import { exclusionOf, type RegisterTerms } from './exclusion.rule';

const dated = (day: string): Description['dates'] => [
  { printed: day, from: civilDate(day), to: civilDate(day), certainty: 'exact' },
];
function unitOf(description: Partial<Description>, over: Partial<Unit> = {}): Unit {
  const taken = holdingTakenOn({
    description: { title: '通知', retention: '10年', dates: dated('2000-03-09'), ...description },
  });
  const state = fold(unitDecider, [happened('HoldingTakenOn', taken)]);
  if (state.kind !== 'unit') throw new Error('no unit');
  return { ...state.unit, ...over };
}
type Over = Partial<RegisterTerms> & { readonly on?: CivilDate };
const terms = ({ on = civilDate('2026-11-20'), ...over }: Over = {}): RegisterTerms => ({
  fonds: FONDS,
  custodian: ARCHIVES,
  form: 'general',
  law: law.at(on, LAW_DATA_VERSION),
  heldBy: () => undefined,
  decided: new Set(),
  ...over,
});
const why = (unit: Unit, over: Over = {}): string | undefined => exclusionOf('u', unit, terms(over))?.code;

describe('what a register of destruction leaves out (INV-12, INV-14, INV-17)', () => {
  it('is nothing of what is ten years past its year, and everything before', () => {
    const unit = unitOf({});
    expect(why(unit, { on: civilDate('2010-12-31') })).toBe('retention-running');
    expect(why(unit, { on: civilDate('2011-01-01') })).toBeUndefined();
  });

  it('is what lies in another fonds than the register (INV-02)', () =>
    expect(why(unitOf({}), { fonds: testId() })).toBe('unit-of-another-fonds'));

  it('is what runs from another day than the year after its formation, from that day on', () => {
    const card = unitOf({ retention: '5年' }, { retentionStart: civilDate('2016-03-01') });
    expect(why(card, { on: civilDate('2021-02-28') })).toBe('retention-running');
    expect(why(card, { on: civilDate('2021-03-01') })).toBeUndefined();
    expect(why({ ...card, description: { ...card.description, dates: [] } })).toBeUndefined();
  });

  it('is a file whose latest document is an entry within it, until that one’s period is over too', () => {
    const file = unitOf({}, { entries: new Map([['e', { title: '补充材料', dates: dated('2008-05-01') }]]) });
    expect(why(file, { on: civilDate('2014-06-01') })).toBe('retention-running');
    expect(why(file, { on: civilDate('2019-01-01') })).toBeUndefined();
    const head = { ...file, description: { ...file.description, dates: [] } };
    expect(why(head, { on: civilDate('2018-12-31') })).toBe('retention-running');
    expect(why(head, { on: civilDate('2019-01-01') })).toBeUndefined();
    expect(why({ ...head, entries: new Map([...head.entries, ['x', { title: '无日期' }]]) })).toBe(
      'formation-date-missing',
    );
  });

  it('is a file of which a document within is to be kept longer, unless a decision was recorded (default)', () => {
    const within = (...periods: readonly (string | undefined)[]) => ({
      entries: new Map(periods.map((retention, n) => [String(n), { title: '件', retention }])),
    });
    const file = unitOf({}, within('5年', '定期30年', undefined));
    expect(exclusionOf('u', file, terms())).toMatchObject({
      ...{ code: 'entry-period-running', rule: 'INV-12' },
      facts: { retention: '10年', period: '定期30年', until: '2031-01-01', decision: 'INV-12' },
    });
    expect(why(file, { on: civilDate('2031-01-01') })).toBeUndefined();
    expect(why(file, { decided: new Set(['INV-12']) })).toBeUndefined();
    expect(why(file, { decided: new Set(['INV-12']), on: civilDate('2010-12-31') })).toBe(
      'retention-running',
    );
    // Counted as the file is: from a first day of its own where it has one.
    expect(why({ ...file, retentionStart: civilDate('1996-11-20') })).toBeUndefined();
    // What says no years goes by the file, whose period somebody has mapped.
    expect(why(unitOf({}, within('长期', '10年', 'D10')))).toBeUndefined();
    const permanent = unitOf({}, within('永久'));
    expect(why(permanent, { decided: new Set(['INV-12']) })).toBe('retention-permanent');
  });

  it.each([
    ['retention-permanent', unitOf({ retention: '永久' })],
    ['retention-permanent', unitOf({}, { entries: new Map([['e', { title: '决定', retention: '永久' }]]) })],
    ['unit-graded', unitOf({ retention: '永久' }, { grade: '二级' })],
    ['retention-missing', unitOf({ retention: undefined })],
    ['retention-unmapped', unitOf({ retention: '短期' })],
    ['formation-date-missing', unitOf({ dates: undefined })],
    ['unit-not-in-store', unitOf({}, { out: 'lost' })],
    ['wrong-custodian', unitOf({}, { custodian: testId() })],
    ['unit-on-loan', unitOf({}, { loan: { due: '2027-01-01' } })],
    [
      'claimed-by-another-act',
      unitOf({}, { claim: { act: testId(), kind: 'transfer', revision: 1, since: civilDate('2026-01-01') } }),
    ],
    ['being-destroyed', unitOf({}, { destroying: testId() })],
    ['matter-open', unitOf({}, { openMatter: '债务未清' })],
  ] as const)('%s', (code, unit) => {
    expect(why(unit)).toBe(code);
  });

  it('is what by its title records what became of archives, unless a decision says that it is not (INV-14)', () => {
    const titled = (title: string) => unitOf({ title });
    for (const title of [
      '2001年档案销毁清册',
      '交接文据（副本）',
      '水利局全宗卷(一)',
      '会计档案保管清册',
      '会计档案鉴定意见书（2016）',
    ])
      expect(why(titled(title))).toBe('record-of-archives');
    expect(why(unitOf({}, { entries: new Map([['e', { title: '会计档案销毁清册' }]]) }))).toBe(
      'record-of-archives',
    );
    for (const title of ['关于编制销毁清册的通知', '伤残鉴定意见书'])
      expect(why(titled(title))).toBeUndefined();
    expect(why(titled('销毁清册'), { decided: new Set(['INV-14']) })).toBeUndefined();
  });

  it('is what a hold in force stops, with the hold', () => {
    const hold = {
      id: testId(),
      kind: 'litigation' as const,
      since: civilDate('2026-01-01'),
      stops: [],
      revision: 0,
      ground: '诉讼',
    };
    expect(exclusionOf('u', unitOf({}), terms({ heldBy: () => hold }))).toMatchObject({
      code: 'held',
      rule: 'INV-14',
      facts: { hold: hold.id, ground: '诉讼' },
    });
  });

  it('is what the appraisal that is cited did not give up', () => {
    expect(why(unitOf({}), { opinionOf: () => undefined })).toBe('unit-not-appraised');
    expect(why(unitOf({}), { opinionOf: () => 'keep' })).toBe('appraised-otherwise');
    expect(why(unitOf({}), { opinionOf: () => 'destroy' })).toBeUndefined();
  });

  it('is an accounting period that O79 fixes anew, unless a period was assigned or a decision recorded', () => {
    const voucher = unitOf({ retention: '15年', dates: dated('2005-06-01') });
    expect(why(voucher, { form: 'accounting' })).toBe('period-to-be-fixed-anew');
    expect(why(voucher)).toBeUndefined();
    expect(why({ ...voucher, assigned: 'authority' }, { form: 'accounting' })).toBeUndefined();
    expect(why(voucher, { form: 'accounting', decided: new Set(['INV-17']) })).toBeUndefined();
    const accounts = (retention: string, day: string) =>
      why(unitOf({ retention, dates: dated(day) }), { form: 'accounting' });
    // Over on 2015-01-01, over on the order's first day, and formed on it.
    expect([
      accounts('15年', '1999-06-01'),
      accounts('15年', '2000-06-01'),
      accounts('5年', '2016-01-01'),
    ]).toEqual([undefined, 'period-to-be-fixed-anew', undefined]);
  });

  it('is an accounting period below the least of O79, unless a decision was recorded (default)', () => {
    const form = { form: 'accounting' as const, on: civilDate('2099-01-01') };
    const of = (title: string, retention: string, over: Partial<RegisterTerms> = {}) =>
      why(unitOf({ title, retention, dates: dated('2018-06-01') }), { ...form, ...over });
    const short = 'period-below-the-least';
    const all: readonly (readonly [title: string, least: string | undefined, shorter: string])[] = [
      ['2018年6月记账凭证', '30年', '29年'],
      ['2018年现金日记账', '30年', '10年'],
      ['2018年会计账簿', '30年', '10年'],
      ['2018年会计档案移交清册', '30年', '10年'],
      ['2018年6月银行存款余额调节表', '10年', '5年'],
      ['2018年第二季度财务报告', '10年', '3年'],
      ['2018年半年度财务会计报告', '10年', '3年'],
      ['报废固定资产卡片', '5年', '3年'],
      ['2018年度财务会计报告', undefined, '30年'],
    ];
    for (const [title, least, shorter] of all) {
      expect([title, of(title, shorter)]).toEqual([title, short]);
      if (least !== undefined) expect([title, of(title, least)]).toEqual([title, undefined]);
    }
    for (const title of ['关于会计档案的通知', '所属单位报来的2018年度财务报告'])
      expect(of(title, '3年')).toBeUndefined();
    expect(of('记账凭证', '10年', { form: 'general' })).toBeUndefined();
    expect(of('记账凭证', '10年', { decided: new Set(['INV-17']) })).toBeUndefined();
    // A period that is assigned is held against it like a printed one, and a file against what lies in it.
    const [voucher, entry] = [
      unitOf({ title: '记账凭证' }),
      { title: '记账凭证', dates: dated('2008-06-01') },
    ];
    expect(why({ ...voucher, assigned: 'authority' }, form)).toBeUndefined();
    const assigned: Partial<Unit> = { assigned: 'authority', retentionStart: civilDate('2009-01-01') };
    expect(why({ ...voucher, ...assigned }, form)).toBe(short);
    const file = unitOf({ title: '2008年度' }, { ...assigned, entries: new Map([['e', entry]]) });
    expect(why(file, form)).toBe(short);
  });

  it('tells of such a period the least one, and the order as a whole: its table was read in copies only', () => {
    const unit = unitOf({ title: '记账凭证', retention: '15年', dates: dated('2018-06-01') });
    const on = { form: 'accounting' as const, on: civilDate('2099-01-01') };
    expect(exclusionOf('u', unit, terms(on))).toMatchObject({
      rule: 'INV-17',
      basis: [{ instrument: 'O79', article: '' }],
      facts: { retention: '15年', least: '30年', decision: 'INV-17' },
    });
  });
});
