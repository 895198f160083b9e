import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const library = (name) => require(`../../dist/libs/${name}/src/index.js`);
const { openDatabase } = library('database');
const { openOn } = library('instance');
const { ImportService } = library('interchange');
const { civilDate, systemClock } = library('kernel');

/**
 * One import in a process of its own, to be killed at any moment: tells how far it is, one JSON line each.
 */
const { url, engine, folder, path, format, archives, account, command } = JSON.parse(process.argv[2]);
const say = (told) => void process.stdout.write(`${JSON.stringify(told)}\n`);

const database = await openDatabase({ databaseUrl: url, dataDir: '', role: 'test' });
const instance = await openOn(database, folder, systemClock, undefined, {}, engine);
const day = civilDate('2026-01-01');
const result = await new ImportService(instance.store, instance.evidence, instance.projections).run(
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
  (phase, done) => say({ phase, done }),
);
if (!result.ok) throw new Error(result.error.code);
await instance.close();
