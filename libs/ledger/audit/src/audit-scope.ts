import { fromBase64, parseVkey } from '@fonds/ledger/core';
import type { AuditReader } from './audit-reader';
import { lastPosition, type AuditedEpoch } from './epoch-order';
import type { Finding, Notice } from './finding';

/** What an audit covers: fixed at its beginning, however much is written meanwhile. */
export interface AuditScope {
  /** Events that there should be. */
  readonly events: number;
  /** The last position that an event or a leaf of any epoch is of. */
  readonly lastPosition: number;
  readonly epochs: readonly AuditedEpoch[];
  /** Base64 of public keys that the log's own events name: keys that signed once. */
  readonly formerKeys: readonly string[];
  /** vkeys of witnesses that the log's own events name. */
  readonly witnesses: readonly string[];
}

interface EpochRow {
  readonly epoch: number;
  readonly origin: string;
  readonly restart: number | null;
  readonly index: number | null;
  readonly bytes: number | null;
}
interface LogEventRow {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/** Reads where everything ends, in one instant, and compares the ends with each other. */
export async function readScope(
  reader: AuditReader,
): Promise<{ scope: AuditScope; findings: Finding[]; notices: Notice[] }> {
  const findings: Finding[] = [];
  const notices: Notice[] = [];
  const logEvents: LogEventRow[] = [];
  const ofLog = `SELECT position::float8 AS position FROM ${reader.places} WHERE stream_id = 'log' ORDER BY revision`;
  for (const { position } of await reader.rows<{ position: number }>(ofLog))
    for (const { id, type, data } of await reader.events(position - 1, position))
      logEvents.push({ id, type, data: data.toString() });
  const epochs = await readEpochs(reader, logEvents);
  const current = epochs.at(-1);
  const [ends] = await reader.rows<{ head: number; last: number | null; early: number | null }>(
    `SELECT (SELECT position::float8 FROM fonds.head) AS head, (SELECT max(position)::float8 FROM ${reader.places}) AS last,
            (SELECT max(position)::float8 FROM ${reader.places} WHERE position < 1) AS early`,
  );
  const [head = 0, last] = [ends?.head ?? 0, ends?.last ?? 0];
  const beyond = { kind: 'event-unnumbered', should: `1 … ${head}` } as const;
  if (last > head) findings.push({ ...beyond, position: last });
  if (ends?.early !== null && ends?.early !== undefined) findings.push({ ...beyond, position: ends.early });
  const leaves = current ? lastPosition(current) : 0;
  const events = Math.max(head, last, leaves);
  for (const { number, restart } of epochs)
    if (restart !== undefined) notices.push({ kind: 'restarted', epoch: number, position: restart });
  for (const { number, lost } of epochs)
    if (lost > 0) notices.push({ kind: 'lost-by-restart', epoch: number, count: lost });
  if (!current) notices.push({ kind: 'no-log' });
  else {
    findings.push(...(await logEnds(reader, current)));
    if (leaves < events) notices.push({ kind: 'not-in-log', count: events - leaves });
  }
  return {
    scope: {
      events,
      lastPosition: Math.max(events, ...epochs.map(lastPosition)),
      epochs,
      formerKeys: formerKeys(logEvents),
      witnesses: witnessesNamed(logEvents),
    },
    findings,
    notices,
  };
}

async function readEpochs(reader: AuditReader, logEvents: readonly LogEventRow[]): Promise<AuditedEpoch[]> {
  const rows = await reader.rows<EpochRow>(
    `SELECT e.epoch, e.origin, e.restart_position::float8 AS restart, l.index::float8 AS index, octet_length(l.leaves) AS bytes
     FROM fonds.log_epoch e LEFT JOIN LATERAL
       (SELECT index, leaves FROM fonds.log_leaves WHERE epoch = e.epoch ORDER BY index DESC LIMIT 1) l ON true
     ORDER BY e.epoch`,
  );
  return rows.map(({ epoch, origin, restart, index, bytes }, i) => {
    const next = rows[i + 1];
    return {
      number: epoch,
      origin,
      ...(restart !== null && { restart }),
      size: index === null ? 0 : index * 256 + Math.floor((bytes ?? 0) / 100),
      ...(next ? storeAtRestart(logEvents, next) : { lawfulUpTo: Number.MAX_SAFE_INTEGER, lost: 0 }),
    };
  });
}

/** How many events the store had when the restart was proposed, and how many more the epoch before had signed. */
function storeAtRestart(
  logEvents: readonly LogEventRow[],
  { epoch, restart }: EpochRow,
): Pick<AuditedEpoch, 'lawfulUpTo' | 'lost'> {
  for (const { type, data } of logEvents) {
    if (type !== 'LogRestarted') continue;
    const restarted = parsed<{ epoch: number; seconds: string }>(data);
    if (restarted?.epoch !== epoch) continue;
    const proposal = logEvents.find(({ id }) => id === restarted.seconds);
    const proposed = proposal && parsed<{ here: number; size: number }>(proposal.data);
    if (typeof proposed?.here !== 'number' || typeof proposed.size !== 'number') continue;
    return { lawfulUpTo: proposed.here, lost: Math.max(0, proposed.size - proposed.here) };
  }
  return { lawfulUpTo: (restart ?? 1) - 1, lost: 0 };
}

/** The log's records, tiles and head row end at one leaf: one statement writes all three. */
async function logEnds(reader: AuditReader, epoch: AuditedEpoch): Promise<Finding[]> {
  const [head] = await reader.rows<{ epoch: number; size: number }>(
    'SELECT epoch, size::float8 AS size FROM fonds.log_head',
  );
  const tiles = await reader.rows<{ level: number; index: number; bytes: number }>(
    `SELECT DISTINCT ON (level) level, index::float8 AS index, octet_length(hashes) AS bytes
     FROM (SELECT l.level, t.index, t.hashes FROM generate_series(0, 7) AS l(level) CROSS JOIN LATERAL
       (SELECT index, hashes FROM fonds.log_tile WHERE epoch = $1 AND level = l.level ORDER BY index DESC LIMIT 1) t) AS last
     ORDER BY level`,
    [epoch.number],
  );
  const ends: [string, number, number][] = [
    ['log_head', head?.epoch === epoch.number ? head.size : -1, epoch.size],
  ];
  for (const { level, index, bytes } of tiles)
    ends.push([`tile/${level}`, index * 256 + bytes / 32, Math.floor(epoch.size / 256 ** level)]);
  return ends
    .filter(([, here, should]) => here !== should)
    .map(([what, here, should]) => ({
      kind: 'log-end-differs',
      epoch: epoch.number,
      what,
      here: String(here),
      should: String(should),
    }));
}

/** Base64, without doubles. */
function formerKeys(logEvents: readonly LogEventRow[]): string[] {
  const keys = new Set<string>();
  for (const { type, data } of logEvents) {
    if (type !== 'LogKeyAdded' && type !== 'LogKeyRetired') continue;
    const vkey = parsed<{ vkey: string }>(data)?.vkey;
    try {
      if (vkey !== undefined) keys.add(Buffer.from(parseVkey(vkey).publicKey).toString('base64'));
    } catch {
      // What is no key has signed nothing.
    }
  }
  return [...keys];
}

function witnessesNamed(logEvents: readonly LogEventRow[]): string[] {
  const refusals = logEvents.filter(({ type }) => type === 'WitnessRefused');
  const named = refusals.map(({ data }) => parsed<{ witness: unknown }>(data)?.witness);
  return [...new Set(named.filter((vkey) => typeof vkey === 'string'))];
}

export const formerPublicKeys = ({ formerKeys: keys }: AuditScope): Uint8Array[] =>
  keys.map((key) => fromBase64(key, 'a former key'));

function parsed<T>(json: string): Partial<T> | undefined {
  try {
    return JSON.parse(json) as Partial<T>;
  } catch {
    return undefined;
  }
}
