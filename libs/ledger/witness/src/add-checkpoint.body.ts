import {
  decimalOf,
  formatNote,
  hashOf,
  Malformed,
  parseCheckpoint,
  parseNote,
  textOf,
  toBase64,
  type Checkpoint,
  type SignedNote,
} from '@fonds/ledger/core';

/** tlog-witness "add-checkpoint": what a client may send at most. A tree of 2^63 leaves has no longer proof. */
export const MAX_PROOF_LINES = 63;
/**
 * signed-note lets a reader bound a note, if 16 signatures pass; a post-quantum one is nearly 5 kB, 7 kB in base64.
 * 63 hashes are 3 kB more.
 */
export const MAX_BODY_BYTES = 256 * 1024;

/** A request as read. The checkpoint is not yet known to be anybody's. */
export interface AddCheckpoint {
  readonly oldSize: number;
  /** Hashes of 32 bytes (RFC 6962 §2.1.2). */
  readonly proof: readonly Uint8Array[];
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
}

/**
 * Reads a request's body (tlog-witness "add-checkpoint"): old size line, hashes of the proof, an empty line, the
 * checkpoint.
 *
 * @throws Malformed for anything else.
 */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpoint {
  if (body.length > MAX_BODY_BYTES) throw new Malformed('request', `over ${MAX_BODY_BYTES} bytes`);
  const text = textOf(body, 'request');
  const cut = text.indexOf('\n\n');
  if (cut < 0) throw new Malformed('request', 'no empty line before the checkpoint');
  const [old = '', ...hashes] = text.slice(0, cut).split('\n');
  if (!old.startsWith('old ')) throw new Malformed('request', 'does not begin with the old size');
  if (hashes.length > MAX_PROOF_LINES) throw new Malformed('proof', `over ${MAX_PROOF_LINES} hashes`);
  const note = parseNote(text.slice(cut + 2));
  return {
    oldSize: decimalOf(old.slice('old '.length), 'old size'),
    proof: hashes.map((line) => hashOf(line, 'proof')),
    note,
    checkpoint: parseCheckpoint(note.text),
  };
}

/** The body of a request, as `parseAddCheckpoint` reads it. */
export const formatAddCheckpoint = (request: {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: string | SignedNote;
}): string =>
  `old ${request.oldSize}\n${request.proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n` +
  (typeof request.note === 'string' ? request.note : formatNote(request.note));
