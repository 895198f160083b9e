import { decimalOf, hashOf, Malformed, toBase64 } from './bytes';
import { checkNoteText } from './signed-note';

/** A log's head (tlog-checkpoint "Note text"). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

/**
 * The text of a checkpoint; this log writes no extension lines.
 *
 * @throws Malformed for what {@link parseCheckpoint} would not read as the same.
 */
export function checkpointText(head: { origin: string; size: number; root: Uint8Array }): string {
  const text = `${head.origin}\n${head.size}\n${toBase64(head.root)}\n`;
  const { origin, extensions } = parseCheckpoint(text);
  if (origin !== head.origin || extensions.length > 0)
    throw new Malformed('checkpoint', 'its origin is no line');
  return text;
}

/** @throws Malformed for anything but three or more non-empty lines as tlog-checkpoint orders them. */
export function parseCheckpoint(text: string): Checkpoint {
  checkNoteText(text);
  const lines = text.slice(0, -1).split('\n');
  const [origin, size, root, ...extensions] = lines;
  if (origin === undefined || size === undefined || root === undefined || lines.some((line) => line === ''))
    throw new Malformed('checkpoint', 'not three non-empty lines');
  return {
    origin,
    size: decimalOf(size, 'checkpoint size'),
    root: hashOf(root, 'checkpoint root'),
    extensions,
  };
}
