import { Writable } from 'node:stream';
import { unwaiting } from './log-destination';

/** A pipe that nobody reads until it is told to. */
class Unread extends Writable {
  readonly lines: string[] = [];
  private waiting: (() => void) | undefined;

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.lines.push(piece.toString());
    this.waiting = done;
  }

  read(): void {
    for (let next = this.waiting; next; next = this.waiting) {
      this.waiting = undefined;
      next();
    }
  }
}

describe('a log that nobody reads', () => {
  const line = `${'x'.repeat(99_999)}\n`;

  it('keeps a megabyte for its reader, leaves out what comes then, and says how much', () => {
    const pipe = new Unread();
    const log = unwaiting(pipe);
    for (let i = 0; i < 30; i++) log.write(line);
    expect(pipe.writableLength).toBe(1_000_000);
    pipe.read();
    log.write('again\n');
    pipe.read();
    expect(pipe.lines).toHaveLength(12);
    expect(pipe.lines.slice(10)).toEqual([expect.stringContaining('"leftOut":20'), 'again\n']);
  });

  it('goes nowhere once its reader is gone, and harms nobody', () => {
    const pipe = new Unread();
    const log = unwaiting(pipe);
    pipe.emit('error', new Error('EPIPE'));
    log.write(line);
    expect(pipe.lines).toEqual([]);
  });
});
