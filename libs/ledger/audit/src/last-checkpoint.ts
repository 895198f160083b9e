import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Malformed, parseCheckpoint, parseNote } from '@fonds/ledger/core';
import type { Claim } from './checkpoint-check';
import type { AuditedEpoch } from './epoch-order';
import type { Finding, Notice } from './finding';

const WHAT = 'ledger/last-checkpoint';

/** Nothing when there is none. To be read before the database: it is written after it. */
export async function readLastCheckpoint(dataDir: string): Promise<string | undefined> {
  try {
    return await readFile(join(dataDir, 'ledger', 'last-checkpoint'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What the file claims, and of which epoch. */
export function claimOfFile(
  note: string | undefined,
  epochs: readonly AuditedEpoch[],
): Claim | Finding | Notice | undefined {
  if (note === undefined) return epochs.length > 0 ? { kind: 'no-checkpoint-file' } : undefined;
  try {
    const { origin, size } = parseCheckpoint(parseNote(note).text);
    const epoch = epochs.find((each) => each.origin === origin);
    if (!epoch) return { kind: 'checkpoint-unsigned', what: WHAT, here: `of ${origin}` };
    return { epoch: epoch.number, size, note, what: WHAT };
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'checkpoint-unsigned', what: WHAT, here: error.message };
    throw error;
  }
}
