import type { DraftedUnit } from '@fonds/acts';
import type { Description, Owner, ReferenceCode } from '@fonds/event-contracts';
import { descriptionViolations } from '@fonds/event-contracts';
import { unitIdOf } from '@fonds/holdings';
import { heldOutReason } from '@fonds/interchange';
import { ok, parseReferenceCode, refuse, type CivilDate, type FondsId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';

/** A unit as a person or a catalogue lists it. */
export interface UnitInput {
  /** Complete 档号 as printed. */
  readonly code?: string;
  readonly arrangementMode?: '按卷' | '按件';
  readonly level: 'file' | 'item';
  readonly description: Description;
  readonly series?: string;
}

export interface Drafting {
  readonly fonds: FondsId;
  /** Whose numbers the codes are. */
  readonly numberingBody: string;
  readonly owner: Owner;
  readonly transferringUnit?: string;
  readonly profile: 'isad' | 'dat18';
  readonly today: CivilDate;
  /** The act that drafts them names them. */
  readonly act: string;
}

/** The units of a list as an act drafts them; refused: a code that cannot be read, a legal secrecy mark, a form that does not fit. */
export function draftedUnits(
  units: readonly UnitInput[],
  drafting: Drafting,
): Result<readonly DraftedUnit[]> {
  const drafted: DraftedUnit[] = [];
  for (const [n, unit] of units.entries()) {
    const one = draftedUnit(unit, `${drafting.act}/${n + 1}`, drafting);
    if (!one.ok) return refuse({ ...one.error, facts: { ...one.error.facts, row: n + 1 } });
    drafted.push(one.value);
  }
  return ok(drafted);
}

function draftedUnit(input: UnitInput, key: string, drafting: Drafting): Result<DraftedUnit> {
  const { level, series } = input;
  const description = withoutOpening(input.description);
  const { fonds, numberingBody, owner, transferringUnit, profile, today } = drafting;
  const problems = descriptionViolations(description);
  if (problems.length) return refuse(plainRefusal('description-invalid', { problems }));
  if (bearsRunningMark(description, today)) return refuse(plainRefusal('classified-held-out'));
  const code = input.code === undefined ? ok(undefined) : codeOf(input.code, input.arrangementMode);
  if (!code.ok) return code;
  // Named by its act: whoever else takes the code meanwhile keeps it, and the unit stays without (INV-44).
  const named = { kind: 'command' as const, value: key };
  return ok({
    unit: unitIdOf(fonds, named, numberingBody),
    ...(series && { series }),
    key: named,
    profile,
    level,
    ...(code.value && { code: code.value }),
    description,
    owner,
    ...(transferringUnit && { transferringUnit }),
  });
}

/** @returns a refusal `reference-code-malformed` */
export function codeOf(printed: string, mode?: '按卷' | '按件'): Result<ReferenceCode> {
  const parsed = parseReferenceCode(printed, { mode });
  if (!parsed.ok)
    return refuse(plainRefusal('reference-code-malformed', { given: printed, problem: parsed.error.code }));
  const { scheme, printed: shown, normalised, modes: _, ...parts } = parsed.value;
  return ok({
    printed: shown,
    normalised,
    scheme,
    ...(mode && { arrangementMode: mode }),
    parts: Object.fromEntries(
      Object.entries(parts).filter((part): part is [string, string] => typeof part[1] === 'string'),
    ),
  });
}

/** architecture.md §9: what bears an unexpired or undated legal mark may not enter an unclassified system. */
export function bearsRunningMark(description: Description, today: CivilDate): boolean {
  const { title, secrecy, code, medium, accessRestrictions, useRestrictions, scope, other } = description;
  const others = [
    ...[code, medium, accessRestrictions, useRestrictions, scope, ...Object.values(other ?? {})],
    ...(description.creators ?? []),
    ...(description.extents ?? []),
  ].filter((text): text is string => text !== undefined);
  const formed = (description.dates ?? [])
    .flatMap(({ to }) => to ?? [])
    .sort()
    .pop() as CivilDate | undefined;
  return heldOutReason({ marks: secrecy ? [secrecy] : [], title, others, formed, today }) !== undefined;
}

/**
 * INV-19: opening is a result of review, and nothing is born open. What a list prints of it is kept as it is printed; what
 * stands in a fonds already is taken on as such (E95).
 */
export function withoutOpening({ opening, ...description }: Description): Description {
  if (opening === undefined || opening === '未审核') return { ...description, ...(opening && { opening }) };
  return { ...description, other: { ...description.other, 开放标识: opening } };
}

/** The ids that the codes of drafted units stand for: a unit that bears one, or the marker of one that does. */
export const codeIds = (
  units: readonly DraftedUnit[],
  fonds: FondsId,
  numberingBody: string,
): readonly string[] =>
  units.map(({ unit, code }) =>
    code ? unitIdOf(fonds, { kind: 'code', value: code.normalised }, numberingBody) : unit,
  );
