import { addDays, addMonths, dayNumber, type CivilDate } from '@fonds/kernel';
import { disposalKind, disposalTable, type Bilingual, type Obligation } from '@fonds/law';
import type { DisposalCase } from './case.state';
import { checklistOf } from './checklist.rule';
import { countersOf, type Counter } from './counters.rule';

/** A day by which something that is still open in a case should be done. */
export interface CaseDeadline {
  readonly of: Obligation['id'] | Counter['article'];
  readonly text: Bilingual;
  readonly due: CivilDate;
  /** Negative when it is over. */
  readonly daysLeft: number;
  /** A default of this design: it reminds, and no text asks for that day (domain.md §2.5). */
  readonly isDefault: boolean;
}

/** The obligations of a case that are open and have a day, the nearest first. Nothing is due in a closed case. */
export function deadlinesOf(state: DisposalCase, date: CivilDate): readonly CaseDeadline[] {
  if (state.closed) return [];
  const left = (due: CivilDate): number => dayNumber(due) - dayNumber(date);
  const obligations = checklistOf(state, date).flatMap(({ id, text, met, counted }) => {
    const due = met ? undefined : dueOf(state, counted);
    return due ? [{ of: id, text, due, daysLeft: left(due), isDefault: true }] : [];
  });
  const counters = countersOf(state, date).flatMap(({ article, zh, en, due, daysLeft }) =>
    due === null || daysLeft === null
      ? []
      : [{ of: article, text: { zh, en }, due: due as CivilDate, daysLeft, isDefault: false }],
  );
  return [...obligations, ...counters].sort((a, b) => a.daysLeft - b.daysLeft);
}

function dueOf({ kind, opened }: DisposalCase, counted: Obligation['counted']): CivilDate | undefined {
  if (!counted) return undefined;
  const decided = opened.decision.on as CivilDate;
  if ('days' in counted) return addDays(decided, counted.days);
  const ends = disposalKind(kind, disposalTable(opened.table))?.controlAfter === 'ends';
  return kind.startsWith('I') && ends ? addMonths(decided, counted.months) : undefined;
}
