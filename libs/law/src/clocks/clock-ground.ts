import type { Citation } from '@fonds/kernel';
import type { Clock, Mark, Regime } from '../law.types';

/**
 * On what a clock rests under a regime: one whose length the regime gives rests on what that rests on, and is no surer.
 *
 * @example groundOf(CLOCKS['CLK-08'], R1).basis // [{ instrument: 'IM99', article: '19' }]
 */
export function groundOf(
  { length, basis, mark }: Clock,
  regime: Regime,
): { readonly mark: Mark; readonly basis: readonly Citation[] } {
  const age =
    length.kind === 'transfer-age'
      ? regime.transferAgeYears
      : length.kind === 'opening-age'
        ? regime.openingAgeYears
        : undefined;
  return age ? { mark: mark === 'F' ? age.mark : mark, basis: age.basis } : { mark, basis };
}
