import type { Problem, SourceRefused, SourceSetAside } from '../source';
import { problemOf } from './catalogue.problem';
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

/** That a code is set aside is said where one is: a row without a code of its own, or with a doubtful one, has none. */
export function asideTold(record: SourceRefused): SourceRefused {
  if (record.setAside) return record;
  const problems = record.problems.map((problem) =>
    problem.code === 'status-needs-decision'
      ? problemOf('status-without-code', problem.severity, problem.place, {
          status: problem.facts.status ?? '',
        })
      : problem,
  );
  return { ...record, problems };
}
