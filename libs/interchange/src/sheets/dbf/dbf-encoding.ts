/**
 * Which encoding the texts of a table are in. As with CSV, decided over the whole file, by what the bytes can be: the
 * code page that the header declares is most often none, or the one of the machine on which the table was made.
 */
import * as iconv from 'iconv-lite';
import { unreadable } from '../sheet-problem';
import { strictDecoder } from '../strict-decoder';

export type DbfEncoding = 'utf-8' | 'gb18030';

export interface DbfText {
  readonly text: string;
  /** The field was too short for its text and ends in a part of a character, which stands as U+FFFD. */
  readonly cutShort: boolean;
}

/** Declared code pages whose bytes can pass for GB18030 and mean something else: Big5, Japanese, Korean. */
const OTHERS_OF_THE_EAST: Readonly<Record<number, string>> = {
  0x4e: '949',
  0x4f: '950',
  0x78: '950',
  0x79: '949',
  0x7b: '932',
  0x13: '932',
};

/** The text of a field without the blanks that fill it; undefined where the bytes are no text of the encoding. */
export function decodeField(bytes: Buffer, encoding: DbfEncoding): DbfText | undefined {
  const filled = withoutFilling(bytes);
  const text = whole(filled, encoding);
  if (text !== undefined) return { text, cutShort: false };
  // What fills the field to its last byte may have been cut there, in the middle of a character.
  if (filled.length < bytes.length) return undefined;
  for (let missing = 1; missing <= 3 && missing <= filled.length; missing += 1) {
    const cut = filled.subarray(filled.length - missing);
    const before = whole(filled.subarray(0, filled.length - missing), encoding);
    if (before !== undefined && begins(cut, encoding)) return { text: `${before}\ufffd`, cutShort: true };
  }
  return undefined;
}

/** Blanks and zeros behind a text fill its field. The second byte of a character is never one of them. */
function withoutFilling(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1;
  return bytes.subarray(0, end);
}

function whole(bytes: Buffer, encoding: DbfEncoding): string | undefined {
  if (bytes.includes(0)) return undefined;
  if (encoding === 'utf-8') {
    const decoder = strictDecoder('utf-8', true);
    const text = decoder.write(bytes);
    const rest = text === undefined ? undefined : decoder.end();
    return rest === undefined ? undefined : `${text ?? ''}${rest}`;
  }
  const text = iconv.decode(bytes, 'gb18030', { stripBOM: false });
  return text.includes('\ufffd') ? undefined : text;
}

/** The first bytes of a character that goes on. */
function begins(bytes: Buffer, encoding: DbfEncoding): boolean {
  const [first = 0, second] = bytes;
  if (encoding === 'utf-8') {
    const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
    return bytes.length < length && bytes.subarray(1).every((byte) => byte >= 0x80 && byte < 0xc0);
  }
  // Two bytes, or four of which the second and the last are figures.
  if (first < 0x81 || first > 0xfe) return false;
  return bytes.length === 1 || (second !== undefined && second >= 0x30 && second <= 0x39);
}

/** Characters that take three bytes or more in UTF-8; bytes that are not UTF-8 hardly ever look like several of them. */
const LONG_SEQUENCES = /[\u0800-\ufffc]/g;
const UTF8_PROOFS = 8;

/** Takes every text of a table and says what they are. */
export class DbfEncodingDetector {
  private readonly failedAt = new Map<DbfEncoding, number>();
  private proofs = 0;
  private foreign = false;
  /** A text that is UTF-8 to its end; one that could have been cut proves nothing. */
  private wholeUtf8 = false;

  constructor(
    private readonly file: string,
    private readonly codePage: number,
  ) {}

  /** @param line row of the sheet, for whoever is told. @throws UnreadableSource `encoding-unknown`, `encoding-mixed` */
  take(bytes: Buffer, line: number): void {
    if (bytes.every((byte) => byte < 0x80)) return;
    this.foreign = true;
    for (const encoding of ['utf-8', 'gb18030'] as const) {
      if (this.failedAt.has(encoding)) continue;
      const read = decodeField(bytes, encoding);
      if (!read) this.failedAt.set(encoding, line);
      else if (encoding === 'utf-8') {
        this.wholeUtf8 ||= !read.cutShort;
        if (this.proofs < UTF8_PROOFS) this.proofs += read.text.match(LONG_SEQUENCES)?.length ?? 0;
      }
    }
    const place = { file: this.file, line };
    if (this.failedAt.has('utf-8') && this.proofs >= UTF8_PROOFS)
      throw unreadable('encoding-mixed', place, { line });
    if (this.failedAt.size === 2) throw unreadable('encoding-unknown', place, { line });
  }

  /** @throws UnreadableSource `dbf-code-page` */
  result(): DbfEncoding {
    const only = !this.foreign || this.wholeUtf8 || this.proofs > 0 || this.failedAt.has('gb18030');
    if (!this.failedAt.has('utf-8') && only) return 'utf-8';
    const codePage = OTHERS_OF_THE_EAST[this.codePage];
    if (this.foreign && codePage) throw unreadable('dbf-code-page', { file: this.file }, { codePage });
    return 'gb18030';
  }
}
