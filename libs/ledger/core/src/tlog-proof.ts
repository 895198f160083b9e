import { decimalOf, fromBase64, hashOf, Malformed, toBase64 } from './bytes';
import { MAX_NOTE_BYTES } from './signed-note';

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree has at most 63 levels above its leaves. */
export const MAX_PROOF_HASHES = 63;

/** A proof that an entry is in a log, in one text (C2SP tlog-proof). Nothing in it is checked by reading it. */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling up to the root's child, 32 bytes each. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
  /** Opaque and not authenticated. */
  readonly extra?: Uint8Array;
}

/** @throws Malformed for what {@link parseProof} would not read. */
export function formatProof(proof: TlogProof): string {
  const text = [
    HEADER,
    ...(proof.extra?.length ? [`extra ${toBase64(proof.extra)}`] : []),
    `index ${proof.index}`,
    ...proof.hashes.map(toBase64),
    '',
    proof.checkpoint,
  ].join('\n');
  parseProof(text);
  return text;
}

/** @throws Malformed */
export function parseProof(text: string): TlogProof {
  if (text.length > MAX_NOTE_BYTES) throw new Malformed('proof', `over ${MAX_NOTE_BYTES} characters`);
  const cut = text.indexOf('\n\n');
  if (cut < 0) throw new Malformed('proof', 'no empty line before the checkpoint');
  const lines = text.slice(0, cut).split('\n');
  if (lines.shift() !== HEADER) throw new Malformed('proof', `does not begin with ${HEADER}`);
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines[0].slice(6), 'extra') : undefined;
  if (extra?.length === 0) throw new Malformed('proof', 'an extra line without extra data');
  if (extra) lines.shift();
  const index = lines.shift();
  if (!index?.startsWith('index ')) throw new Malformed('proof', 'no index line');
  if (lines.length > MAX_PROOF_HASHES) throw new Malformed('proof', `over ${MAX_PROOF_HASHES} hashes`);
  return {
    index: decimalOf(index.slice(6), 'index'),
    hashes: lines.map((line) => hashOf(line, 'proof hash')),
    checkpoint: text.slice(cut + 2),
    ...(extra ? { extra } : {}),
  };
}
