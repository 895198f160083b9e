import type { CivilDate } from '@fonds/kernel';
import { ENTERPRISE_KINDS } from '../data/disposal/kinds-of-enterprises';
import { ORGAN_KINDS } from '../data/disposal/kinds-of-organs';
import type { ArchiveClass, DisposalKindId, GroupFacets, Proposal } from './disposal.types';
import { classOfCode } from './class-of-code';
import { disposalTable, propose as proposeBy } from './propose';

const TABLE = disposalTable('2026-11-22');
const propose = (kind: DisposalKindId, facets: GroupFacets, date: CivilDate): Proposal =>
  proposeBy(kind, facets, date, TABLE);
const TODAY = '2026-11-20' as CivilDate;
const IN_2010 = '2010-05-01' as CivilDate;

const COLUMNS: readonly (readonly ArchiveClass[])[] = [
  ['DQ', 'AD', 'MG', 'PT'],
  ['CP', 'KY'],
  ['JJ', 'SB'],
  ['KU'],
  ['RS'],
  ['RP'],
];

/**
 * Domain.md §2.4 as it is printed, written down a second time: in each cell what is proposed, with confidence and
 * article, then the alternatives. `%` stands before a fact that has to be so.
 */
const PRINTED: { readonly [kind: string]: string } = {
  C01: 'SUC B P98 | SUC B P98 | SUC B P98 | SUC A O79:22 | HR C, SUC C | SUC D',
  C02: 'SUC B P98 | SUC B P98 | SUC B P98 | SUC A O79:22 | HR C | SUC D',
  C03: 'INV B P98, DEP B P98, DSG B P98 | OBJ C, CPY C | OBJ A KJ80:23 | INV C, DSG C, FIN C | HR C | INV C, NAT C',
  C04: 'EST C | SUC C | OBJ A KJ80:23 | EST A O79:21(1) | HR C | EST D',
  C05: 'SUC C, INV C, NAT C | SUC C | OBJ A KJ80:23 | SUC A O79:21(2), NAT A O79:21(2) | HR C | SUC D',
  C06: 'SUC C | SUC C | OBJ A KJ80:23 | SUC C | HR C | SUC D',
  C07: 'INV C, NAT C, DEP C | CPY C, OBJ C | OBJ A KJ80:23 | INV C, FIN C | HR C | INV C, NAT C',
  C08: 'EST D | CPY D | OBJ A KJ80:23 | EST A O79:21(4) | — | EST D',
  C09: 'EST C | EST C | EST C | EST C | HR C | EST D',
  C10: 'INV C, NAT C, DEP C, DSG C | EST C | OBJ A KJ80:23 | EST C, INV C | HR C | INV C',
  C11: 'EST C, INV C, EST B QD:23 | CPY C | OBJ A KJ80:23 | EST C | HR C | EST C',
  C12: 'EST C | EST C | EST C | EST D | HR C | EST D',
  C13: 'SUC C | SUC C | OBJ A KJ80:23, SUC C | SUC C | HR C | SUC D',
  C14: 'INV B QD:22, NAT B QD:22, DSG B QD:22 | OBJ C, INV C, NAT C | OBJ A KJ80:23 | INV C, NAT C, DSG C | HR C | INV C, NAT C',
  C15: 'INV B SZ:9, NAT B SZ:9, DEP B SZ:9 | OBJ C, INV C, NAT C | OBJ A KJ80:23 | INV C, NAT C, DSG C | HR C | INV C, NAT C',
  C16: 'EST D | EST D | EST D | EST D | EST D, HR C | EST D',
  C17: 'SUC C, EST C | OBJ C | OBJ A KJ80:23 | EST A O79:21(4) | HR C | EST D',
  C18: 'EST A~ JG83:26(6) | EST A~ JG83:26(6) | EST A~ JG83:26(6) | EST A~ JG83:26(6) | EST A~ JG83:26(6) | EST A~ JG83:26(6)',
};
/** Domain.md §2.6: all classes alike, as of 2010. */
const ORGANS: { readonly [kind: string]: string } = {
  I1: 'NAT A JG83:26(1), DSG A JG83:26(1)',
  I2: 'DSG A JG83:26(2), NAT A JG83:26(2)',
  I3: 'DSG A JG83:26(3), NAT A JG83:26(3)',
  I4: 'EST A JG83:26(4)',
  I5: 'SUC A JG83:26(5)',
  I6: 'EST A JG83:26(6)',
  I7: 'DSG A JG83:27, NAT A JG83:27',
  I8: 'NAT B IR4, EST B IR4',
  I9: 'EST B IR5',
  I10: 'NAT B IR1',
};

