/** Texts of the set-based pass. Tables are told by name: the pass fills new ones beside those that are read. */
export interface DueTables {
  readonly group: string;
  readonly party: string;
  readonly question: string;
  readonly asked: string;
  readonly answer: string;
  readonly date: string;
  readonly total: string;
}

export const DUE: DueTables = {
  group: 'read.due_group',
  party: 'read.due_party',
  question: 'read.due_question',
  asked: 'read.due_asked',
  answer: 'read.due_answer',
  date: 'read.due_date',
  total: 'read.due_total',
};

const named = (name: (key: string) => string): DueTables =>
  Object.fromEntries(Object.keys(DUE).map((key) => [key, name(key)])) as unknown as DueTables;

/** Filled beside those that are read, whose names they take. */
export const NEXT = named((key) => `read.due_${key}_next`);
/** Of one session, for a day whose law is not that of today. */
export const OTHER_DAY = named((key) => `due_${key}_on`);

/** What many units have in common that decides which clocks run over them, and who sees them. */
export const TRAITS = [
  'fonds',
  'custodian',
  'owner',
  'transferring',
  'class',
  'retention',
  'longest',
  'secrecy',
  'opening',
  'electronic',
  'restarted',
  'unfiled',
  'receiver',
] as const;
/** Of these, whose list they stand on and who sees it: everything that lists and counts are narrowed by. */
export const PARTY = ['fonds', 'custodian', 'owner', 'transferring', 'opening', 'archives'] as const;

const NOBODY = `'00000000-0000-0000-0000-000000000000'::uuid`;
/** Clocks and states are numbers in these tables: a million rows are sorted and counted by them. */
const [TRANSFER, EXTENDED_TRANSFER, OPENING, REASSESSMENT, RETENTION, SECRECY] = [
  '(1, 2)',
  3,
  8,
  9,
  10,
  13,
] as const;

/**
 * A text as far as the law can read it. An entry of an index has a limit, a remark in the wrong column of a catalogue has
 * none: cut, it is unmapped as before, and stops no other unit's day. Bytes are counted, which takes no reading.
 */
const legible = (text: string): string =>
  `CASE WHEN octet_length(${text}) > 300 THEN left(${text}, 100) || '…' ELSE coalesce(${text}, '') END`;

/**
 * Rows of units in store and of described entries within them, one each: traits and the day from which clocks run.
 * A day that is not known is `infinity`, so that all comparisons are equalities.
 */
export const subjects = (
  where = '',
): string => `SELECT s.unit, s.entry, coalesce(s.start, 'infinity') AS start,
  coalesce(s.secret_since, s.start, 'infinity') AS secret_start, nullif(s.precision, 'open') AS precision, s.entries, s.extended_to,
  s.reassess_by, coalesce(s.electronic, false) AS electronic,
  s.retention_start, s.retention_start IS NOT NULL AS restarted, coalesce(s.unfiled, false) AS unfiled,
  c.fonds, c.custodian, coalesce(c.owner, ${NOBODY}) AS owner, coalesce(c.transferring, ${NOBODY}) AS transferring,
  ${legible('s.class')} AS class, ${legible('c.retention')} AS retention, ${legible('s.longest')} AS longest,
  coalesce(s.extended_for, ${NOBODY}) AS receiver, ${legible('c.secrecy')} AS secrecy,
  ${legible('coalesce(s.opening, c.opening)')} AS opening
FROM read.due_start s JOIN read.custody c ON c.unit = s.unit
WHERE c.known_to IS NULL AND c.until IS NULL AND c.custodian IS NOT NULL AND c.out IS NULL ${where}`;

/** UNLOGGED: they follow from the log, and what a crash takes away is computed again. */
export type TableKind = 'UNLOGGED' | 'TEMP';

const TEXT = 'text COLLATE "C" NOT NULL';

