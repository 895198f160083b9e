import { believe, NOTHING_TOLD, type BelievedStream } from '@fonds/corrections';
import type {
  Description,
  FondsRegistered,
  FondsRelated,
  FormationDate,
  PastEvent,
} from '@fonds/event-contracts';
import { FONDS_EVENTS } from './fonds-events';

export interface Fonds {
  readonly status: 'provisional' | 'active' | 'closed';
  /** The day on which it ended, when it is closed. */
  readonly lastDate?: string;
  readonly name: string;
  readonly creator?: string;
  readonly number?: string;
  /** Numbers it has borne; none is ever free again (INV-44). */
  readonly formerNumbers: readonly string[];
  readonly numberingBody: string;
  readonly kind: FondsRegistered['kind'];
  readonly dates?: readonly FormationDate[];
  readonly description?: Description;
  readonly relations: readonly Relation[];
}

/** Another fonds, what it is to this one, and the day of the event that says so. */
export interface Relation {
  readonly other: string;
  readonly relation: FondsRelated['relation'];
  readonly since: string;
}

/** A stream begins with the registration, or is the reservation of a number that some fonds bears. */
export type FondsState =
  | { readonly kind: 'none' }
  | { readonly kind: 'fonds'; readonly fonds: Fonds; readonly past: BelievedStream }
  | {
      readonly kind: 'reservation';
      readonly bearer: string;
      readonly number: string;
      readonly voided: boolean;
    };

export const NO_FONDS: FondsState = { kind: 'none' };

export function evolveFonds(state: FondsState, event: PastEvent): FondsState {
  switch (event.type) {
    case 'FondsRegistered':
      return {
        kind: 'fonds',
        fonds: registered(event.data),
        past: believe(NOTHING_TOLD, event, FONDS_EVENTS),
      };
    case 'FondsNumberReserved':
      return { kind: 'reservation', bearer: event.data.bearer, number: event.data.number, voided: false };
    case 'ReservationVoided':
      return state.kind === 'reservation' ? { ...state, voided: true } : state;
    default:
      return state.kind === 'fonds' ? next(state, event) : state;
  }
}

const registered = (data: FondsRegistered): Fonds => ({
  status: data.provisional ? 'provisional' : 'active',
  name: data.name,
  creator: data.creator,
  number: data.number,
  formerNumbers: [],
  numberingBody: data.numberingBody,
  kind: data.kind,
  dates: data.dates,
  description: data.description,
  relations: [],
});

type Known = Extract<FondsState, { kind: 'fonds' }>;

function next({ fonds, past }: Known, event: PastEvent): FondsState {
  const now = believe(past, event, FONDS_EVENTS);
  if (event.type !== 'EventCorrected') return { kind: 'fonds', fonds: evolveKnown(fonds, event), past: now };
  return { kind: 'fonds', fonds: foldFonds(now.events) ?? fonds, past: now };
}

/** A fonds as its events tell it, whatever is believed of them. */
export function foldFonds([first, ...later]: readonly PastEvent[]): Fonds | undefined {
  return first?.type === 'FondsRegistered' ? later.reduce(evolveKnown, registered(first.data)) : undefined;
}

function evolveKnown(fonds: Fonds, event: PastEvent): Fonds {
  switch (event.type) {
    case 'FondsConfirmed':
      return {
        ...fonds,
        status: 'active',
        name: event.data.name,
        creator: event.data.creator ?? fonds.creator,
      };
    case 'FondsClosed':
      return { ...fonds, status: 'closed', lastDate: event.data.lastDate };
    case 'FondsReopened':
      return { ...fonds, status: 'active' };
    case 'FondsNumberAssigned':
      return {
        ...fonds,
        number: event.data.number,
        formerNumbers: event.data.previous
          ? [...fonds.formerNumbers, event.data.previous]
          : fonds.formerNumbers,
      };
    case 'FondsRelated': {
      const { other, relation } = event.data;
      const rest = fonds.relations.filter((each) => each.other !== other || each.relation !== relation);
      return { ...fonds, relations: [...rest, { other, relation, since: event.businessDate }] };
    }
    default:
      return fonds;
  }
}
