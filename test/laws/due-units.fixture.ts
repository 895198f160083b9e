import { dateOfDayNumber, dayNumber, type CivilDate } from '@fonds/kernel';
import { answer, type DueLaw } from '@fonds/radar';
import fc from 'fast-check';
import {
  applicableClocks,
  type KnownBody,
  type ScopeInForce,
  type Surroundings,
} from '../../libs/radar/src/domain/applicable-clocks';
import { clockNumber, stateNumber } from '../../libs/radar/src/read/due-numbers';

const day = (text: string): CivilDate => text as CivilDate;
const id = (letter: string, n: number): string =>
  `0000000${letter}-0000-8000-8000-${String(n).padStart(12, '0')}`;

const KINDS = [
  ['comprehensive-archives', 'city'],
  ['comprehensive-archives', 'county'],
  ['comprehensive-archives'],
  ['specialised-archives', 'province'],
  ['departmental-archives'],
  ['organ'],
  ['organ', undefined, '2021-02-28'],
  ['enterprise', undefined, '9999-12-31'],
  ['village', undefined, '2020-08-31'],
  ['private-enterprise'],
] as const;
export const BODIES: readonly KnownBody[] = KINDS.map(([kind, level, ended], n) => ({
  ...{ id: id('a', n), kind, ...(level && { level }), ...(ended && { ended: day(ended) }) },
}));
export const FONDS = BODIES.map((_, n) => ({ id: id('f', n), body: id('a', n % 4) }));
export const SCOPES: readonly ScopeInForce[] = [
  { lines: [{ organisation: id('a', 7), minRetention: 'D30' as const }] },
  { lines: [{ organisation: id('a', 4) }, { organisation: id('a', 5), minRetention: 'D10' as const }] },
].map((scope, n) => ({ ...scope, archives: id('a', n), version: 1, validFrom: day('2010-01-01') }));
const AROUND: Surroundings = {
  bodies: new Map(BODIES.map((body) => [body.id, body])),
  numberedBy: new Map(FONDS.map((fonds) => [fonds.id, fonds.body])),
  scopes: SCOPES,
};

const EDGES = [
  '0001-01-01',
  '1899-12-31',
  '1949-10-01',
  '1995-12-31',
  '1996-01-01',
  '2000-02-29',
  '2001-02-28',
];
const BEYOND = ['8999-12-31', '9000-01-01', '9999-12-31'];
const someDay = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: -30_000, max: dayNumber(day('2026-11-28')) }).map(dateOfDayNumber),
  },
  { weight: 2, arbitrary: fc.constantFrom(...[...EDGES, ...BEYOND].map(day)) },
);
const perhaps = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const REMARK = '见备注'.repeat(60);
const PERIODS = ['永久', 'Y', '30年', 'D30', '定期10年', '十年', '25年', '999年', '长期', '0年', REMARK];
const MARKS = [
  '秘密★10年',
  '机密',
  '绝密★30年',
  '秘密★2030-12-31',
  '秘密★30年',
  '内部',
  '机密★6个月',
  '某',
  REMARK,
];
const OPENINGS = ['开放', '控制', '延期开放', REMARK];
const orNone = (texts: readonly string[]): fc.Arbitrary<string | null> => fc.constantFrom(null, ...texts);

/** A row of clocks, as its read model has it. */
const clocks = fc.record({
  start: fc.oneof({ weight: 9, arbitrary: someDay }, { weight: 1, arbitrary: fc.constant(null) }),
  precision: fc.constantFrom(null, 'exact', 'rounded', 'assumed', 'open'),
  class: orNone(['WS', 'KU', '', REMARK]),
  longest: orNone(PERIODS),
  opening: orNone(OPENINGS),
  secret_since: perhaps(someDay),
  retention_start: perhaps(someDay),
  extended_to: perhaps(someDay),
  extended_for: perhaps(fc.constantFrom(...BODIES).map((body) => body.id)),
  reassess_by: perhaps(someDay),
  electronic: fc.constantFrom(null, true, false),
  unfiled: fc.constantFrom(null, true, false),
});
const custody = fc.record({
  fonds: fc.constantFrom(...FONDS).map((fonds) => fonds.id),
  custodian: fc.oneof(
    { weight: 19, arbitrary: fc.constantFrom(...BODIES).map((body): string | null => body.id) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  owner: perhaps(fc.constant(id('a', 5))),
  transferring: perhaps(fc.constant(id('a', 6))),
  retention: fc.oneof(fc.constant('永久'), orNone(PERIODS)),
  secrecy: fc.oneof(fc.constant(null), orNone(MARKS)),
  opening: orNone(OPENINGS),
  known_to: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant(9) }),
  until: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: someDay }),
  out: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('destroyed') },
  ),
});
type Given<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type ClockRow = Given<typeof clocks> & {
  readonly unit: string;
  readonly entry: string;
  readonly entries: number;
};
export type CustodyRow = Given<typeof custody> & { readonly unit: string };
export interface DueUnit {
  readonly custody: CustodyRow;
  readonly rows: readonly ClockRow[];
}

