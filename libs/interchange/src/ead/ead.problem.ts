import { UnreadableSource, type Place, type Problem } from '../source';
import type { EadProblemCode } from './problem-texts';

type Facts = Problem['facts'];

export const eadWarning = (code: EadProblemCode, place: Place, facts: Facts): Problem => ({
  code,
  severity: 'warning',
  place,
  facts,
});

/** The component and all within it are not registered. */
export const eadRefusal = (code: EadProblemCode, place: Place, facts: Facts): Problem => ({
  code,
  severity: 'refused',
  place,
  facts,
});

/** The error after which nothing of the file can be read. */
export const eadUnreadable = (code: EadProblemCode, place: Place, facts: Facts): UnreadableSource =>
  new UnreadableSource({ code, severity: 'file', place, facts });
