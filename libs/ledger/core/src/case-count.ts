import type { CheckedEvent } from './bundle-events';
import { asObject } from './json-reader';

type Shown = CheckedEvent & { readonly shown: NonNullable<CheckedEvent['shown']> };

/**
 * Where the gate says that a case was counted: its last such event before the closing, if it is about the very endings
 * that the closing names. Everything behind it in the gate's order came after the closing.
 */
export function countOf(
  closing: Shown,
  subject: string,
  events: readonly CheckedEvent[],
  gate: string,
): Shown | undefined {
  const counts = events.filter(
    (event): event is Shown =>
      event.stream === gate &&
      event.shown?.type === 'CaseCounted' &&
      event.shown.data['case'] === subject &&
      event.leafIndex < closing.leafIndex,
  );
  const last = counts.sort((a, b) => a.revision - b.revision).pop();
  if (!last) return undefined;
  const [told, said] = [last.shown.data, closing.shown.data];
  const [of, by] = [asObject(told['endings'], gate), asObject(said['endings'], gate)];
  const same =
    told['position'] === said['position'] && of['root'] === by['root'] && of['count'] === by['count'];
  return same ? last : undefined;
}
