import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EVENT_STORE, execute, type CommandContext, type EventStore, type Outcome } from '@fonds/event-store';
import { deedOf } from '@fonds/holdings';
import type { Result } from '@fonds/kernel';
import { actStream } from '../domain/act.state';
import { ownActDecider, type OwnActCommand } from '../domain/own-act.decider';
import {
  OpenAct,
  ProposeEffectCorrection,
  RecordFact,
  SecondAct,
  SecondEffectCorrection,
  WithdrawAct,
  type OpenedAct,
} from './act.commands';
import { ActKinds } from './act-kind';
import { ActProcess } from './act.process';
import { ActRunner } from './act.runner';
import { atGate } from './at-gate';
import { ActClaimSettler } from './claim-settler';
import { secondEffectCorrection } from './correct-effect';
import { openAct } from './open-act';
import { recordFact } from './record-fact';
import { PartyAccountsQuery } from '../read/party-accounts.query';

@CommandHandler(OpenAct)
export class OpenActHandler implements ICommandHandler<OpenAct> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly process: ActProcess,
  ) {}

  execute({ opening, units, context, until }: OpenAct): Promise<Result<OpenedAct>> {
    const process = until === 'carried' ? this.process : undefined;
    return openAct(this.store, process, opening, units, context);
  }
}

/** One command on an act of one custodian; what the act then owes, whoever asked carries it. */
async function actOn(
  store: EventStore,
  act: string,
  order:
    { kind: 'second'; sample?: { checked: number; wrong: number } } | { kind: 'withdraw'; ground: string },
  context: CommandContext,
): Promise<Result<Outcome>> {
  const command: OwnActCommand = { ...order, deed: deedOf(context) };
  return execute(store, actStream(act), ownActDecider, command, context);
}

@CommandHandler(SecondAct)
export class SecondActHandler implements ICommandHandler<SecondAct> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ act, sample, context }: SecondAct): Promise<Result<Outcome>> {
    return actOn(this.store, act, { kind: 'second', ...(sample && { sample }) }, context);
  }
}

@CommandHandler(WithdrawAct)
export class WithdrawActHandler implements ICommandHandler<WithdrawAct> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly runner: ActRunner,
  ) {}

  async execute({ act, ground, context }: WithdrawAct): Promise<Result<Outcome>> {
    const result = await actOn(this.store, act, { kind: 'withdraw', ground }, context);
    if (result.ok) await this.runner.carry(act);
    return result;
  }
}

@CommandHandler(RecordFact)
export class RecordFactHandler implements ICommandHandler<RecordFact> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly settler: ActClaimSettler,
  ) {}

  execute({ fonds, units, fact, context }: RecordFact): Promise<Result<Outcome>> {
    return recordFact(this.store, this.settler, { fonds, units, fact }, context);
  }
}

@CommandHandler(ProposeEffectCorrection)
export class ProposeEffectCorrectionHandler implements ICommandHandler<ProposeEffectCorrection> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  execute({ fonds, corrects, after, context }: ProposeEffectCorrection): Promise<Result<Outcome>> {
    return atGate(this.store, fonds, { kind: 'propose-correction', corrects, after }, context);
  }
}

@CommandHandler(SecondEffectCorrection)
export class SecondEffectCorrectionHandler implements ICommandHandler<SecondEffectCorrection> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly settler: ActClaimSettler,
    private readonly process: ActProcess,
    private readonly accounts: PartyAccountsQuery,
    private readonly kinds: ActKinds,
  ) {}

  execute({ fonds, proposal, context }: SecondEffectCorrection): Promise<Result<Outcome>> {
    const { store, settler, process, accounts, kinds } = this;
    const parts = { store, settler, process, accounts, kinds };
    return secondEffectCorrection(parts, { fonds, proposal }, context);
  }
}
