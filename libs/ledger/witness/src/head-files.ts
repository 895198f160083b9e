import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  formatNote,
  Malformed,
  openNote,
  parseCheckpoint,
  parseNoteBytes,
  toHex,
  type SignedNote,
  type VerifierKey,
} from '@fonds/ledger/core';
import type { Head } from './add-checkpoint.decider';
import { isMissing, makeOwnFolder, writeDurably } from './durable-file';
import { isOriginHash, originHash } from './origin-hash';
import { WitnessFault } from './witness-fault';
import type { HeadStore } from './witness';

/** Proofs of a changed history that are kept of one log: the first is enough, and only the log's own key makes one. */
const MOST_PROOFS = 100;

/**
 * The heads of a witness, one file for each log: the checkpoint with the log's signatures and the witness's own
 * cosignature, under the hash of its origin. That is what monitors are given, and all that has to be remembered.
 */
export class HeadFiles implements HeadStore {
  private constructor(
    private readonly heads: string,
    private readonly forks: string,
    private readonly own: VerifierKey,
  ) {}

  /** @param own the witness's key: a file that it did not sign is no memory of it. */
  static async open(folder: string, own: VerifierKey): Promise<HeadFiles> {
    const [heads, forks] = [join(folder, 'heads'), join(folder, 'forks')];
    await makeOwnFolder(heads);
    await makeOwnFolder(forks);
    return new HeadFiles(heads, forks, own);
  }

  async latest(origin: string): Promise<Head | undefined> {
    const note = await this.noteOf(originHash(origin));
    if (note === undefined) return undefined;
    const { size, root, origin: named } = parseCheckpoint(note.text);
    if (named !== origin) throw this.damaged(originHash(origin), 'it is of another log');
    return { size, root };
  }

  /** The checkpoint for monitors. @param hash of the origin; of anything else there is none. */
  async noteText(hash: string): Promise<string | undefined> {
    if (!isOriginHash(hash)) return undefined;
    const note = await this.noteOf(hash);
    return note && formatNote(note);
  }

  async keep(origin: string, note: SignedNote): Promise<void> {
    await writeDurably(join(this.heads, originHash(origin)), formatNote(note));
  }

  async keepProofOfFork(origin: string, note: SignedNote): Promise<void> {
    const { size, root } = parseCheckpoint(note.text);
    const hash = originHash(origin);
    const name = `${hash}-${size}-${toHex(root).slice(0, 16)}`;
    const kept = (await readdir(this.forks)).filter((each) => each.startsWith(hash));
    if (kept.includes(name) || kept.length >= MOST_PROOFS) return;
    await writeDurably(join(this.forks, name), formatNote(note));
  }

  private async noteOf(hash: string): Promise<SignedNote | undefined> {
    const bytes = await readFile(join(this.heads, hash)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (bytes === undefined) return undefined;
    try {
      const opened = await openNote(parseNoteBytes(bytes), [this.own]);
      if (opened.ok) return opened.note;
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      throw this.damaged(hash, error.message);
    }
    throw this.damaged(hash, 'it does not carry the signature of this witness');
  }

  private damaged(hash: string, problem: string): WitnessFault {
    const path = join(this.heads, hash);
    return new WitnessFault(
      `${path} is damaged (${problem}). Nothing is cosigned for this log: put the file back from a copy that is not older.`,
      `${path} 已损坏，不再为该日志副署：请用不早于它的副本恢复该文件。`,
    );
  }
}
