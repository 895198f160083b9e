import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { exportHeaders } from '@fonds/http-edge';
import type { PaperFormat, PrintedPaper } from '../application/paper-export';

export const PAPER_TYPES: { readonly [F in PaperFormat]: string } = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** A header is no place for a whole alphabet; the paper itself names them all. */
const GLYPHS_IN_HEADER = 50;

/**
 * A printed paper as the answer; its file is gone afterwards. `Fonds-Digest`: SHA-256 of its data; `Fonds-Position`:
 * events up to there; `Fonds-Vkey`: the log's keys; `Fonds-Missing-Glyphs`: characters that the font lacks, printed as code points.
 */
export async function sendPaper(printed: PrintedPaper, name: string, response: Response): Promise<void> {
  try {
    const missing = printed.missingGlyphs.slice(0, GLYPHS_IN_HEADER).map(({ codePoint }) => codePoint);
    response.set({
      'Content-Type': PAPER_TYPES[printed.format],
      'Content-Disposition': `attachment; filename="${name}.${printed.format}"`,
      ...exportHeaders({ ...printed, position: printed.logPosition, count: printed.rows }),
      'Fonds-Missing-Glyphs': missing.join(', '),
      'Fonds-Missing-Glyphs-Count': String(printed.missingGlyphs.length),
    });
    await pipeline(createReadStream(printed.path), response);
  } catch (error) {
    // A reader who leaves has the event to his name all the same.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await printed.remove();
  }
}
