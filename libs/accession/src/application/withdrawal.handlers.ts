import { Inject, Logger } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActRunner, actStream, listUnits, loadAct, UNITS_OF_AN_ACT } from '@fonds/acts';
import { EVENT_STORE, execute, pastEvent, type EventStore, type StoredEvent } from '@fonds/event-store';
import { CLAIM_SETTLER, deedOf, unitDecider, unitStream, type ClaimSettler } from '@fonds/holdings';
import { fold, namedUnits, ok, refuse, type Refusal, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { listRefusal } from '../domain/accession.decider';
import { commandedId, lotStream } from '../domain/accession-ids';
import type { Agreement } from '../domain/agreement.decider';
import { lotDecider } from '../domain/lot.decider';
import { depositRefusal, withdrawalDecider, type DepositQuestion } from '../domain/withdrawal.decider';
import { CancelWithdrawal, CheckWithdrawal, RequestWithdrawal, type ActAnswer } from './accession.commands';
import { actAnswer, gateRefusal, repeatedAnswer } from './act-answer';
import { loadAgreement } from './known-agreement';

/** Streams read at once. */
const PAGE = 500;

const tooMany = ({ length: given }: readonly string[]): Refusal | undefined =>
  given > UNITS_OF_AN_ACT ? plainRefusal('too-many-units', { given, most: UNITS_OF_AN_ACT }) : undefined;

/** What is known of the acts that brought units in. */
type Accessions = Map<string, DepositQuestion['broughtBy']>;

/** E32, first hand: whose they are, how he proved it, and which units; each of them a deposit of his. */
@CommandHandler(RequestWithdrawal)
export class RequestWithdrawalHandler implements ICommandHandler<RequestWithdrawal> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLAIM_SETTLER) private readonly claims: ClaimSettler,
  ) {}

  async execute({ input, context }: RequestWithdrawal): Promise<Result<ActAnswer>> {
    const { archives, units, fonds, ...request } = input;
    const id = commandedId('withdrawal', context);
    const before = await loadAct(this.store, id);
    // The same command again: its units may have gone back since.
    if (before?.state.listed) return ok(repeatedAnswer(before));
    const refusal = listRefusal(units, []) ?? tooMany(units) ?? (await this.depositsRefusal(input));
    if (refusal) return refuse(refusal);
    const command = {
      kind: 'request',
      request: { fonds, custodian: archives, ...request },
      deed: deedOf(context),
    } as const;
    const outcome = await execute(this.store, actStream(id), withdrawalDecider, command, context);
    if (!outcome.ok) return outcome;
    const listed = await listUnits(this.store, id, units, context);
    return listed.ok ? ok(actAnswer(listed.value)) : listed;
  }

  private async depositsRefusal(input: RequestWithdrawal['input']): Promise<Refusal | undefined> {
    const { archives, fonds, owner, units } = input;
    const agreed = await loadAgreement(this.store, input.agreement);
    if (input.agreement !== undefined && !agreed)
      return plainRefusal('agreement-unknown', { agreement: input.agreement });
    const accessions: Accessions = new Map();
    const refused = new Map<string, { readonly refusal: Refusal; readonly units: string[] }>();
    for (let at = 0; at < units.length; at += PAGE) {
      const page = units.slice(at, at + PAGE);
      const streams = await this.store.readStreams(page.map(unitStream));
      const settled = await this.claims.settleAll(
        new Map(page.map((unit) => [unit, streams.get(unitStream(unit)) ?? []])),
      );
      for (const unit of page) {
        const stored = settled.get(unit) ?? [];
        const refusal = await this.unitRefusal(
          { unit, stored },
          { archives, fonds, owner, agreed },
          accessions,
        );
        if (!refusal) continue;
        const same = refused.get(refusal.code) ?? { refusal, units: [] };
        same.units.push(unit);
        refused.set(refusal.code, same);
      }
    }
    const [first] = refused.values();
    return (
      first && {
        ...first.refusal,
        facts: { ...first.refusal.facts, ...namedUnits(first.units) },
      }
    );
  }

  private async unitRefusal(
    { unit, stored }: { readonly unit: string; readonly stored: readonly StoredEvent[] },
    about: Pick<RequestWithdrawal['input'], 'archives' | 'fonds' | 'owner'> & { agreed?: Agreement },
    accessions: Accessions,
  ): Promise<Refusal | undefined> {
    const state = fold(unitDecider, stored.map(pastEvent));
    const [first] = stored;
    if (state.kind !== 'unit' || !first) return plainRefusal('unit-unknown', { unit });
    if (state.unit.fonds !== about.fonds)
      return plainRefusal('of-another-fonds', { fonds: state.unit.fonds });
    const { act } = first.data as { act?: string };
    if (act !== undefined && !accessions.has(act)) accessions.set(act, await this.broughtInBy(act));
    const broughtBy = act === undefined ? undefined : accessions.get(act);
    return depositRefusal({ ...about, unit: state.unit, ...(broughtBy && { broughtBy }) });
  }

  /** The accession of what an act brought into being: its own, or that of the lot which it arranged. */
  private async broughtInBy(act: string): Promise<DepositQuestion['broughtBy']> {
    const opening = (await loadAct(this.store, act))?.events[0];
    if (opening?.type === 'AccessionOpened') return opening.data;
    if (opening?.type !== 'ArrangementOpened') return undefined;
    const stored = await this.store.readStream(lotStream(opening.data.lot));
    return fold(lotDecider, stored.map(pastEvent))?.registered.accession;
  }
}

/** Units of a withdrawal that is carried before its answer; a larger one goes on behind it. */
const CARRIED_AT_ONCE = 10_000;

@CommandHandler(CheckWithdrawal)
export class CheckWithdrawalHandler implements ICommandHandler<CheckWithdrawal> {
  private readonly logger = new Logger('CheckWithdrawal');

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly runner: ActRunner,
  ) {}

  async execute({ input, context, behind }: CheckWithdrawal): Promise<Result<ActAnswer>> {
    const { act, found, note } = input;
    const command = { kind: 'check', found, ...(note && { note }), deed: deedOf(context) } as const;
    const outcome = await execute(this.store, actStream(act), withdrawalDecider, command, context);
    if (!outcome.ok) return outcome;
    const checked = await loadAct(this.store, act);
    if (behind && checked && (checked.state.listed?.count ?? 0) > CARRIED_AT_ONCE) {
      this.runner.kick(act, (error) =>
        this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
      return ok(actAnswer(checked));
    }
    const carried = await this.runner.carry(act);
    return gateRefusal(carried) ?? ok(actAnswer(carried));
  }
}

@CommandHandler(CancelWithdrawal)
export class CancelWithdrawalHandler implements ICommandHandler<CancelWithdrawal> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly runner: ActRunner,
  ) {}

  async execute({ input, context }: CancelWithdrawal): Promise<Result<ActAnswer>> {
    const command = { kind: 'cancel', ground: input.ground, deed: deedOf(context) } as const;
    const outcome = await execute(this.store, actStream(input.act), withdrawalDecider, command, context);
    return outcome.ok ? ok(actAnswer(await this.runner.carry(input.act))) : outcome;
  }
}
