import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type CommandContext, type EventStore } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { UnitDoor } from '@fonds/holdings';
import {
  mayAct,
  ORGANISATION_DIRECTORY,
  Permission,
  ROLES,
  type Caller,
  type Grant,
  type OrganisationDirectory,
  type WantedRole,
} from '@fonds/identity';
import { ok, refuse, type OrganisationId, type Result } from '@fonds/kernel';
import { plainRefusal, ruleRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { placedBy } from '../domain/hold-origin';
import { KeepersQuery } from '../read/keepers.query';
import { LiftHold, PlaceHold, type HoldOrder } from './act.commands';
import { inRole } from './in-role';
import { loadGate } from './loaded-act';

/**
 * Who may hold what: an organisation what it keeps, an authority or inspector what those below it keep. What one
 * placed is lifted by the same organisation, or by one above it.
 */
@Injectable()
export class HoldDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly fonds: FondsDoor,
    private readonly units: UnitDoor,
    private readonly keepers: KeepersQuery,
    private readonly projections: ProjectionHost,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** @param order units by ids or codes */
  async place(
    { fonds: text, order }: { readonly fonds: string; readonly order: HoldOrder },
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
  ): Promise<Result<PlaceHold>> {
    // Who keeps what was registered or moved a moment ago counts.
    await this.projections.catchUp();
    const fonds = await this.fonds.visible(text, caller.viewer);
    if (!fonds.ok) return fonds;
    const units = order.units && (await this.units.visibleAll(order.units, caller.viewer));
    if (units && !units.ok) return units;
    const custodians = units?.value.map(({ unit }) => unit.custodian as OrganisationId);
    const { act } = order;
    const grant = await this.firstGrant(caller, wanted, async (reach) =>
      custodians
        ? custodians.every((each) => reach.includes(each))
        : (await this.keepers.keptBy(fonds.value, reach)) ||
          (act !== undefined && (await this.keepers.partyOf(act, reach))),
    );
    if (!grant) return refuse(plainRefusal('not-yours-to-hold'));
    const ids = units?.value.map(({ id }) => id);
    const named = { ...order, ...(ids && { units: ids }) };
    return ok(new PlaceHold(fonds.value, named, inRole(context, grant)));
  }

  async lift(
    { fonds: text, hold, ground }: { readonly fonds: string; readonly hold: string; readonly ground: string },
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
  ): Promise<Result<LiftHold>> {
    const fonds = await this.fonds.visible(text, caller.viewer);
    if (!fonds.ok) return fonds;
    const { stored, state } = await loadGate(this.store, fonds.value);
    const by = placedBy(stored, hold);
    if (!by) return refuse(plainRefusal('hold-unknown', { hold }));
    const grant = await this.firstGrant(caller, wanted, (reach) => reach.includes(by as OrganisationId));
    const { case: of, keeper } = state.holds.get(hold) ?? {};
    // O5: the freeze of a case lasts until its disposal ends. Only a case's own hold names its keeper.
    if (grant && of !== undefined && keeper !== undefined)
      return refuse(ruleRefusal('hold-of-a-case', 'INV-14', { case: of }));
    return grant
      ? ok(new LiftHold(fonds.value, hold, ground, inRole(context, grant)))
      : refuse(plainRefusal('not-your-hold', { hold }));
  }

  private async firstGrant(
    caller: Caller,
    wanted: WantedRole,
    fits: (reach: readonly OrganisationId[]) => boolean | Promise<boolean>,
  ): Promise<Grant | undefined> {
    for (const grant of caller.roles) {
      const { role, organisation } = grant;
      if (!organisation || !mayAct(grant, Permission.HoldWrite, wanted)) continue;
      const reach =
        ROLES[role].sight === 'supervisor'
          ? [organisation, ...(await this.organisations.descendantsOf([organisation]))]
          : [organisation];
      if (await fits(reach)) return grant;
    }
    return undefined;
  }
}
