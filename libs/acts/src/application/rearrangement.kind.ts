import type { ActUnitsDrafted, PastEvent } from '@fonds/event-contracts';
import { unitStream } from '@fonds/holdings';
import { canonicalJson } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import type { ActKindSpec } from './act-kind';
import { stepEvent } from './act-events';
import { openingOf } from './loan-and-move.kinds';

export type DraftedUnit = ActUnitsDrafted['units'][number];

/** Units that an act will bring into being, chunk by chunk. */
export const draftedIn = (events: readonly PastEvent[], part?: number): readonly DraftedUnit[] =>
  events.flatMap((event) =>
    event.type === 'ActUnitsDrafted' && (part === undefined || event.data.part === part)
      ? event.data.units
      : [],
  );

/** E97: one event balances split, merge and regroup. */
export const REARRANGEMENT_KIND: ActKindSpec = {
  kind: 'rearrangement',
  described: false,
  stoppable: () => 'rearrangement',
  effect({ state, events, of }) {
    const { custodian } = openingOf(events, 'RearrangementOpened');
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
      products: draftedIn(events).map(({ unit }) => unit),
    };
  },
  /** With the first chunk of what ends: what begins is few. */
  begun({ act, part, events, gate }) {
    if (part !== 0) return [];
    const { fonds, custodian } = openingOf(events, 'RearrangementOpened');
    const { since } = gate.data as { since: string };
    return draftedIn(events).map(({ unit, from: _from, code: _code, ...draft }) => {
      const stream = unitStream(unit);
      const entered = {
        type: 'UnitEntered' as const,
        data: {
          ...draft,
          fonds,
          custodian,
          holder: custodian,
          since,
          how: 'rearranged' as const,
          gate: { fonds, revision: gate.revision, event: gate.id },
          act,
        },
        rules: ['INV-02', 'INV-03'],
      };
      return { stream, events: [stepEvent(gate, stream, 'enter', entered)] };
    });
  },
  codes({ part, events }) {
    const { custodian } = openingOf(events, 'RearrangementOpened');
    return draftedIn(events).flatMap(({ unit, code }) =>
      part === 0 && code ? [{ unit, code, numberingBody: custodian }] : [],
    );
  },
};
