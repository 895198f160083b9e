import type { JointReviewOpened } from '@fonds/event-contracts';
import { firstNamed, ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { ruleRefusal, type LawAt } from '@fonds/law';

/** An organisation as far as its part in a review rests on it. */
export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  /** Last day; it goes on while absent. */
  readonly validTo?: CivilDate;
  /** Who continues which of its functions. */
  readonly successors: readonly {
    readonly function: string;
    readonly successor: string;
    readonly from?: string;
  }[];
}

export interface WantedPartner {
  /** Organisation id; the one that the law names when absent. */
  readonly partner?: string;
  readonly function?: string;
  /** The archives wants to review alone. */
  readonly alone?: boolean;
  readonly ground?: string;
}

export type Partner = Pick<JointReviewOpened, 'partner' | 'as' | 'formerUnit' | 'function' | 'ground'>;

const MOST_STEPS = 16;
const there = ({ validTo }: KnownUnit, on: CivilDate): boolean => !validTo || validTo >= on;

/**
 * INV-20: with whom an archives reviews. The transferring unit; if it is gone, the unit that continues that function,
 * decided per function, not per organisation; if there is none, the archives alone.
 *
 * @param transferring transferring units of the units under review, none where none is recorded
 * @param on the day of the review
 * @param lawOn the day whose law is asked, and until which successors are looked for: that of an old review only with
 *   its papers
 */
export function reviewPartner(
  transferring: readonly KnownUnit[],
  known: (id: string) => KnownUnit | undefined,
  wanted: WantedPartner,
  on: CivilDate,
  lawOn: LawAt,
): Result<Partner> {
  const [unit, ...others] = transferring;
  if (others.length)
    return refuse(
      ruleRefusal('opening-several-partners', 'INV-20', {
        organisations: firstNamed(transferring).map(({ name }) => name),
      }),
    );
  if (!unit) return formingUnit(wanted);
  if (there(unit, on)) {
    if (wanted.alone || (wanted.partner !== undefined && wanted.partner !== unit.id)) {
      if (lawOn.enforces('INV-20') || !wanted.ground)
        return refuse(ruleRefusal('opening-partner-there', 'INV-20', { organisation: unit.name }));
      return formingUnit(wanted);
    }
    return ok({ partner: unit.id, as: 'transferring' });
  }
  return successor(unit, known, wanted, lawOn.date);
}

/** No transferring unit is recorded: a person knows who formed them, or says why nobody can be asked. */
function formingUnit({ partner, alone, ground, function: work }: WantedPartner): Result<Partner> {
  if (partner !== undefined && !alone) return ok({ partner, as: 'forming', ...(work && { function: work }) });
  return alone && ground
    ? ok({ as: 'none', ground })
    : refuse(ruleRefusal('opening-partner-wanted', 'INV-20'));
}

function successor(
  gone: KnownUnit,
  known: (id: string) => KnownUnit | undefined,
  { partner, function: work, alone, ground }: WantedPartner,
  on: CivilDate,
): Result<Partner> {
  const named = gone.successors.filter(begun(on));
  if (!named.length)
    return partner === undefined || alone
      ? ok({ as: 'none', formerUnit: gone.id, ground: ground ?? `${gone.name}已终止，无承接单位` })
      : ok({ partner, as: 'successor', formerUnit: gone.id, ...(work && { function: work }) });
  if (alone)
    return refuse(ruleRefusal('opening-partner-there', 'INV-20', { organisation: nameIn(named, known) }));
  const wanted = named.filter(
    (each) => (!work || each.function === work) && (!partner || lastOf(each, known, on) === partner),
  );
  const ends = new Set(wanted.map((each) => lastOf(each, known, on)));
  const [one] = wanted;
  const [end] = ends;
  if (!one || end === undefined || ends.size > 1)
    return refuse(
      ruleRefusal('opening-function-wanted', 'INV-20', {
        organisation: gone.name,
        functions: firstNamed(named).map((each) => each.function),
      }),
    );
  return ok({ partner: end, as: 'successor', formerUnit: gone.id, function: one.function });
}

const begun =
  (on: CivilDate) =>
  ({ from }: KnownUnit['successors'][number]): boolean =>
    !from || from <= on;

/** A successor may itself be gone: whoever continues the same function from there. */
function lastOf(
  { function: work, successor: first }: KnownUnit['successors'][number],
  known: (id: string) => KnownUnit | undefined,
  on: CivilDate,
): string {
  let at = first;
  for (let n = 0; n < MOST_STEPS; n++) {
    const unit = known(at);
    const next =
      unit && !there(unit, on) && unit.successors.filter(begun(on)).find((each) => each.function === work);
    if (!next) return at;
    at = next.successor;
  }
  return at;
}

const nameIn = (named: KnownUnit['successors'], known: (id: string) => KnownUnit | undefined): string =>
  named.map(({ successor: id }) => known(id)?.name ?? id).join('、');
