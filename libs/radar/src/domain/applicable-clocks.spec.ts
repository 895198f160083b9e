import { civilDate } from '@fonds/kernel';
import { applicableClocks, type Surroundings, type UnitTraits } from './applicable-clocks';
import { answer } from './due-answer';
import type { LocalClock } from './local-clock';

const bodies = new Map(
  (
    [
      ['city', 'comprehensive-archives', 'city'],
      ['county', 'comprehensive-archives', 'county'],
      ['nowhere', 'comprehensive-archives', undefined],
      ['organ', 'organ', undefined],
      ['village', 'village', undefined],
    ] as const
  ).map(([id, kind, level]) => [id, { id, kind, ...(level && { level }) }]),
);
const scope = (archives: string, lines: Surroundings['scopes'][number]['lines']) => ({
  ...{ archives, version: 1, validFrom: civilDate('2010-01-01'), lines },
});
const around = (over: Partial<Surroundings> = {}): Surroundings => ({
  ...{ bodies, numberedBy: new Map([['fonds', 'city']]), scopes: [] },
  ...over,
});
const unit = (over: Partial<UnitTraits> = {}): UnitTraits => ({
  ...{ fonds: 'fonds', custodian: 'organ', class: 'WS', retention: '永久', secrecy: '', opening: '' },
  ...over,
});
const clocks = (traits: UnitTraits, surroundings = around()) =>
  applicableClocks(traits, surroundings).questions.map(({ clock, term }) =>
    term ? `${clock} ${term}` : clock,
  );

describe('INV-06: the transfer period follows the level of the receiving archives', () => {
  it.each([
    ['the archives that numbers the fonds', {}, 'CLK-01', 'city'],
    [
      'the archives whose scope names the sender',
      { scopes: [scope('county', [{ organisation: 'organ' }])] },
      'CLK-02',
      'county',
    ],
    [
      'the only one that takes from everybody',
      { numberedBy: new Map(), scopes: [scope('county', [{}])] },
      'CLK-02',
      'county',
    ],
  ])('%s', (_case, over, clock, archives) => {
    const found = applicableClocks(unit(), around(over));
    expect([found.archives, found.questions.map((question) => question.clock)]).toEqual([archives, [clock]]);
  });

  it('nobody guesses between two, nor at a level: it is listed as such', () => {
    const two = { numberedBy: new Map(), scopes: [scope('city', [{}]), scope('county', [{}])] };
    expect(clocks(unit(), around(two))).toEqual(['CLK-01 receiver-unknown']);
    expect(clocks(unit(), around({ numberedBy: new Map([['fonds', 'nowhere']]) }))).toEqual([
      'CLK-01 receiver-unknown',
    ]);
  });
});

describe('a transfer is due only of what the scope takes', () => {
  it('by class and shortest retention; a period that nobody mapped is not known to be short', () => {
    const lines = [{ class: 'WS', minRetention: 'D30' as const }];
    const inside = (over: Partial<UnitTraits>) =>
      clocks(unit(over), around({ scopes: [scope('city', lines)] })).includes('CLK-01');
    expect(inside({})).toBe(true);
    expect(inside({ retention: '10年' })).toBe(false);
    expect(inside({ class: 'KU' })).toBe(false);
    expect(inside({ retention: '长期' })).toBe(true);
  });

  it('a default scope reminds and accuses nobody; one that was set may', () => {
    expect(applicableClocks(unit(), around()).accusable).toBe(false);
    expect(applicableClocks(unit(), around({ scopes: [scope('city', [{}])] })).accusable).toBe(true);
  });

  it('villages come in by agreement, unless a scope names them (O9 3)', () => {
    expect(clocks(unit({ custodian: 'village' }))).toEqual([]);
    const named = around({ scopes: [scope('county', [{ organisation: 'village' }])] });
    expect(clocks(unit({ custodian: 'village' }), named)).toEqual(['CLK-02']);
  });
});

describe('in an archives', () => {
  it('opening is due of what is not open, and nothing more is transferred', () => {
    expect(clocks(unit({ custodian: 'city' }))).toEqual(['CLK-08']);
    expect(clocks(unit({ custodian: 'city', opening: '开放' }))).toEqual([]);
    expect(clocks(unit({ custodian: 'city', opening: '控制', retention: '30年', secrecy: '机密' }))).toEqual([
      'CLK-08',
      'CLK-10 30年',
      'CLK-13 机密',
    ]);
  });
});

describe('a local rule takes the place of the national length', () => {
  const rule: LocalClock = {
    ...{ clock: 'CLK-01', place: 'city', years: 15, from: civilDate('2020-01-01'), basis: [], mark: 'F' },
    approvedBy: '省人大常委会',
  };
  const due = (start: string, today: string, local: readonly LocalClock[] = [rule], place = 'city') =>
    answer({ clock: 'CLK-01', term: '', place }, civilDate(start), { today: civilDate(today), local });
  const day = (found: ReturnType<typeof due>) =>
    found?.state === 'due' ? [found.computed, found.shown, found.cohort] : found?.state;

  it.each([
    ['full after it took force', '2008-05-01', ['2023-05-01', '2023-05-01', undefined]],
    [
      'full by it before it took force: one batch on its first day',
      '2003-05-01',
      ['2018-05-01', '2020-01-01', '2020-01-01'],
    ],
    ['due by the national age before it took force', '1995-05-01', ['2010-05-01', '2015-05-01', undefined]],
    ['full by it on its first day', '2005-01-01', ['2020-01-01', '2020-01-01', undefined]],
  ])('%s', (_case, start, expected) => expect(day(due(start, '2026-11-22'))).toEqual(expected));

  it('not elsewhere, not before its first day, and no longer after its last', () => {
    const national = ['2028-05-01', '2028-05-01', undefined];
    expect(day(due('2008-05-01', '2026-11-22', [rule], 'county'))).toEqual(national);
    expect(day(due('2008-05-01', '2019-12-31'))).toEqual(national);
    expect(day(due('2008-05-01', '2026-11-22', [{ ...rule, until: civilDate('2025-12-31') }]))).toEqual(
      national,
    );
  });

  it('a rule that is only a default accuses nobody', () => {
    const accuses = (mark: LocalClock['mark']) => {
      const found = due('2003-05-01', '2026-11-22', [{ ...rule, mark }]);
      return found?.state === 'due' && found.accuses;
    };
    expect([accuses('F'), accuses('D')]).toEqual([true, false]);
  });
});
