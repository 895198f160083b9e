import { createRequire } from 'node:module';
import { dyingStore } from '../crash/dying-store.mjs';

const require = createRequire(import.meta.url);
const library = (name) => require(`../../dist/libs/${name}/src/index.js`);
const { openDatabase } = library('database');
const { openOn } = library('instance');
const { ImportService } = library('interchange');
const { civilDate, systemClock } = library('kernel');

/** One import in a process of its own, which dies while it reads the file, or in its `at`-th write. */
const { url, engine, folder, path, format, archives, account, command, death } = JSON.parse(process.argv[2]);

const database = await openDatabase({ databaseUrl: url, dataDir: '', role: 'test' });
const instance = await openOn(database, folder, systemClock, undefined, {}, engine);
let writes = 0;
const store = dyingStore(instance.store, () => ++writes === death.at, death.within);
const day = civilDate('2026-01-01');
const result = await new ImportService(store, instance.evidence, instance.projections).run(
  { format, path, archives },
  {
    command,
    account,
    role: 'AccessionArchivist',
    businessDate: day,
    today: day,
    law: { regime: 'R3', version: '2026-11-22' },
    evidence: [],
  },
  folder,
  () => Promise.resolve(),
  (phase) => {
    if (phase === death.phase) process.kill(process.pid, 'SIGKILL');
  },
);
if (!result.ok) throw new Error(result.error.code);
await instance.close();
