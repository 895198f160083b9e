import { parentPort, workerData } from 'node:worker_threads';
import { unpacked, type PackedEvents } from './packed-events';
import { PageLeaves } from './page-leaves';

/** A thread that makes the leaves of pages, in the order in which they come. */
const leaves = new PageLeaves(workerData as Uint8Array);

parentPort?.on('message', (page: PackedEvents) => {
  const made = leaves.of(unpacked(page));
  parentPort?.postMessage(made, [made.records.buffer, made.hashes.buffer]);
});
