import type { ActCorrectionsListed, EventDraft, PastEvent } from '@fonds/event-contracts';
import { fieldsOf, fieldValue, sameValue, type Unit } from '@fonds/holdings';
import type { Refusal } from '@fonds/kernel';
import { ruleRefusal } from '@fonds/law';
import { manifestOf } from '../domain/act.state';
import type { ActKindSpec } from './act-kind';
import { openingOf } from './loan-and-move.kinds';

export type ListedChange = ActCorrectionsListed['changes'][number];

const byUnit = new WeakMap<readonly PastEvent[], ReadonlyMap<string, readonly ListedChange[]>>();

/** The changes of a batch by unit; made once for each reading of the act. */
export function changesOf(events: readonly PastEvent[]): ReadonlyMap<string, readonly ListedChange[]> {
  const known = byUnit.get(events);
  if (known) return known;
  const changes = new Map<string, ListedChange[]>();
  for (const event of events)
    if (event.type === 'ActCorrectionsListed')
      for (const change of event.data.changes)
        changes.set(change.unit, [...(changes.get(change.unit) ?? []), change]);
  byUnit.set(events, changes);
  return changes;
}

/** What was proposed rests on what stood then (INV-01): a field that has moved since takes its unit out of the batch. */
function moved(unit: Unit, { entry, fields }: ListedChange): Refusal | undefined {
  const current = fieldsOf(unit, entry);
  const changed = fields.find(
    ({ field, before }) => !current || !sameValue(fieldValue(current, field), before),
  );
  return changed && ruleRefusal('proposal-moved', 'INV-01', { field: changed.field });
}

/** E101: thousands of typing errors as one act of two people, each unit with before and after. */
export const CORRECTIONS_KIND: ActKindSpec = {
  kind: 'corrections',
  described: false,
  // A correction of what is described moves nothing: no hold stops it.
  stoppable: () => undefined,
  claimable(unit, state, events) {
    for (const change of changesOf(events).get(unit) ?? []) {
      const refusal = moved(state, change);
      if (refusal) return refusal;
    }
    return undefined;
  },
  effect({ state, events, of }) {
    const seconding = events.find((event) => event.type === 'ActSeconded');
    return {
      event: {
        type: 'CorrectionBatchApplied',
        data: { of, since: state.businessDate, sample: seconding?.data.sample ?? { checked: 0, wrong: 0 } },
      },
      paper: false,
    };
  },
  copies({ act, unit, events }): readonly EventDraft[] {
    const seconding = events.find((event) => event.type === 'ActSeconded');
    if (!seconding) throw new Error('a batch of corrections is seconded before it is applied');
    return [
      ...(changesOf(events).get(unit) ?? []).flatMap(({ entry, fields }) =>
        fields.length
          ? [
              {
                type: 'ItemCorrected' as const,
                data: { seconds: seconding.id, ...(entry && { entry }), fields },
                rules: ['INV-01'],
              },
            ]
          : [],
      ),
      { type: 'ClaimReleased', data: { act, why: 'done' } },
    ];
  },
  /** Mass re-coding: a code that was taken meanwhile is told with the part, and the unit keeps its old one. */
  codes({ part, state, events }) {
    const { custodian } = openingOf(events, 'CorrectionBatchOpened');
    const changes = changesOf(events);
    return manifestOf(state, part).flatMap((unit) =>
      (changes.get(unit) ?? []).flatMap(({ code }) =>
        code ? [{ unit, code, numberingBody: custodian }] : [],
      ),
    );
  },
};
