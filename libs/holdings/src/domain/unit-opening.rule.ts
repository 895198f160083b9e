import type { OpeningExtended, PastEvent, UnitOpened } from '@fonds/event-contracts';

/** 开放标识 of DA/T 18, as reviews leave it; what was printed before any review stands in the description alone. */
export type OpeningState = '开放' | OpeningExtended['state'];

/** What the last review made of the unit (E62, E63), and which one it was. */
export type UnitOpening =
  | ({ readonly state: '开放' } & Omit<UnitOpened, 'gate'>)
  | (OpeningExtended & { readonly state: OpeningExtended['state'] });

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
