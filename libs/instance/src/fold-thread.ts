import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { codeOf, messageOf, openPool } from '@fonds/database';
import { PostgresEventStore } from '@fonds/event-store';
import { systemClock } from '@fonds/kernel';
import { ProjectionHost } from '@fonds/projections';
import type { Answer, Question } from './folding-thread';
import { PROJECTIONS } from './read-models';

/** One for the page that is read, the others for read models that are written side by side. */
const CONNECTIONS = 10;

/** A thread that folds what another one records. It begins on read models that are built already. */
const pool = openPool(workerData as string, 'app', { max: CONNECTIONS });
const store = new PostgresEventStore(pool, systemClock);
const host = new ProjectionHost(pool, store, PROJECTIONS);

async function caughtUp(): Promise<Answer> {
  try {
    await host.catchUp();
    return { standing: [...host.parked].map(([name, { message }]) => [name, message]) };
  } catch (error) {
    const code = codeOf(error);
    return { failed: { message: messageOf(error), ...(code !== undefined && { code }) } };
  }
}

async function end(): Promise<void> {
  await store.close();
  await pool.end();
  parentPort?.close();
}

parentPort?.on('message', (question: Question) => {
  if (question === 'end') void end();
  else void caughtUp().then((answer) => parentPort?.postMessage(answer));
});
