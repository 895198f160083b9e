import { day, oneOf, orNothing, textUpTo, type CorrectableEvents } from '@fonds/corrections';
import { isUuid } from '@fonds/kernel';
import { ORGANISATION_KINDS, ORGANISATION_LEVELS } from './organisation-kind';

const name = textUpTo(300);
const kind = oneOf(...Object.keys(ORGANISATION_KINDS));
const level = orNothing(oneOf(...Object.keys(ORGANISATION_LEVELS)));
const body = (value: unknown): boolean => typeof value === 'string' && isUuid(value);
const within = 'after';

/**
 * What of an event of an organisation can be wrong by entry, beside its day, its reason, its papers and its basis (E92).
 * Its code names it for ever. A field of a change that is emptied says that this change did not take place.
 */
export const ORGANISATION_EVENTS: CorrectableEvents = {
  OrganisationRegistered: {
    own: {
      name: { form: name },
      kind: { form: kind },
      level: { form: level },
      parent: { form: orNothing(body) },
      validFrom: { form: orNothing(day) },
      validTo: { form: orNothing(day) },
    },
  },
  OrganisationChanged: {
    own: {
      name: { form: orNothing(name), within },
      kind: { form: orNothing(kind), within },
      level: { form: level, within },
      parent: { form: orNothing(body), within },
      validFrom: { form: orNothing(day), within },
    },
  },
  OrganisationEnded: { own: { validTo: { form: day } } },
  SuccessorNamed: {
    own: {
      function: { form: name },
      successor: { form: body },
      from: { form: orNothing(day) },
    },
  },
};
