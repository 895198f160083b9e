import type { CivilDate } from '@fonds/kernel';

export interface AskedTransfer {
  readonly from: string;
  readonly to: string;
  readonly nature: 'transfer' | 'early-custody';
  readonly units: readonly string[];
  /** Business date of the offer: an agreement must be there by then, and what is due on it is not early. */
  readonly on: CivilDate;
}

/** What may be handed over before it is due (E21, CLK-04). Given by the library that knows due dates. */
export interface EarlyTransfers {
  /** Units that would come early, and for which no agreement of that nature is there. */
  notAgreed(asked: AskedTransfer): Promise<readonly string[]>;
}

/** Nest token. */
export const EARLY_TRANSFERS = Symbol('EARLY_TRANSFERS');
