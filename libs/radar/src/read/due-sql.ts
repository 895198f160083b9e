/** Texts of the set-based pass. Tables are told by name: the pass fills new ones beside those that are read. */
export interface DueTables {
  readonly group: string;
  readonly question: string;
  readonly asked: string;
  readonly answer: string;
  readonly date: string;
  readonly total: string;
}

export const DUE: DueTables = {
  group: 'read.due_group',
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
  'secrecy',
  'opening',
] as const;

const NOBODY = `'00000000-0000-0000-0000-000000000000'::uuid`;

/**
 * Rows of units in store and of described entries within them, one each: traits and the day from which clocks run.
 * A day that is not known is `infinity`, so that all comparisons are equalities.
 */
export const subjects = (
  where = '',
): string => `SELECT s.unit, s.entry, coalesce(s.start, 'infinity') AS start,
  coalesce(s.secret_since, s.start, 'infinity') AS secret_start, s.precision, s.entries, s.extended_to,
  c.fonds, c.custodian, coalesce(c.owner, ${NOBODY}) AS owner, coalesce(c.transferring, ${NOBODY}) AS transferring,
  coalesce(s.class, '') AS class, coalesce(c.retention, '') AS retention, coalesce(c.secrecy, '') AS secrecy,
  coalesce(s.opening, c.opening, '') AS opening
FROM read.due_start s JOIN read.custody c ON c.unit = s.unit
WHERE c.known_to IS NULL AND c.until IS NULL AND c.custodian IS NOT NULL AND c.out IS NULL ${where}`;

/** UNLOGGED: they follow from the log, and what a crash takes away is computed again. */
export type TableKind = 'UNLOGGED' | 'TEMP';

export const createTables = (kind: TableKind, t: DueTables): string => `
CREATE ${kind} TABLE ${t.group} (id int GENERATED ALWAYS AS IDENTITY, fonds uuid NOT NULL, custodian uuid NOT NULL,
  owner uuid NOT NULL, transferring uuid NOT NULL, class text COLLATE "C" NOT NULL, retention text COLLATE "C" NOT NULL,
  secrecy text COLLATE "C" NOT NULL, opening text COLLATE "C" NOT NULL, archives uuid, accusable boolean NOT NULL DEFAULT false,
  resolved boolean NOT NULL DEFAULT false);
CREATE ${kind} TABLE ${t.question} (id int GENERATED ALWAYS AS IDENTITY, clock text COLLATE "C" NOT NULL,
  term text COLLATE "C" NOT NULL, place text COLLATE "C" NOT NULL);
CREATE ${kind} TABLE ${t.asked} (grp int NOT NULL, question int NOT NULL);
CREATE ${kind} TABLE ${t.answer} (question int NOT NULL, start date NOT NULL, state text COLLATE "C",
  computed date, shown date, cohort date, accuses boolean);
CREATE ${kind} TABLE ${t.date} (unit uuid NOT NULL, entry uuid NOT NULL, shown date NOT NULL, computed date, cohort date,
  grp int NOT NULL, accuses boolean NOT NULL, clock text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL,
  precision text COLLATE "C");
CREATE ${kind} TABLE ${t.total} (grp int NOT NULL, clock text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL,
  cohort date NOT NULL, year int NOT NULL, accuses boolean NOT NULL, n bigint NOT NULL);`;

export const indexTables = (t: DueTables): readonly string[] => [
  `CREATE UNIQUE INDEX ON ${t.group} (${TRAITS.join(', ')})`,
  `CREATE UNIQUE INDEX ON ${t.question} (clock, term, place)`,
  `CREATE UNIQUE INDEX ON ${t.asked} (grp, question)`,
  `CREATE UNIQUE INDEX ON ${t.answer} (question, start)`,
  `CREATE UNIQUE INDEX ON ${t.total} (grp, clock, state, cohort, year, accuses)`,
];

/** The due list in its order; by whom it concerns; and by unit. */
export const indexDates = (t: DueTables): readonly string[] => [
  `CREATE INDEX ON ${t.date} (clock, shown, unit, entry)`,
  `CREATE INDEX ON ${t.date} (grp, clock, shown)`,
  `CREATE INDEX ON ${t.date} (unit)`,
];

export const addGroups = (t: DueTables, from: string): string =>
  `INSERT INTO ${t.group} (${TRAITS.join(', ')}) SELECT DISTINCT ${TRAITS.join(', ')} FROM (${from}) s
   ON CONFLICT DO NOTHING`;

/** What is asked of the law for a row of a group. */
const ASKED = (t: DueTables, from: string): string => `(${from}) s
  JOIN ${t.group} g ON ${TRAITS.map((trait) => `g.${trait} = s.${trait}`).join(' AND ')}
  JOIN ${t.asked} a ON a.grp = g.id JOIN ${t.question} q ON q.id = a.question`;
const START = `CASE q.clock WHEN 'CLK-13' THEN s.secret_start ELSE s.start END`;
/** For opening each described document within counts by itself (domain.md §1.2); for all else the unit does. */
const COUNTS = `CASE WHEN q.clock = 'CLK-08' THEN s.entry <> s.unit OR s.entries = 0 ELSE s.entry = s.unit END`;

/** Questions, and the days for them, that have no answer yet. */
export const unanswered = (t: DueTables, from: string): string =>
  `SELECT DISTINCT q.id, ${START} AS start FROM ${ASKED(t, from)}
   WHERE ${COUNTS} AND NOT EXISTS (SELECT 1 FROM ${t.answer} r WHERE r.question = q.id AND r.start = ${START})`;

const EXTENDED = `q.clock IN ('CLK-01', 'CLK-02') AND s.extended_to IS NOT NULL`;

/**
 * The pass: every row of every clock, joined to the answer of the law. An approved extension takes the place of the age
 * (CLK-03): its day stands in the decision.
 */
export const dueRows = (t: DueTables, from: string): string => `SELECT s.unit, s.entry,
  CASE WHEN ${EXTENDED} THEN s.extended_to ELSE coalesce(r.shown, 'infinity') END AS shown,
  CASE WHEN ${EXTENDED} THEN s.extended_to ELSE r.computed END AS computed,
  CASE WHEN ${EXTENDED} THEN NULL ELSE r.cohort END AS cohort, g.id AS grp,
  CASE WHEN ${EXTENDED} THEN g.accusable ELSE r.accuses AND g.accusable AND q.clock <> 'CLK-13' END AS accuses,
  CASE WHEN ${EXTENDED} THEN 'CLK-03' ELSE q.clock END AS clock,
  CASE WHEN ${EXTENDED} THEN 'due' ELSE r.state END AS state, s.precision
FROM ${ASKED(t, from)} JOIN ${t.answer} r ON r.question = q.id AND r.start = ${START}
WHERE ${COUNTS} AND r.state IS NOT NULL`;

/** Rows counted as the radar asks for them. */
export const totalsOf = (rows: string, sign: 1 | -1): string => `SELECT grp, clock, state,
  coalesce(cohort, 'infinity') AS cohort,
  CASE WHEN state = 'due' THEN extract(year FROM shown)::int ELSE 0 END AS year, accuses, ${sign} * count(*) AS n
FROM ${rows} GROUP BY 1, 2, 3, 4, 5, 6`;

export const addTotals = (t: DueTables, rows: string, sign: 1 | -1): string =>
  `INSERT INTO ${t.total} AS old ${totalsOf(rows, sign)}
   ON CONFLICT (grp, clock, state, cohort, year, accuses) DO UPDATE SET n = old.n + excluded.n`;
