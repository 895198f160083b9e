import { believe, NOTHING_TOLD, type BelievedStream } from '@fonds/corrections';
import type { PastEvent } from '@fonds/event-contracts';
import type { CivilDate, OrganisationId } from '@fonds/kernel';
import { ORGANISATION_EVENTS } from './organisation-events';
import type { OrganisationKind, OrganisationLevel } from './organisation-kind';

export interface OrganisationAttributes {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly level?: OrganisationLevel;
  readonly parent?: OrganisationId;
  /** First day; unknown when absent. */
  readonly validFrom?: CivilDate;
}

export interface OrganisationState {
  readonly id?: OrganisationId;
  readonly code?: string;
  readonly attributes?: OrganisationAttributes;
  /** Last day; it goes on while absent. */
  readonly validTo?: CivilDate;
  readonly successors: { readonly [work: string]: { readonly successor: string; readonly from?: string } };
  /** Its events as they are believed now (E92). */
  readonly past: BelievedStream;
}

export const emptyOrganisation = (id: OrganisationId): OrganisationState => ({
  id,
  successors: {},
  past: NOTHING_TOLD,
});

export function evolveOrganisation(state: OrganisationState, event: PastEvent): OrganisationState {
  const past = believe(state.past, event, ORGANISATION_EVENTS);
  if (event.type === 'EventCorrected') return { ...foldOrganisation(state.id, past.events), past };
  return { ...tell(state, event), past };
}

/** An organisation as its events tell it, whatever is believed of them. */
export const foldOrganisation = (
  id: OrganisationId | undefined,
  events: readonly PastEvent[],
): OrganisationState => events.reduce(tell, { ...(id && { id }), successors: {}, past: NOTHING_TOLD });

function tell(state: OrganisationState, event: PastEvent): OrganisationState {
  switch (event.type) {
    case 'OrganisationRegistered': {
      const { code, name, kind, level, parent, validFrom, validTo } = event.data;
      const attributes = withoutAbsent({
        name,
        kind,
        level,
        parent,
        validFrom,
      }) as unknown as OrganisationAttributes;
      return { ...state, code, attributes, ...(validTo && { validTo: validTo as CivilDate }) };
    }
    case 'OrganisationChanged': {
      const kept = Object.entries({ ...state.attributes, ...event.data.after }).filter(
        // A field that was cleared in error has a value again when the event is corrected.
        ([field]) => field in event.data.after || !event.data.cleared.some((cleared) => cleared === field),
      );
      return { ...state, attributes: Object.fromEntries(kept) as unknown as OrganisationAttributes };
    }
    case 'OrganisationEnded':
      return { ...state, validTo: event.data.validTo as CivilDate };
    case 'SuccessorNamed': {
      const { function: work, successor, from } = event.data;
      return { ...state, successors: { ...state.successors, [work]: { successor, ...(from && { from }) } } };
    }
    default:
      return state;
  }
}

export const withoutAbsent = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
