import { decimalOf, fromHex, hashOf, Malformed, toBase64 } from './bytes';
import { MAX_REVISION } from './leaf';
import { isKeyName } from './note-key';
import { noteValue } from './note-line';
import { checkNoteText } from './signed-note';

const HEADER = 'fondsledger/stream-head/v1';

/**
 * The log's own word on how far a stream went: "in the tree of `size` leaves with this root, the last event of this
 * stream has revision `revision`". The root makes a false word provable: whoever has the entries of that tree needs
 * nothing else. Signed like a checkpoint; its first line is no origin and its second no size, so it can never be taken
 * for one.
 */
export interface StreamHead {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** 64 hexadecimal digits. */
  readonly streamTag: string;
  /** Of the stream's last event within the tree, from 0: so less than `size`. */
  readonly revision: number;
}

/** @throws Malformed for what {@link parseStreamHead} would not read. */
export function streamHeadText(head: StreamHead): string {
  const text = `${HEADER}\norigin ${head.origin}\nsize ${head.size}\nroot ${toBase64(head.root)}\nstream ${head.streamTag}\nrevision ${head.revision}\n`;
  parseStreamHead(text);
  return text;
}

/** @throws Malformed for anything that {@link streamHeadText} would not write. */
export function parseStreamHead(text: string): StreamHead {
  checkNoteText(text);
  const [header, origin, size, root, stream, revision, end, ...more] = text.split('\n');
  if (header !== HEADER || end !== '' || more.length > 0) throw new Malformed('stream head', 'another form');
  const head = {
    origin: noteValue('origin', origin, 'stream head'),
    size: decimalOf(noteValue('size', size, 'stream head'), 'size'),
    root: hashOf(noteValue('root', root, 'stream head'), 'root'),
    streamTag: noteValue('stream', stream, 'stream head'),
    revision: decimalOf(noteValue('revision', revision, 'stream head'), 'revision'),
  };
  if (!isKeyName(head.origin)) throw new Malformed('stream head', 'an origin that is no key name');
  fromHex(head.streamTag, 32, 'stream tag');
  if (head.revision >= head.size || head.revision > MAX_REVISION)
    throw new Malformed('stream head', 'a revision beyond the tree');
  return head;
}
