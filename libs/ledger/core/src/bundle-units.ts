import type { Faults } from './bundle-fault';
import { fromHex, Malformed, textOf, utf8 } from './bytes';
import { asCount, asHex, asText, jsonObjectOf, shaped, type JsonObject } from './json-reader';
import { dataDigest, leafEntry, metaDigest, SALT_BYTES, streamTag } from './leaf';
import { verifyLeafSet } from './leaf-set';
import { HASH_BYTES, leafHash } from './merkle-hash';

/** Events of single units, one a line, and one proof for all of them. */
export const UNIT_EVENTS = 'units/events';
export const UNIT_PROOF = 'units/proof';

/** All that the leaf of an event is made of. */
export interface UnitEventLine {
  readonly stream: string;
  /** HMAC(ledger secret, stream), hexadecimal. */
  readonly key: string;
  readonly revision: number;
  readonly leafIndex: number;
  readonly salt: string;
  readonly data: string;
  readonly meta: string;
}

/** An event of a unit that is in the log. */
export interface UnitEvent {
  readonly stream: string;
  readonly leafIndex: number;
  readonly type: string;
  readonly data: JsonObject;
}

/** An event is below 256 KiB; JSON in JSON makes it longer. */
const MOST_TEXT = 1_000_000;

/** @param lines in the order of their leaves */
export const unitEventsFile = (lines: readonly UnitEventLine[]): Uint8Array =>
  utf8(
    lines
      .map(({ data, key, leafIndex, meta, revision, salt, stream }) =>
        JSON.stringify({ data, key, leafIndex, meta, revision, salt, stream }).concat('\n'),
      )
      .join(''),
  );

function parseLine(text: string, where: string): UnitEventLine {
  const members = ['stream', 'key', 'revision', 'leafIndex', 'salt', 'data', 'meta'];
  const json = shaped(jsonObjectOf(text, where), where, members);
  return {
    stream: asText(json['stream'], where, 200),
    key: asHex(json['key'], where, 32),
    revision: asCount(json['revision'], where),
    leafIndex: asCount(json['leafIndex'], where),
    salt: asHex(json['salt'], where, SALT_BYTES),
    data: asText(json['data'], where, MOST_TEXT),
    meta: asText(json['meta'], where, MOST_TEXT),
  };
}

const leafOf = (
  { stream, key, revision, salt: hex, data, meta }: UnitEventLine,
  where: string,
): Uint8Array => {
  const salt = fromHex(hex, SALT_BYTES, where);
  return leafHash(
    leafEntry({
      streamTag: streamTag(fromHex(key, 32, where), stream),
      revision,
      dataDigest: dataDigest(salt, utf8(data)),
      metaDigest: metaDigest(salt, utf8(meta)),
    }),
  );
};

/** The events of single units of a bundle, when their one proof leads to the root; a bundle may have none. */
export function checkUnitEvents(
  files: ReadonlyMap<string, Uint8Array>,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  faults: Faults,
): readonly UnitEvent[] {
  const [bytes, proof] = [files.get(UNIT_EVENTS), files.get(UNIT_PROOF)];
  if (!bytes && !proof) return [];
  if (!bytes || !proof) {
    faults.add('file-missing', bytes ? UNIT_PROOF : UNIT_EVENTS);
    return [];
  }
  return (
    faults.part(UNIT_EVENTS, () => {
      const lines = linesOf(bytes).map((text, i) => parseLine(text, `${UNIT_EVENTS} ${i}`));
      const leaves = lines.map((line, i) => leafOf(line, `${UNIT_EVENTS} ${i}`));
      const indices = lines.map(({ leafIndex }) => leafIndex);
      if (!verifyLeafSet(indices, leaves, size, hashesOf(proof), root)) {
        faults.add('not-in-log', UNIT_EVENTS);
        return [];
      }
      return lines.map(({ stream, leafIndex, data, meta }, i): UnitEvent => {
        const where = `${UNIT_EVENTS} ${i}`;
        return {
          stream,
          leafIndex,
          type: asText(jsonObjectOf(meta, where)['type'], where, 300),
          data: jsonObjectOf(data, where),
        };
      });
    }) ?? []
  );
}

function linesOf(bytes: Uint8Array): string[] {
  const text = textOf(bytes, UNIT_EVENTS);
  if (!text.endsWith('\n')) throw new Malformed(UNIT_EVENTS, 'no newline at its end');
  return text.slice(0, -1).split('\n');
}

function hashesOf(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length % HASH_BYTES !== 0) throw new Malformed(UNIT_PROOF, 'a part of a hash');
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, i) =>
    bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}
