import { openSync, writeSync } from 'node:fs';
import { endWithParent } from './end-with-parent.mjs';
import { database, eventStore, kernel } from './product.mjs';
import { events, uuid } from './small-events.mjs';

/**
 * One writing process: many callers, streams of its own and streams shared with the other writers (conflicts), now
 * and then a bulk load. What the store acknowledges is written to a file: stream, tab, event id. Ends on the message
 * "stop", or is killed at any moment.
 */
const { url, acknowledged, naive } = JSON.parse(process.argv[2]);
const CALLERS = 32;
const EVENTS_PER_STREAM = 20;
const SHARED_STREAMS = 16;
/** Rarely: who appends there tries until it is the first. */
const SHARED_SHARE = naive ? 0 : 0.005;
const LOAD_SHARE = naive ? 0 : 0.001;
const LOAD_EVENTS = 300;

const pool = database.openPool(url, 'app', { max: 3 });
const store = new eventStore.PostgresEventStore(pool, kernel.systemClock);
const file = openSync(acknowledged, 'a');
let running = true;
let pending = '';

/** One write call for what was acknowledged in one turn of the event loop. */
function acknowledge(stream, list) {
  if (!pending) setImmediate(flush);
  for (const { id } of list) pending += `${stream}\t${id}\n`;
}

function flush() {
  const text = pending;
  pending = '';
  if (text) writeSync(file, text);
}

async function appendToOwnStream() {
  const stream = `unit-${uuid()}`;
  for (let expected = eventStore.NO_STREAM; running && expected < EVENTS_PER_STREAM;) {
    const list = events(1 + Math.floor(Math.random() * 3));
    const [result] = await store.append([{ stream, expected, events: list }]);
    if (!result.ok || result.repeated)
      throw new Error(`an append to a stream of one writer gave ${result.reason ?? 'repeated'}`);
    acknowledge(stream, list);
    expected = result.revision;
    if (Math.random() < SHARED_SHARE) await appendToSharedStream();
  }
}

/** Goes on from the revision that the conflict names, until it is the first to write there. */
async function appendToSharedStream() {
  const stream = `shared-${Math.floor(Math.random() * SHARED_STREAMS)}`;
  const list = events(1);
  for (let expected = eventStore.NO_STREAM; running;) {
    const [result] = await store.append([{ stream, expected, events: list }]);
    if (result.ok) return acknowledge(stream, list);
    if (result.reason !== 'conflict') throw new Error(`a shared stream gave ${result.reason}`);
    expected = result.actual;
  }
}

async function loadSome() {
  const requests = Array.from({ length: LOAD_EVENTS }, () => ({
    stream: `unit-${uuid()}`,
    expected: eventStore.NO_STREAM,
    events: events(1),
  }));
  const results = await store.load(requests);
  requests.forEach(({ stream, events: list }, i) => {
    if (results[i].ok) acknowledge(stream, list);
  });
}

async function caller() {
  while (running) await (Math.random() < LOAD_SHARE * EVENTS_PER_STREAM ? loadSome() : appendToOwnStream());
}

process.on('message', () => (running = false));
const forsaken = endWithParent();
await Promise.all(Array.from({ length: CALLERS }, caller));
flush();
await store.close();
await pool.end();
forsaken.ignore();
process.disconnect();
