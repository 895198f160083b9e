import {
  answered,
  appendOne,
  NO_STREAM,
  stamp,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import { ok, type Result } from '@fonds/kernel';
import { gateStream } from '../domain/act.state';
import { gateDecider, type GateCommand } from '../domain/gate.decider';
import { citedManifests, loadGate } from './loaded-act';

type Without<C> = C extends GateCommand ? Omit<C, 'deed' | 'manifests'> : never;
/** A command at the gate of a fonds; the deed and the manifests it is held against are added here. */
export type GateOrder = Without<GateCommand>;

/**
 * One append at the gate of a fonds. Whoever was there first has changed what is decided on: it is decided again.
 *
 * @param order the command, or what reads the units it is about: after the gate, so that an append at the revision that
 *   was read says that nothing came in between
 */
export async function atGate(
  store: EventStore,
  fonds: string,
  order: GateOrder | (() => Promise<Result<GateOrder>>),
  context: CommandContext,
): Promise<Result<Outcome>> {
  const stream = gateStream(fonds);
  for (;;) {
    const gate = await loadGate(store, fonds);
    const answer = answered(stream, gate.stored, context);
    if (answer) return answer;
    const manifests = await citedManifests(store, gate.state, Infinity);
    const ready = typeof order === 'function' ? await order() : ok(order);
    if (!ready.ok) return ready;
    const command = { ...ready.value, manifests, deed: deedOf(context) } as GateCommand;
    const decision = gateDecider.decide(command, gate.state);
    if (!decision.ok) return decision;
    const expected = gate.state.revision < 0 ? NO_STREAM : gate.state.revision;
    const events = stamp(stream, decision.value, context);
    const result = await appendOne(store, stream, expected, events);
    if (result.ok)
      return ok({
        stream,
        revision: result.revision,
        position: result.position,
        events: events.map(({ id }) => id),
        repeated: result.repeated,
      });
  }
}
