import { createReadStream } from 'node:fs';
import { refuseUnwritable } from '../terminal/file-failure';
import { writeWhole } from './whole-file';

/** A file made elsewhere, whose going out stands in the log (E93). */
export interface MadeFile {
  readonly path: string;
  /** Removes the file. */
  remove(): Promise<void>;
}

/**
 * Puts what `make` makes, and records, at the path; whether it can be written there is asked before.
 * @throws the error of the operating system
 */
export async function handOut<Made extends MadeFile>(path: string, make: () => Promise<Made>): Promise<Made> {
  await refuseUnwritable(path);
  const made = await make();
  try {
    await writeWhole(path, createReadStream(made.path));
  } finally {
    await made.remove();
  }
  return made;
}
