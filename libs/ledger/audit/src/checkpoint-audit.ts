import { Malformed, openNote, parseVkey, type VerifierKey } from '@fonds/ledger/core';
import { keysOf } from './audit-beginning';
import type { AuditKeys } from './audit-keys';
import { AuditReader, type AuditSource } from './audit-reader';
import type { AuditScope } from './audit-scope';
import { openClaim, type Claim } from './checkpoint-check';
import type { FindingBook, Notice } from './finding';

const PAGE = 4_096;

interface CosignatureRow {
  readonly epoch: number;
  readonly size: number;
  readonly witness: string;
  readonly line: string;
  /** Of its checkpoint; null when that is not there. */
  readonly note: string | null;
}

export interface CheckpointAuditParts {
  readonly source: AuditSource;
  readonly scope: AuditScope;
  readonly book: FindingBook;
  readonly keys: AuditKeys;
  /** Keys of witnesses that the log asks now; those that its own events name are known too. */
  readonly witnesses: readonly VerifierKey[];
  /** Signed heads outside the table. */
  readonly claims: readonly Claim[];
}

/** Whether all checkpoints that were kept are there, and what witnesses signed. @returns what could not be checked */
export async function auditCheckpoints(parts: CheckpointAuditParts): Promise<Notice[]> {
  const witnesses = [...parts.witnesses, ...parts.scope.witnesses.flatMap(keyOf)];
  await AuditReader.read(parts.source, async (reader) => {
    await tellGaps(reader, parts);
    await tellUnkept(reader, parts);
  });
  const unchecked = new Map<string, number>();
  for (let last: CosignatureRow | undefined; ;) {
    const rows = await AuditReader.read(parts.source, (reader) => page(reader, last));
    for (const row of rows) {
      const verdict = await check(row, witnesses);
      const where = { epoch: row.epoch, what: String(row.size) };
      if (verdict === 'unknown') unchecked.set(row.witness, (unchecked.get(row.witness) ?? 0) + 1);
      else if (verdict === 'no checkpoint') parts.book.add({ kind: 'checkpoint-missing', ...where });
      else if (verdict !== 'ok')
        parts.book.add({ kind: 'cosignature-false', ...where, here: row.witness, should: verdict });
    }
    last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
  }
  return [...unchecked].map(([what, count]) => ({ kind: 'cosignatures-unchecked', what, count }));
}

/** Their numbers go 1, 2, 3 … with their sizes. */
async function tellGaps(reader: AuditReader, { book }: CheckpointAuditParts): Promise<void> {
  const gaps = await reader.rows<{ epoch: number; size: number; number: number; should: number }>(
    `SELECT epoch, size::float8 AS size, number::float8 AS number, should::float8 AS should
     FROM (SELECT epoch, size, number, lag(number, 1, 0) OVER (PARTITION BY epoch ORDER BY size) + 1 AS should
           FROM fonds.log_checkpoint) AS counted
     WHERE number <> should ORDER BY epoch, size`,
  );
  for (const { epoch, size, number, should } of gaps)
    book.add({
      kind: 'checkpoint-missing',
      epoch,
      what: String(size),
      here: String(number),
      should: String(should),
    });
}

/** What this machine remembers as signed was in the table before it was in the file. */
async function tellUnkept(
  reader: AuditReader,
  { book, claims, keys, scope }: CheckpointAuditParts,
): Promise<void> {
  for (const claim of claims) {
    const { epoch, size } = claim;
    const own = keysOf(
      scope.epochs.find(({ number }) => number === epoch),
      keys,
      scope,
    );
    // One that the log did not sign is told as that.
    if ('finding' in (await openClaim(claim, own))) continue;
    const [kept] = await reader.rows('SELECT FROM fonds.log_checkpoint WHERE epoch = $1 AND size = $2', [
      epoch,
      size,
    ]);
    if (!kept) book.add({ kind: 'checkpoint-missing', epoch, what: String(size) });
  }
}

const page = (reader: AuditReader, after: CosignatureRow | undefined): Promise<CosignatureRow[]> =>
  reader.rows(
    `SELECT s.epoch, s.size::float8 AS size, s.witness, s.line, c.note
     FROM fonds.log_cosignature s LEFT JOIN fonds.log_checkpoint c ON c.epoch = s.epoch AND c.size = s.size
     WHERE (s.epoch, s.size, s.witness) > ($1, $2, $3) ORDER BY s.epoch, s.size, s.witness LIMIT ${PAGE}`,
    after ? [after.epoch, after.size, after.witness] : [-1, -1, ''],
  );

/** @returns `ok`, `unknown` for a key that is not known here, or what is wrong */
async function check(row: CosignatureRow, keys: readonly VerifierKey[]): Promise<string> {
  if (row.note === null) return 'no checkpoint';
  const own = keys.filter(({ name }) => name === row.witness);
  try {
    const opened = await openNote(row.note + row.line, own);
    if (opened.ok) return 'ok';
    if (opened.reason === 'bad-signature') return opened.reason;
    return row.line.startsWith(`\u2014 ${row.witness} `) ? 'unknown' : 'the line of another';
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}

function keyOf(vkey: string): VerifierKey[] {
  try {
    return [parseVkey(vkey)];
  } catch {
    // What is no key has signed nothing.
    return [];
  }
}
