import type { Place, Problem } from '../source';
import type { CATALOGUE_PROBLEM_TEXTS } from './problem-texts';

export type CatalogueProblemCode = keyof typeof CATALOGUE_PROBLEM_TEXTS;

/** A problem of this reader; the type makes sure that its code has a text. */
export const problemOf = (
  code: CatalogueProblemCode,
  severity: Problem['severity'],
  place: Place,
  facts: Problem['facts'] = {},
): Problem => ({ code, severity, place, facts });
