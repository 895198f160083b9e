import type { ElectronicDataErased, PastEvent } from '@fonds/event-contracts';

/** What became of the electronic records of a register, in the order in which it was told (E55). */
export const erasuresIn = (events: readonly PastEvent[]): readonly ElectronicDataErased[] =>
  events.flatMap((event) => (event.type === 'ElectronicDataErased' ? [event.data] : []));
