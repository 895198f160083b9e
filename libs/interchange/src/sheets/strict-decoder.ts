import { TextDecoder } from 'node:util';

/** Decodes in pieces; `undefined` where the bytes are not text of the encoding. Nothing is ever replaced. */
export interface PieceDecoder {
  write(chunk: Buffer): string | undefined;
  end(): string | undefined;
}

/** @param keepMark give a byte order mark back as text instead of leaving it out */
export function strictDecoder(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', keepMark: boolean): PieceDecoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: keepMark });
  const attempt = (decode: () => string): string | undefined => {
    try {
      return decode();
    } catch (error) {
      if (
        typeof error === 'object' &&
        error !== null &&
        'code' in error &&
        error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      )
        return undefined;
      throw error;
    }
  };
  return {
    write: (chunk) => attempt(() => decoder.decode(chunk, { stream: true })),
    end: () => attempt(() => decoder.decode()),
  };
}
