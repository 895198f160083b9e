import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dyingStore } from './dying-store.mjs';
import { database, eventStore, kernel } from './product.mjs';

const require = createRequire(import.meta.url);
const acts = require('../../dist/libs/acts/src/index.js');
const appraisal = (path) => require(`../../dist/libs/appraisal/src/application/${path}.js`);
const { DrawDestruction, ActOnDestruction, RecordDestructionFacts } = appraisal('destruction.commands');
const { DrawDestructionHandler } = appraisal('draw-destruction.handler');
const { ActOnDestructionHandler } = appraisal('act-on-destruction.handler');
const { RecordDestructionFactsHandler } = appraisal('record-destruction-facts.handler');
const { DESTRUCTION_KIND } = appraisal('destruction.kind');

/**
 * One step of a destruction in a process of its own. It kills itself in the middle of the first write of a kind that
 * nobody died in yet, or of its `at`-th write, and says in which.
 */
const { url, step, act, context, survived, at, slow } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'test' });
const real = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
const spared = new Set(survived);
let writes = 0;

const kindOf = ([{ stream, events }]) => `${stream.slice(0, stream.indexOf('-'))} ${events[0].type}`;

async function isLast(requests) {
  const kind = kindOf(requests);
  if (++writes !== at && spared.has(kind)) return false;
  await new Promise((told) => process.stdout.write(`${kind}\n`, told));
  return true;
}

const store = dyingStore(real, isLast, slow);
const kinds = new acts.ActKinds();
kinds.register(DESTRUCTION_KIND);
const settler = new acts.ActClaimSettler(store, kinds);
const claims = new acts.ClaimPart(store, kinds, settler);
const process_ = new acts.ActProcess(store, kinds, claims, new acts.GatePassage(store, kinds));
const runner = new acts.ActRunner(process_);
const organisations = { state: async () => ({ attributes: { kind: 'private-enterprise' } }) };

const take = {
  draw: () =>
    new DrawDestructionHandler(store, settler, runner, organisations).execute(
      new DrawDestruction(step.input, context),
    ),
  act: () =>
    new ActOnDestructionHandler(store, settler, process_, runner).execute(
      new ActOnDestruction(act, step.ask, context),
    ),
  tell: () =>
    new RecordDestructionFactsHandler(store, settler).execute(
      new RecordDestructionFacts(act, step.units, step.outcome, undefined, context),
    ),
};
const told = await take[step.kind]();
if (!told.ok) throw new Error(JSON.stringify(told.error));
// A long register goes on behind its answer.
await runner.carry(act);
await real.close();
await opened.close();
