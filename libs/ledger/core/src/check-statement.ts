import { Faults, type Fault } from './bundle-fault';
import { fromHex, Malformed, utf8 } from './bytes';
import { parseHoldingsNote, type HoldingsNote } from './holdings-note';
import { asHex, asText, jsonObject, shaped } from './json-reader';
import { dataDigest, metaDigest, parseLeaf, SALT_BYTES } from './leaf';
import type { Cosignature, Trust } from './log-trust';
import { trustCheckpoint } from './log-trust';
import { leafHash } from './merkle-hash';
import type { VerifierKey } from './note-key';
import { openNote } from './note-verifier';
import { verifyInclusion } from './inclusion-proof';
import { parseProof } from './tlog-proof';
import type { Checkpoint } from './checkpoint';

export interface CheckedProof {
  readonly index: number;
  readonly checkpoint: Checkpoint;
  readonly cosignatures: readonly Cosignature[];
}

export type ProofVerdict =
  | { readonly ok: true; readonly proof: CheckedProof }
  | { readonly ok: false; readonly count: number; readonly faults: readonly Fault[] };

/** A `.tlog-proof` and the entry it is about. It brings no key: the reader names one. */
export async function checkProof(
  text: string,
  entry: Uint8Array,
  trust: Trust & { readonly logKeys: readonly VerifierKey[] },
): Promise<ProofVerdict> {
  const faults = new Faults();
  const proof = await faults.partLater('proof', () => provenEntry(text, entry, trust, faults));
  return proof && faults.count === 0
    ? { ok: true, proof }
    : { ok: false, count: faults.count, faults: faults.found };
}

async function provenEntry(
  text: string,
  entry: Uint8Array,
  trust: Trust & { readonly logKeys: readonly VerifierKey[] },
  faults: Faults,
): Promise<CheckedProof | undefined> {
  const proof = parseProof(text);
  const trusted = await trustCheckpoint(
    proof.checkpoint,
    { log: trust.logKeys, witnesses: [] },
    trust,
    faults,
  );
  if (!trusted) return undefined;
  const { size, root } = trusted.checkpoint;
  if (!verifyInclusion(proof.index, size, leafHash(entry), proof.hashes, root)) {
    faults.add('not-in-log', 'proof');
    return undefined;
  }
  return { index: proof.index, ...trusted };
}

/** What the `extra` line of a statement's proof holds: all that its leaf is made of. */
export interface ProvenBytes {
  readonly data: string;
  readonly meta: string;
  readonly entry: string;
  /** Sixteen bytes, hexadecimal. */
  readonly salt: string;
}

/** An event is below 256 KiB; base64 and JSON make it longer. */
const MOST_TEXT = 400_000;

/** @throws Malformed */
function parseProvenBytes(extra: Uint8Array): ProvenBytes {
  const json = shaped(jsonObject(extra, 'extra'), 'extra', ['data', 'entry', 'meta', 'salt']);
  return {
    data: asText(json['data'], 'data', MOST_TEXT),
    meta: asText(json['meta'], 'meta', MOST_TEXT),
    entry: asText(json['entry'], 'entry', MOST_TEXT),
    salt: asHex(json['salt'], 'salt', SALT_BYTES),
  };
}

export type StatementVerdict =
  | {
      readonly ok: true;
      readonly statement: HoldingsNote;
      readonly proof: CheckedProof;
      readonly recordedAt: string;
    }
  | { readonly ok: false; readonly count: number; readonly faults: readonly Fault[] };

/**
 * A holdings statement: signed by the log's key, and recorded as an event of the log that says the very same.
 *
 * @param note the signed statement
 * @param proofText its `.tlog-proof`, whose extra line holds the event's bytes
 */
export async function checkStatement(
  note: string,
  proofText: string,
  trust: Trust & { readonly logKeys: readonly VerifierKey[] },
): Promise<StatementVerdict> {
  const faults = new Faults();
  const checked = await faults.partLater('statement', async () => {
    const opened = await openNote(note, trust.logKeys);
    if (!opened.ok) return void faults.add('key-not-trusted', 'statement', opened.name);
    const statement = parseHoldingsNote(opened.note.text);
    const { extra } = parseProof(proofText);
    if (!extra) throw new Malformed('proof', 'no extra line with the bytes of the event');
    const bytes = parseProvenBytes(extra);
    const proof = await provenEntry(proofText, utf8(bytes.entry), trust, faults);
    if (!proof) return undefined;
    const leaf = parseLeaf(utf8(bytes.entry));
    const salt = fromHex(bytes.salt, SALT_BYTES, 'salt');
    if (
      dataDigest(salt, utf8(bytes.data)) !== leaf.dataDigest ||
      metaDigest(salt, utf8(bytes.meta)) !== leaf.metaDigest
    )
      return void faults.add('bytes-differ', 'statement');
    const [data, meta] = [jsonObject(utf8(bytes.data), 'data'), jsonObject(utf8(bytes.meta), 'meta')];
    if (meta['type'] !== 'HoldingsStated' || data['note'] !== note) faults.add('says-otherwise', 'statement');
    if (statement.origin !== proof.checkpoint.origin)
      faults.add('says-otherwise', 'statement', statement.origin);
    return { statement, proof, recordedAt: asText(meta['recordedAt'], 'recordedAt', 40) };
  });
  return checked && faults.count === 0
    ? { ok: true, ...checked }
    : { ok: false, count: faults.count, faults: faults.found };
}
