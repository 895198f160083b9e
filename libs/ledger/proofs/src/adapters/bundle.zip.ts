import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { BundleFiles } from '../application/bundle-content';

/** The earliest day that a zip can name, whatever zone the machine is in. */
const NO_TIME = new Date(1980, 0, 1);

/** The same files make the same bytes: sorted by name, without times. */
export async function zipOf(files: BundleFiles): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, {
      mtime: NO_TIME,
      mode: 0o100644,
      forceDosTimestamp: true,
    });
  zip.end();
  return buffer(zip.outputStream);
}
