import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check } from './gaps-check.mjs';
import { database, eventStore } from './product.mjs';
import { NAIVE_SQL, slowCommits } from './slow-commits.mjs';

const HELP = `proof-gaps: no reader skips an event and no acknowledged event is lost, whatever dies.

Writing processes append while some of their batches sleep 50 ms before COMMIT; every so many events one of them that
has appended is killed (SIGKILL) and replaced; reading processes follow from position 0. Then the store is compared
with what the writers were told and what the readers saw. Exit code 1 when anything was skipped, lost, doubled or out
of order.

  --events N       end after so many events, and the kills among them (1000000)
  --writers N      writing processes (16)
  --readers N      following processes (3)
  --kill-every N   events between two kills (50000)
  --slow PERCENT   transactions that sleep (2)
  --database URL   an empty database, as its owner; without it an embedded PostgreSQL in a temporary folder
  --naive          positions from a sequence without a lock: the proof must then fail
  --json           counts as JSON
`;

const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    writers: { type: 'string', default: '16' },
    readers: { type: 'string', default: '3' },
    'kill-every': { type: 'string', default: '50000' },
    slow: { type: 'string', default: '2' },
    database: { type: 'string' },
    naive: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const EVENTS = Number(options.events);
const KILL_EVERY = Number(options['kill-every']);
const SLOW_SHARE = Number(options.slow) / 100;
/** The application may append and read only: the owner looks at the head. */
const HEAD = options.naive
  ? 'SELECT coalesce(max(position), 0) AS n FROM fonds.event'
  : 'SELECT position AS n FROM fonds.head';

const folder = mkdtempSync(join(tmpdir(), 'fonds-gaps-'));
// Else root's database would go to /var/lib, and stay there.
chmodSync(folder, 0o711);
const acknowledgements = join(folder, 'acknowledged');
mkdirSync(acknowledgements);
const embedded = options.database
  ? undefined
  : await database.openEmbedded({ dataDir: join(folder, 'data') });
const url = options.database ?? embedded.ownerUrl;
const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'cli' });
await database.migrate(opened.owner, eventStore.EVENT_STORE_MIGRATIONS);
await opened.owner.query(slowCommits(SLOW_SHARE));
if (options.naive) await opened.owner.query(NAIVE_SQL);

const failures = [];
let started = 0;
/** Processes that write, each with the file in which it says what was acknowledged. */
const writers = new Map();
const script = (name) => fileURLToPath(new URL(name, import.meta.url));
/** Writers' connections have a name of their own: what a killed one had sent goes on without it. */
const WRITER = 'gaps writer';
const writersUrl = new URL(url);
writersUrl.searchParams.set('application_name', WRITER);

function startWriter() {
  const acknowledged = join(acknowledgements, `writer-${++started}`);
  const writer = fork(script('gaps-writer.mjs'), [
    JSON.stringify({ url: writersUrl.href, acknowledged, naive: options.naive }),
  ]);
  writers.set(writer, acknowledged);
  writer.once('exit', (code, signal) => {
    writers.delete(writer);
    if (code !== 0 && signal !== 'SIGKILL') failures.push(`a writer ended with ${code ?? signal}`);
  });
}

function startReader() {
  const reader = fork(script('gaps-reader.mjs'), [JSON.stringify({ url })]);
  const report = new Promise((resolve) => {
    reader.once('message', resolve);
    reader.once('exit', (code) => {
      if (code !== 0) failures.push(`a reader ended with ${code}`);
      resolve({ seen: 0, last: '0', gaps: 0, disordered: 0 });
    });
  });
  return { reader, report };
}

/** Whoever has ended meanwhile needs no message. */
const tell = (child, message) => child.connected && child.send(message, () => undefined);
const count = async (sql) => Number((await opened.owner.query(sql)).rows[0].n);
const head = () => count(HEAD);
const hasAppended = ([, acknowledged]) => (statSync(acknowledged, { throwIfNoEntry: false })?.size ?? 0) > 0;

/**
 * Kills a writer after every so many events until the log is long enough. Only one that has appended: on a busy machine
 * they would else be killed faster than they start, for ever. Gives the number of kills.
 */
async function writeAndKill() {
  const killed = new Set();
  const due = Math.floor(EVENTS / KILL_EVERY);
  for (let at = 0; (at < EVENTS || killed.size < due) && failures.length === 0; at = await head()) {
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K${at} of ${EVENTS} events, ${killed.size} writers killed`);
    await sleep(20);
    if (killed.size === due || at < (killed.size + 1) * KILL_EVERY) continue;
    const able = [...writers].filter((each) => !killed.has(each[0]) && hasAppended(each));
    if (able.length === 0) continue;
    const [victim] = able[Math.floor(Math.random() * able.length)];
    killed.add(victim);
    victim.kill('SIGKILL');
    startWriter();
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return killed.size;
}

/** The end of the log stands when the server has ended what the writers sent. */
async function allWritersEnd() {
  for (const writer of writers.keys()) tell(writer, 'stop');
  while (writers.size) await sleep(20);
  const sessions = `SELECT count(*) AS n FROM pg_stat_activity WHERE application_name = '${WRITER}'
                    AND datname = current_database()`;
  while ((await count(sessions)) > 0) await sleep(20);
}

const begin = performance.now();
try {
  const readers = Array.from({ length: Number(options.readers) }, startReader);
  for (let i = 0; i < Number(options.writers); i++) startWriter();
  const kills = await writeAndKill();
  await allWritersEnd();
  const until = String(await head());
  for (const { reader } of readers) tell(reader, { until });
  const reports = await Promise.all(readers.map(({ report }) => report));
  const counts = await check(opened.owner, acknowledgements, reports);
  const result = {
    ...counts,
    kills,
    writers: Number(options.writers),
    readers: reports.length,
    seconds: Math.round((performance.now() - begin) / 100) / 10,
    failures,
  };
  const sound =
    failures.length === 0 &&
    ['skipped', 'lost', 'doubled', 'gaps', 'disordered'].every((name) => counts[name] === 0);
  if (options.json) console.log(JSON.stringify(result));
  else report(result);
  if (!sound) process.exitCode = 1;
} finally {
  for (const writer of writers.keys()) writer.kill('SIGKILL');
  await opened.close();
  await embedded?.close();
  rmSync(folder, { recursive: true, force: true });
}

function report(r) {
  console.log(`skipped ${r.skipped}, acknowledged lost ${r.lost}, doubled ${r.doubled}`);
  console.log(
    `${r.stored} events, ${r.acknowledged} acknowledged; gaps ${r.gaps}, out of order ${r.disordered}; ` +
      `${r.writers} writers (${r.kills} killed), ${r.readers} readers; ${r.seconds} s`,
  );
  for (const failure of r.failures) console.log(failure);
}
