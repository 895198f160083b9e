import type { VerifierKey } from '@fonds/ledger/core';
import type { AuditBeginning } from './audit-beginning';
import type { AuditKeys } from './audit-keys';
import type { AuditSource } from './audit-reader';
import type { AuditPart } from './audit-state';
import type { Finding, FindingBook, FindingKind, Notice } from './finding';

/** Digests of the read models, of which the audit knows nothing itself. */
export interface AuditedProjections {
  readonly names: readonly string[];
  check(name: string): Promise<{
    readonly tables: readonly {
      readonly table: string;
      readonly live: string;
      readonly rebuilt: string;
      readonly equal: boolean;
    }[];
  }>;
}

export interface AuditOptions extends AuditSource {
  readonly dataDir: string;
  readonly keys: AuditKeys;
  /** Keys of the witnesses that the log asks. */
  readonly witnesses?: readonly VerifierKey[];
  /** Only events from this position on; read models are then left out. */
  readonly since?: number;
  /** Goes on where the last audit stopped. */
  readonly resume?: boolean;
  /** Some leaves alone, drawn by a seed. */
  readonly sample?: { readonly count: number; readonly seed: string };
  readonly projections?: AuditedProjections;
  readonly progress?: (part: AuditPart | 'sample', done: number, total: number) => void;
  /** Told each of the first findings when it is found. */
  readonly tell?: (finding: Finding) => void;
  /** Stops the audit at the next safe point. */
  readonly signal?: AbortSignal;
}

export interface AuditReport {
  /** False when it was stopped: `resume` goes on. */
  readonly finished: boolean;
  readonly events: number;
  readonly epochs: readonly { readonly number: number; readonly origin: string; readonly leaves: number }[];
  readonly papers: number;
  readonly findings: number;
  readonly counts: Readonly<Partial<Record<FindingKind, number>>>;
  readonly first?: Finding;
  readonly notices: readonly Notice[];
}

export function reportOf(
  finished: boolean,
  { scope, notices }: AuditBeginning,
  book: FindingBook,
  papers: number,
): AuditReport {
  const [first] = book.told;
  return {
    finished,
    events: scope.events,
    epochs: scope.epochs.map(({ number, origin, size }) => ({ number, origin, leaves: size })),
    papers,
    findings: book.total,
    counts: book.counts,
    ...(first && { first }),
    notices,
  };
}
