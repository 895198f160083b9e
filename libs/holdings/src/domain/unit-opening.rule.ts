import type { OpeningExtended, PastEvent, UnitOpened } from '@fonds/event-contracts';
import type { CivilDate } from '@fonds/kernel';

/** 开放标识 of DA/T 18, as reviews leave it; what was printed before any review stands in the description alone. */
export type OpeningState = '开放' | OpeningExtended['state'];

/** What the last review made of the unit (E62, E63), and which one it was. */
export type UnitOpening =
  | ({ readonly state: '开放' } & Omit<UnitOpened, 'gate'>)
  | (OpeningExtended & { readonly state: OpeningExtended['state'] });

/** One opening of a unit, as the gate has it. */
export interface UnitOpeningDay {
  /** Gate revision of the opening. */
  readonly revision: number;
  readonly since: CivilDate;
  /** Gate revision of the correction that gave it its present day. */
  readonly correctedAt?: number;
}

/** The unit when an opening counts from another day. An older correction that comes late says nothing any more. */
export function withOpeningDay<
  U extends { readonly openings: readonly UnitOpeningDay[]; readonly opening?: UnitOpening },
>(unit: U, revision: number, day: Required<Omit<UnitOpeningDay, 'revision'>>): U {
  const openings = unit.openings.map((each) =>
    each.revision === revision && (each.correctedAt ?? -1) < day.correctedAt ? { ...each, ...day } : each,
  );
  const last = openings[openings.length - 1];
  const { opening } = unit;
  // Closed again since, it stays as that review left it.
  if (!last || opening?.state !== '开放') return { ...unit, openings };
  return { ...unit, openings, opening: { ...opening, since: last.since } };
}

type OpeningEvent = PastEvent<'UnitOpened'> | PastEvent<'OpeningExtended'>;

export const isOpeningEvent = (event: PastEvent): event is OpeningEvent =>
  event.type === 'UnitOpened' || event.type === 'OpeningExtended';

/** The outcome of a review, as one of its events tells it. */
export function openingOf(event: OpeningEvent): UnitOpening {
  if (event.type === 'OpeningExtended') return event.data;
  const { act, since, institution } = event.data;
  return { state: '开放', act, since, institution };
}

/** The state that such an event gives its unit; the same for read models, which see events of every stream. */
export const openingStateOf = (event: {
  readonly type: 'UnitOpened' | 'OpeningExtended';
  readonly data: object;
}): OpeningState => (event.type === 'UnitOpened' ? '开放' : (event.data as OpeningExtended).state);
