import type { Owner } from '@fonds/event-contracts';
import type { OrganisationKind } from '@fonds/organisations';

/** Bodies of the state: what they make in their work is the state's (INV-39b). */
const OF_THE_STATE: ReadonlySet<OrganisationKind> = new Set<OrganisationKind>([
  'organ',
  'institution',
  'state-enterprise',
  'authority',
  'comprehensive-archives',
  'specialised-archives',
  'departmental-archives',
  'township-archives',
  'organ-archives-centre',
]);

/** Whose a record is, as far as the kind of body that made it tells. Of a village or a private body it has to be said. */
export const ownerByMaker = (kind: OrganisationKind | undefined): Owner | undefined =>
  kind && OF_THE_STATE.has(kind) ? { kind: '国家' } : undefined;
