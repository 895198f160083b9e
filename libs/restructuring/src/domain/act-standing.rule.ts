import type { CaseAct, DisposalCase } from './case.state';

type WithActs = Pick<DisposalCase, 'acts'>;
const NONE: ReadonlySet<string> = new Set();

/**
 * A group whose act is neither executed nor at its end without effect.
 *
 * @param ended acts that were withdrawn, claimed nothing or were never drafted: the case's own events do not say so
 */
export function groupUnderWay(
  { acts }: WithActs,
  groups: readonly string[],
  ended: ReadonlySet<string> = NONE,
): string | undefined {
  for (const [id, act] of acts) {
    const shared = act.groups.find((group) => groups.includes(group));
    if (shared !== undefined && !act.executed && !ended.has(id)) return shared;
  }
  return undefined;
}

/** The last act by which units of a group were handed over. */
export const executedActOf = ({ acts }: WithActs, group: string): CaseAct | undefined =>
  [...acts.values()].filter(({ groups, executed }) => executed && groups.includes(group)).pop();