/** The facts of an ordinary case: the object was sold to a state-controlled buyer, business went along. */
const PLAIN: Omit<GroupFacets, 'class'> = {
  objectSold: true,
  businessMoves: true,
  unitsSurvive: false,
  unfinished: true,
  ownNumber: true,
  receiver: { stateControlled: true },
};
const UNREAD = { C: 'O17', D: undefined } as const;

type Told = Pick<Proposal['alternatives'][number], 'destination' | 'confidence' | 'basis'>;

function printed({ destination, confidence, basis }: Told, with_: string | undefined): string {
  if (confidence === 'C' || confidence === 'D') return `${destination} ${confidence}`;
  const article = basis.find(({ instrument }) => instrument === with_) ?? basis[0];
  return `${destination} ${confidence} ${[article?.instrument, article?.article].filter(Boolean).join(':')}`;
}

function told(proposal: Proposal): string {
  const { destination, confidence, basis, alternatives } = proposal;
  if (destination === 'untouched') return '—';
  if (destination === 'undecided' || !confidence) return 'undecided';
  return [{ destination, confidence, basis }, ...alternatives]
    .map((each) => printed(each, undefined))
    .join(', ');
}

const enterprises = Object.entries(PRINTED).flatMap(([kind, row]) =>
  row
    .split(' | ')
    .flatMap((expected, column) =>
      (COLUMNS[column] ?? []).map((of): [string, string, string] => [kind, of, expected]),
    ),
);
const organs = Object.entries(ORGANS).flatMap(([kind, expected]) =>
  COLUMNS.flat().map((of): [string, string, string] => [kind, of, expected]),
);
const all = [...enterprises, ...organs];
const at = (kind: string, of: string, facets: Partial<GroupFacets> = {}, date = IN_2010): Proposal =>
  propose(kind as DisposalKindId, { class: of as ArchiveClass, ...PLAIN, ...facets }, date);

describe('the decision table', () => {
  it('has all kinds of change, and a row for each class of each', () => {
    const { kinds, cells } = TABLE;
    expect(kinds.map(({ id }) => id)).toEqual([...Object.keys(PRINTED), ...Object.keys(ORGANS)]);
    expect(Object.keys(cells).length).toBe(18 * 6 + 10);
    expect(ENTERPRISE_KINDS).toHaveLength(18);
    expect(ORGAN_KINDS).toHaveLength(10);
  });

  it.each(all)('%s × %s says what is printed: %s', (kind, of, expected) => {
    expect(told(at(kind, of))).toBe(expected);
  });

  it('cites something wherever somebody read it, and nothing where nobody did', () => {
    for (const cell of Object.values(TABLE.cells))
      for (const { confidence, basis } of cell.options) {
        if (confidence === 'D') expect(basis).toEqual([]);
        else expect(basis.length).toBeGreaterThan(0);
        // No article of Order 17 or of the measures of 1998 was read.
        for (const { instrument, article } of basis)
          if (instrument === UNREAD.C || instrument === 'P98') expect(article).toBe('');
      }
  });

  it('asks for a decision below confidence A, and enforces only what was read and is in force', () => {
    for (const [kind, of] of all) {
      const { confidence, destination, decision, enforced, basis } = at(kind, of, {}, TODAY);
      if (destination === 'untouched') continue;
      expect([kind, of, decision.includes('below-A')]).toEqual([kind, of, confidence !== 'A']);
      expect([kind, of, enforced]).toEqual([
        kind,
        of,
        confidence === 'A' && basis.some(({ instrument }) => instrument === 'O79'),
      ]);
    }
    // Order 79 has been in force since 2016.
    expect(at('C01', 'KU', {}, '2015-12-31' as CivilDate).enforced).toBe(false);
  });
});

