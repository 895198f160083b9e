import { civilDate } from '@fonds/kernel';
import { LAW_DATA_VERSION } from '@fonds/law';
import { applicableClocks, type KnownBody, type Surroundings, type UnitTraits } from './applicable-clocks';
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
      ['department', 'departmental-archives', 'city'],
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
  electronic: false,
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

describe('CLK-03: an extension (E20) tells which archives takes what it defers', () => {
  const deferred = (over: Partial<Surroundings>, receiver = 'county') => {
    const { archives, questions, accusable } = applicableClocks(unit({ receiver }), around(over));
    return [archives, questions.map(({ clock }) => clock).join(), accusable];
  };
  const nobody = { numberedBy: new Map() };

  it.each<[string, Partial<Surroundings>, unknown[]]>([
    ['where nothing else does', nobody, ['county', 'CLK-02', false]],
    ['before the archives that numbers the fonds', {}, ['county', 'CLK-02', false]],
    [
      'before another that takes from everybody',
      { scopes: [scope('city', [{}])] },
      ['county', 'CLK-02', false],
    ],
    [
      'by its own scope, where that has the sender',
      { scopes: [scope('county', [{}])] },
      ['county', 'CLK-02', true],
    ],
    [
      'also where its own scope has others only',
      { ...nobody, scopes: [scope('county', [{ organisation: 'other' }])] },
      ['county', 'CLK-02', false],
    ],
    [
      'of two whose scopes name the sender',
      { scopes: ['city', 'county'].map((id) => scope(id, [{ organisation: 'organ' }])) },
      ['county', 'CLK-02', true],
    ],
    [
      'after the one whose scope names the sender',
      { scopes: [scope('city', [{ organisation: 'organ' }])] },
      ['city', 'CLK-01', true],
    ],
    [
      'after two of these, of which one numbers the fonds',
      { scopes: ['city', 'nowhere'].map((id) => scope(id, [{ organisation: 'organ' }])) },
      ['city', 'CLK-01', true],
    ],
  ])('%s', (_case, over, expected) => expect(deferred(over)).toEqual(expected));

  it('also one of unknown level, in whose list it stands; what is no state archives takes nothing', () => {
    expect(deferred(nobody, 'nowhere')).toEqual(['nowhere', 'CLK-01', false]);
    expect(deferred({}, 'department')).toEqual(['city', 'CLK-01', false]);
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

describe('other clocks of a transfer', () => {
  it('CLK-05: what an abolished body has still is due from its last day, also where no archives is known', () => {
    const gone = { id: 'organ', kind: 'organ', ended: civilDate('2024-08-31') };
    const over = { bodies: new Map<string, KnownBody>([...bodies, ['organ', gone]]) };
    expect(clocks(unit(), around(over))).toEqual(['CLK-01', 'CLK-05 2024-08-31']);
    expect(clocks(unit({ retention: '10年' }), around(over))).toContain('CLK-05 2024-08-31');
    expect(clocks(unit())).not.toContain('CLK-05 2024-08-31');
  });

  it('CLK-06: electronic records, besides the age of all', () =>
    expect(clocks(unit({ electronic: true }))).toEqual(['CLK-01', 'CLK-06']));

  it('CLK-12: what was created and is not filed yet, of administrative files, until an archives has it', () => {
    const asked = (over: Partial<UnitTraits>) => clocks(unit({ unfiled: true, ...over })).includes('CLK-12');
    expect(asked({})).toBe(true);
    expect(asked({ class: '' })).toBe(true);
    expect(asked({ class: 'KJ' })).toBe(false);
    expect(asked({ custodian: 'city' })).toBe(false);
    expect(asked({ unfiled: false })).toBe(false);
  });

  it('CLK-10: a file is kept as long as the longest document within it, and for ever with a permanent one', () => {
    const file = (longest: string) => clocks(unit({ custodian: 'department', retention: '10年', longest }));
    expect(file('')).toEqual(['CLK-10 10年']);
    expect(file('D30')).toEqual(['CLK-10 D30']);
    expect(file('5年')).toEqual(['CLK-10 10年']);
    expect(file('永久')).toEqual([]);
    expect(clocks(unit({ custodian: 'department', retention: '短期', longest: '30年' }))).toEqual([
      'CLK-10 短期',
    ]);
  });

  it('CLK-23: what a departmental archives keeps for ever goes on by local law alone, unless a scope names it', () => {
    expect(clocks(unit({ custodian: 'department' }))).toEqual(['CLK-23']);
    expect(clocks(unit({ custodian: 'department', retention: '30年' }))).toEqual(['CLK-10 30年']);
    const named = around({ scopes: [scope('city', [{ organisation: 'department' }])] });
    expect(clocks(unit({ custodian: 'department' }), named)).toEqual(['CLK-01', 'CLK-23']);
  });
});

describe('a local rule takes the place of the national length', () => {
  const lawData = LAW_DATA_VERSION;
  const rule: LocalClock = {
    ...{ clock: 'CLK-01', place: 'city', years: 15, from: civilDate('2020-01-01'), basis: [], mark: 'F' },
    approvedBy: '省人大常委会',
  };
  const due = (start: string, today: string, local: readonly LocalClock[] = [rule], place = 'city') =>
    answer({ clock: 'CLK-01', term: '', place }, civilDate(start), {
      today: civilDate(today),
      local,
      lawData,
    });
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

  it('CLK-05: six months are a default that accuses nobody; a length that was read locally may', () => {
    const asked = { clock: 'CLK-05', term: '2024-08-31', place: 'city' } as const;
    const today = civilDate('2026-11-22');
    const { years: _, ...local } = rule;
    const months: LocalClock = { ...local, clock: 'CLK-05', months: 3 };
    expect(answer(asked, undefined, { today, local: [], lawData })).toMatchObject({
      shown: '2025-02-28',
      accuses: false,
    });
    expect(answer(asked, undefined, { today, local: [months], lawData })).toMatchObject({
      shown: '2024-11-30',
      accuses: true,
    });
  });

  it('CLK-23: nothing falls due where no local rule is in force', () => {
    const asked = { clock: 'CLK-23', term: '', place: 'city' } as const;
    const since: LocalClock = { ...rule, clock: 'CLK-23', years: 30, from: civilDate('2027-01-01') };
    const on = (today: string) =>
      answer(asked, civilDate('1996-06-30'), { today: civilDate(today), local: [since], lawData });
    expect(on('2026-11-22')).toBeUndefined();
    expect(on('2027-01-01')).toMatchObject({ computed: '2026-06-30', shown: '2027-01-01' });
  });

  it('a rule that is only a default accuses nobody', () => {
    const accuses = (mark: LocalClock['mark']) => {
      const found = due('2003-05-01', '2026-11-22', [{ ...rule, mark }]);
      return found?.state === 'due' && found.accuses;
    };
    expect([accuses('F'), accuses('D')]).toEqual([true, false]);
  });
});
