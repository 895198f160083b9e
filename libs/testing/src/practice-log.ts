import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import {
  checkpointText,
  concat,
  consistencyProof,
  ED25519,
  EMPTY_ROOT_HASH,
  formatNote,
  formatVkey,
  leafHash,
  nodeHash,
  rangeHash,
  sha256,
  signNote,
  utf8,
  verifierKey,
  type NodeReader,
  type Signer,
  type VerifierKey,
} from '@fonds/ledger/core';

/** RFC 8410 §7: PKCS #8 of Ed25519 is this and the 32 bytes of the seed. */
const PKCS8 = Uint8Array.from(Buffer.from('302e020100300506032b657004220420', 'hex'));

/** A key that is the same in every run. */
export function practiceSigner(seed: string): Signer {
  const key = Buffer.from(concat(PKCS8, sha256(utf8(seed))));
  const secret = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  return {
    publicKey: Uint8Array.from(Buffer.from(x ?? '', 'base64url')),
    sign: (message) => Promise.resolve(Uint8Array.from(sign(null, message, secret))),
  };
}

/** A log as its witnesses see it: leaves by a rule, any head, any proof. */
export class PracticeLog implements NodeReader {
  readonly signer: Signer;
  readonly key: VerifierKey;
  private readonly hashes = new Map<string, Uint8Array>();

  /**
   * @param keySeed logs of one seed and origin have one key.
   * @param leaf what stands at an index; logs that differ from some index on are forks of one another.
   */
  constructor(
    readonly origin: string,
    keySeed: string = origin,
    private readonly leaf: (index: number) => string = String,
  ) {
    this.signer = practiceSigner(keySeed);
    this.key = verifierKey(origin, ED25519, this.signer.publicKey);
  }

  /** The same log under the same key, with another history from a leaf on. */
  forkedAt(index: number): PracticeLog {
    const fork = new PracticeLog(this.origin, '', (at) => (at < index ? this.leaf(at) : `other ${at}`));
    return Object.assign(fork, { signer: this.signer, key: this.key });
  }

  get vkey(): string {
    return formatVkey(this.key);
  }

  node(level: number, index: number): Uint8Array {
    const name = `${level}/${index}`;
    const known = this.hashes.get(name);
    if (known) return known;
    const hash =
      level === 0
        ? leafHash(utf8(this.leaf(index)))
        : nodeHash(this.node(level - 1, 2 * index), this.node(level - 1, 2 * index + 1));
    this.hashes.set(name, hash);
    return hash;
  }

  root(size: number): Uint8Array {
    return size === 0 ? EMPTY_ROOT_HASH : rangeHash({ start: 0, end: size }, this);
  }

  proof(oldSize: number, size: number): Uint8Array[] {
    return consistencyProof(oldSize, size, this);
  }

  text(size: number): string {
    return checkpointText({ origin: this.origin, size, root: this.root(size) });
  }

  /** The signed checkpoint of a size. */
  async checkpoint(size: number): Promise<string> {
    return formatNote(await signNote(this.origin, this.text(size), [this.signer]));
  }
}
