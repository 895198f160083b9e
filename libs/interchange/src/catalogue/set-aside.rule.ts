import type { Problem, SourceSetAside } from '../source';
import type { UnitDraft } from './findings';
import type { AssessedRow } from './row.assessment';

/** The code of a row with a status, where nothing else about the row makes the code doubtful. */
export function setAsideOf(
  { rowCode: { code }, status }: AssessedRow,
  fonds: UnitDraft['fonds'] | undefined,
  arrangementMode: '按卷' | '按件' | undefined,
  problems: readonly Problem[],
): SourceSetAside | undefined {
  if (!status || !code || !fonds) return undefined;
  if (problems.some((problem) => /^(?:code|contradicts|archives-code)-/.test(problem.code))) return undefined;
  const { printed, normalised } = code;
  return { printed, normalised, ...(arrangementMode && { arrangementMode }), fonds: fonds.number, status };
}
