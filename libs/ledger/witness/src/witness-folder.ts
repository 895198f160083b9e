import type { Clock } from '@fonds/kernel';
import type { VerifierKey } from '@fonds/ledger/core';
import { makeOwnFolder } from './durable-file';
import { FolderClaim } from './folder-claim';
import { HeadFiles } from './head-files';
import { KnownLogs } from './known-logs';
import { openWitnessKey } from './witness-key';
import { Witness, type WitnessEvent } from './witness';

/** A witness at work on its folder: no other process can be, until it is closed. */
export interface OpenWitness {
  readonly witness: Witness;
  readonly heads: HeadFiles;
  readonly logs: KnownLogs;
  readonly verifier: VerifierKey;
  close(): Promise<void>;
}

/**
 * Opens the folder of a witness, or makes it with a new key.
 *
 * @throws WitnessFault when another process has it, or what lies in it cannot be used.
 */
export async function openWitness(options: {
  readonly folder: string;
  readonly clock: Clock;
  /** Name of a new key; that of an old one must be the same. */
  readonly name?: string;
  readonly tell?: (event: WitnessEvent) => void;
}): Promise<OpenWitness> {
  const { folder, clock, name, tell } = options;
  await makeOwnFolder(folder);
  const claim = await FolderClaim.take(folder);
  try {
    const key = await openWitnessKey(folder, name);
    const logs = new KnownLogs(folder);
    // A file that cannot be read is told at the start, not at the first request.
    await logs.list();
    const heads = await HeadFiles.open(folder, key.verifier);
    const witness = new Witness({
      name: key.verifier.name,
      signer: key.signer,
      logs,
      heads,
      clock,
      tell,
    });
    return { witness, heads, logs, verifier: key.verifier, close: () => claim.release() };
  } catch (error) {
    await claim.release();
    throw error;
  }
}