describe('the rules for organs', () => {
  const last = '2018-12-31' as CivilDate;
  const after = '2019-01-01' as CivilDate;

  it('were certainly in force until 2018; later they are defaults that ask for a decision', () => {
    for (const kind of ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7']) {
      expect([kind, at(kind, 'AD', {}, last).enforced]).toEqual([kind, true]);
      const now = at(kind, 'AD', {}, after);
      expect([kind, now.enforced, now.decision]).toEqual([kind, false, ['below-A']]);
      const repeats = kind === 'I2' || kind === 'I3';
      expect([kind, now.confidence, now.basis]).toEqual([
        kind,
        repeats ? 'A~' : 'D',
        [repeats ? { instrument: 'O13', article: '' } : { instrument: 'GBT13967', article: '9' }],
      ]);
      // What is proposed stays the same.
      expect(now.destination).toBe(at(kind, 'AD', {}, last).destination);
    }
  });

  it('I4: the archives of a function that moves stay; I5: finished files stay, too', () => {
    expect(at('I4', 'AD').alternatives).toEqual([]);
    expect(at('I5', 'AD', { unfinished: false }).destination).toBe('EST');
    expect(at('I10', 'AD', { ownNumber: false }).destination).toBe('DSG');
  });
});

describe('overlays on every cell', () => {
  const cases = all.filter(([kind, of]) => at(kind, of).destination !== 'untouched');
  const ids = ({ overlays }: Proposal): readonly string[] => overlays.map(({ id }) => id);
  const keepsState = (destination: string): boolean => ['NAT', 'INV', 'DEP'].includes(destination);

  it.each(cases)('%s × %s, secret: nobody unqualified gets it', (kind, of) => {
    const plain = at(kind, of);
    const secret = at(kind, of, { secret: true });
    const stays = plain.destination === 'EST' && !['C03', 'C07', 'C10'].includes(kind);
    expect(ids(secret)).toContain('SECRET');
    expect(secret.papers).toHaveLength(secret.form === plain.form ? plain.papers.length + 1 : 3);
    if (keepsState(plain.destination) || stays)
      return expect([secret.destination, secret.confidence]).toEqual([plain.destination, plain.confidence]);
    expect([secret.destination, secret.confidence, secret.alternatives[0]?.destination]).toEqual([
      'NAT',
      'D',
      'INV',
    ]);
    expect(secret.basis).toEqual([{ instrument: 'SECR', article: '23' }]);
    expect(secret.copies).toEqual([]);
    expect(secret.decision).toContain('below-A');
    const qualified = at(kind, of, {
      secret: true,
      receiver: { stateControlled: true, secretsQualified: true },
    });
    expect(qualified.destination).toBe(plain.destination);
  });

  it.each(cases)(
    '%s × %s, receiver not state-controlled: no original, unless with the object and decided',
    (kind, of) => {
      const plain = at(kind, of);
      const now = at(kind, of, { receiver: { stateControlled: false } });
      if (plain.destination === 'OBJ') {
        expect([now.destination, now.confidence, ids(now)]).toEqual(['OBJ', 'C', ['BUYER']]);
        expect(now.decision).toContain('below-A');
        expect(now.enforced).toBe(false);
      } else if (['SUC', 'DSG', 'FIN'].includes(plain.destination)) {
        expect([now.destination, now.confidence, ids(now)]).toEqual(['INV', 'D', ['NON-STATE']]);
        expect(now.basis).toEqual([{ instrument: 'AL', article: '23(2)' }]);
      } else expect(told(now)).toBe(told(plain));
    },
  );

  it.each(cases)(
    '%s × %s, receiver foreign: as one that is not state-controlled, and nothing leaves the country',
    (kind, of) => {
      const now = at(kind, of, { receiver: { foreign: true } });
      const other = at(kind, of, { receiver: { stateControlled: false } });
      expect(ids(now)).toEqual(['FOREIGN', ...ids(other)]);
      expect(told(now)).toBe(told(other));
      expect(now.overlays[0]?.basis).toEqual([
        { instrument: 'AL', article: '22' },
        { instrument: 'AL', article: '25' },
      ]);
    },
  );

  it.each(cases)('%s × %s, graded: decided one by one', (kind, of) => {
    const now = at(kind, of, { graded: true });
    expect([now.destination, now.confidence]).toEqual([at(kind, of).destination, 'D']);
    expect(ids(now)).toEqual(['GRADED']);
    expect(now.basis).toContainEqual({ instrument: 'REG', article: '5' });
    expect(now.decision).toContain('below-A');
  });

  it('an unsettled voucher is drawn out for the party concerned, where Order 79 says so', () => {
    const drawn = all
      .filter(([, of]) => of === 'KU')
      .filter(([kind]) => ids(at(kind, 'KU', { unsettled: true })).includes('UNSETTLED'))
      .map(([kind]) => `${kind} ${told(at(kind, 'KU', { unsettled: true }))}`);
    expect(drawn).toEqual(['C04 SUC A O79:19', 'C08 SUC A O79:21(4)', 'C17 SUC A O79:21(4)']);
  });

  it.each<[string, Partial<GroupFacets>, string]>([
    ['that is secret', { secret: true }, 'SECRET'],
    ['for a foreign party', { receiver: { foreign: true } }, 'NON-STATE'],
    ['for a party that is not state-controlled', { receiver: { stateControlled: false } }, 'NON-STATE'],
    ['that is graded', { graded: true }, 'GRADED'],
  ])(
    'an unsettled voucher %s is not drawn out without a decision (AL 23(2), SECR 23)',
    (_name, facets, overlay) => {
      const now = at('C04', 'KU', { unsettled: true, ...facets });
      expect(ids(now)).toEqual(expect.arrayContaining(['UNSETTLED', overlay]));
      expect(now.decision).toContain('below-A');
      expect(now.enforced).toBe(false);
    },
  );
});

