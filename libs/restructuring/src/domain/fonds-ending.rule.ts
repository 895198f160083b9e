import type { CaseFondsEnded, EventDraft } from '@fonds/event-contracts';
import type { Deed } from '@fonds/holdings';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { DisposalCase } from './case.state';
import { fondsAdvice } from './fonds-advice';

export type FondsRelations = CaseFondsEnded['relations'];

/** What people say of the fonds when its case closes; whatever they leave out follows from the kind of change. */
export interface FondsWords {
  readonly ends?: boolean;
  readonly lastDate?: CivilDate;
  /** Other fonds, and what each is to this one. */
  readonly relations?: readonly {
    readonly other: string;
    readonly relation?: FondsRelations[number]['relation'];
  }[];
  /** Why it is otherwise than the rule says. */
  readonly ground?: string;
}

/** The fonds as it stands when its case is closed. */
export interface FondsAtEnd extends FondsWords {
  readonly closedAlready: boolean;
  /** Units of the whole fonds that have no keeper (INV-30). */
  readonly undecidedUnits: number;
  /** Related fonds that there are not. */
  readonly unknown: readonly string[];
}

/**
 * INV-40 to INV-42: whether the fonds goes on or is closed, and to which it is related. Otherwise than the rule says
 * only by a recorded decision, with its paper.
 *
 * @returns refusals `fonds-unknown`, `fonds-related-to-itself`, `fonds-ending-decision`, `custody-undecided`
 */
export function fondsEnding(
  { kind, opened }: DisposalCase,
  { closedAlready, undecidedUnits, unknown, ...words }: FondsAtEnd,
  { businessDate, today, evidence }: Deed,
): Result<readonly EventDraft[]> {
  const { rule, ends: expected, relation: usual } = fondsAdvice(kind);
  const [missing] = unknown;
  if (missing !== undefined) return refuse(plainRefusal('fonds-unknown', { fonds: missing }));
  if (words.relations?.some(({ other }) => other === opened.fonds))
    return refuse(plainRefusal('fonds-related-to-itself'));
  const { lastDate = businessDate, ground } = words;
  if (lastDate > today) return refuse(plainRefusal('decision-in-future', { on: lastDate }));
  const relations = (words.relations ?? []).map(({ other, relation = usual }) => ({ other, relation }));
  // A supplementary case finds its fonds closed.
  const ends = closedAlready ? false : (words.ends ?? expected);
  const deviates = !closedAlready && ends !== expected;
  if (deviates && (!ground || evidence === 0))
    return refuse(ruleRefusal('fonds-ending-decision', rule, { kind, ends: expected }));
  if (ends && undecidedUnits > 0)
    return refuse(ruleRefusal('custody-undecided', 'INV-30', { units: undecidedUnits }));
  if (closedAlready && !relations.length) return ok([]);
  return ok([
    {
      type: 'CaseFondsEnded',
      data: { rule, ends, ...(ends && { lastDate }), relations, deviates, ...(ground && { ground }) },
      rules: [rule],
    },
  ]);
}
