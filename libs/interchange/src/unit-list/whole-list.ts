import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { ListRow } from './list-row';
import type { UnitList } from './unit-list';

/** Rows that a list could not be read to the end are told before anything is done. @returns a refusal `list-has-problems` */
export function wholeList(list: UnitList): Result<readonly ListRow[]> {
  const refused = list.problems.filter(({ severity }) => severity === 'refused');
  return refused.length
    ? refuse(
        plainRefusal('list-has-problems', {
          count: refused.length,
          rows: refused
            .slice(0, 20)
            .map(({ place, code }) =>
              `${place.sheet ? `${place.sheet} ` : ''}${place.line ?? ''} ${code}`.trim(),
            ),
        }),
      )
    : ok(list.rows);
}
