import type { EventDraft } from '@fonds/event-contracts';
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
import { ok, type Refusal, type Result } from '@fonds/kernel';
import { gateStream } from '../domain/act.state';
import { gateDecider, type GateCommand } from '../domain/gate.decider';
import { citedManifests, loadGate } from './loaded-act';

type Without<C> = C extends GateCommand ? Omit<C, 'deed' | 'manifests'> : never;
/** A command at the gate of a fonds; the deed and the manifests it is held against are added here. */
export type GateOrder = Without<GateCommand>;

type Asked = GateOrder | (() => Promise<Result<GateOrder>>);

/**
 * One append at the gate of a fonds. Whoever was there first has changed what is decided on: it is decided again.
 *
 * @param order the command, or what reads the units it is about: after the gate, so that an append at the revision that
 *   was read says that nothing came in between
 */
export async function atGate(
  store: EventStore,
  fonds: string,
  order: Asked,
  context: CommandContext,
): Promise<Result<Outcome>> {
  const stream = gateStream(fonds);
  for (;;) {
    const { answer, revision, decision } = await weighed(store, fonds, order, context);
    if (answer) return answer;
    if (!decision.ok) return decision;
    const expected = revision < 0 ? NO_STREAM : revision;
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

/** Why the gate would refuse it now; undefined also for what it has let pass already. Nothing is appended. */
export async function refusedAtGateNow(
  store: EventStore,
  fonds: string,
  order: Asked,
  context: CommandContext,
): Promise<Refusal | undefined> {
  const { answer, decision } = await weighed(store, fonds, order, context);
  const said = answer ?? decision;
  return said.ok ? undefined : said.error;
}

type Weighed =
  | { readonly answer: Result<Outcome>; readonly revision: number; readonly decision?: undefined }
  | {
      readonly answer?: undefined;
      readonly revision: number;
      readonly decision: Result<readonly EventDraft[]>;
    };

async function weighed(
  store: EventStore,
  fonds: string,
  order: Asked,
  context: CommandContext,
): Promise<Weighed> {
  const gate = await loadGate(store, fonds);
  const { revision } = gate.state;
  const answer = answered(gateStream(fonds), gate.stored, context);
  if (answer) return { answer, revision };
  const manifests = await citedManifests(store, gate.state, Infinity);
  const ready = typeof order === 'function' ? await order() : ok(order);
  if (!ready.ok) return { revision, decision: ready };
  const command = { ...ready.value, manifests, deed: deedOf(context) } as GateCommand;
  return { revision, decision: gateDecider.decide(command, gate.state) };
}
