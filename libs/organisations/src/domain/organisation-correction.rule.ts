import { decideCorrection, type CorrectionCommand, type CorrectionDeed } from '@fonds/corrections';
import type { EventDraft, FieldChange, PastEvent } from '@fonds/event-contracts';
import { refuse, type CivilDate, type OrganisationId, type Refusal, type Result } from '@fonds/kernel';
import { businessDateNotInFuture, plainRefusal } from '@fonds/law';
import { ORGANISATION_EVENTS } from './organisation-events';
import { foldOrganisation, type OrganisationState } from './organisation.state';

/** E92 on an event of an organisation; what was looked up of others comes with the command. */
export type CorrectOrganisation = CorrectionCommand & {
  readonly deed: CorrectionDeed & { readonly businessDate: CivilDate };
  /** Those that the corrected event is to name and that are registered. */
  readonly registered: readonly string[];
  /** The superior that it is to name, and everything above it. */
  readonly above: readonly OrganisationId[];
};

export function correctOrganisation(
  command: CorrectOrganisation,
  state: OrganisationState,
  unlawful: (state: OrganisationState) => Refusal | undefined,
): Result<readonly EventDraft[]> {
  const late = businessDateNotInFuture(command.deed.businessDate, command.deed.today);
  if (late) return refuse(late);
  const refused = (after: OrganisationState, _told: PastEvent, fields: readonly FieldChange[]) =>
    namedRefusal(command, state, fields) ?? unlawful(after);
  const fold = (events: readonly PastEvent[]) => foldOrganisation(state.id, events);
  const subject = { stream: state.past, events: ORGANISATION_EVENTS, fold, shown, refused };
  return decideCorrection(subject, command, command.deed);
}

/** What the register shows of an organisation. */
function shown({ attributes, validTo, successors }: OrganisationState): Readonly<Record<string, unknown>> {
  const named = Object.entries(successors).map(([work, { successor, from }]) => ({
    function: work,
    successor,
    ...(from && { from }),
  }));
  return { ...attributes, validTo, successors: named };
}

function namedRefusal(
  { registered, above }: CorrectOrganisation,
  { id, code = '' }: OrganisationState,
  fields: readonly FieldChange[],
): Refusal | undefined {
  const named = (wanted: string): string | undefined => {
    const after = fields.find(({ field }) => field === wanted)?.after;
    return typeof after === 'string' ? after : undefined;
  };
  const [parent, successor] = [named('parent'), named('successor')];
  if (parent !== undefined && !registered.includes(parent))
    return plainRefusal('organisation-parent-not-found', { code: parent });
  if (parent !== undefined && above.some((each) => each === id))
    return plainRefusal('organisation-above-itself', { code });
  if (successor !== undefined && !registered.includes(successor))
    return plainRefusal('organisation-successor-not-found', { code: successor });
  return successor !== undefined && successor === id
    ? plainRefusal('organisation-succeeds-itself', { code })
    : undefined;
}
