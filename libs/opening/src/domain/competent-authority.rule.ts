import type { Refusal } from '@fonds/kernel';
import type { LawAt } from '@fonds/law';

export type Level = 'province' | 'city' | 'county';

/** An archives authority as far as it is registered. */
export interface AskedAuthority {
  readonly isAuthority: boolean;
  readonly level?: Level;
  /** Over the archives, or beside it under one superior; undefined where neither has a superior registered. */
  readonly inLine?: boolean;
}

const ABOVE: { readonly [L in Level]: Level | undefined } = {
  county: 'city',
  city: 'province',
  province: undefined,
};

/** Which level agreed to an extension on a day: the next higher one under IM99 19, the same one under O19 15 and REG 31. */
function competentLevel(archives: Level, on: LawAt): Level | undefined {
  return on.regime.extension.agreedBy === 'next-higher-authority' ? ABOVE[archives] : archives;
}

/**
 * INV-21: the authority must be the one that was competent on that date (domain.md §1.0). Refused where the article was
 * read and in force; elsewhere the regime's value is a default, and a recorded decision may name another.
 */
export function competenceRefusal(
  authority: AskedAuthority,
  archives: Level | undefined,
  { on, decision }: { readonly on: LawAt; readonly decision?: string },
): Refusal | undefined {
  const { extension, id } = on.regime;
  const wanted = archives && competentLevel(archives, on);
  const wrong =
    !authority.isAuthority ||
    authority.inLine === false ||
    // Above a province stands the national administration, which this list of levels does not have.
    (wanted !== undefined && authority.level !== undefined && authority.level !== wanted);
  const unknown = authority.inLine === undefined || (wanted !== undefined && authority.level === undefined);
  if (!wrong && !unknown) return undefined;
  const sure = extension.mark === 'F' && extension.basis.some(({ instrument }) => on.inForce(instrument));
  // What the register does not tell, and what is a default, a recorded decision may say.
  const open = !wrong || !sure;
  if (authority.isAuthority && open && decision) return undefined;
  return {
    code: 'opening-authority-not-competent',
    rule: 'INV-21',
    basis: extension.basis,
    facts: {
      agreedBy: extension.agreedBy,
      level: wanted ?? '',
      given: authority.level ?? '',
      regime: id,
      default: open,
    },
  };
}
