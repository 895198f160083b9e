import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { EvidenceDamaged } from '../../evidence-store.port';

/** Passes bytes on, one piece behind, and the last piece only when the hash of all of them is `sha256`. */
export class VerifiedReading extends Transform {
  private readonly hash = createHash('sha256');
  private held: Buffer | undefined;

  constructor(private readonly sha256: string) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    const ready = this.held;
    this.held = chunk;
    done(null, ready);
  }

  override _flush(done: TransformCallback): void {
    const actual = this.hash.digest('hex');
    if (actual !== this.sha256) done(new EvidenceDamaged(this.sha256, actual));
    else done(null, this.held);
  }
}
