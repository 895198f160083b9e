import type { Refusal } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** An appraisal under way, and the position in the log at which its list was complete. */
export interface ListedAppraisal {
  readonly id: string;
  readonly units: ReadonlySet<string>;
  readonly listedAt: bigint;
}

const NAMED = 100;

/**
 * A unit is under one appraisal at a time (domain.md §4.0): the one that was listed first has it. Of two that are opened
 * at once the later list sees the earlier, so they never both go on.
 *
 * @param others under way, of the same fonds and custodian
 * @param listedAt where the list of these units stands; absent while it is not recorded
 */
export function underAnother(
  units: Iterable<string>,
  others: readonly ListedAppraisal[],
  listedAt?: bigint,
): Refusal | undefined {
  const own = [...units];
  for (const { id, units: theirs, listedAt: at } of others) {
    const both = listedAt === undefined || at < listedAt ? own.filter((unit) => theirs.has(unit)) : [];
    if (both.length)
      return plainRefusal('units-under-appraisal', {
        ...{ appraisal: id, units: both.slice(0, NAMED), count: both.length },
      });
  }
  return undefined;
}
