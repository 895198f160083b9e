import { parentPort, workerData } from 'node:worker_threads';
import { LeafMaker } from './event-leaf';
import { EventRows } from './event-rows';
import type { AskedLeaves } from './leaf-work';
import type { SharedParts } from './page-memory';

/** A thread that derives the leaves of pages, in the order in which they come. */
const maker = new LeafMaker(workerData as Uint8Array);
const known = new Map<number, SharedParts>();

parentPort?.on('message', ({ memory, parts, count, timed }: AskedLeaves) => {
  if (parts) known.set(memory, parts);
  maker.derive(new EventRows(known.get(memory) as SharedParts, memory, count, timed));
  parentPort?.postMessage(memory);
});
// The first message says that it has begun.
parentPort?.postMessage(undefined);
