/**
 * Which encoding a text table is in. Decided over the whole file before the first record is given: a file whose
 * first mebibyte is ASCII may turn out to be GB18030 in its last line, and half a catalogue in the wrong encoding
 * would be registered as if it were right.
 */
import { createReadStream } from 'node:fs';
import * as iconv from 'iconv-lite';
import type { UnreadableSource } from '../../source';
import { chunksOf, unreadable } from '../sheet-problem';
import { strictDecoder, type PieceDecoder } from '../strict-decoder';
import { RECORD_LIMIT } from './csv-records';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

interface Marked {
  readonly encoding: CsvEncoding;
  /** Bytes of the byte order mark. */
  readonly bom: number;
}

const MARKS: readonly (readonly [string, Marked])[] = [
  ['efbbbf', { encoding: 'utf-8', bom: 3 }],
  ['fffe', { encoding: 'utf-16le', bom: 2 }],
  ['feff', { encoding: 'utf-16be', bom: 2 }],
  // GB18030 writes U+FEFF with four bytes.
  ['84319533', { encoding: 'gb18030', bom: 4 }],
];

/** The encoding that a byte order mark declares. */
export const markOf = (head: Buffer): Marked | undefined =>
  MARKS.find(([mark]) => head.subarray(0, 4).toString('hex').startsWith(mark))?.[1];

export function decoderFor(encoding: CsvEncoding): PieceDecoder {
  if (encoding === 'gb18030') {
    const decoder = iconv.getDecoder('gb18030');
    // The decoder marks what it cannot read by U+FFFD; a file that holds that mark itself has lost text before.
    const whole = (text: string): string | undefined => (text.includes('\ufffd') ? undefined : text);
    return { write: (chunk) => whole(decoder.write(chunk)), end: () => whole(decoder.end() ?? '') };
  }
  return strictDecoder(encoding, true);
}

/** Bytes of one line beyond which no record can be read; no character of any of the encodings takes more than four. */
const LINE_LIMIT = RECORD_LIMIT * 4;

/**
 * Reads the file once from end to end, in blocks of whole lines, so that a bad byte can be traced to its line.
 * @returns the encoding, and how many bytes of mark come before the text.
 * @throws UnreadableSource `encoding-unknown`, `encoding-big-five`, `encoding-mixed`, `encoding-contradicts`, `format-binary`, `line-too-long`, `file-unreadable`
 */
export async function detectEncoding(
  path: string,
  file: string,
  head: Buffer,
  onPiece?: () => void,
): Promise<Marked> {
  const mark = markOf(head);
  const candidates = (mark ? [mark.encoding] : (['utf-8', 'gb18030'] as const)).map(
    (encoding) => new Candidate(encoding),
  );
  const wide = mark?.encoding.startsWith('utf-16') ?? false;
  let opening: Buffer | undefined;
  const check = (block: Buffer): void => {
    opening ??= block;
    for (const candidate of candidates) candidate.take(block);
    const broken = candidates.find((candidate) => !mark && candidate.isBrokenUtf8());
    if (broken) {
      const at = broken.failedAt ?? 1;
      throw unreadable('encoding-mixed', { file, line: at }, { line: at });
    }
    if (candidates.every(({ failedAt }) => failedAt !== undefined)) {
      if (!mark && isBig5(opening)) throw unreadable('encoding-big-five', { file });
      throw noneFits(file, candidates, mark);
    }
  };
  let [carry, line] = [Buffer.alloc(0), 1];
  for await (const chunk of chunksOf(createReadStream(path, { start: mark?.bom ?? 0 }), 'file-unreadable', {
    file,
  })) {
    onPiece?.();
    if (!wide && chunk.includes(0)) throw unreadable('format-binary', { file });
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const cut = endOfLastLine(bytes, wide);
    if (cut > 0) check(bytes.subarray(0, cut));
    carry = Buffer.from(bytes.subarray(cut));
    line = Math.max(...candidates.map((candidate) => candidate.line));
    if (carry.length > LINE_LIMIT)
      throw unreadable('line-too-long', { file, line }, { line, limit: RECORD_LIMIT });
  }
  check(carry);
  const fitting = candidates.find(({ failedAt }) => failedAt === undefined);
  // Nearly any pair of Big5 bytes is some character of GB18030, too: the wrong one.
  if (!mark && fitting?.encoding === 'gb18030' && opening && isBig5(opening))
    throw unreadable('encoding-big-five', { file });
  return mark ?? { encoding: fitting?.encoding ?? 'utf-8', bom: 0 };
}

