import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditScope } from './audit-scope';
import type { Claim } from './checkpoint-check';
import type { Finding, FindingKind, Notice } from './finding';

/** Parts of a whole audit, in their order. */
export const AUDIT_PARTS = ['events', 'revisions', 'papers', 'projections'] as const;
export type AuditPart = (typeof AUDIT_PARTS)[number];

/** Where an audit stands: what another run needs to go on as if it had never stopped. */
export interface AuditState {
  readonly v: 1;
  readonly since: number;
  readonly scope: AuditScope;
  readonly claims: readonly Claim[];
  readonly part: AuditPart;
  /** Of the events: the last position that is done. Of papers and projections: how many are done. */
  readonly done: number;
  /** Of each epoch: leaves that are done, and the unfinished tiles at the tree's edge in base64. */
  readonly edges: readonly { readonly size: number; readonly tiles: readonly string[] }[];
  readonly papers: readonly (readonly [string, number])[];
  readonly told: readonly Finding[];
  readonly counts: Readonly<Partial<Record<FindingKind, number>>>;
  readonly notices: readonly Notice[];
}

/** The file of a stopped audit is damaged; the message is its path. */
export class StateUnreadable extends Error {
  override readonly name = 'StateUnreadable';
}

/** The state of one installation's audit, in a file beside the log's keys. */
export class AuditStateFile {
  private readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'ledger', 'verify-state.json');
  }

  /** Nothing when no audit stopped here. @throws StateUnreadable */
  async read(): Promise<AuditState | undefined> {
    try {
      const state: unknown = JSON.parse(await readFile(this.path, 'utf8'));
      if (isState(state)) return state;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new StateUnreadable(this.path);
  }

  /** At each instant the file is the old state or the new one. */
  async write(state: AuditState): Promise<void> {
    const temporary = `${this.path}.${randomBytes(4).toString('hex')}`;
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify(state));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, this.path);
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

const LISTS = ['claims', 'edges', 'papers', 'told', 'notices'] as const;

function isState(read: unknown): read is AuditState {
  const state = read as Readonly<Partial<Record<keyof AuditState, unknown>>> | null;
  return (
    typeof state === 'object' &&
    state?.v === 1 &&
    Number.isSafeInteger(state.since) &&
    Number.isSafeInteger(state.done) &&
    AUDIT_PARTS.some((part) => part === state.part) &&
    [state.scope, state.counts].every((each) => typeof each === 'object' && each !== null) &&
    LISTS.every((name) => Array.isArray(state[name]))
  );
}
