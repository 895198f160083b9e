import { Socket, type OnReadOpts, type SocketConstructorOpts } from 'node:net';
import { Pool } from 'pg';

/** As much as a loopback connection gives at once. */
const BYTES = 131_072;

/** Node's own option, which its types leave out. */
interface ReadingOptions extends SocketConstructorOpts {
  readonly onread: OnReadOpts;
}

/**
 * A connection that reads into one piece of memory. Node makes 64 KiB for each chunk otherwise: reading a whole log would
 * keep the collector busy for as long as hashing it.
 */
export class LendingSocket extends Socket {
  /** Whether a chunk is lent: whoever is given it has done with it when he returns. Else it is a copy, to be kept. */
  lends = false;
  /**
   * Where the next chunk is to begin, counted from a multiple of 8: what goes to shared memory that does not stand alike
   * is copied byte by byte, eight times as long.
   */
  away = 0;

  constructor() {
    const memory = Buffer.allocUnsafeSlow(BYTES + 8);
    const pieces = Array.from({ length: 8 }, (_, away) => memory.subarray(away, away + BYTES));
    super({
      onread: {
        buffer: () => pieces[this.away] as Buffer,
        callback: (length, piece) => {
          const chunk = piece.subarray(0, length);
          this.emit('data', this.lends ? chunk : Buffer.from(chunk));
          return true;
        },
      },
    } as ReadingOptions);
  }
}

/** Connections of an audit's own, to where those of another pool lead. @param max how many at most */
export function lendingPool({ options }: Pool, max: number): Pool {
  // The pool hides a password from whoever lists its options.
  const { password } = options;
  const pool = new Pool({
    ...options,
    ...(password !== undefined && { password }),
    max,
    stream: () => new LendingSocket(),
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
