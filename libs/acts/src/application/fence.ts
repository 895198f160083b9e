import { appendOne, NO_STREAM, stamp, type CommandContext, type EventStore } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { ok, type Result } from '@fonds/kernel';
import { gateStream } from '../domain/act.state';
import { gateDecider, type GateCommand } from '../domain/gate.decider';
import type { GateOrder } from './at-gate';
import { citedManifests, loadGate } from './loaded-act';

/** What was read behind a gate, what says so at the gate, and in whose name. */
export interface Fenced<T> {
  readonly value: T;
  readonly order: GateOrder;
  readonly context: CommandContext;
}

/**
 * Reads something, and says at the gate of a fonds that it was read, with the revision that the gate had before: nothing
 * came in between, or it is read again. Told again by the same command it is read again, too: it answers with what is so
 * now, never with what was so then.
 *
 * @param read with a context of its own for each state that it can find: the same ids never say something else
 * @returns what was read, or the first refusal; a refusal leaves no trace at the gate
 */
export async function fenced<T>(
  store: EventStore,
  fonds: string,
  read: () => Promise<Result<Fenced<T>>>,
): Promise<Result<T>> {
  const stream = gateStream(fonds);
  for (;;) {
    const gate = await loadGate(store, fonds);
    const found = await read();
    if (!found.ok) return found;
    const { value, order, context } = found.value;
    const manifests = await citedManifests(store, gate.state, Infinity);
    const command = { ...order, manifests, deed: deedOf(context) } as GateCommand;
    const decision = gateDecider.decide(command, gate.state);
    if (!decision.ok) return decision;
    const expected = gate.state.revision < 0 ? NO_STREAM : gate.state.revision;
    const told = await appendOne(store, stream, expected, stamp(stream, decision.value, context));
    if (told.ok) return ok(value);
  }
}
