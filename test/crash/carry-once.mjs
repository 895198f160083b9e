import { createRequire } from 'node:module';
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

/** Carries one act in a process of its own, to be killed at any moment: tells each step that it begins, a line each. */
const { url, act } = JSON.parse(process.argv[2]);
const opened = await database.openDatabase({ databaseUrl: url, dataDir: '', role: 'test' });
const store = new eventStore.PostgresEventStore(opened.app, kernel.systemClock);
const kinds = new ActKinds();
kinds.register(TRANSFER_KIND);
const claims = new ClaimPart(store, kinds, new ActClaimSettler(store, kinds));
await new ActProcess(store, kinds, claims, new GatePassage(store, kinds)).carry(act, (step) =>
  process.stdout.write(`${step}\n`),
);
await store.close();
await opened.close();
