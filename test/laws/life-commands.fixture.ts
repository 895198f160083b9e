import fc from 'fast-check';

export const UNITS = 7;
/** Whoever proposes, approves, counts twice, and speaks for the other side. */
const PEOPLE = 5;

export const DEEDS = [
  'hold',
  'lift',
  'lend',
  'take-back',
  'lose',
  'recover',
  'note-matter',
  'appraise',
  'opine',
  'opine',
  'report',
  'report',
  'draw',
  'approve',
  'remove',
  'give-up-register',
  'count',
  'start',
  'tell',
  'certify',
  'plan',
  'open-review',
  'give',
  'agree',
  'coordinate',
  'submit',
  'consent',
  'reject',
  'publish',
  'take-out',
  'order',
  'give-up-review',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Lawful order, so that histories also come to an end; `go-on` takes the next of it. */
export const REGISTER_STEPS = ['approve', 'count', 'count', 'start', 'tell', 'certify', 'certify'] as const;
export const REVIEW_STEPS = ['open-review', 'give', 'give', 'agree', 'publish', 'order'] as const;
export const CLOSING_STEPS = ['open-review', 'give', 'give', 'agree', 'submit', 'consent'] as const;

const all = fc.record({
  who: fc.nat(PEOPLE - 1),
  which: fc.nat(30),
  /** Units by bits; all that the act has, where absent. */
  pick: fc.option(fc.integer({ min: 1, max: 2 ** UNITS - 1 })),
  kind: fc.nat(4),
  a: fc.boolean(),
  b: fc.boolean(),
  /** Dated tomorrow (INV-43). */
  late: fc.nat(15).map((n) => n === 15),
});

const going = fc.record({
  do: fc.oneof(
    { weight: 6, arbitrary: fc.constant('go-on-register' as const) },
    { weight: 8, arbitrary: fc.constant('go-on-review' as const) },
    { weight: 2, arbitrary: fc.constantFrom('draw' as const, 'plan' as const) },
  ),
  all,
});

/** One command; most of them go on with an act as the law wants it, the others are anything at all. */
export const command = fc.oneof(
  { weight: 7, arbitrary: going },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom(...DEEDS), all }) },
);
export type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
export type Words = Command['all'];

export const life = fc.record({
  stateArchives: fc.nat(4).map((n) => n > 0),
  commands: fc.array(command, { minLength: 30, maxLength: 60 }),
});

/** One of a list, whatever the number. */
export const of = <T>(list: readonly T[], n: number): T | undefined =>
  list.length ? list[n % list.length] : undefined;
