import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type CommandContext, type EventStore } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { loadUnit } from '@fonds/holdings';
import { mayAct, Permission, type Caller, type Grant, type WantedRole } from '@fonds/identity';
import { ok, refuse, type CivilDate, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { sidesOf } from '../domain/effect-correction.rule';
import type { Passed } from '../domain/gate.state';
import { ProposeEffectCorrection, SecondEffectCorrection } from './act.commands';
import { inRole } from './in-role';
import { loadAct, loadGate } from './loaded-act';

/** Who may correct the date of an effect: those whose custody it is about; of a transfer, one of each side. */
@Injectable()
export class EffectDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly fonds: FondsDoor,
  ) {}

  async propose(
    { fonds: text, revision, after }: { fonds: string; revision: number; after: CivilDate },
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
  ): Promise<Result<ProposeEffectCorrection>> {
    const fonds = await this.fonds.visible(text, caller.viewer);
    if (!fonds.ok) return fonds;
    const { state } = await loadGate(this.store, fonds.value);
    const effect = state.effects.find((each) => each.revision === revision);
    if (!effect) return refuse(plainRefusal('effect-unknown', { revision }));
    const grant = await this.grant(effect, caller, Permission.UnitCorrect, wanted);
    return grant
      ? ok(new ProposeEffectCorrection(fonds.value, revision, after, inRole(context, grant)))
      : refuse(plainRefusal('not-of-your-archives'));
  }

  async second(
    { fonds: text, revision, proposal }: { fonds: string; revision: number; proposal: string },
    caller: Caller,
    wanted: WantedRole,
    context: CommandContext,
  ): Promise<Result<SecondEffectCorrection>> {
    const fonds = await this.fonds.visible(text, caller.viewer);
    if (!fonds.ok) return fonds;
    const { state, stored } = await loadGate(this.store, fonds.value);
    const corrects = state.proposals.get(proposal)?.corrects;
    const effect = state.effects.find((each) => each.revision === corrects);
    if (!effect || corrects !== revision) return refuse(plainRefusal('proposal-unknown', { proposal }));
    const first = stored.find(({ id }) => id === proposal)?.meta.actor.organisation;
    const grant = await this.grant(effect, caller, Permission.UnitCorrectSecond, wanted, first);
    return grant
      ? ok(new SecondEffectCorrection(fonds.value, proposal, inRole(context, grant)))
      : refuse(plainRefusal('not-of-your-archives'));
  }

  private async grant(
    effect: Passed,
    caller: Caller,
    permission: Permission,
    wanted: WantedRole,
    proposedBy?: string,
  ): Promise<Grant | undefined> {
    const parties = await this.parties(effect);
    const own = caller.roles.filter(
      (grant) => parties.includes(grant.organisation) && mayAct(grant, permission, wanted),
    );
    return own.find(({ organisation }) => organisation !== proposedBy) ?? own[0];
  }

  /** The two sides of a transfer; else who gave and got custody, whose act it was, and who has its first unit now. */
  private async parties(passed: Passed): Promise<readonly (string | undefined)[]> {
    const sides = sidesOf(passed);
    if (sides.length) return sides;
    const { of, effect } = passed;
    const act = of?.act === undefined ? undefined : await loadAct(this.store, of.act);
    const [first] = of?.units ?? act?.state.decided?.manifest ?? [];
    const unit = first === undefined ? undefined : await loadUnit(this.store, first);
    const present = unit?.kind === 'unit' ? unit.unit.custodian : undefined;
    return [effect.from, effect.custodian, act?.state.custodian, present];
  }
}
