import { createRequire } from 'node:module';
import { readFileSync, writeSync } from 'node:fs';

/**
 * A witness in a process of its own, answering the requests of a file one after the other; each answer goes out before
 * the next begins. At the nth step that makes something durable the process kills itself instead.
 */
const require = createRequire(import.meta.url);
const { folder, requests, killedBefore } = JSON.parse(process.argv[2]);
const files = require('node:fs/promises');

let armed = false;
let step = 0;
const fatal = (name, work) =>
  async function (...given) {
    if (!armed) return work.apply(this, given);
    if (++step === killedBefore) process.kill(process.pid, 'SIGKILL');
    writeSync(2, `${name}\n`);
    return work.apply(this, given);
  };
const handle = await files.open(process.argv[1], 'r');
const FileHandle = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ['writeFile', 'sync']) FileHandle[name] = fatal(name, FileHandle[name]);
for (const name of ['open', 'rename']) files[name] = fatal(name, files[name]);

const { openWitness } = require('../../dist/libs/ledger/witness/src/index.js');
const { witness, close } = await openWitness({ folder, clock: { now: () => 1_800_000_000_000 } });
armed = true;
for (const body of JSON.parse(readFileSync(requests, 'utf8'))) {
  const answer = await witness.addCheckpoint(new TextEncoder().encode(body));
  writeSync(1, `${JSON.stringify(answer)}\n`);
}
armed = false;
await close();
