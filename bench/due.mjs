import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { median } from './measure.mjs';
import { database, kernel } from './product.mjs';
import { openServer } from './server.mjs';

/**
 * Due dates of a million units computed anew in one set-based pass, against reading the same rows once; the radar's
 * first page and the due list's; and one local rule that changes all of them, and back.
 * `node bench/run.mjs due [--quick] [--json] [--units=N] [--rounds=N]`
 */
const require = createRequire(import.meta.url);
require('../node_modules/reflect-metadata');
const { to: copyTo } = require('../node_modules/pg-copy-streams');
const { openOn } = require('../dist/libs/instance/src/index.js');
const { LAW_DATA_VERSION } = require('../dist/libs/law/src/index.js');
const { DueDates, DueQuery, RadarQuery } = require('../dist/libs/radar/src/index.js');
const { subjects } = require('../dist/libs/radar/src/read/due-sql.js');

const flag = (name) => process.argv.includes(`--${name}`);
const number = (name, otherwise) =>
  Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const units = number('units', flag('quick') ? 50_000 : 1_000_000);
const rounds = number('rounds', 5);
const progress = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : '');
const TODAY = '2026-11-28';
const [CITY, COUNTY] = ['00000000-0000-8000-8000-00000000000a', '00000000-0000-8000-8000-00000000000b'];
const everything = { account: CITY, roles: [], organisations: [], all: true, open: true };
const staff = { ...everything, organisations: [CITY], all: false, open: false };

/** 300 fonds, six of ten in an archives, the others with forty organs that transfer to a city's or a county's. */
const FILL = `
INSERT INTO read.organisation (id, code, name, kind, level, revision) VALUES
  ('${CITY}', 'A', '市档案馆', 'comprehensive-archives', 'city', 0), ('${COUNTY}', 'B', '县档案馆', 'comprehensive-archives', 'county', 0);
INSERT INTO read.organisation (id, code, name, kind, revision)
  SELECT md5('organ' || n)::uuid, 'U' || n, '单位' || n, 'organ', 0 FROM generate_series(0, 39) n;
INSERT INTO read.receiving_scope (archives, version, valid_from, approval, lines, position) VALUES
  ('${CITY}', 1, '2010-01-01', '1号', '[{"minRetention": "D30"}]', 1), ('${COUNTY}', 1, '2010-01-01', '1号', '[{"minRetention": "D30"}]', 1);
INSERT INTO read.fonds (id, numbering_body, number, name, kind, status, key_kind, key_value, position, revision)
  SELECT md5('fonds' || n)::uuid, CASE WHEN n % 4 = 0 THEN '${COUNTY}'::uuid ELSE '${CITY}'::uuid END, 'Z' || n, '全宗' || n, 'organ', 'active', 'number', 'Z' || n, 1, 0
  FROM generate_series(0, 299) n;
CREATE TABLE public.made AS SELECT n, md5('unit' || n)::uuid AS unit, md5('fonds' || n % 300)::uuid AS fonds, n % 300 < 180 AS kept, random() AS a, random() AS b
  FROM generate_series(1, ${units}) n;
INSERT INTO read.due_start (unit, entry, start, precision, class, entries, changed)
  SELECT unit, unit, CASE WHEN a < 0.01 THEN NULL WHEN a < 0.1 THEN make_date(1950 + (b * 76)::int, 12, 31) ELSE date '1950-01-01' + (b * 28000)::int END,
    'exact', CASE WHEN n % 5 = 0 THEN 'KU' ELSE 'WS' END, 0, n FROM made;
INSERT INTO read.custody (unit, known_from, seq, fonds, custodian, holder, owner_kind, transferring, since, beginning_known, taken_on, first_since, level, retention, secrecy, import, moved)
  SELECT unit, n, 0, fonds, c, c, '国家', CASE WHEN kept THEN md5('organ' || n % 300 % 40)::uuid END, '2012-01-01', true, '2012-01-01', '2012-01-01', 'item',
    CASE WHEN a < 0.5 THEN '永久' WHEN a < 0.8 THEN '30年' ELSE '10年' END, CASE WHEN a > 0.998 THEN '秘密★10年' END, fonds, n
  FROM (SELECT *, CASE WHEN NOT kept THEN md5('organ' || n % 300 % 40)::uuid WHEN n % 300 % 4 = 0 THEN '${COUNTY}'::uuid ELSE '${CITY}'::uuid END AS c FROM made) m;
INSERT INTO read.node (id, kind, fonds, unit, ord, sub, level, profile, title, title_search, code, import)
  SELECT unit, 'unit', fonds, unit, n, 0, 'item', 'dat18', '关于第' || n || '号事项的通知', '', 'Z' || n, fonds FROM made;
DROP TABLE public.made;`;

const COUNTS = `SELECT clock, count(*)::int AS n, sum(shown - date '1900-01-01')::text AS days FROM read.due_date
  WHERE state = 0 GROUP BY clock ORDER BY clock`;

async function timed(work) {
  const begin = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - begin, result };
}

/** The rows of the pass, read as a client reads them. */
async function readOnce(pool) {
  const client = await pool.connect();
  try {
    await client.query(`SET work_mem = '256MB'`);
    let bytes = 0;
    const stream = client.query(copyTo(`COPY (${subjects()}) TO STDOUT`));
    for await (const piece of stream) bytes += piece.length;
    return bytes;
  } finally {
    await client.query('RESET work_mem').catch(() => undefined);
    client.release();
  }
}

