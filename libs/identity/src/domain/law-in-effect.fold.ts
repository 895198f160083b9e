import type { DomainEvent } from '@fonds/event-contracts';
import { FIRST_LAW_DATA_VERSION } from '@fonds/law';

export const NATIONAL_LAW_STREAM = 'national-law';

/** The version with which the installation was opened, until another is activated: the last one counts. */
export const inEffect = (events: readonly DomainEvent[]): string =>
  events.reduce((version, event) => lawDataAfter(version, event), FIRST_LAW_DATA_VERSION);

export function lawDataAfter(version: string, event: DomainEvent): string {
  if (event.type === 'InstallationOpened') return event.data.lawData;
  return event.type === 'NationalLawActivated' ? event.data.version : version;
}
