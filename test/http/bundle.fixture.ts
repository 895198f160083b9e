import { inflateRawSync } from 'node:zlib';
import { bundlePath } from '@fonds/ledger/core';
import type { HttpFixture } from './application.fixture';

/** A downloaded bundle. */
export async function bundleOf(
  http: HttpFixture,
  name: string,
  path: string,
): Promise<{ status: number; zip: Buffer; headers: Record<string, string>; body: unknown }> {
  const answer = await http.as(name).get(`/api/v1/bundles/${path}`).responseType('blob');
  const zip = answer.body as Buffer;
  const isZip = answer.headers['content-type'] === 'application/zip';
  return {
    status: answer.status,
    zip,
    headers: answer.headers as Record<string, string>,
    body: isZip ? undefined : JSON.parse(zip.toString()),
  };
}

/** The files of a zip that this product wrote; the verifier has a reader of its own that trusts nothing. */
export function filesOf(zip: Buffer): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const end = zip.length - 22;
  for (let at = zip.readUInt32LE(end + 16); at < end;) {
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
    files.set(name, zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + nameLength + extraLength;
  }
  return files;
}

/** All entries of the log as it serves them, with their paths. */
export async function entriesOf(
  http: HttpFixture,
  size: number,
): Promise<{ path: string; bytes: Uint8Array }[]> {
  const bundles: { path: string; bytes: Uint8Array }[] = [];
  for (let index = 0; index * 256 < size; index++) {
    const path = bundlePath({ index, width: Math.min(256, size - index * 256) });
    const { body } = await http.as().get(`/log/${path}`).responseType('blob').expect(200);
    bundles.push({ path, bytes: new Uint8Array(body as Buffer) });
  }
  return bundles;
}
