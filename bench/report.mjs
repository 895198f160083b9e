import { median } from './measure.mjs';

/** Targets of the engine: each a ratio of two figures of the same interleaved run. */
const TARGETS = [
  ['T1', 'append ×1, 32 callers / ceiling', 'fonds ×1, 32 callers', 'ceiling', 'rate', '≥', 0.5],
  ['T2', 'append ×1, 128 callers / ceiling', 'fonds ×1, 128 callers', 'ceiling', 'rate', '≥', 0.7],
  ['T3', 'append ×1, 32 callers / emmett', 'fonds ×1, 32 callers', 'emmett ×1, 32 callers', 'rate', '≥', 7],
  [
    'T3',
    'append ×1, 32 callers / message-db (64 categories)',
    'fonds ×1, 32 callers',
    'message-db ×1, 32 callers',
    'rate',
    '≥',
    3,
  ],
  [
    'T4',
    'append ×100, 8 callers / emmett ×100',
    'fonds ×100, 8 callers',
    'emmett ×100, 8 callers',
    'rate',
    '≥',
    1.4,
  ],
  [
    'T5',
    'p50 of an append, 1 caller / raw single INSERT',
    'fonds ×1, 1 caller',
    'raw INSERT, 1 caller',
    'p50',
    '≤',
    1.3,
  ],
  ['T6', 'bulk load / raw COPY of the same rows', 'fonds load', 'raw COPY', 'rate', '≥', 0.85],
];
const WAL_TARGET = ['T7', 'WAL bytes / payload bytes', '≤', 1.8];

/** Ratios are taken round by round; the median is judged, the extremes are the spread. */
export function judge(results, { walPerEvent, payload }) {
  const verdicts = [];
  for (const [target, what, ours, theirs, figure, relation, bound] of TARGETS) {
    const [a, b] = [results.get(ours), results.get(theirs)];
    if (!a || !b) continue;
    const ratios = a[figure].map((value, round) => value / b[figure][round]);
    verdicts.push(verdict(target, what, ratios, relation, bound));
  }
  const [target, what, relation, bound] = WAL_TARGET;
  verdicts.push(verdict(target, what, [walPerEvent / payload], relation, bound));
  return verdicts;
}

/** What an event server costs, and what loading gains on it: ratios of the same run, without a bound but for the load. */
const ENGINES = [
  ['load / single appends, 1 caller', 'esdb load', 'esdb ×1, 1 caller', 2],
  ['load / single appends, 32 callers', 'esdb load', 'esdb ×1, 32 callers'],
  ['load / single appends, 128 callers', 'esdb load', 'esdb ×1, 128 callers'],
  ['load, event server / PostgreSQL', 'esdb load', 'fonds load'],
  ['append ×1, 1 caller, event server / PostgreSQL', 'esdb ×1, 1 caller', 'fonds ×1, 1 caller'],
  ['append ×1, 32 callers, event server / PostgreSQL', 'esdb ×1, 32 callers', 'fonds ×1, 32 callers'],
  ['append ×1, 128 callers, event server / PostgreSQL', 'esdb ×1, 128 callers', 'fonds ×1, 128 callers'],
  ['append ×100, 8 callers, event server / PostgreSQL', 'esdb ×100, 8 callers', 'fonds ×100, 8 callers'],
  ['append ×1, 1 caller, own calls / one shared', 'esdb ×1, 1 caller', 'esdb shared ×1, 1 caller'],
  ['append ×1, 64 callers, own calls / one shared', 'esdb ×1, 64 callers', 'esdb shared ×1, 64 callers'],
];

export function compareEngines(results) {
  return ENGINES.flatMap(([what, ours, theirs, bound]) => {
    const [a, b] = [results.get(ours), results.get(theirs)];
    if (!a || !b) return [];
    const ratios = a.rate.map((value, round) => value / b.rate[round]);
    return [verdict('', what, ratios, '≥', bound)];
  });
}

function verdict(target, what, ratios, relation, bound) {
  const ratio = median(ratios);
  return {
    target,
    what,
    ratio,
    least: Math.min(...ratios),
    most: Math.max(...ratios),
    relation,
    bound,
    ...(bound !== undefined && { met: relation === '≥' ? ratio >= bound : ratio <= bound }),
  };
}

export function printReport({ settings, flush, payload, rounds, stored, results, verdicts }) {
  console.log(
    `PostgreSQL ${settings.server_version}, fsync ${settings.fsync}, synchronous_commit ${settings.synchronous_commit}, a flush of 8 KiB p50 ${(flush * 1000).toFixed(0)} µs; ` +
      `events of ${Math.round(payload.data)} + ${Math.round(payload.meta)} bytes (data + metadata); ${rounds} interleaved rounds, medians\n`,
  );
  const ceiling = results['ceiling'] && median(results['ceiling'].rate);
  table(
    ['path', 'events/s', 'spread', '/ ceiling', 'p50 ms'],
    Object.entries(results).map(([name, { rate, p50 }]) => [
      name,
      whole(median(rate)),
      `${whole(Math.min(...rate))} – ${whole(Math.max(...rate))}`,
      ceiling ? (median(rate) / ceiling).toFixed(2) : '',
      p50.length ? median(p50).toFixed(3) : '',
    ]),
  );
  console.log('');
  table(
    ['', 'ratio', 'median', 'spread', 'target', ''],
    verdicts.map((v) => [
      v.target,
      v.what,
      v.ratio.toFixed(2),
      `${v.least.toFixed(2)} – ${v.most.toFixed(2)}`,
      v.bound === undefined ? 'reported' : `${v.relation} ${v.bound}`,
      v.met === undefined ? '' : v.met ? 'met' : 'MISSED',
    ]),
  );
  console.log(`\n${whole(stored)} events acknowledged, all stored, positions without a gap`);
}

const whole = (n) => Math.round(n).toLocaleString('en-US');

function table(head, lines) {
  const widths = head.map((_, c) => Math.max(...[head, ...lines].map((line) => line[c].length)));
  for (const line of [head, ...lines])
    console.log(
      line
        .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
        .join('  ')
        .trimEnd(),
    );
}
