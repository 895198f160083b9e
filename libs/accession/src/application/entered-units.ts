import type { EventDraft, PastEvent, UnitEntered } from '@fonds/event-contracts';
import { stepEvent, type ActKindSpec } from '@fonds/acts';
import { unitStream } from '@fonds/holdings';
import type { DraftedUnit } from './unit-draft';

/** The units of one chunk, or of all. */
const draftedIn = (events: readonly PastEvent[], part: number): readonly DraftedUnit[] =>
  events.flatMap((event) =>
    event.type === 'ActUnitsDrafted' && event.data.part === part ? event.data.units : [],
  );

/**
 * How the units of an act begin: held since the gate event by whom it says (architecture.md §5, step 5), and then with
 * their codes, each of which is free or stays with its bearer (INV-44).
 */
export const enteredUnits = (how: UnitEntered['how']): Required<Pick<ActKindSpec, 'begun' | 'codes'>> => ({
  begun({ act, part, events, gate }) {
    const { custodian, since } = gate.data as { custodian: string; since: string };
    const fonds = gate.stream.slice('gate-'.length);
    return draftedIn(events, part).map(({ unit, from: _from, code: _code, ...drafted }) => {
      const stream = unitStream(unit);
      const draft: EventDraft<'UnitEntered'> = {
        type: 'UnitEntered',
        data: {
          fonds,
          ...drafted,
          custodian,
          holder: custodian,
          since,
          how,
          gate: { fonds, revision: gate.revision, event: gate.id },
          act,
        },
        rules: ['INV-02', 'INV-39b'],
      };
      return { stream, events: [stepEvent(gate, stream, 'enter', draft)] };
    });
  },
  codes: ({ part, state, events }) =>
    draftedIn(events, part).flatMap(({ unit, code }) =>
      code ? [{ unit, code, numberingBody: state.custodian }] : [],
    ),
});
