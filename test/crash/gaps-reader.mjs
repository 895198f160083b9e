import { endWithParent } from './end-with-parent.mjs';
import { database, eventStore, kernel } from './product.mjs';

/**
 * One following process: `subscribe` from 0, as projectors do. After the message {until} it goes on to that position
 * and reports what it saw: { seen, last, gaps, disordered }.
 */
const { url } = JSON.parse(process.argv[2]);
const IDLE_LIMIT_MS = 60_000;

const pool = database.openPool(url, 'app', { max: 1 });
const store = new eventStore.PostgresEventStore(pool, kernel.systemClock);
const stop = new AbortController();
let until;
let idle;
let seen = 0;
let last = 0n;
let gaps = 0;
let disordered = 0;

const endWhenThere = () => {
  if (until !== undefined && last >= until) stop.abort();
};
process.on('message', (message) => {
  until = BigInt(message.until);
  endWhenThere();
  // A reader that gets no further reports what it has: the missing events are counted as skipped.
  idle = setTimeout(() => stop.abort(), IDLE_LIMIT_MS);
});
const forsaken = endWithParent();

for await (const event of store.subscribe(0n, stop.signal)) {
  seen++;
  idle?.refresh();
  if (event.position <= last) disordered++;
  else if (event.position !== last + 1n) gaps++;
  if (event.position > last) last = event.position;
  endWhenThere();
}
clearTimeout(idle);
await pool.end();
forsaken.ignore();
process.send({ seen, last: String(last), gaps, disordered }, () => process.disconnect());
