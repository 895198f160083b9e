import {
  changesCustody,
  custodyStart,
  outcomeOfEffect,
  type AppliedEffect,
  type Unit,
} from '@fonds/holdings';
import type { CivilDate } from '@fonds/kernel';

export interface Neighbour {
  readonly previous?: CivilDate;
  readonly next?: CivilDate;
}

/** Custody dates follow each other; so do a destruction's start and its facts (INV-17b), which leave custody alone. */
const inOrder = (effect: AppliedEffect): boolean =>
  changesCustody(effect) || outcomeOfEffect(effect.kind) !== undefined;

/** Dates before and after an effect of the gate, as the unit's own stream tells them: its new date lies between. */
export function neighboursOf(unit: Unit, revision: number): Neighbour {
  if (unit.begun === revision) {
    // It begins by this effect: only what was reconstructed of the time before lies ahead of it.
    const before = unit.history.map(({ until }) => until).sort()[unit.history.length - 1];
    const after = unit.effects.find(inOrder)?.since;
    return {
      ...(before && { previous: before as CivilDate }),
      ...(after && { next: after as CivilDate }),
    };
  }
  const opened = unit.openings.find((each) => each.revision === revision);
  if (opened) return aroundOpening(unit, opened);
  const effects = unit.effects.filter((each) => inOrder(each) || each.revision === revision);
  const at = effects.findIndex((each) => each.revision === revision);
  if (at < 0) return {};
  const start = startOf(unit);
  const previous = effects[at - 1]?.since ?? start;
  const next = effects[at + 1]?.since;
  return { previous: previous as CivilDate, ...(next && { next: next as CivilDate }) };
}

const startOf = ({ heldSince, takenOn }: Unit): CivilDate =>
  custodyStart({ heldSince, businessDate: takenOn });

/** Opened by whoever had it then: between the custody dates around it, and before a review that closed it again. */
function aroundOpening(unit: Unit, { revision }: Unit['openings'][number]): Neighbour {
  const effects = unit.effects.filter(inOrder);
  const before = effects.filter((each) => each.revision < revision).pop()?.since ?? startOf(unit);
  const last = unit.openings[unit.openings.length - 1];
  const { opening } = unit;
  const closed =
    opening && opening.state !== '开放' && last?.revision === revision ? opening.since : undefined;
  const after = [effects.find((each) => each.revision > revision)?.since, closed]
    .flatMap((day) => day ?? [])
    .sort()[0];
  return { previous: before as CivilDate, ...(after && { next: after as CivilDate }) };
}
