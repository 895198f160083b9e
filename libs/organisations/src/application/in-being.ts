import { pastEvent, type EventStore } from '@fonds/event-store';
import { fold, type CivilDate, type OrganisationId, type Refusal } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { organisationStream } from '../domain/organisation-id';
import { organisationDecider } from '../domain/organisation.decider';

/**
 * A body has custody of nothing that comes after its last day: there is nobody to answer for it (INV-02). What an earlier
 * day is about may be entered whenever.
 *
 * @param on the day of the deed
 * @returns a refusal `organisation-not-in-being`
 */
export async function ceasedRefusal(
  store: EventStore,
  organisation: string,
  on: CivilDate,
): Promise<Refusal | undefined> {
  const id = organisation as OrganisationId;
  const stored = await store.readStream(organisationStream(id));
  const { code = organisation, validTo } = fold(organisationDecider(id), stored.map(pastEvent));
  return validTo !== undefined && on > validTo
    ? plainRefusal('organisation-not-in-being', { code, validTo, date: on })
    : undefined;
}
