import type { CivilDate } from '@fonds/kernel';
import type { LawAt } from '@fonds/law';
import { answer, localClockOf, type LocalClock } from '@fonds/radar';
import type { LocalAge } from '../domain/opening-age.rule';

/** CLK-08 of what an archives holds, by the law of a day and the local rules that hold then; undefined: no day. */
export const openingDue =
  (archives: string, on: LawAt, local: readonly LocalClock[]) =>
  (start: CivilDate): CivilDate | undefined => {
    const law = { today: on.date, local, lawData: on.version };
    const due = answer({ clock: 'CLK-08', term: '', place: archives }, start, law);
    return due?.state === 'due' ? due.shown : undefined;
  };

/** The local rule by which an archives opens on a day, if there is one. */
export function localAgeOf(
  archives: string,
  on: CivilDate,
  local: readonly LocalClock[],
): LocalAge | undefined {
  const rule = localClockOf(local, 'CLK-08', archives, on);
  return rule && { mark: rule.mark, basis: rule.basis, years: rule.years ?? (rule.months ?? 0) / 12 };
}
