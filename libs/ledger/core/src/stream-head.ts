import { decimalOf, fromHex, Malformed } from './bytes';

const HEADER = 'fondsledger/stream-head/v1';

/**
 * The log's own word on how far a stream went: "in the tree of `size` leaves, the last event of this stream has
 * revision `revision`". Signed like a checkpoint; its first line is no origin and its second no size, so it can never
 * be taken for one.
 */
export interface StreamHead {
  readonly origin: string;
  readonly size: number;
  /** 64 hexadecimal digits. */
  readonly streamTag: string;
  /** Of the stream's last event within the tree, from 0. */
  readonly revision: number;
}

export const streamHeadText = (head: StreamHead): string =>
  `${HEADER}\norigin ${head.origin}\nsize ${head.size}\nstream ${head.streamTag}\nrevision ${head.revision}\n`;

/** @throws Malformed for anything that {@link streamHeadText} would not write. */
export function parseStreamHead(text: string): StreamHead {
  const [header, origin, size, stream, revision, end, ...more] = text.split('\n');
  if (header !== HEADER || end !== '' || more.length > 0) throw new Malformed('stream head', 'another form');
  const tag = valueOf('stream', stream);
  fromHex(tag, 32, 'stream tag');
  return {
    origin: valueOf('origin', origin),
    size: decimalOf(valueOf('size', size), 'size'),
    streamTag: tag,
    revision: decimalOf(valueOf('revision', revision), 'revision'),
  };
}

function valueOf(name: string, line: string | undefined): string {
  if (!line?.startsWith(`${name} `) || line.length === name.length + 1)
    throw new Malformed('stream head', `no ${name}`);
  return line.slice(name.length + 1);
}
