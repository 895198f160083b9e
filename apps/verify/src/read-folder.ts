import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MOST_BYTES, ZipRefused } from './read-zip';

const MOST_FILES = 65_000;
const DEEPEST = 3;

/** The files of an unpacked bundle, by their paths. Links are refused: they lead out of it. @throws ZipRefused */
export function readFolder(root: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  const walk = (folder: string, prefix: string, depth: number): void => {
    if (depth > DEEPEST) throw new ZipRefused(`folders too deep: ${prefix}`);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const [path, name] = [join(folder, entry.name), prefix + entry.name];
      if (entry.isDirectory()) walk(path, `${name}/`, depth + 1);
      else if (!entry.isFile()) throw new ZipRefused(`no plain file: ${name}`);
      else {
        total += statSync(path).size;
        if (total > MOST_BYTES || files.size >= MOST_FILES) throw new ZipRefused('larger than a bundle is');
        files.set(name, readFileSync(path));
      }
    }
  };
  walk(root, '', 0);
  return files;
}
