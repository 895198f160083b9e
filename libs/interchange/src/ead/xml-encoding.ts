import type { Place } from '../source';
import { eadUnreadable } from './ead.problem';
import { isLegacyCharset, legacyDecoder, utf16Decoder, utf8Decoder, type ChunkDecoder } from './text-decoder';

export interface XmlEncoding {
  /** As declared or, without a declaration, as the standard says (UTF-8). */
  readonly declared: string;
  readonly decoder: ChunkDecoder;
}

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']{1,60})["']/;

/**
 * The encoding of an XML entity by XML 1.0 appendix F: byte-order mark, pattern of the first bytes, declaration.
 * @throws UnreadableSource `encoding-contradicts`, `encoding-not-supported`.
 */
export function xmlEncoding(head: Buffer, place: Place): XmlEncoding {
  const [b0, b1, b2, b3] = [head[0] ?? -1, head[1] ?? -1, head[2] ?? -1, head[3] ?? -1];
  if (
    (b0 === 0 && b1 === 0 && (b2 === 0xfe || b2 === 0)) ||
    (b0 === 0xff && b1 === 0xfe && b2 === 0 && b3 === 0)
  )
    throw eadUnreadable('encoding-not-supported', place, { declared: 'UTF-32' });
  const wide =
    (b0 === 0xff && b1 === 0xfe) || (b0 === 0x3c && b1 === 0)
      ? 'utf-16le'
      : (b0 === 0xfe && b1 === 0xff) || (b0 === 0 && b1 === 0x3c)
        ? 'utf-16be'
        : undefined;
  if (wide) return wideEncoding(head, wide, place);

  const marked = b0 === 0xef && b1 === 0xbb && b2 === 0xbf;
  const declared = DECLARED.exec(head.toString('latin1').slice(marked ? 3 : 0))?.[1];
  if (declared === undefined || /^(utf-?8|us-ascii|ascii)$/i.test(declared))
    return { declared: declared ?? 'UTF-8', decoder: utf8Decoder() };
  if (marked)
    throw eadUnreadable('encoding-contradicts', place, {
      declared,
      detail: 'a UTF-8 byte-order mark stands first',
    });
  if (/^(utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(declared))
    throw eadUnreadable('encoding-contradicts', place, {
      declared,
      detail: 'the text is written in single bytes',
    });
  if (!isLegacyCharset(declared)) throw eadUnreadable('encoding-not-supported', place, { declared });
  return { declared, decoder: legacyDecoder(declared) };
}

function wideEncoding(head: Buffer, label: 'utf-16le' | 'utf-16be', place: Place): XmlEncoding {
  const even = head.subarray(0, head.length - (head.length % 2));
  const declared = DECLARED.exec(new TextDecoder(label).decode(even))?.[1];
  if (declared !== undefined && !/^(utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(declared))
    throw eadUnreadable('encoding-contradicts', place, { declared, detail: `the bytes are ${label}` });
  return { declared: declared ?? 'UTF-16', decoder: utf16Decoder(label) };
}
