import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActProcess, actStream, inChunks, loadAct, manifestOf } from '@fonds/acts';
import {
  answeredInParts,
  EVENT_STORE,
  executeInParts,
  type CommandContext,
  type EventStore,
  type Outcome,
  type SaidPart,
} from '@fonds/event-store';
import { deedOf, lawOf, lawOnDay } from '@fonds/holdings';
import { ok, refuse, type Result } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { openingDecider, type OpeningCommand } from '../domain/opening.decider';
import { openingOf, type OpeningReview } from '../domain/opening.state';
import { reviewPartner } from '../domain/review-partner.rule';
import { ActOnOpening, type OpeningAsk } from './opening.commands';
import { ReviewingOrganisations } from './reviewing-organisations';
import { UnitsUnderReview } from './units-under-review';

type WithoutDeed<C> = C extends OpeningCommand ? Omit<C, 'deed'> : never;
type OpeningOrder = WithoutDeed<OpeningCommand>;

/** Rows of one event, well under its limit of bytes; the schema takes as many. */
const ROWS_IN_ONE = { bytes: 150_000, most: 2_000 };

/** One command on a review, with what its units, the organisations and the gate say at this moment. */
@CommandHandler(ActOnOpening)
export class ActOnOpeningHandler implements ICommandHandler<ActOnOpening> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly process: ActProcess,
    private readonly units: UnitsUnderReview,
    private readonly organisations: ReviewingOrganisations,
  ) {}

  async execute({ act, asks, context }: ActOnOpening): Promise<Result<Outcome>> {
    const loaded = await loadAct(this.store, act);
    const review = loaded && openingOf(loaded.events);
    if (!review) return refuse(plainRefusal('opening-unknown', { act }));
    const done = answeredInParts(actStream(act), loaded.stored, context);
    if (done) return done;
    const parts: SaidPart<OpeningCommand>[] = [];
    for (const ask of asks) {
      const cut = await this.cut(ask, act, review, context);
      if (!cut.ok) return cut;
      parts.push(...cut.value);
    }
    const told = await executeInParts(this.store, actStream(act), openingDecider, parts, context);
    return told ?? refuse(plainRefusal('opening-nothing-to-do'));
  }

  /** Rows of a catalogue are cut here: what is described of a unit is read with them. */
  private async cut(
    ask: OpeningAsk,
    act: string,
    review: OpeningReview,
    context: CommandContext,
  ): Promise<Result<readonly SaidPart<OpeningCommand>[]>> {
    const deed = deedOf(context);
    if (ask.kind !== 'draw-catalogue') {
      const command = async () => {
        const order = await this.completed(ask, act, review, context);
        return order.ok ? ok({ ...order.value, deed } as OpeningCommand) : order;
      };
      return ok([{ said: ask, command }]);
    }
    const { kind } = ask;
    const rows = await this.units.catalogue(ask.units, ask.titles, review.otherTitles);
    if (!rows.ok) return rows;
    return ok(
      inChunks(rows.value, ROWS_IN_ONE).map((said) => ({
        said,
        command: () => ok({ kind, rows: said, deed }),
      })),
    );
  }

  private async completed(
    ask: Exclude<OpeningAsk, { kind: 'draw-catalogue' }>,
    act: string,
    review: OpeningReview,
    context: CommandContext,
  ): Promise<Result<OpeningOrder>> {
    const on = context.businessDate;
    switch (ask.kind) {
      case 'open-review':
        return this.partner(ask, review, context);
      case 'opinion':
      case 'coordinate': {
        const opening = ask.opinion.opinion === '开放';
        return ok({
          ...ask,
          secret: opening ? await this.units.secret(ask.units, lawOnDay(deedOf(context))) : [],
        });
      }
      case 'agree':
        return ok({ ...ask, secret: await this.units.secret(ask.units, lawOnDay(deedOf(context))) });
      case 'submit':
      case 'consent': {
        const { authority } = ask;
        const decision = context.reason ?? review.askedBy.get(authority);
        const asked = { on: lawOnDay(deedOf(context)), ...(decision && { decision }) };
        const refusal = await this.organisations.competence(authority, review.plan.custodian, asked);
        const found = { ...ask, ...(refusal && { refusal }) };
        if (found.kind === 'submit') return ok(found);
        const reassess = await this.units.reassessment(review.plan.custodian, on);
        return ok({ ...found, ...(reassess && { reassess }) });
      }
      case 'order':
        return this.order(ask, act, review, context);
      default:
        return ok(ask);
    }
  }

  /** INV-20: with whom, as the units and the organisations say. */
  private async partner(
    { kind, wanted }: Extract<OpeningAsk, { kind: 'open-review' }>,
    { act }: OpeningReview,
    context: CommandContext,
  ): Promise<Result<OpeningOrder>> {
    const { businessDate } = context;
    const listed = act.parts.flatMap((part) => [...part.keys()]);
    const transferring = await this.units.transferring(listed);
    const known = await this.organisations.known(transferring);
    const from = transferring.flatMap((id) => known.get(id) ?? []);
    const lawOn = lawOf(deedOf(context));
    const partner = reviewPartner(from, (id) => known.get(id), wanted, businessDate, lawOn);
    return partner.ok ? ok({ kind, partner: partner.value }) : partner;
  }

  /** Before the seal what the act owes is done, and units that a fact at the gate has changed are given back. */
  private async order(
    ask: Extract<OpeningAsk, { kind: 'order' }>,
    act: string,
    { plan }: OpeningReview,
    context: CommandContext,
  ): Promise<Result<OpeningOrder>> {
    const { businessDate } = context;
    const carried = await this.process.carry(act);
    if (carried.state.sealed) return ok({ ...ask, fitness: new Map(), gate: -1 });
    const { units, gate } = await this.process.changedUnits(carried);
    if (units.length) await this.process.release(carried, units, 'changed');
    // Where nothing is left, the review is at its end.
    const { state } = units.length ? await this.process.carry(act) : carried;
    const fitness = await this.units.fitness(manifestOf(state), lawOnDay(deedOf(context)));
    const local = await this.units.localAge(plan.custodian, businessDate);
    return ok({ ...ask, fitness, ...(local && { local }), gate });
  }
}
