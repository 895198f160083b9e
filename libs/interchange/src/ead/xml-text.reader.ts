import { open } from 'node:fs/promises';
import type { Place } from '../source';
import { eadUnreadable } from './ead.problem';
import { binaryKind, textKind } from './file-signature';
import { ContradictedEncoding, CutCharacter } from './text-decoder';
import { xmlEncoding, type XmlEncoding } from './xml-encoding';

/** Small enough that the guards of the parser act before much is buffered; larger reads gain nothing measurable. */
const CHUNK_BYTES = 65_536;

/**
 * The text of an XML file in pieces of at most 64 KiB, decoded by its byte-order mark or declaration.
 * @throws UnreadableSource `file-not-readable`, `not-ead`, `encoding-contradicts`, `encoding-not-supported`.
 */
export async function* xmlText(path: string, place: Place): AsyncGenerator<string> {
  const unreadable = (error: unknown): never => {
    throw eadUnreadable('file-not-readable', place, {
      detail: error instanceof Error ? error.message : String(error),
    });
  };
  const file = await open(path, 'r').catch(unreadable);
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let encoding: XmlEncoding | undefined;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, null).catch(unreadable);
      const bytes = buffer.subarray(0, bytesRead);
      if (!encoding) {
        const found = binaryKind(bytes);
        if (found) throw eadUnreadable('not-ead', place, { found });
        encoding = xmlEncoding(bytes, place);
        const text = decoded(encoding, bytes, place);
        const kind = textKind(text.slice(0, 1_000));
        if (kind) throw eadUnreadable('not-ead', place, { found: kind });
        yield text;
      } else if (bytesRead === 0) {
        yield decoded(encoding, undefined, place);
        return;
      } else yield decoded(encoding, bytes, place);
    }
  } finally {
    await file.close();
  }
}

function decoded(encoding: XmlEncoding, bytes: Buffer | undefined, place: Place): string {
  try {
    return bytes ? encoding.decoder.write(bytes) : encoding.decoder.end();
  } catch (error) {
    if (error instanceof ContradictedEncoding)
      throw eadUnreadable('encoding-contradicts', place, {
        declared: encoding.declared,
        detail: error.message,
      });
    if (error instanceof CutCharacter)
      throw eadUnreadable('xml-not-well-formed', place, { line: 0, column: 0, detail: error.message });
    throw error;
  }
}
