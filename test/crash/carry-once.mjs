import { createRequire } from 'node:module';
import { dyingStore } from './dying-store.mjs';
import { database, eventStore, kernel } from './product.mjs';

const require = createRequire(import.meta.url);
const {
  ActClaimSettler,
  ActKinds,
  ActProcess,
  ClaimPart,
  GatePassage,
} = require('../../dist/libs/acts/src/index.js');
const { TRANSFER_KIND } = require('../../dist/libs/transfer/src/application/transfer.kind.js');

/** Carries one act in a process of its own, which dies in its `at`-th write since a step of this kind began. */
const { url, act, step, at, within } = JSON.parse(process.argv[2]);
const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'test' });
const real = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
let begun = false;
let writes = 0;
const store = dyingStore(real, () => begun && ++writes === at, within);
const kinds = new ActKinds();
kinds.register(TRANSFER_KIND);
const claims = new ClaimPart(store, kinds, new ActClaimSettler(store, kinds));
await new ActProcess(store, kinds, claims, new GatePassage(store, kinds)).carry(act, (kind) => {
  begun ||= kind === step;
});
await real.close();
await opened.close();