const server = await openServer();
try {
  const url = await server.createDatabase('bench_due');
  const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'test' });
  try {
    const instance = await openOn(opened, tmpdir(), kernel.systemClock);
    print(await measure(opened));
    await instance.store.close();
  } finally {
    await opened.close();
  }
} finally {
  await server.close();
}

async function measure(opened) {
  progress(`making ${units} units`);
  for (const statement of FILL.split(';\n')) await opened.owner.query(statement);
  for (const table of ['due_start', 'custody', 'node', 'fonds', 'organisation'])
    await opened.owner.query(`VACUUM ANALYZE ${await tableBehind(opened.owner, table)}`);
  const [{ organ }] = (await opened.owner.query(`SELECT md5('organ7')::uuid AS organ`)).rows;
  let local = [];
  const dates = new DueDates(
    opened.app,
    { on: () => Promise.resolve(local) },
    { version: () => Promise.resolve(LAW_DATA_VERSION) },
  );
  const [due, radar] = [new DueQuery(dates), new RadarQuery(dates)];
  const found = { read: [], pass: [] };
  // The first of each finds nothing in memory, and is not counted.
  for (let round = 0; round <= rounds; round++) {
    progress(`round ${round}/${rounds}`);
    const read = await timed(() => readOnce(opened.app));
    const pass = await timed(() => dates.recompute(TODAY));
    if (round) found.read.push(read.milliseconds);
    if (round) found.pass.push(pass.milliseconds);
  }
  const asked = { on: TODAY, today: TODAY };
  const pages = {};
  for (const [name, ask] of Object.entries({
    'radar by archives': () => radar.radar('archives', asked, {}, everything),
    'radar by organisation': () => radar.radar('organisation', asked, {}, everything),
    'radar by fonds': () => radar.radar('fonds', asked, {}, everything),
    'radar by fonds, as staff': () => radar.radar('fonds', asked, {}, staff),
    'due list': () => due.list({ ...asked, window: 'due' }, {}, everything),
    'due list, as staff': () => due.list({ ...asked, window: 'due' }, {}, staff),
    'due list of an organ': () =>
      due.list({ ...asked, window: 'overdue', organisation: organ }, {}, everything),
    candidates: () => due.candidates(asked, {}, everything),
  })) {
    const times = [];
    for (let i = 0; i < 10; i++) times.push((await timed(ask)).milliseconds);
    pages[name] = { median: median(times), most: Math.max(...times), rows: (await ask()).rows.length };
  }
  const { rows: before } = await opened.app.query(COUNTS);
  local = [
    {
      clock: 'CLK-01',
      place: CITY,
      years: 15,
      from: '2020-01-01',
      basis: [],
      mark: 'F',
      approvedBy: '省人大',
    },
  ];
  const changed = await timed(() => dates.bring(TODAY));
  const { rows: during } = await opened.app.query(COUNTS);
  local = [];
  const back = await timed(() => dates.bring(TODAY));
  const { rows: after } = await opened.app.query(COUNTS);
  if (JSON.stringify(before) !== JSON.stringify(after) || JSON.stringify(before) === JSON.stringify(during))
    throw new Error('a local rule did not come and go');
  const ratios = found.pass.map((pass, i) => pass / found.read[i]);
  const { rows: sizes } = await opened.app.query(
    `SELECT count(*)::int AS n, pg_total_relation_size('read.due_date')::bigint AS bytes FROM read.due_date`,
  );
  return { units, found, ratios, pages, changed, back, dates: sizes[0] };
}

async function tableBehind(client, view) {
  const { rows } = await client.query(
    `SELECT DISTINCT d.refobjid::regclass::text AS name FROM pg_rewrite r JOIN pg_depend d ON d.objid = r.oid
     WHERE r.ev_class = $1::regclass AND d.refobjid <> r.ev_class AND d.refclassid = 'pg_class'::regclass`,
    [`read.${view}`],
  );
  return rows[0].name;
}

function print({ units: count, found, ratios, pages, changed, back, dates }) {
  progress('');
  const slowest = Math.max(...Object.values(pages).map(({ median: m }) => m));
  const verdicts = [
    {
      what: 'pass / reading the same rows once',
      ratio: median(ratios),
      bound: '≤ 4',
      ok: median(ratios) <= 4,
    },
    { what: 'slowest first page, ms', ratio: slowest, bound: '< 200', ok: slowest < 200 },
  ];
  if (flag('json')) {
    console.log(JSON.stringify({ units: count, found, ratios, pages, dates, verdicts }));
  } else {
    console.log(`${count} units, ${dates.n} due dates (${(Number(dates.bytes) / 2 ** 20).toFixed(0)} MiB)`);
    console.log(
      `read once ${median(found.read).toFixed(0)} ms, pass ${median(found.pass).toFixed(0)} ms, ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
    );
    console.log(
      `a local rule in ${changed.milliseconds.toFixed(0)} ms, and back in ${back.milliseconds.toFixed(0)} ms`,
    );
    for (const [name, { median: m, most, rows }] of Object.entries(pages))
      console.log(`${name}: ${m.toFixed(1)} ms (at most ${most.toFixed(1)}), ${rows} rows`);
    for (const { what, ratio, bound, ok } of verdicts)
      console.log(`${ok ? 'met   ' : 'MISSED'} ${what}: ${ratio.toFixed(2)}, bound ${bound}`);
  }
  if (count >= 1_000_000 && verdicts.some(({ ok }) => !ok)) process.exitCode = 1;
}
