import { fstatSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { destination, type DestinationStream } from 'pino';

const STDERR = 2;
/** Characters that wait at most for whoever reads the log: one that nobody reads must not fill the memory. */
const MOST_WAITING = 1_048_576;

/**
 * Where the log goes: to stderr, since stdout has the address, for whoever reads it with a program. A write to a pipe
 * that is full waits for its reader, and a process that waits in one does not end: `process.exit` waits for Node's
 * threads, and writes what is left besides. So to a pipe nothing is written that would wait.
 */
export function logDestination(): DestinationStream {
  const stderr = fstatSync(STDERR);
  // Node has a pipe of two sockets for its own children.
  return stderr.isFIFO() || stderr.isSocket()
    ? unwaiting(process.stderr)
    : destination({ fd: STDERR, sync: false });
}

/** Lines that find too many before them are left out; how many is said when there is room again. */
export function unwaiting(out: Writable): DestinationStream {
  let leftOut = 0;
  let isGone = false;
  // Whoever read the log is gone: no reason for a server to end.
  out.on('error', () => (isGone = true));
  return {
    write(line) {
      if (isGone) return;
      if (out.writableLength + line.length > MOST_WAITING) {
        leftOut++;
        return;
      }
      if (leftOut > 0) out.write(`${JSON.stringify({ level: 40, leftOut, msg: 'nobody read the log' })}\n`);
      leftOut = 0;
      out.write(line);
    },
  };
}
