import type { UnitEntered } from '@fonds/event-contracts';
import { draftedIn, enteredUnit, type ActKindSpec } from '@fonds/acts';

const RULES = ['INV-02', 'INV-39b'];

/**
 * How the units of an act begin: held since the gate event by whom it says (architecture.md §5, step 5), and then with
 * their codes, each of which is free or stays with its bearer (INV-44).
 */
export const enteredUnits = (how: UnitEntered['how']): Required<Pick<ActKindSpec, 'begun' | 'codes'>> => ({
  begun({ act, part, events, gate }) {
    const { custodian, since } = gate.data as { custodian: string; since: string };
    return draftedIn(events, part).map((unit) =>
      enteredUnit(unit, { custodian, since, how, act, gate, rules: RULES }),
    );
  },
  codes: ({ part, state, events }) =>
    draftedIn(events, part).flatMap(({ unit, code }) =>
      code ? [{ unit, code, numberingBody: state.custodian }] : [],
    ),
});
