import type { ActKindSpec } from '@fonds/acts';
import type { EventMap, EventType, PastEvent } from '@fonds/event-contracts';
import { enteredUnits } from './entered-units';

/** The one event of a type that an act of this kind has. */
function only<T extends EventType>(events: readonly PastEvent[], type: T): EventMap[T] {
  const found = events.find((event) => event.type === type);
  if (!found) throw new Error(`the act has no ${type}`);
  return found.data as unknown as EventMap[T];
}

/** E29: all units of the list are held at the position of one gate event. What is not there yet, no hold stops. */
export const ACCESSION_KIND: ActKindSpec = {
  kind: 'accession',
  described: false,
  stoppable: () => undefined,
  effect({ state, events, of }) {
    const { custodian, sourceKind } = only(events, 'AccessionOpened');
    const { printed } = only(events, 'AccessionNumberTaken');
    return {
      event: {
        type: 'AccessionRegistered',
        data: {
          of,
          archives: custodian,
          number: printed,
          sourceKind,
          custodian,
          holder: custodian,
          since: state.businessDate,
        },
      },
      paper: false,
    };
  },
  ...enteredUnits('accessioned'),
};

/** E100: units that are made of a lot. */
export const ARRANGEMENT_KIND: ActKindSpec = {
  kind: 'arrangement',
  described: false,
  stoppable: () => 'rearrangement',
  effect({ state, events, of }) {
    const { custodian, lot } = only(events, 'ArrangementOpened');
    const levels = state.parts.flatMap((part) => [...part.values()].map(({ level }) => level));
    const files = levels.filter((level) => level === 'file').length;
    return {
      event: {
        type: 'LotArranged',
        data: { of, lot, custodian, files, items: levels.length - files, since: state.businessDate },
      },
      paper: false,
      // O3: a case asks that everything is arranged and counted; its freeze scatters nothing by that, and holds what begins.
      waived: ['restructuring'],
    };
  },
  ...enteredUnits('arranged'),
};

/** E32: a deposit goes back to its owner, unless a hold stops it. */
export const WITHDRAWAL_KIND: ActKindSpec = {
  kind: 'withdrawal',
  described: false,
  stoppable: () => 'withdrawal',
  effect({ state, events, of }) {
    const { custodian, owner } = only(events, 'WithdrawalRequested');
    return {
      event: {
        type: 'DepositWithdrawn',
        data: {
          of,
          from: custodian,
          ...(owner.organisation && { to: owner.organisation }),
          since: state.businessDate,
        },
      },
      paper: false,
    };
  },
};
