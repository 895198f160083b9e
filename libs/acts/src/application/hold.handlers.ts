import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { HoldPlaced } from '@fonds/event-contracts';
import { EVENT_STORE, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { derivedId, ok, refuse, type Result } from '@fonds/kernel';
import { rootOfRows } from '@fonds/ledger/core';
import { plainRefusal } from '@fonds/law';
import { HOLD_KINDS, STOPPABLE } from '../domain/hold-kinds';
import { LiftHold, PlaceHold, type HoldOrder } from './act.commands';
import { atGate } from './at-gate';
import { ActClaimSettler } from './claim-settler';
import { loadAct } from './loaded-act';
import { presentUnits, UNITS_OF_A_FACT } from './record-fact';

@CommandHandler(PlaceHold)
export class PlaceHoldHandler implements ICommandHandler<PlaceHold> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly settler: ActClaimSettler,
  ) {}

  async execute({ fonds, order, context }: PlaceHold): Promise<Result<Outcome & { readonly hold: string }>> {
    const stops = order.stops ?? HOLD_KINDS[order.kind].stops;
    const unknown = stops.filter((stop) => !(STOPPABLE as readonly string[]).includes(stop));
    if (unknown.length || !stops.length)
      return refuse(plainRefusal('stops-unknown', { unknown, known: [...STOPPABLE] }));
    const of = await this.covered(fonds, order);
    if (!of.ok) return of;
    const hold: HoldPlaced = {
      hold: holdIdOf(context),
      kind: order.kind,
      covers: of.value ? 'units' : 'fonds',
      ...(of.value && { of: of.value }),
      since: context.businessDate,
      stops: [...stops],
      ...(order.case && { case: order.case }),
      ...(order.keeper && { keeper: order.keeper }),
      ground: order.ground,
      ...(order.document && { document: order.document }),
    };
    const placed = await atGate(this.store, fonds, { kind: 'place-hold', hold }, context);
    return placed.ok ? ok({ ...placed.value, hold: hold.hold }) : placed;
  }

  private async covered(fonds: string, { units, act }: HoldOrder): Promise<Result<HoldPlaced['of']>> {
    if (act) {
      const loaded = await loadAct(this.store, act);
      const sealed = loaded?.state.sealed;
      if (loaded?.state.fonds !== fonds || !sealed) return refuse(plainRefusal('act-not-sealed', { act }));
      return ok({ act, sealed: sealed.revision, root: sealed.root, count: sealed.count });
    }
    if (!units) return ok(undefined);
    const named = [...new Set(units)];
    if (!named.length) return refuse(plainRefusal('list-empty'));
    if (named.length > UNITS_OF_A_FACT)
      return refuse(plainRefusal('too-many-units', { given: named.length, most: UNITS_OF_A_FACT }));
    const present = await presentUnits(this.store, this.settler, named);
    if (!present.ok) return present;
    for (const [unit, { state }] of present.value)
      if (state.fonds !== fonds)
        return refuse(plainRefusal('of-another-fonds', { unit, fonds: state.fonds }));
    return ok({ units: named, root: rootOfRows(named), count: named.length });
  }
}

const holdIdOf = ({ account, command }: CommandContext): string =>
  derivedId<'hold'>('hold/1', account, command);

@CommandHandler(LiftHold)
export class LiftHoldHandler implements ICommandHandler<LiftHold> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ fonds, hold, ground, context }: LiftHold): Promise<Result<Outcome>> {
    const since = context.businessDate;
    return atGate(this.store, fonds, { kind: 'lift-hold', hold, since, ground }, context);
  }
}
