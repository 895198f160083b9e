import { Inject, Optional } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActProcess, loadAct, manifestOf } from '@fonds/acts';
import type { FindingCandidateRaised, TransferReturned } from '@fonds/event-contracts';
import { CitedPapers } from '@fonds/evidence';
import {
  EVENT_STORE,
  partOf,
  together,
  type CommandContext,
  type EventStore,
  type Outcome,
} from '@fonds/event-store';
import {
  namedUnits,
  ok,
  refuse,
  type CivilDate,
  type OrganisationId,
  type Refusal,
  type Result,
} from '@fonds/kernel';
import type { Viewer } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ceasedRefusal, ORGANISATION_KINDS, OrganisationStreams } from '@fonds/organisations';
import { refusedUnits } from '../domain/refusing-defect.rule';
import { EARLY_TRANSFERS, type EarlyTransfers } from '../early-transfers.port';
import { RECEIVING_SCOPES, type ReceivingScopes } from '../receiving-scopes.port';
import type { SignaturePolicy } from '../domain/signature-policy';
import { evolveTransfer, type Transfer } from '../domain/transfer.state';
import { actOnTransfer, type TransferOrder } from './act-on-transfer';
import { TRANSFER_SIGNATURES } from './signature-policy.token';
import { ActOnTransfer, type TransferAsk } from './transfer.commands';

/** A batch that is acted on, and where. */
interface Site {
  readonly act: string;
  readonly transfer: Transfer;
  readonly intoArchives: boolean;
  readonly on: CivilDate;
}

@CommandHandler(ActOnTransfer)
export class ActOnTransferHandler implements ICommandHandler<ActOnTransfer> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly papers: CitedPapers,
    private readonly process: ActProcess,
    private readonly organisations: OrganisationStreams,
    @Inject(TRANSFER_SIGNATURES) private readonly policy: SignaturePolicy,
    @Optional() @Inject(RECEIVING_SCOPES) private readonly scopes?: ReceivingScopes,
    @Optional() @Inject(EARLY_TRANSFERS) private readonly earlyTransfers?: EarlyTransfers,
  ) {}

  /** Parts are commands of their own below the one that was given: each is carried out once, however often it is sent. */
  async execute({ act, asks, context: given }: ActOnTransfer): Promise<Result<Outcome>> {
    const loaded = await loadAct(this.store, act);
    const transfer = loaded?.events.reduce<Transfer | undefined>(evolveTransfer, undefined);
    if (!transfer) return refuse(plainRefusal('act-unknown', { act }));
    const catalogues = asks.flatMap((ask) => (ask.kind === 'offer' && ask.catalogue ? [ask.catalogue] : []));
    const stored = await this.papers.check(catalogues, actorOf(given));
    if (!stored.ok) return stored;
    const cited = catalogues.map((sha256) => ({ sha256, kind: '机读目录' }));
    const context = { ...given, evidence: [...given.evidence, ...cited] };
    const ceased = await this.receiverGone(transfer, asks, context.businessDate);
    if (ceased) return refuse(ceased);
    const intoArchives = await this.isArchives(transfer.draft.to);
    let outcome: Outcome | undefined;
    for (const [n, ask] of asks.entries()) {
      const result = await actOnTransfer(
        this.store,
        this.process,
        act,
        await this.completed(ask, { transfer, act, intoArchives, on: context.businessDate }),
        n === 0 ? context : partOf(context, String(n)),
      );
      if (!result.ok) return result;
      outcome = outcome ? together(outcome, result.value) : result.value;
    }
    return outcome ? ok(outcome) : refuse(plainRefusal('list-empty'));
  }

  private async completed(ask: TransferAsk, site: Site): Promise<TransferOrder> {
    const { intoArchives } = site;
    switch (ask.kind) {
      case 'return': {
        const finding = intoArchives ? await this.refusedInside(ask.return, site) : undefined;
        return { ...ask, ...(finding && { finding }) };
      }
      case 'offer': {
        const early = await this.early(site);
        return { ...ask, intoArchives, ...(early.length && { early }) };
      }
      case 'sign':
      case 'enter-paper':
        return { ...ask, policy: this.policy, intoArchives };
      case 'confirm-paper':
      case 'conclude':
        return { ...ask, policy: this.policy } as TransferOrder;
      default:
        return ask;
    }
  }

  /** CLK-04. A restructuring case has its own decision of where archives go; a deposit is no transfer. */
  private async early({ transfer: { act, draft }, intoArchives, on }: Site): Promise<readonly string[]> {
    const { from, to, nature } = draft;
    if (!intoArchives || draft.case || draft.historical || nature === 'deposit') return [];
    const units = act.parts.flatMap((part) => [...part.keys()]);
    return (await this.earlyTransfers?.notAgreed({ from, to, nature, units, on })) ?? [];
  }

  /** INV-05: what an archives refuses inside its scope is returned all the same, and asked about. */
  private async refusedInside(
    given: TransferReturned,
    { transfer: { act, draft }, act: id, on }: Site,
  ): Promise<FindingCandidateRaised | undefined> {
    const refused = draft.nature === 'transfer' ? refusedUnits(given, manifestOf(act)) : [];
    const inside = refused.length ? await this.scopes?.inside(draft.to, draft.from, refused, on) : undefined;
    if (!inside?.units.length) return undefined;
    return {
      archives: draft.to,
      rule: 'INV-05',
      offence: 'OFF-15',
      act: id,
      on,
      scopeVersion: inside.version,
      reasons: ['returned-inside-scope'],
      ...namedUnits(inside.units),
    };
  }

  /** Who signs gives custody to the receiver, on the day of the signature. */
  private async receiverGone(
    { draft: { to } }: Transfer,
    asks: readonly TransferAsk[],
    on: CivilDate,
  ): Promise<Refusal | undefined> {
    for (const ask of asks) {
      const day =
        ask.kind === 'sign' ? on : ask.kind === 'enter-paper' ? (ask.signedOn as CivilDate) : undefined;
      const ceased = day && (await ceasedRefusal(this.store, to, day));
      if (ceased) return ceased;
    }
    return undefined;
  }

  private async isArchives(organisation: string): Promise<boolean> {
    const kind = (await this.organisations.state(organisation as OrganisationId)).attributes?.kind;
    return kind !== undefined && ORGANISATION_KINDS[kind].archives;
  }
}

/** Whoever acts, as a viewer of what he and the body for which he acts may see. */
const actorOf = ({ account, organisation }: CommandContext): Viewer => ({
  account,
  roles: [],
  organisations: organisation ? [organisation] : [],
  all: false,
  open: false,
});
