import type { EventDraft } from '@fonds/event-contracts';
import { firstNamed, namedUnits, ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { CaseCommand } from './case.commands';
import type { DisposalCase } from './case.state';
import { fondsEnding } from './fonds-ending.rule';
import { undecidedGroups } from './outcome.rule';

/**
 * E72. Nothing is closed over what is undecided (O11, AL 16), over a unit that is not accounted for (INV-03), or over a
 * difference that nobody explained. A unit that was deregistered before needs a body that answers next.
 */
export function closeCase(
  state: DisposalCase,
  {
    position,
    asOf,
    balance,
    lots = [],
    unreported = [],
    fonds,
    deed,
  }: Extract<CaseCommand, { kind: 'close' }>,
): Result<readonly EventDraft[]> {
  if (!state.bySeries) return refuse(plainRefusal('units-not-sorted'));
  const undecided = undecidedGroups(state, deed.businessDate);
  if (undecided.length)
    return refuse(
      ruleRefusal('custody-undecided-in-case', 'INV-30', {
        groups: undecided.map(({ key }) => key),
        count: undecided.reduce((n, { count }) => n + count, 0),
      }),
    );
  const unexplained = [...state.differences].filter(([, { explained }]) => !explained).map(([key]) => key);
  if (unexplained.length)
    return refuse(
      ruleRefusal('differences-unexplained', 'INV-03', {
        differences: firstNamed(unexplained),
        count: unexplained.length,
      }),
    );
  // A unit that was said to be missing is missing by a recorded loss (E57), never by a word alone.
  const unrecorded = [...state.differences.values()].flatMap(({ explained }) =>
    explained?.outcome === 'missing' && explained.unit !== undefined && !balance.gone.has(explained.unit)
      ? [explained.unit]
      : [],
  );
  if (unrecorded.length)
    return refuse(
      ruleRefusal('loss-not-recorded', 'INV-03', {
        ...namedUnits(unrecorded),
      }),
    );
  if (!balance.closes)
    return refuse(
      ruleRefusal('units-unaccounted', 'INV-03', {
        units: firstNamed([...balance.unaccounted.map(({ unit }) => unit), ...balance.vanished]),
        why: firstNamed([...new Set(balance.unaccounted.map(({ why, group }) => `${group}: ${why}`))]),
        count: balance.unaccounted.length + balance.vanished.length,
      }),
    );
  // E57 and E56: what is lost in a case is lost with its incident.
  if (unreported.length)
    return refuse(
      ruleRefusal('incident-missing', 'INV-03', {
        ...namedUnits(unreported),
      }),
    );
  // E100: unarranged material is custody, too; it is arranged into units, or its lot is closed with a reason.
  if (lots.length)
    return refuse(ruleRefusal('lots-open', 'INV-03', { lots: firstNamed(lots), count: lots.length }));
  if (state.deregistered && !state.responsible)
    return refuse(ruleRefusal('responsible-missing', 'INV-30', { on: state.deregistered.on }));
  const ending = fonds ? fondsEnding(state, fonds, deed) : ok([]);
  if (!ending.ok) return ending;
  const { opening, came, ended, endings, groups } = balance;
  return ok([
    {
      type: 'RestructuringClosed',
      data: {
        position,
        asOf,
        opening,
        terms: [...came, ...ended].map((term) => ({ ...term })),
        endings: { ...endings },
        groups: groups.map(({ group, terms }) => ({ group, terms: terms.map((term) => ({ ...term })) })),
      },
      rules: ['INV-03', 'INV-30'],
      basis: [{ instrument: 'AL', article: '16' }],
    },
    ...ending.value,
  ]);
}
