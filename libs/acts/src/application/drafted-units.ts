import type { ActUnitsDrafted, PastEvent, UnitEntered } from '@fonds/event-contracts';
import type { AppendRequest, StoredEvent } from '@fonds/event-store';
import { unitStream } from '@fonds/holdings';
import { stepEvent } from './act-events';

export type DraftedUnit = ActUnitsDrafted['units'][number];

/** Units that an act will bring into being: of one chunk, or all. */
export const draftedIn = (events: readonly PastEvent[], part?: number): readonly DraftedUnit[] =>
  events.flatMap((event) =>
    event.type === 'ActUnitsDrafted' && (part === undefined || event.data.part === part)
      ? event.data.units
      : [],
  );

/** The first event of such a unit: held by the act's custodian since the gate event (architecture.md §5, step 5). */
export function enteredUnit(
  { unit, from: _from, code: _code, ...drafted }: DraftedUnit,
  told: Pick<UnitEntered, 'custodian' | 'since' | 'how' | 'act'> & {
    readonly gate: StoredEvent;
    readonly rules: readonly string[];
  },
): Omit<AppendRequest, 'expected'> {
  const { custodian, since, how, act, gate, rules } = told;
  const fonds = gate.stream.slice('gate-'.length);
  const stream = unitStream(unit);
  const data: UnitEntered = {
    ...drafted,
    fonds,
    custodian,
    holder: custodian,
    since,
    how,
    gate: { fonds, revision: gate.revision, event: gate.id },
    act,
  };
  return { stream, events: [stepEvent(gate, stream, 'enter', { type: 'UnitEntered', data, rules })] };
}
