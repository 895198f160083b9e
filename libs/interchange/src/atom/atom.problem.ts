import { UnreadableSource, type Place, type Problem } from '../source';
import type { AtomProblemCode } from './problem-texts';

type Facts = Problem['facts'];

export const atomWarning = (code: AtomProblemCode, place: Place, facts: Facts): Problem => ({
  code,
  severity: 'warning',
  place,
  facts,
});

/** The row is not registered. */
export const atomRefusal = (code: AtomProblemCode, place: Place, facts: Facts): Problem => ({
  code,
  severity: 'refused',
  place,
  facts,
});

/** The error after which nothing of the file can be read. */
export const atomUnreadable = (code: AtomProblemCode, place: Place, facts: Facts): UnreadableSource =>
  new UnreadableSource({ code, severity: 'file', place, facts });