/** What the law's questions for a unit follow from, in its custody. */
const ASKED_BY = ['fonds', 'custodian', 'owner', 'transferring', 'retention', 'secrecy', 'opening'] as const;
type Described = Pick<Given<typeof custody>, (typeof ASKED_BY)[number]>;

/** For each of these one unit more, which differs from another in it alone: what does not tell the two apart is found. */
const withTwins = <T extends { readonly custody: Described }>(list: readonly T[]): readonly T[] => [
  ...list,
  ...list.slice(1, 1 + ASKED_BY.length).map((unit, n): T => {
    const trait = ASKED_BY[n] ?? 'fonds';
    return { ...unit, custody: { ...unit.custody, [trait]: list[n]?.custody[trait] ?? null } };
  }),
];

/** Units, and files with entries described within them. */
export const units = fc
  .array(fc.record({ custody, rows: fc.array(clocks, { minLength: 1, maxLength: 3 }) }), {
    minLength: 40,
    maxLength: 80,
  })
  .map((list): readonly DueUnit[] =>
    withTwins(list).map(({ custody: held, rows }, n) => ({
      custody: { ...held, unit: id('b', n) },
      rows: rows.map((row, entry) => ({
        ...{ ...row, unit: id('b', n), entry: entry ? id('e', n * 10 + entry) : id('b', n) },
        entries: entry ? 0 : rows.length - 1,
      })),
    })),
  );

/** What a client of the table reads, one text a row. */
export function dueByHand({ custody: held, rows }: DueUnit, law: DueLaw): readonly string[] {
  const { fonds, custodian } = held;
  if (held.known_to !== null || held.until !== null || custodian === null || held.out !== null) return [];
  return rows.flatMap((row) => {
    const opening = legible(row.opening ?? held.opening);
    const { questions, archives, accusable } = applicableClocks(
      {
        ...{ fonds, custodian, class: legible(row.class), retention: legible(held.retention), opening },
        ...{
          longest: legible(row.longest),
          secrecy: legible(held.secrecy),
          electronic: row.electronic === true,
        },
        ...{ restarted: row.retention_start !== null, unfiled: row.unfiled === true },
        ...(row.extended_for && { receiver: row.extended_for }),
      },
      AROUND,
    );
    return questions.flatMap((question): string[] => {
      const counts =
        question.clock === 'CLK-08' ? row.entry !== row.unit || row.entries === 0 : row.entry === row.unit;
      const found = counts && answer(question, startFor(question.clock, row), law);
      if (!found) return [];
      const decided = decisionOf(question.clock, row);
      const due = decided
        ? { ...decided, state: 0, cohort: null, accuses: decided.clock === 3 && accusable }
        : {
            ...{ clock: clockNumber(question.clock), state: stateNumber(found.state), shown: 'infinity' },
            ...{ computed: null, cohort: null, accuses: false },
            ...(found.state === 'due' && {
              ...{ shown: found.shown, computed: found.computed, cohort: found.cohort ?? null },
              accuses: found.accuses && accusable && question.clock !== 'CLK-13',
            }),
          };
      const precision = row.precision === 'open' ? null : row.precision;
      return [
        lineOf({
          ...due,
          unit: row.unit,
          entry: row.entry,
          precision,
          fonds,
          custodian,
          archives: archives ?? null,
          opening,
        }),
      ];
    });
  });
}

function startFor(clock: string, row: ClockRow): CivilDate | undefined {
  if (clock === 'CLK-13') return row.secret_since ?? row.start ?? undefined;
  return (clock === 'CLK-10' ? row.retention_start : null) ?? row.start ?? undefined;
}

/** CLK-03 and CLK-09 stand in a decision, in the place of the age. */
function decisionOf(clock: string, { extended_to, reassess_by }: ClockRow) {
  if ((clock === 'CLK-01' || clock === 'CLK-02') && extended_to)
    return { clock: 3, shown: extended_to, computed: extended_to };
  if (clock === 'CLK-08' && reassess_by) return { clock: 9, shown: reassess_by, computed: reassess_by };
  return undefined;
}

const legible = (text: string | null): string =>
  text !== null && Buffer.byteLength(text) > 300 ? `${text.slice(0, 100)}…` : (text ?? '');

export type DueLine = { readonly [column: string]: string | number | boolean | null };
export const lineOf = (line: DueLine): string => JSON.stringify(line, Object.keys(line).sort());