describe('what is not known', () => {
  it('is asked for: whether the object was sold, and to whom', () => {
    const asked = propose('C15', { class: 'SB' }, TODAY);
    expect(asked.missing).toEqual(['objectSold', 'stateControlled']);
    expect(asked.decision).toContain('facts-missing');
    expect(asked.enforced).toBe(false);
    expect(propose('C15', { class: 'SB', objectSold: false }, TODAY)).toMatchObject({
      destination: 'INV',
      confidence: 'D',
      missing: [],
    });
    // An object that was not sold has no cell in a split: nobody is told where its files go.
    expect(propose('C04', { class: 'SB', objectSold: false }, TODAY)).toMatchObject({
      destination: 'undecided',
      decision: ['undecided'],
    });
  });

  it('is undecided for a class that nobody named, unless the whole row says the same', () => {
    expect(propose('C15', { class: undefined }, TODAY).destination).toBe('undecided');
    expect(propose('C15', { class: 'SX' }, TODAY).destination).toBe('undecided');
    expect(propose('C15', { class: 'SX', contentClass: 'AD' }, TODAY).destination).toBe('INV');
    expect(propose('C18', { class: undefined }, TODAY)).toMatchObject({
      destination: 'EST',
      confidence: 'D',
    });
    expect(propose('I2', { class: undefined }, IN_2010).destination).toBe('DSG');
  });

  it('the acquirer of C03 and C07 is not state-controlled by the kind itself', () => {
    for (const kind of ['C03', 'C07'] as const)
      expect(propose(kind, { class: 'SB', objectSold: true }, TODAY)).toMatchObject({
        destination: 'OBJ',
        confidence: 'C',
        missing: [],
      });
  });
});

describe('the class of a series', () => {
  it.each([
    ['KU·01·2017', '凭证', 'KU'],
    ['KJ·SB·01', '设备档案', 'SB'],
    ['WS·2019·Y', '文书档案', 'AD'],
    ['WS·2019', '党群工作', 'DQ'],
    ['', '基本建设档案', 'JJ'],
    ['ZY·JC', '专业', undefined],
    [null, null, undefined],
  ])('%s %s is %s', (code, title, expected) => expect(classOfCode(code, title)).toBe(expected));
});
