import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type EventStore, type Outcome } from '@fonds/event-store';
import { fondsIdOf, loadFonds } from '@fonds/fonds';
import { normaliseReferenceCode, parseReferenceCode, refuse, type FondsId, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { setAsideDecider } from '../domain/set-aside.decider';
import { unitIdOf, unitStream } from '../domain/holding-ids';
import { deedOf } from './deed';
import { DecideSetAside } from './unit.commands';

@CommandHandler(DecideSetAside)
export class DecideSetAsideHandler implements ICommandHandler<DecideSetAside> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ input, context }: DecideSetAside): Promise<Result<Outcome>> {
    const { code, decision, numberingBody } = input;
    const parsed = parseReferenceCode(code);
    if (!parsed.ok)
      return refuse(plainRefusal('reference-code-malformed', { given: code, problem: parsed.error.code }));
    const number = input.fonds ?? parsed.value.fonds;
    if (number === undefined) return refuse(plainRefusal('fonds-not-in-code', { code }));
    const fonds = await fondsNumbered(this.store, numberingBody, normaliseReferenceCode(number));
    const id = unitIdOf(fonds, { kind: 'code', value: parsed.value.normalised }, numberingBody);
    return execute(this.store, unitStream(id), setAsideDecider, { decision, deed: deedOf(context) }, context);
  }
}

/** The fonds that a number names, also where the number came later. */
export async function fondsNumbered(store: EventStore, body: string, number: string): Promise<FondsId> {
  const id = fondsIdOf(body, { kind: 'number', value: number });
  const known = await loadFonds(store, id);
  return known.kind === 'reservation' && !known.voided ? (known.bearer as FondsId) : id;
}
