import type { EventDraft } from '@fonds/event-contracts';
import type { EventMeta, NewEvent, StoredEvent } from '@fonds/event-store';
import { derivedId } from '@fonds/kernel';
import { lawDataOf } from '@fonds/law';

/** What a step writes is done under the envelope of the event that decided it, and names it as its cause. */
function inherited({ meta, id }: StoredEvent, draft: EventDraft, version: string): EventMeta {
  const { v: _v, id: _id, type: _type, schemaVersion: _s, recordedAt: _r, ...rest } = meta;
  return {
    ...rest,
    rules: (draft.rules ?? []).map((rule) => ({ id: rule, version })),
    // Its own articles, where it has any; else those of what decided it.
    ...(draft.basis?.length && { basis: draft.basis.map((each) => ({ ...each })) }),
    causation: id,
  };
}

/** The same step of the same act on the same stream always has the same event id: a step that is done twice is one. */
export const stepId = (cause: StoredEvent, stream: string, step: string): NewEvent['id'] =>
  derivedId<'event'>('act/1', cause.id, stream, step);

/**
 * By which rule data an act decides: those of its last event that names a rule. A draft, or a list, names none.
 *
 * @param stored events of the act's stream
 */
export const lawDataOfAct = (stored: readonly StoredEvent[]): string =>
  lawDataOf(stored.findLast(({ meta }) => meta.rules.length > 0)?.meta.rules ?? []);

/** @param lawData by which the step is decided; that of its cause when absent */
export const stepEvent = (
  cause: StoredEvent,
  stream: string,
  step: string,
  draft: EventDraft,
  lawData: string = lawDataOf(cause.meta.rules),
): NewEvent => ({
  id: stepId(cause, stream, step),
  type: draft.type,
  data: draft.data,
  meta: inherited(cause, draft, lawData),
});
