import type { Readable } from 'node:stream';

/** SHA-256 of a supporting file (佐证材料), 64 hexadecimal digits in lower case: its only name. */
export type Sha256 = string & { readonly __sha256: true };

const SHA256 = /^[0-9a-f]{64}$/;

export const isSha256 = (text: string): text is Sha256 => SHA256.test(text);

/** @throws TypeError when `text` is not 64 hexadecimal digits in lower case. */
export function sha256Of(text: string): Sha256 {
  if (!isSha256(text))
    throw new TypeError(`not a SHA-256 in lower-case hexadecimal digits: ${JSON.stringify(text)}`);
  return text;
}

export interface StoredFile {
  readonly sha256: Sha256;
  readonly bytes: number;
}

export type EvidenceProblem =
  /** The bytes under this name are others than the name says. */
  | { readonly problem: 'damaged'; readonly sha256: Sha256; readonly actual: string }
  /** Expected by the caller, and not there. */
  | { readonly problem: 'missing'; readonly sha256: Sha256 }
  /** Something that no `put` left there; `path` is relative to the store. */
  | { readonly problem: 'stray'; readonly path: string };

/**
 * Supporting files by their SHA-256 (architecture.md §1, §9). A file is durable before `put` returns, so an event that
 * cites it may follow. Nothing is ever replaced by other bytes or removed.
 */
export interface EvidenceStore {
  /**
   * Stores all bytes of `source`, any size, without holding them in memory. `existed`: the content was there before;
   * it is then replaced by the same bytes, so a damaged copy is healed by a whole one.
   *
   * @throws EvidenceTooLarge past the store's limit; the source's own error. Nothing is stored then.
   */
  put(source: Readable | Buffer): Promise<StoredFile & { readonly existed: boolean }>;
  /**
   * The bytes, hashed again while they are read. The last piece is held back until the hash is right: a damaged file
   * never arrives whole, its stream ends with {@link EvidenceDamaged}.
   *
   * @throws EvidenceMissing
   */
  open(sha256: string): Promise<Readable>;
  /**
   * All bytes, handed out only after they were verified.
   *
   * @throws EvidenceMissing, EvidenceDamaged; EvidenceTooLarge when there are more than `maxBytes`
   */
  read(sha256: string, maxBytes: number): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  /** Bytes of a file, undefined when it is not there. */
  size(sha256: string): Promise<number | undefined>;
  /** Every file, in the order of the names. */
  list(): AsyncIterable<StoredFile>;
  /** Hashes every file again and looks for the `expected` ones; yields what is wrong, nothing when all is well. */
  verify(expected?: Iterable<string>): AsyncIterable<EvidenceProblem>;
}

/** Nest token of the one store. */
export const EVIDENCE_STORE = Symbol('EVIDENCE_STORE');

export class EvidenceMissing extends Error {
  override readonly name = 'EvidenceMissing';
  constructor(readonly sha256: string) {
    super(`the supporting file ${sha256} is not in the store; put it back from a backup or from its source`);
  }
}

export class EvidenceDamaged extends Error {
  override readonly name = 'EvidenceDamaged';
  constructor(
    readonly sha256: string,
    readonly actual: string,
  ) {
    super(
      `the supporting file ${sha256} is damaged: its bytes now give ${actual}; store it again from a backup or from its source`,
    );
  }
}

export class EvidenceTooLarge extends Error {
  override readonly name = 'EvidenceTooLarge';
  constructor(readonly maxBytes: number) {
    super(`the file has more than ${maxBytes} bytes, which is the limit; nothing was stored or read`);
  }
}
