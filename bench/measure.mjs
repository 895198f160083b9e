import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The median of flushing 8 KiB to the disk that the embedded server writes to, in milliseconds: ratios against a single
 * commit mean little without it.
 */
export function diskFlush() {
  const path = join(tmpdir(), `fonds-bench-flush-${process.pid}`);
  const file = openSync(path, 'w');
  try {
    const page = Buffer.alloc(8_192, 1);
    return median(
      Array.from({ length: 200 }, (_, i) => {
        writeSync(file, page, 0, page.length, i * page.length);
        const begin = performance.now();
        fdatasyncSync(file);
        return performance.now() - begin;
      }),
    );
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

/** Every caller takes the next stream's requests and sends them one after another. Gives seconds and each reply's milliseconds. */
export async function drive(callers, jobs, perStream, send) {
  let next = 0;
  const latencies = new Float64Array(jobs.length);
  const caller = async () => {
    for (let from = next; from < jobs.length; from = next) {
      next += perStream;
      for (let i = from; i < Math.min(from + perStream, jobs.length); i++) {
        const begin = performance.now();
        await send(jobs[i]);
        latencies[i] = performance.now() - begin;
      }
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  return { seconds: (performance.now() - begin) / 1000, latencies: latencies.sort() };
}

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Interleaved rounds: every round runs all contestants, each round beginning with another one, so that a slow minute
 * of the machine and a growing database fall on all of them alike.
 *
 * @returns by name: { rate: events per second of each round, p50: milliseconds of each round }
 */
export async function interleave(contestants, { rounds, seconds, between, progress }) {
  const results = new Map(contestants.map(({ name }) => [name, { rate: [], p50: [] }]));
  const rates = new Map();
  for (const contestant of contestants) {
    // Twice: the first warms compiler, caches and plans, the second says how many events fill the time.
    await once(contestant, `warm-${contestant.name}`, contestant.guess * 0.1);
    rates.set(
      contestant.name,
      (await once(contestant, `rate-${contestant.name}`, contestant.guess * 0.2)).rate,
    );
    progress(`warm: ${contestant.name}`);
  }
  for (let round = 0; round < rounds; round++) {
    await between();
    const shift = Math.floor((round * contestants.length) / rounds);
    for (const contestant of [...contestants.slice(shift), ...contestants.slice(0, shift)]) {
      const { rate, p50 } = await once(
        contestant,
        `round-${round}-${contestant.name}`,
        rates.get(contestant.name) * seconds,
      );
      const result = results.get(contestant.name);
      result.rate.push(rate);
      if (p50 !== undefined) result.p50.push(p50);
      progress(`round ${round + 1}/${rounds}: ${contestant.name} ${Math.round(rate)}/s`);
    }
  }
  return results;
}

/**
 * Replies of single callers, some of one contestant and some of the other in turn: they take a disk flush each, and a
 * disk changes its mind from second to second.
 */
export async function alternate(contestants, { rounds, seconds, progress }) {
  const slice = 20;
  const results = new Map(contestants.map(({ name }) => [name, { rate: [], p50: [] }]));
  if (!contestants.length) return results;
  for (let round = 0; round < rounds; round++) {
    const work = contestants.map((contestant) =>
      contestant.prepare(
        `turn-${round}-${contestant.name}`,
        Math.ceil((contestant.guess * seconds) / slice) * slice,
      ),
    );
    const latencies = contestants.map(() => []);
    const slices = Math.min(...work.map(({ jobs }) => Math.floor(jobs.length / slice)));
    for (let at = 0; at < slices; at++)
      for (const [i, contestant] of contestants.entries())
        latencies[i].push(
          ...(await contestant.run(work[i].jobs.slice(at * slice, (at + 1) * slice))).latencies,
        );
    contestants.forEach(({ name }, i) => {
      const total = latencies[i].reduce((sum, ms) => sum + ms, 0);
      results.get(name).rate.push((latencies[i].length / total) * 1000);
      results.get(name).p50.push(median(latencies[i]));
    });
    progress(`single appends ${round + 1}/${rounds}`);
  }
  return results;
}

async function once(contestant, run, events) {
  const work = contestant.prepare(run, Math.ceil(events));
  globalThis.gc?.();
  const { seconds, latencies } = await contestant.run(work.jobs);
  return { rate: work.events / seconds, p50: latencies && latencies[latencies.length >> 1] };
}
