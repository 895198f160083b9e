import { canonicalJson } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import type { ActKindSpec } from './act-kind';
import { draftedIn, enteredUnit } from './drafted-units';
import { openingOf } from './loan-and-move.kinds';

/** E97: one event balances split, merge and regroup. */
export const REARRANGEMENT_KIND: ActKindSpec = {
  kind: 'rearrangement',
  described: false,
  stoppable: () => 'rearrangement',
  effect({ state, events, of }) {
    const { custodian, case: within } = openingOf(events, 'RearrangementOpened');
    const into = draftedIn(events).map((unit) => canonicalJson(unit));
    return {
      event: {
        type: 'UnitsRearranged',
        data: {
          of,
          into: { count: into.length, root: rootOfRows(into) },
          since: state.businessDate,
          custodian,
        },
      },
      paper: false,
      ...(within && { case: within }),
      products: draftedIn(events).map(({ unit }) => unit),
    };
  },
  /** With the first chunk of what ends: what begins is few. */
  begun({ act, part, events, gate }) {
    if (part !== 0) return [];
    const { custodian } = openingOf(events, 'RearrangementOpened');
    const { since } = gate.data as { since: string };
    const rules = ['INV-02', 'INV-03'];
    return draftedIn(events).map((unit) =>
      enteredUnit(unit, { custodian, since, how: 'rearranged', act, gate, rules }),
    );
  },
  codes({ part, events }) {
    const { custodian } = openingOf(events, 'RearrangementOpened');
    return draftedIn(events).flatMap(({ unit, code }) =>
      part === 0 && code ? [{ unit, code, numberingBody: custodian }] : [],
    );
  },
};
