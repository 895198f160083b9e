import { MerkleRoot } from '@fonds/ledger/core';

/** Bytes of one row: the ids of a subject and of its event. */
const ROW = 32;

/** The rows of an import's root, one beside the other: a million of them in 32 MB. */
export class RootRows {
  private bytes = Buffer.alloc(ROW * 1_024);
  private count = 0;

  /** Two uuids. */
  add(subject: string, event: string): void {
    if ((this.count + 1) * ROW > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)]);
    this.bytes.write((subject + event).replaceAll('-', ''), this.count++ * ROW, ROW, 'hex');
  }

  /** RFC 6962 root over the rows in byte order, in hexadecimal digits. */
  hex(): string {
    const { bytes } = this;
    const order = Uint32Array.from({ length: this.count }, (_, i) => i * ROW).sort((a, b) =>
      bytes.compare(bytes, b, b + ROW, a, a + ROW),
    );
    const root = new MerkleRoot();
    for (const at of order) root.add(bytes.subarray(at, at + ROW));
    return root.hex();
  }
}
