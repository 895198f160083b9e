const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive or an .xlsx/.docx file'],
  [[0x50, 0x4b, 0x05, 0x06], 'an empty zip archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office file (.xls/.doc)'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive'],
  [[0xfd, 0x37, 0x7a, 0x58], 'an xz archive'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
];

/** What a file is by its first bytes, in words, when it is a kind that never holds XML or CSV. */
export function binaryKind(head: Buffer): string | undefined {
  if (head.length === 0) return 'an empty file';
  return MAGIC.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))?.[1];
}

/** What decoded text is, in words, when its beginning cannot be XML. Empty when it can. */
export function textKind(head: string): string | undefined {
  const text = head.replace(/^[\ufeff\s]+/, '');
  if (text === '' || text.startsWith('<')) {
    return /^<(!doctype\s+html|html)\b/i.test(text) ? 'an HTML page' : undefined;
  }
  if (/^[[{]/.test(text)) return 'JSON';
  return text.includes('\u0000') ? 'a binary file' : 'plain text or a table';
}
