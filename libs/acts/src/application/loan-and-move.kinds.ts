import type { EventMap, PastEvent } from '@fonds/event-contracts';
import { openingToReaders } from '@fonds/holdings';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import type { ActKindSpec } from './act-kind';

/** The data of the event that an act begins with. */
export function openingOf<T extends keyof EventMap>(events: readonly PastEvent[], type: T): EventMap[T] {
  const [first] = events;
  if (first?.type !== type) throw new Error(`an act that begins with ${String(type)} was expected`);
  return first.data as EventMap[T];
}

/** E38. What is not open is lent with consent only (INV-26). */
export const LOAN_KIND: ActKindSpec = {
  kind: 'loan',
  described: false,
  stoppable: () => 'loan',
  claimable(_unit, { description }, events) {
    const { approval } = openingOf(events, 'LoanRequested');
    if (openingToReaders(description) === '开放' || approval) return undefined;
    const { opening = '未审核', secrecy } = description;
    // What was opened and became secret since is not open (INV-22).
    const stands = opening === '开放' ? secrecy : opening;
    return ruleRefusal('consent-missing', 'INV-26', { opening: stands ?? opening });
  },
  effect({ state, events, of }) {
    const { reader, purpose, due, approval, case: excepting } = openingOf(events, 'LoanRequested');
    return {
      event: {
        type: 'LoanIssued',
        data: { of, since: state.businessDate, reader, purpose, due, ...(approval && { approval }) },
      },
      paper: false,
      // O5: for audit and valuation, as the case's own list of exceptions has it.
      ...(excepting && { case: excepting }),
    };
  },
};

/** E36: from where it stands. A hold stops moves to another site; of a case, a recorded decision lets one pass (S19). */
export const MOVE_KIND: ActKindSpec = {
  kind: 'move',
  described: false,
  stoppable(events) {
    return openingOf(events, 'MoveOrdered').offSite ? 'move-off-site' : undefined;
  },
  claimable(_unit, { place }, events) {
    const { from } = openingOf(events, 'MoveOrdered');
    return place === undefined || place === from || place.startsWith(`${from}-`)
      ? undefined
      : plainRefusal('stands-elsewhere', { place, from });
  },
  effect({ state, events, of }) {
    const { from, to, witness, offSite, decision } = openingOf(events, 'MoveOrdered');
    return {
      event: {
        type: 'ItemsMoved',
        data: {
          of,
          since: state.businessDate,
          from,
          to,
          witness,
          offSite,
          ...(decision && { decision }),
        },
      },
      paper: false,
      // What an authority took as evidence, or a court holds, its keeper's own decision does not move (APL 56).
      ...(decision && { waived: ['restructuring'] }),
    };
  },
};
