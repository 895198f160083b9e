import type { CaseLoanExcepted } from '@fonds/event-contracts';

/** The act of a loan as far as its case asks. */
export interface LoanAct {
  readonly decided?: { readonly gate: number; readonly manifest: ReadonlySet<string> };
  readonly withdrawn: boolean;
  readonly closed: boolean;
  readonly exceptions: readonly { readonly code: string }[];
  /** What the gate refused last. */
  readonly refused?: { readonly code: string };
}

/** A return at the gate of the fonds. */
export interface LoanReturn {
  readonly gate: number;
  readonly units: readonly string[];
}

/** What became of a loan that a case excepts (O5): units that were lent, are back, and were refused. */
export interface LoanStanding {
  readonly standing: 'under-way' | 'refused' | 'lent' | 'returned';
  readonly lent: number;
  readonly returned: number;
  readonly refused: number;
  /** Code of the first refusal. */
  readonly why: string | null;
}

export function loanStanding(
  { count }: Pick<CaseLoanExcepted, 'count'>,
  act: LoanAct | undefined,
  returns: readonly LoanReturn[],
): LoanStanding {
  const why = act?.refused?.code ?? act?.exceptions[0]?.code ?? null;
  const decided = act?.decided;
  if (!decided) {
    const refused = act !== undefined && (act.withdrawn || act.closed || act.refused !== undefined);
    return {
      standing: refused ? 'refused' : 'under-way',
      lent: 0,
      returned: 0,
      refused: refused ? count : 0,
      why,
    };
  }
  const { gate, manifest } = decided;
  const after = returns.filter((each) => each.gate > gate).flatMap(({ units }) => units);
  const returned = new Set(after.filter((unit) => manifest.has(unit))).size;
  return {
    standing: returned < manifest.size ? 'lent' : 'returned',
    lent: manifest.size,
    returned,
    refused: count - manifest.size,
    why,
  };
}
