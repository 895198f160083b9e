import { Inject, Injectable } from '@nestjs/common';
import type { RectificationOrdered } from '@fonds/event-contracts';
import { EVENT_STORE, pastEvent, type EventStore } from '@fonds/event-store';
import { RefusedError } from '@fonds/http-edge';
import { ORGANISATION_DIRECTORY, type OrganisationDirectory } from '@fonds/identity';
import { fold, type OrganisationId } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { OrganisationStreams } from '@fonds/organisations';
import { AnswerRectification, OrderRectification } from '../application/rectification.commands';
import { rectificationDecider, rectificationStream } from '../domain/rectification.decider';
import { inRoleAt, type AskingDay } from './in-role';
import type { OrderRectificationDto, ReinspectionDto, ReportRectificationDto } from './rectification.dto';

/** Whose order it is, and who answers it: the authority over the body, and the body. */
@Injectable()
export class RectificationDoor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly streams: OrganisationStreams,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  async order(body: OrderRectificationDto, asking: AskingDay): Promise<OrderRectification> {
    const { organisation: code, ground, findings, requirement, servedOn, dueOn, document } = body;
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    if (!found) throw new RefusedError(plainRefusal('organisation-not-found', { code }));
    const context = inRoleAt(await this.streams.upwards(found.id), asking);
    const [instrument, article] = ground.split(' ') as [
      RectificationOrdered['instrument'],
      RectificationOrdered['article'],
    ];
    const authority: string = context.organisation ?? found.id;
    const told = { authority, organisation: found.id as string, instrument, article };
    return new OrderRectification({ ...told, findings, requirement, servedOn, dueOn, document }, context);
  }

  /** E81: by the body that was ordered. */
  async report(
    id: string,
    { actions }: ReportRectificationDto,
    asking: AskingDay,
  ): Promise<AnswerRectification> {
    const { organisation } = await this.ordered(id);
    return new AnswerRectification(
      id,
      { kind: 'report', report: { actions } },
      inRoleAt([organisation], asking),
    );
  }

  /** E82: by the authority that ordered, or one above it. */
  async reinspect(
    id: string,
    { result, note }: ReinspectionDto,
    asking: AskingDay,
  ): Promise<AnswerRectification> {
    const { authority } = await this.ordered(id);
    const context = inRoleAt(await this.streams.upwards(authority as OrganisationId), asking);
    const reinspection = { result, ...(note !== undefined && { note }) };
    return new AnswerRectification(id, { kind: 'reinspect', reinspection }, context);
  }

  private async ordered(id: string): Promise<RectificationOrdered> {
    const past = (await this.store.readStream(rectificationStream(id))).map(pastEvent);
    const { order } = fold(rectificationDecider, past);
    if (!order) throw new RefusedError(plainRefusal('rectification-unknown'));
    return order;
  }
}
