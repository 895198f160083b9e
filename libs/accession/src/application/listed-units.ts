import { openBook, readCatalogue, UnreadableSource, type SourceUnit } from '@fonds/interchange';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import type { Description } from '@fonds/event-contracts';
import type { AccessionProblem } from './import-accessions';
import type { UnitInput } from './unit-draft';

/** The units of a spreadsheet or catalogue (机读目录), and the rows that cannot be taken. */
export interface ListedUnits {
  readonly units: readonly UnitInput[];
  readonly problems: readonly AccessionProblem[];
}

/** @returns a refusal with the reader's code when the file cannot be read */
export async function unitsOfList(
  path: string,
  options: {
    readonly today: CivilDate;
    readonly hiddenRows?: 'include' | 'exclude';
    readonly fondsNumber?: string;
  },
): Promise<Result<ListedUnits>> {
  const units: UnitInput[] = [];
  const problems: AccessionProblem[] = [];
  try {
    const book = await openBook(path);
    try {
      for await (const item of readCatalogue(book, options)) {
        if (item.kind === 'unit') {
          const input = unitInput(item);
          if (input) units.push(input);
          else
            problems.push({
              place: item.place,
              refusal: plainRefusal('list-entries-within', { code: item.description.code ?? '' }),
            });
        } else if (item.kind === 'refused' || item.kind === 'heldOut')
          for (const { code, place, facts } of item.problems)
            problems.push({ place, refusal: plainRefusal(code, facts), reader: 'catalogue' });
      }
    } finally {
      await book.close();
    }
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    return refuse(plainRefusal(error.problem.code, error.problem.facts));
  }
  return ok({ units, problems });
}

/** An accession lists what moves; what lies within a unit is described when the unit is there. */
function unitInput({ entries, description, level, arrangementMode, key }: SourceUnit): UnitInput | undefined {
  if (entries.length) return undefined;
  const { code: printed, ...rest } = description;
  const told = Object.entries(rest).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const code = printed ?? (key.kind === 'code' ? key.value : undefined);
  return {
    level,
    ...(code && { code }),
    ...(arrangementMode && { arrangementMode }),
    description: Object.fromEntries(told) as unknown as Description,
  };
}