/** Words of a catalogue's head as Big5 can write them; no text of GB18030 reads as two of them by chance. */
const BIG5_WORDS = '檔號 題名 全宗 案卷 責任者 日期 頁數 保管期限 文號 備註 件號 卷號 目錄'.split(' ');
const BIG5_PROOFS = 2;

function isBig5(opening: Buffer): boolean {
  const text = iconv.decode(opening, 'big5');
  return BIG5_WORDS.filter((word) => text.includes(word)).length >= BIG5_PROOFS;
}

/** Where the last complete line ends; a carriage return counts where its successor is known not to be a line feed. */
function endOfLastLine(bytes: Buffer, wide: boolean): number {
  if (wide) {
    // Both byte orders at once: what matters is that the cut stands between characters.
    for (let at = bytes.lastIndexOf(10); at >= 0; at = at > 0 ? bytes.lastIndexOf(10, at - 1) : -1) {
      const other = at % 2 === 0 ? at + 1 : at - 1;
      if (bytes[other] === 0) return Math.max(at, other) + 1;
    }
    return 0;
  }
  const feed = bytes.lastIndexOf(10) + 1;
  const bare = bytes.lastIndexOf(13, bytes.length - 2) + 1;
  return feed > 0 ? feed : bytes.length > 1 ? bare : 0;
}

/** Characters that take three bytes or more in UTF-8; bytes that are not UTF-8 hardly ever look like several of them. */
const LONG_SEQUENCES = /[\u0800-\uffff]/g;
const UTF8_PROOFS = 8;

/** Follows one encoding through the file and remembers the line on which it failed first. */
class Candidate {
  line = 1;
  failedAt?: number;
  private proofs = 0;

  constructor(readonly encoding: CsvEncoding) {}

  /**
   * The text began as UTF-8 beyond doubt and then failed: one bad byte in it must not turn all of it into the
   * GB18030 that nearly any pair of bytes can be read as. (GB18030 passes as so much UTF-8 once in 10^7 files.)
   */
  isBrokenUtf8(): boolean {
    return this.encoding === 'utf-8' && this.failedAt !== undefined && this.proofs >= UTF8_PROOFS;
  }

  /** @param block whole lines, so that no character reaches into the next block. */
  take(block: Buffer): void {
    if (this.failedAt !== undefined) return;
    const whole = decodeWhole(this.encoding, block);
    const text = whole ?? this.textBeforeFailure(block);
    if (this.proofs < UTF8_PROOFS) this.proofs += text.match(LONG_SEQUENCES)?.length ?? 0;
    this.line += countLines(text);
    if (whole === undefined) this.failedAt = this.line;
  }

  /** The decoders say only that a block is bad; halves of it tell where. */
  private textBeforeFailure(block: Buffer): string {
    const unit = this.encoding.startsWith('utf-16') ? 2 : 1;
    let [good, bad] = [0, Math.floor(block.length / unit)];
    while (bad - good > 1) {
      const middle = Math.floor((good + bad) / 2);
      // A character cut by the middle is not a failure: the decoder waits for its rest.
      if (decoderFor(this.encoding).write(block.subarray(0, middle * unit)) === undefined) bad = middle;
      else good = middle;
    }
    return decoderFor(this.encoding).write(block.subarray(0, good * unit)) ?? '';
  }
}

function decodeWhole(encoding: CsvEncoding, block: Buffer): string | undefined {
  const decoder = decoderFor(encoding);
  const text = decoder.write(block);
  const rest = text === undefined ? undefined : decoder.end();
  return rest === undefined ? undefined : `${text ?? ''}${rest}`;
}

const countLines = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > 0) return lines;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) lines += 1;
  return lines;
};

function noneFits(file: string, candidates: readonly Candidate[], mark?: Marked): UnreadableSource {
  const line = Math.max(...candidates.map(({ failedAt }) => failedAt ?? 1));
  return mark
    ? unreadable('encoding-contradicts', { file, line }, { line, encoding: mark.encoding.toUpperCase() })
    : unreadable('encoding-unknown', { file, line }, { line });
}
