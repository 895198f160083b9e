import type { ActKindSpec } from '@fonds/acts';
import type { PastEvent } from '@fonds/event-contracts';
import { law } from '@fonds/law';
import { destructionOf } from '../domain/destruction.state';
import { exclusionOf } from '../domain/exclusion.rule';
import { raisedByDay } from '../domain/start.rule';

/** The first event of the act: the rest of a long register is not read for each of its units. */
function drawnIn([first]: readonly PastEvent[]): PastEvent<'DestructionListDrawn'> {
  if (first?.type !== 'DestructionListDrawn') throw new Error('not a destruction');
  return first;
}

/** E99: what a destruction asks of the gate. Its units stay in the balance until each has its own fact. */
export const DESTRUCTION_KIND: ActKindSpec = {
  kind: 'destruction',
  described: false,
  stoppable: () => 'destruction',
  // Once more what was asked when it was drawn up: between the two the unit may have changed.
  claimable(unit, state, events, asked) {
    const { data: drawn, businessDate } = drawnIn(events);
    return exclusionOf(
      unit,
      { ...state, claim: undefined },
      {
        ...drawn,
        law: law.at(businessDate, asked.version),
        heldBy: () => undefined,
        decided: new Set((drawn.decisions ?? []).map(({ rule }) => rule)),
      },
    );
  },
  redated: ({ events, after, lawData }) => raisedByDay(destructionOf(events), law.at(after, lawData)),
  effect({ state, events, of }) {
    const { drawn, order, counts } = destructionOf(events);
    const { method = '', place = '' } = order ?? {};
    const sealing = events[of.sealed];
    return {
      event: {
        type: 'DestructionStarted',
        data: {
          of,
          custodian: state.custodian,
          since: sealing?.businessDate ?? state.businessDate,
          method,
          place,
        },
      },
      paper: false,
      papers: counts.map(({ event }) => event),
      ...(drawn.case && { case: drawn.case }),
    };
  },
};
