import { namedUnits, type Refusal } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** An appraisal under way. */
export interface ListedAppraisal {
  readonly id: string;
  readonly units: ReadonlySet<string>;
  /** Position in the log at which its list was complete; absent while parts are to come. */
  readonly listedAt?: bigint;
}

/**
 * A unit is under one appraisal at a time (domain.md §4.0): the one whose list was complete first has it. Of two that are
 * opened at once the later sees the whole list of the earlier, and the earlier waits for no list that is not complete: one
 * goes on, and never both.
 *
 * @param others under way, of the same fonds and custodian
 * @param listedAt where the list of these units was complete; absent while it is not recorded
 */
export function underAnother(
  units: Iterable<string>,
  others: readonly ListedAppraisal[],
  listedAt?: bigint,
): Refusal | undefined {
  const own = [...units];
  for (const { id, units: theirs, listedAt: at } of others) {
    const before = listedAt === undefined || (at !== undefined && at < listedAt);
    const both = before ? own.filter((unit) => theirs.has(unit)) : [];
    if (both.length)
      return plainRefusal('units-under-appraisal', {
        ...{ appraisal: id, ...namedUnits(both) },
      });
  }
  return undefined;
}
