import { formerPublicKeys, readScope, type AuditScope } from './audit-scope';
import { keysUnder, type AuditKeys } from './audit-keys';
import { AuditReader, type AuditSource, type CheckpointRow } from './audit-reader';
import { checkClaim, type Claim } from './checkpoint-check';
import type { AuditedEpoch } from './epoch-order';
import type { Finding, Notice } from './finding';
import { claimOfFile, readLastCheckpoint } from './last-checkpoint';

export interface AuditBeginning {
  readonly scope: AuditScope;
  /** Signed heads outside the table of checkpoints. */
  readonly claims: readonly Claim[];
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/** Fixes what is audited, and looks at what claims more than there is. */
export async function beginAudit(
  source: AuditSource,
  dataDir: string,
  keys: AuditKeys,
): Promise<AuditBeginning> {
  const note = await readLastCheckpoint(dataDir);
  const { read, beyond } = await AuditReader.read(source, async (reader) => {
    const found = await readScope(reader);
    return { read: found, beyond: await checkpointsBeyond(reader, found.scope.epochs) };
  });
  const { scope } = read;
  const truncated = (await source.served?.truncated()) ?? [];
  const findings: Finding[] = truncated.map((what) => ({ kind: 'stream-truncated', what }));
  findings.push(...read.findings);
  const notices = [...read.notices];
  const claimed = claimOfFile(note, scope.epochs);
  const claims: Claim[] = [];
  if (claimed && 'note' in claimed) {
    const size = scope.epochs.find(({ number }) => number === claimed.epoch)?.size ?? 0;
    (claimed.size > size ? beyond : claims).push(claimed);
  } else if (claimed?.kind === 'no-checkpoint-file') notices.push(claimed);
  else if (claimed) findings.push(claimed as Finding);
  const current = scope.epochs.at(-1)?.number;
  for (const claim of beyond) {
    const epoch = scope.epochs.find(({ number }) => number === claim.epoch);
    const verdict = await checkClaim(claim, undefined, keysOf(epoch, keys, scope), epoch?.size ?? 0);
    // What a restart accounts for is told with it.
    findings.push(...verdict.filter(({ kind }) => kind !== 'log-shorter' || claim.epoch === current));
  }
  return { scope, claims, findings, notices };
}

/** Keys that may have signed an epoch's checkpoints: those of the file, and those that the log's events name. */
export const keysOf = (epoch: AuditedEpoch | undefined, keys: AuditKeys, scope: AuditScope) =>
  keysUnder(epoch?.origin ?? keys.origin, [...keys.publicKeys, ...formerPublicKeys(scope)]);

async function checkpointsBeyond(reader: AuditReader, epochs: readonly AuditedEpoch[]): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const { number, size } of epochs) {
    const rows = await reader.rows<CheckpointRow>(
      'SELECT epoch, size::float8 AS size, note FROM fonds.log_checkpoint WHERE epoch = $1 AND size > $2 ORDER BY size',
      [number, size],
    );
    claims.push(...rows.map((row) => ({ ...row, what: String(row.size) })));
  }
  return claims;
}
