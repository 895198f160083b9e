import type { CheckedEvent } from './bundle-events';
import type { JsonObject } from './json-reader';

/** To whom a case sends a group of its units. */
export interface Receiver {
  readonly name: string;
  readonly organisation: string;
  /** By which ending; absent where the table of the law says it, which is not in the bundle. */
  readonly term?: string;
}

/** Endings of a decision's form; every other form is a transfer. */
const TERM_OF: ReadonlyMap<unknown, string> = new Map([
  ['deposit', 'deposited'],
  ['entrusted', 'entrusted'],
]);

/**
 * Receivers by group: of the last decision on it, and of the facts last stated of it, where nothing is left to decide.
 * What was decided or stated before counts no more, nor does a name in an opinion or a list of assets.
 *
 * @param own events of the case's stream
 */
export function receiversOf(own: readonly CheckedEvent[]): ReadonlyMap<string, readonly Receiver[]> {
  const [decided, stated] = [new Map<string, Receiver[]>(), new Map<string, Receiver[]>()];
  for (const { shown } of [...own].sort((a, b) => a.revision - b.revision)) {
    const { group } = shown?.data ?? {};
    if (!shown || typeof group !== 'string') continue;
    const { form, facts } = shown.data;
    if (shown.type === 'CustodyDecided')
      decided.set(group, receiverIn(shown.data, { term: TERM_OF.get(form) ?? 'transferred' }));
    if (shown.type === 'CaseFactsStated' && isObject(facts) && isObject(facts['receiver']))
      stated.set(group, receiverIn(facts));
  }
  return new Map(
    [...decided.keys(), ...stated.keys()].map((group) => [
      group,
      [...(decided.get(group) ?? []), ...(stated.get(group) ?? [])],
    ]),
  );
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** A receiver that no register knows has no custody at the gate. */
function receiverIn({ receiver }: JsonObject, by: Pick<Receiver, 'term'> = {}): Receiver[] {
  if (!isObject(receiver)) return [];
  const { name, organisation } = receiver;
  return typeof name === 'string' && typeof organisation === 'string' ? [{ name, organisation, ...by }] : [];
}