export const createTables = (kind: TableKind, t: DueTables): string => `
CREATE ${kind} TABLE ${t.group} (id int GENERATED ALWAYS AS IDENTITY, fonds uuid NOT NULL, custodian uuid NOT NULL,
  owner uuid NOT NULL, transferring uuid NOT NULL, class ${TEXT}, retention ${TEXT}, longest ${TEXT}, secrecy ${TEXT}, opening ${TEXT},
  electronic boolean NOT NULL, restarted boolean NOT NULL, unfiled boolean NOT NULL, receiver uuid NOT NULL,
  party int, accusable boolean NOT NULL DEFAULT false);
CREATE ${kind} TABLE ${t.party} (id int GENERATED ALWAYS AS IDENTITY, fonds uuid NOT NULL, custodian uuid NOT NULL,
  owner uuid NOT NULL, transferring uuid NOT NULL, opening ${TEXT}, archives uuid NOT NULL);
CREATE ${kind} TABLE ${t.question} (id int GENERATED ALWAYS AS IDENTITY, clock smallint NOT NULL, term ${TEXT}, place ${TEXT});
CREATE ${kind} TABLE ${t.asked} (grp int NOT NULL, question int NOT NULL);
CREATE ${kind} TABLE ${t.answer} (question int NOT NULL, start date NOT NULL, state smallint,
  computed date, shown date, cohort date, accuses boolean NOT NULL);
CREATE ${kind} TABLE ${t.date} (unit uuid NOT NULL, entry uuid NOT NULL, shown date NOT NULL, computed date, cohort date,
  party int NOT NULL, clock smallint NOT NULL, state smallint NOT NULL, accuses boolean NOT NULL, precision text COLLATE "C");
CREATE ${kind} TABLE ${t.total} (party int NOT NULL, clock smallint NOT NULL, state smallint NOT NULL, cohort date NOT NULL,
  year int NOT NULL, accuses boolean NOT NULL, n bigint NOT NULL);`;

/** What finds a row by what it says. */
export const indexTables = (t: DueTables): readonly string[] => [
  `CREATE UNIQUE INDEX ON ${t.group} (${TRAITS.join(', ')})`,
  `CREATE UNIQUE INDEX ON ${t.party} (${PARTY.join(', ')})`,
  `CREATE UNIQUE INDEX ON ${t.question} (clock, term, place)`,
  `CREATE UNIQUE INDEX ON ${t.asked} (grp, question)`,
  `CREATE UNIQUE INDEX ON ${t.total} (party, clock, state, cohort, year, accuses)`,
];
export const indexAnswers = (t: DueTables): string => `CREATE UNIQUE INDEX ON ${t.answer} (question, start)`;
/** The due list in its order; by whom it concerns; and by unit. */
export const indexDates = (t: DueTables): readonly string[] => [
  `CREATE INDEX ON ${t.date} (clock, shown, unit)`,
  `CREATE INDEX ON ${t.date} (party, clock, shown)`,
  `CREATE INDEX ON ${t.date} (unit)`,
];

export const addGroups = (t: DueTables, from: string): string =>
  `INSERT INTO ${t.group} (${TRAITS.join(', ')}) SELECT DISTINCT ${TRAITS.join(', ')} FROM (${from}) s
   ON CONFLICT DO NOTHING`;

/** Without a time zone, which takes longer than all else here. */
const firstOfYear = (day: string): string => `date_trunc('year', ${day}::timestamp)::date`;

/**
 * Rows with what is asked of the law for each. Every row has its group; were rows lost that match none, the planner would
 * take the equalities of all traits to leave one, and join it to all answers of its question, whatever their day. The
 * offset, a literal that needs no cast, holds these joins together and lets workers do them.
 */
const ASKED = (t: DueTables, from: string): string => `(
  SELECT s.*, coalesce(s.retention_start, ${firstOfYear('s.start')}) AS retained,
    g.party, g.accusable, q.id AS question, q.clock
  FROM (${from}) s
  LEFT JOIN ${t.group} g ON ${TRAITS.map((trait) => `g.${trait} = s.${trait}`).join(' AND ')}
  LEFT JOIN (${t.asked} a JOIN ${t.question} q ON q.id = a.question) ON a.grp = g.id OFFSET '0') s`;
/** A retention period runs from the next new year: one day stands for the whole year; or from a day that was told. */
const START = `CASE s.clock WHEN ${SECRECY} THEN s.secret_start WHEN ${RETENTION} THEN s.retained ELSE s.start END`;
/** For opening each described document within counts by itself (domain.md §1.2); for all else the unit does. */
const COUNTS = `CASE WHEN s.clock = ${OPENING} THEN s.entry <> s.unit OR s.entries = 0 ELSE s.entry = s.unit END`;

