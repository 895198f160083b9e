import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeFindingAid } from '../../bench/finding-aid.mjs';

const require = createRequire(import.meta.url);
const library = (name) => require(`../../dist/libs/${name}/src/index.js`);
const { openDatabase } = library('database');
const { openOn } = library('instance');
const { ImportService } = library('interchange');
const { civilDate, systemClock } = library('kernel');

/**
 * One import large enough for a thread of its own to fold read models, in a process that ends by itself: tells how
 * many threads it had, what is behind when the import ends, and what differs from a rebuild. `kill`: those threads end when
 * so many components are registered.
 */
const { url, folder, components, kill, archives, account, command } = JSON.parse(process.argv[2]);
const threads = [];
process.on('worker', (thread) => threads.push(thread));

const path = join(folder, 'aid.xml');
await writeFindingAid(path, components);
const database = await openDatabase({ databaseUrl: url, dataDir: '', role: 'test' });
const instance = await openOn(database, folder, systemClock);
const { projections } = instance;
const day = civilDate('2026-01-01');
const result = await new ImportService(instance.store, instance.evidence, projections).run(
  { format: 'ead', path, archives },
  {
    ...{ command, account, role: 'AccessionArchivist', businessDate: day, today: day, evidence: [] },
    law: { regime: 'R3', version: '2026-11-22' },
  },
  folder,
  (problem) => Promise.reject(new Error(JSON.stringify(problem))),
  (phase, done) => {
    if (kill !== undefined && phase === 'register' && done >= kill)
      for (const thread of threads) void thread.terminate();
  },
);
if (!result.ok) throw new Error(result.error.code);
const behind = (await projections.lag()).filter((lag) => lag.behind > 0).map(({ name }) => name);
const differing = [];
for (const name of ['catalogue', 'custody'])
  for (const table of (await projections.check(name)).tables) if (!table.equal) differing.push(table);
const {
  rows: [{ nodes, units }],
} = await database.app.query(
  'SELECT (SELECT count(*) FROM read.node)::int AS nodes, (SELECT count(*) FROM read.custody)::int AS units',
);
const { registered } = result.value;
console.log(JSON.stringify({ registered, nodes, units, threads: threads.length, behind, differing }));
await instance.close();
