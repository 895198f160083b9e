import type { CaseBalance } from '../domain/ending.rule';

/** Units that an answer names; their number is always whole. */
const NAMED = 500;

/** A balance as people see it: of a hundred thousand open units the first are named, all are counted. */
export type BalanceView = Omit<CaseBalance, 'gone'> & { readonly open: number };

export function balanceView({ gone: _, unaccounted, vanished, ...told }: CaseBalance): BalanceView {
  return {
    ...told,
    open: unaccounted.length + vanished.length,
    unaccounted: unaccounted.slice(0, NAMED),
    vanished: vanished.slice(0, NAMED),
  };
}
