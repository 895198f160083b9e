import { crc32, inflateRawSync } from 'node:zlib';
import { isBundleFileName } from '@fonds/ledger/core';

/** A zip that is not read: damaged, ambiguous, or larger than a bundle is. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
}

/** Bytes that all files of a bundle may have together, however small the zip is. */
export const MOST_BYTES = 512 * 1024 * 1024;
const MOST_FILES = 65_000;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
const [STORED, DEFLATED] = [0, 8];
/** Flag bits: a data descriptor follows; the name is UTF-8. Encryption and patches are refused. */
const WITH_DESCRIPTOR = 0x0008;
const KNOWN_FLAGS = 0x0808 | 0x0006;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * The files of a zip, each bounded before it is inflated. Only plain zips are read, whose parts lie one behind the
 * other without gaps: what two readers could read differently is refused.
 *
 * @throws ZipRefused
 */
export function readZip(zip: Buffer): Map<string, Uint8Array> {
  const { entries, start } = centralDirectory(zip);
  const files = new Map<string, Uint8Array>();
  const folded = new Set<string>();
  let total = 0;
  let at = 0;
  for (const entry of entries) {
    if (entry.offset !== at) throw new ZipRefused(`a gap or an overlap before ${shown(entry.name)}`);
    total += entry.size;
    if (total > MOST_BYTES) throw new ZipRefused(`more than ${MOST_BYTES} bytes when unpacked`);
    const begin = dataOf(zip, entry, start);
    at = behind(zip, entry, begin + entry.packed, start);
    if (entry.name.endsWith('/')) {
      if (entry.size !== 0) throw new ZipRefused(`a folder with bytes: ${shown(entry.name)}`);
      continue;
    }
    if (!isBundleFileName(entry.name)) throw new ZipRefused(`the name ${shown(entry.name)}`);
    const name = entry.name.toLowerCase();
    if (folded.has(name)) throw new ZipRefused(`${shown(entry.name)} twice`);
    folded.add(name);
    files.set(entry.name, unpacked(zip.subarray(begin, begin + entry.packed), entry));
  }
  if (at !== start) throw new ZipRefused('bytes between the files and their list');
  return files;
}

/** The list of files, in the order in which they lie. */
function centralDirectory(zip: Buffer): { entries: Entry[]; start: number } {
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new ZipRefused('no zip, or one with a comment');
  const [disks, count, counted] = [
    zip.readUInt32LE(end + 4),
    zip.readUInt16LE(end + 8),
    zip.readUInt16LE(end + 10),
  ];
  const [size, start, comment] = [
    zip.readUInt32LE(end + 12),
    zip.readUInt32LE(end + 16),
    zip.readUInt16LE(end + 20),
  ];
  if (disks !== 0 || count !== counted || comment !== 0 || count > MOST_FILES || start + size !== end)
    throw new ZipRefused('its end does not fit');
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || zip.readUInt32LE(at) !== CENTRAL)
      throw new ZipRefused('its list of files does not fit');
    const lengths = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > end) throw new ZipRefused('its list of files does not fit');
    entries.push({
      name: zip.toString('latin1', at + 46, at + 46 + nameLength),
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at = next;
  }
  if (at !== end) throw new ZipRefused('its list of files does not fit');
  return { entries: entries.sort((a, b) => a.offset - b.offset), start };
}

/** Where a file's bytes begin; what stands before them must say what the list says. */
function dataOf(zip: Buffer, entry: Entry, start: number): number {
  const { offset, name, flags, method } = entry;
  if ((flags & ~KNOWN_FLAGS) !== 0 || (method !== STORED && method !== DEFLATED))
    throw new ZipRefused(`a way of packing that is not read: ${shown(name)}`);
  if (offset + 30 > start || zip.readUInt32LE(offset) !== LOCAL)
    throw new ZipRefused(`no beginning of ${shown(name)}`);
  const [nameLength, extraLength] = [zip.readUInt16LE(offset + 26), zip.readUInt16LE(offset + 28)];
  const begin = offset + 30 + nameLength + extraLength;
  if (begin + entry.packed > start) throw new ZipRefused(`${shown(name)} goes beyond the files`);
  const same =
    zip.toString('latin1', offset + 30, offset + 30 + nameLength) === name &&
    zip.readUInt16LE(offset + 6) === flags &&
    zip.readUInt16LE(offset + 8) === method;
  const [crc, packed, size] = [14, 18, 22].map((field) => zip.readUInt32LE(offset + field));
  const later = (flags & WITH_DESCRIPTOR) !== 0;
  const agrees = (own: number | undefined, listed: number): boolean => own === listed || (later && own === 0);
  if (!same || !agrees(crc, entry.crc) || !agrees(packed, entry.packed) || !agrees(size, entry.size))
    throw new ZipRefused(`${shown(name)} is described in two ways`);
  return begin;
}

/** Where a file ends, with its data descriptor. */
function behind(zip: Buffer, { flags, crc, packed, size, name }: Entry, end: number, start: number): number {
  if ((flags & WITH_DESCRIPTOR) === 0) return end;
  const signed = end + 4 <= start && zip.readUInt32LE(end) === DESCRIPTOR;
  const at = signed ? end + 4 : end;
  if (at + 12 > start) throw new ZipRefused(`${shown(name)} goes beyond the files`);
  const told = [0, 4, 8].map((field) => zip.readUInt32LE(at + field));
  if (told[0] !== crc || told[1] !== packed || told[2] !== size)
    throw new ZipRefused(`${shown(name)} is described in two ways`);
  return at + 12;
}

function unpacked(bytes: Buffer, { name, method, size, crc }: Entry): Uint8Array {
  const whole = method === STORED ? bytes : inflated(bytes, size, name);
  if (whole.length !== size || crc32(whole) !== crc) throw new ZipRefused(`${shown(name)} is damaged`);
  return whole;
}

function inflated(bytes: Buffer, size: number, name: string): Buffer {
  try {
    // One byte more than is said: a stream that goes on is found out, and no more memory is taken for it.
    const { buffer, engine } = inflateRawSync(bytes, {
      maxOutputLength: size + 1,
      info: true,
    }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten !== bytes.length) throw new ZipRefused(`bytes behind the end of ${shown(name)}`);
    return buffer;
  } catch (error) {
    if (error instanceof ZipRefused) throw error;
    throw new ZipRefused(`${shown(name)} is damaged`);
  }
}

/** For a terminal: nothing of a hostile name but what can be printed. */
const shown = (name: string): string => JSON.stringify(name.replace(/[^\x20-\x7e]/g, '?').slice(0, 60));
