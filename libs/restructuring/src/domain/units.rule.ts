import type { EventDraft, InventoryCounted } from '@fonds/event-contracts';
import { firstNamed, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { executedActOf, groupUnderWay } from './act-standing.rule';
import type { CaseCommand } from './case.commands';
import { caseGroup, type DisposalCase } from './case.state';
import { outcomeOf } from './outcome.rule';

type Drafts = Result<readonly EventDraft[]>;

/** Units that one event of a split names; events of one append. */
const UNITS_A_SPLIT = 2_000;

/** Each unit of the case in one group, and all of them: the groups' counts are the case's. */
export function sortUnits(
  state: DisposalCase,
  { sorting, drawnOut = 0 }: Extract<CaseCommand, { kind: 'sort' }>,
): Drafts {
  const counted = sorting.groups.reduce((n, { count }) => n + count, 0);
  if (state.acts.size) return refuse(plainRefusal('case-executing'));
  if (counted + drawnOut !== state.fixed?.count)
    return refuse(
      ruleRefusal('groups-incomplete', 'INV-30', {
        counted: counted + drawnOut,
        fixed: state.fixed?.count ?? 0,
      }),
    );
  return ok([{ type: 'CaseUnitsSorted', data: sorting, rules: ['INV-30'] }]);
}

export function splitUnits(
  state: DisposalCase,
  { to, class: of, ground, from, later, facts, ended, deed }: Extract<CaseCommand, { kind: 'split' }>,
): Drafts {
  // Before it is sorted a unit lies in no group that it could be drawn out of: it would be counted twice.
  if (!state.bySeries) return refuse(plainRefusal('units-not-sorted'));
  const blocked = groupUnderWay(state, [...from.keys(), to], ended);
  if (blocked !== undefined) return refuse(plainRefusal('group-under-way', { group: blocked }));
  const target = caseGroup(state, to);
  const mixed = [...from.keys()].find((key) => {
    const source = caseGroup(state, key);
    return source !== undefined && target !== undefined && source.secret !== target.secret;
  });
  if (mixed !== undefined) return refuse(plainRefusal('secrecy-mixed', { from: mixed, to }));
  // What was decided for a group was not decided for units that come to it later.
  if (target && (executedActOf(state, to) || outcomeOf(state, target, deed.businessDate)?.by === 'decision'))
    return refuse(plainRefusal('group-decided', { group: to }));
  const drafts: EventDraft[] = [...from]
    .filter(([key]) => key !== to)
    .flatMap(([key, units]) =>
      chunked(units).map((chunk) => {
        // What came late lies in a group that does not count it, until it is drawn out by name.
        const uncounted = chunk.filter((unit) => later?.has(unit) && !state.moved.has(unit)).length;
        return {
          type: 'CaseUnitsSplit' as const,
          data: {
            ...{ from: key, to, units: [...chunk], ground },
            ...(of && { class: of }),
            ...(uncounted && { uncounted }),
          },
          rules: ['INV-30'],
        };
      }),
    );
  if (!drafts.length) return refuse(plainRefusal('list-empty'));
  return ok([
    ...drafts,
    ...(facts && Object.keys(facts).length
      ? [{ type: 'CaseFactsStated' as const, data: { group: to, facts } }]
      : []),
  ]);
}

function chunked(units: readonly string[]): (readonly string[])[] {
  const chunks: (readonly string[])[] = [];
  for (let at = 0; at < units.length; at += UNITS_A_SPLIT) chunks.push(units.slice(at, at + UNITS_A_SPLIT));
  return chunks;
}

/** E68. */
export function countUnits(state: DisposalCase, inventory: InventoryCounted): Drafts {
  const { group, missing, unlisted } = inventory;
  if (group !== undefined && !caseGroup(state, group))
    return refuse(plainRefusal('group-unknown', { group, known: [...state.groups.keys()] }));
  if (missing.length > UNITS_A_SPLIT || unlisted.length > UNITS_A_SPLIT)
    return refuse(
      plainRefusal('differences-too-many', {
        missing: missing.length,
        unlisted: unlisted.length,
        most: UNITS_A_SPLIT,
        units: firstNamed(missing),
      }),
    );
  return ok([{ type: 'InventoryCounted', data: inventory }]);
}
