import type { Output } from '../terminal/output';

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly lang?: string;
  /** Account whose kept token is used. */
  readonly as?: string;
  readonly inRole?: string;
  readonly inOrg?: string;
}

/** Options of every command that writes: what is said about the deed. */
export interface DeedOptions extends CommonOptions {
  readonly businessDate?: string;
  readonly occurredAt?: string;
  readonly reason?: string;
  readonly onBehalfOf?: string;
  /** `sha256` or `sha256:kind` */
  readonly evidence?: readonly string[];
  readonly key?: string;
  readonly ifMatch?: string;
}

/** One call of `fonds`: its words, its options, and where its answer goes. */
export interface Invocation<Options = CommonOptions> {
  readonly words: readonly string[];
  readonly options: Options;
  readonly out: Output;
}

export interface Action<Options> {
  (invocation: Invocation<Options>): Promise<void>;
}

/** The word at a place; commander has checked that required ones are there. */
export const word = (invocation: { readonly words: readonly string[] }, index: number): string =>
  invocation.words[index] ?? '';
