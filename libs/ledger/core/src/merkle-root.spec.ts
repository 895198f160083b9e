import { createHash } from 'node:crypto';
import { MerkleRoot, rootOfLeaves, rootOfRows } from './merkle-root';

/** RFC 6962 §2.1 written as its recursive definition. */
function reference(entries: Buffer[]): Buffer {
  if (entries.length === 0) return createHash('sha256').digest();
  if (entries.length === 1)
    return createHash('sha256')
      .update(Buffer.of(0))
      .update(entries[0] ?? '')
      .digest();
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(reference(entries.slice(0, k)))
    .update(reference(entries.slice(k)))
    .digest();
}

describe('the RFC 6962 root', () => {
  it('agrees with the recursive definition for every size up to 200', () => {
    const entries = Array.from({ length: 200 }, (_, i) => Buffer.from(`entry ${i}`));
    for (let n = 0; n <= 200; n++) {
      const root = new MerkleRoot();
      for (const entry of entries.slice(0, n)) root.add(entry);
      expect(root.hex()).toBe(reference(entries.slice(0, n)).toString('hex'));
    }
  });

  it('gives the published vectors of certificate transparency', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const root = new MerkleRoot();
    for (const hex of inputs) root.add(Buffer.from(hex, 'hex'));
    expect(root.hex()).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
    expect(new MerkleRoot().hex()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('does not depend on the order in which rows are given, and sorts by bytes, not by UTF-16', () => {
    expect(rootOfRows(['b', 'a', '𠮷', '\uff5e'])).toBe(rootOfRows(['\uff5e', '𠮷', 'b', 'a']));
    const byBytes = new MerkleRoot().add(Buffer.from('\uff5e')).add(Buffer.from('𠮷')).hex();
    expect(rootOfRows(['𠮷', '\uff5e'])).toBe(byBytes);
  });

  it('of rows is that of their bytes in byte order, whatever their order and characters', () => {
    const plain = ['乙', 'b', '', 'é', '\uffee', 'x'.repeat(9_000), 'a', '甲'];
    for (const rows of [plain, [...plain].reverse(), [...plain, '𠀀', '\u{10ffff}'], [...plain].sort()]) {
      const bytes = rows.map((row) => Buffer.from(row)).sort(Buffer.compare);
      expect(rootOfRows(rows)).toBe(reference(bytes).toString('hex'));
    }
  });

  it('of leaf hashes one behind the other is that of the entries they are made of', () => {
    for (const size of [0, 1, 2, 3, 7, 64, 65]) {
      const entries = Array.from({ length: size }, (_, i) => Buffer.from(`row ${i}`));
      const leaves = entries.map((entry) => createHash('sha256').update('\0').update(entry).digest());
      expect(rootOfLeaves(Buffer.concat(leaves))).toBe(reference(entries).toString('hex'));
    }
    expect(() => rootOfLeaves(new Uint8Array(33))).toThrow(RangeError);
  });
});
