import { openBareTables } from './contestants/bare-tables.mjs';
import { openEmmett } from './contestants/emmett.mjs';
import { openFonds } from './contestants/fonds.mjs';
import { openFondsOnServer, openFondsOnSharedCall } from './contestants/fonds-on-server.mjs';
import { openMessageDb } from './contestants/message-db.mjs';
import { payload } from './custody-events.mjs';
import { alternate, diskFlush, interleave } from './measure.mjs';
import { compareEngines, judge, printReport } from './report.mjs';
import { openServer } from './server.mjs';

const json = process.argv.includes('--json');
const quick = process.argv.includes('--quick');
const plan = quick ? { rounds: 3, seconds: 0.4 } : { rounds: 7, seconds: 1.2 };
const only = process.argv.find((a) => a.startsWith('--only='))?.slice('--only='.length);

const beside = process.argv.find((a) => a.startsWith('--store='))?.slice('--store='.length);
if (beside !== undefined && (beside !== 'esdb' || !process.env.EVENTSTORE_URL)) {
  console.error('--store esdb measures the event server that EVENTSTORE_URL names beside PostgreSQL.');
  process.exit(2);
}

const progress = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : '');

/** Write-ahead log per event, one event per append, after a checkpoint: page images count as they come. */
async function walPerEvent(server, contestant, run, events) {
  const work = contestant.prepare(run, events);
  await server.checkpoint();
  const before = await server.walPosition();
  await contestant.run(work.jobs);
  return (await server.walBytesSince(before)) / work.events;
}

const server = await openServer();
const opened = [];
try {
  const open = async (name, make) => {
    const participant = await make(await server.createDatabase(`bench_${name}`));
    opened.push(participant);
    return participant;
  };
  const fonds = await open('fonds', openFonds);
  const peers = [
    ['bare', openBareTables],
    ['emmett', openEmmett],
    ['message_db', openMessageDb],
  ];
  const onServer = [
    ['esdb', openFondsOnServer],
    ['esdb_shared', openFondsOnSharedCall],
  ];
  for (const [name, make] of beside ? onServer : peers) await open(name, make);

  const contestants = opened
    .flatMap((participant) => participant.contestants)
    .filter((c) => !only || new RegExp(only).test(c.name));
  const settings = await server.settings();
  const bytes = payload();
  // First, while the tables are small: page images after the checkpoint would otherwise be most of it.
  const at32 = fonds.contestants.find((c) => c.name === 'fonds ×1, 32 callers');
  const wal = await walPerEvent(server, at32, 'wal', quick ? 20_000 : 60_000);
  const alone = contestants.filter(({ name }) => name.endsWith(', 1 caller'));
  const together = contestants.filter((contestant) => !alone.includes(contestant));
  const results = new Map([
    ...(await alternate(alone, { ...plan, progress })),
    ...(await interleave(together, { ...plan, between: server.checkpoint, progress })),
  ]);
  let stored = 0;
  for (const { check } of opened) stored += (await check?.()) ?? 0;
  progress('');
  const verdicts = beside
    ? compareEngines(results)
    : judge(results, { walPerEvent: wal, payload: bytes.data + bytes.meta });
  const report = {
    settings,
    flush: diskFlush(),
    payload: bytes,
    rounds: plan.rounds,
    stored,
    results: Object.fromEntries(results),
    verdicts,
  };
  if (json) console.log(JSON.stringify(report));
  else printReport(report);
  if (verdicts.some((v) => v.met === false)) process.exitCode = 1;
} finally {
  for (const participant of opened) await participant.close();
  await server.close();
}