/** Questions, and the days for them, that have no answer yet. */
export const unanswered = (t: DueTables, from: string, where = 'true'): string =>
  `SELECT DISTINCT s.question, ${START} AS start FROM ${ASKED(t, from)}
   WHERE s.question IS NOT NULL AND ${where} AND ${COUNTS}
     AND NOT EXISTS (SELECT 1 FROM ${t.answer} r WHERE r.question = s.question AND r.start = ${START})`;

/** The same for all units at once: some are asked by nobody, and finding out costs more than answering. */
export const allPairs = (t: DueTables): string => `WITH d AS (
    SELECT DISTINCT coalesce(start, 'infinity') AS start FROM read.due_start),
  y AS (SELECT DISTINCT ${firstOfYear('start')} AS start FROM d)
  SELECT q.id, d.start FROM ${t.question} q CROSS JOIN d WHERE q.clock NOT IN (${RETENTION}, ${SECRECY})
  UNION ALL SELECT q.id, y.start FROM ${t.question} q CROSS JOIN y WHERE q.clock = ${RETENTION}`;

/** Few periods begin by something else than the year after the formation. */
export const restartedPairs = (t: DueTables, fonds = ''): string =>
  unanswered(t, subjects(`AND s.retention_start IS NOT NULL ${fonds}`), `s.clock = ${RETENTION}`);

/** Few units are secret, of many marks and days. */
export const secretPairs = (t: DueTables, fonds = ''): string =>
  unanswered(t, subjects(`AND c.secrecy IS NOT NULL ${fonds}`), `s.clock = ${SECRECY}`);

const EXTENDED = `s.clock IN ${TRANSFER} AND s.extended_to IS NOT NULL`;
const STAYS_CLOSED = `s.clock = ${OPENING} AND s.reassess_by IS NOT NULL`;
const DECIDED = `CASE WHEN ${EXTENDED} THEN s.extended_to WHEN ${STAYS_CLOSED} THEN s.reassess_by END`;

/**
 * The pass: every row of every clock, joined to the answer of the law. An approved extension takes the place of the age
 * (CLK-03, CLK-09): its day stands in the decision. Secrecy that ends accuses nobody, nor does a reassessment, for whose
 * day no law has a number.
 */
export const dueRows = (t: DueTables, from: string): string => `SELECT s.unit, s.entry,
  coalesce(${DECIDED}, r.shown, 'infinity') AS shown,
  coalesce(${DECIDED}, r.computed) AS computed,
  CASE WHEN ${DECIDED} IS NULL THEN r.cohort END AS cohort, s.party,
  CASE WHEN ${EXTENDED} THEN ${EXTENDED_TRANSFER}::smallint WHEN ${STAYS_CLOSED} THEN ${REASSESSMENT}::smallint
    ELSE s.clock END AS clock,
  CASE WHEN ${DECIDED} IS NULL THEN r.state ELSE 0::smallint END AS state,
  CASE WHEN ${EXTENDED} THEN s.accusable WHEN ${STAYS_CLOSED} THEN false
    ELSE r.accuses AND s.accusable AND s.clock <> ${SECRECY} END AS accuses,
  s.precision
FROM ${ASKED(t, from)} JOIN ${t.answer} r ON r.question = s.question AND r.start = ${START}
WHERE ${COUNTS} AND r.state IS NOT NULL`;

/**
 * Rows counted as the radar asks for them in one year: what lies before it, and what lies beyond the next five, is one
 * number each.
 */
export const totalsOf = (rows: string, year: number, sign: 1 | -1 = 1): string => `SELECT party, clock, state,
  coalesce(cohort, 'infinity') AS cohort,
  CASE WHEN state = 0 THEN least(greatest(date_part('year', shown)::int, ${year - 1}), ${year + 6}) ELSE 0 END AS year,
  accuses, ${sign} * count(*) AS n
FROM ${rows} GROUP BY 1, 2, 3, 4, 5, 6`;

export const addTotals = (t: DueTables, rows: string, year: number, sign: 1 | -1): string =>
  `INSERT INTO ${t.total} AS old ${totalsOf(rows, year, sign)}
   ON CONFLICT (party, clock, state, cohort, year, accuses) DO UPDATE SET n = old.n + excluded.n`;
