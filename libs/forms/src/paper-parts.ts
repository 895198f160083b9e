/** What every paper carries. */
export interface PaperBase {
  /** Number of the batch, deed or register; stands beneath the title and at the head of each page. */
  readonly number?: string;
  /** Position of the log up to which events were read, in decimal. */
  readonly logPosition: string;
  /** The log's epoch (链段), from 1; absent in the first. */
  readonly logEpoch?: number;
  /** Verifier keys of the log (signed-note), printed beside the position; no data of the paper, and not in its digest. */
  readonly logKeys?: readonly string[];
  /** RFC 3339 instant at which that was; also the creation date of the PDF, so that the bytes can be made again. */
  readonly preparedAt: string;
  /** In the order in which they were given. */
  readonly signatures: readonly Signature[];
}

export type Side = 'sender' | 'receiver';

/** 领导人, 经办人, 监督人 (accounting archives: O79 24), 填表人, 审核人. */
export type Office = 'head' | 'handler' | 'supervisor' | 'preparer' | 'reviewer';

/** `account`: the signer's own command. `paper`: a signed paper, entered by two people. */
export type SignatureKind = 'account' | 'paper';

export interface Signature {
  readonly side: Side;
  readonly office: Office;
  readonly name: string;
  readonly kind: SignatureKind;
  /** Civil date. */
  readonly on: string;
  /** The account that signed, or the two that entered the paper. */
  readonly accounts?: readonly string[];
}

/** Files 卷 and items 件 are counted apart and never added up (INV-03). */
export interface Quantity {
  readonly files: number;
  readonly items: number;
}

/** Rows come once and are not kept, so that a list of 100,000 needs no more memory than one of ten. */
export type Rows<T> = AsyncIterable<T> | Iterable<T>;
