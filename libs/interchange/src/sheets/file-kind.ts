import type { SheetProblemCode } from './problem-texts';

/** What a file is by its first bytes. The name of a file says what someone believed, so it is not asked. */
export type FileKind =
  'zip' | 'text' | 'xls' | 'dbf' | Extract<SheetProblemCode, `format-${string}` | 'file-empty'>;

/** Bytes that {@link fileKind} wants to see; a shorter file is given whole. */
export const HEAD_BYTES = 64 * 1024;

const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['504b0708', 'zip'],
  ['d0cf11e0a1b11ae1', 'xls'],
  // BIFF 2…8 without the OLE2 container: a BOF record of the versions 2, 3, 4, 5, 8.
  ['09000400', 'format-xls'],
  ['09020600', 'format-xls'],
  ['09040600', 'format-xls'],
  ['09080800', 'xls'],
  ['09081000', 'xls'],
  ['255044462d', 'format-pdf'],
  ['1f8b08', 'format-archive'],
  ['526172211a07', 'format-archive'],
  ['377abcaf271c', 'format-archive'],
  ['fd377a585a00', 'format-archive'],
  ['425a68', 'format-archive'],
  ['89504e47', 'format-binary'],
  ['ffd8ff', 'format-binary'],
  ['7b5c727466', 'format-binary'],
];

export function fileKind(head: Buffer): FileKind {
  if (head.length === 0) return 'file-empty';
  const hex = head.subarray(0, 8).toString('hex');
  const known = SIGNATURES.find(([signature]) => hex.startsWith(signature));
  // "BZh" could be three letters of a header; bzip2 goes on with a level and a block mark.
  if (known && !(known[0] === '425a68' && head.subarray(4, 7).toString('hex') !== '314159')) return known[1];
  if (isDbf(head)) return 'dbf';
  return markupKind(headText(head)) ?? (isUtf16(head) || !head.includes(0) ? 'text' : 'format-binary');
}

const isUtf16 = (head: Buffer): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);

function headText(head: Buffer): string {
  const start = head.subarray(0, 4096);
  if (!isUtf16(head)) return start.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const even = Buffer.from(start.subarray(2, start.length - (start.length % 2)));
  return (head[0] === 0xfe ? even.swap16() : even).toString('utf16le');
}

function markupKind(start: string): FileKind | undefined {
  const text = start.trimStart();
  if (/^<(!doctype\s+html|html|head|body|table|meta)[\s>]/i.test(text)) return 'format-html';
  if (/^<(\?xml|!--|!doctype|[a-z][\w.-]*(:[a-z][\w.-]*)?(\s[^<>]*)?>)/i.test(text)) {
    return /<html[\s>]/i.test(text) ? 'format-html' : 'format-xml';
  }
  // `[1957]` may begin a table; an object, or a list of objects, lists or strings does not.
  return /^(\{\s*("[^"]*"\s*:|\})|\[\s*([{[]|"[^"\n]*"\s*[,\]]))/.test(text) ? 'format-json' : undefined;
}

const DBF_VERSIONS = new Set([
  0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7b, 0x83, 0x8b, 0x8c, 0x8e, 0xcb, 0xe5, 0xf5, 0xfb,
]);

/** A version byte alone means little, so the date of the last change and the header's own length must fit too. */
function isDbf(head: Buffer): boolean {
  if (head.length < 33 || !DBF_VERSIONS.has(head.readUInt8(0))) return false;
  const [month, day, headerLength, recordLength] = [
    head.readUInt8(2),
    head.readUInt8(3),
    head.readUInt16LE(8),
    head.readUInt16LE(10),
  ];
  const fields = [1, 2, 264].some((tail) => headerLength >= 32 + tail && (headerLength - tail) % 32 === 0);
  return (
    month <= 12 &&
    day <= 31 &&
    recordLength > 0 &&
    fields &&
    head.subarray(12, 14).every((byte) => byte === 0)
  );
}
