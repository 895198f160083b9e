import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { loadFonds } from '@fonds/fonds';
import { commandAnswer, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { Permission, Requires, type KnownOrganisation } from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import { CaptureRecord } from '../application/accession.commands';
import { AccessionDoor } from './accession-door';
import { CaptureDto } from './record.dto';

/** Records as they come into being in a unit's own archives room (E07). */
@ApiTags('units')
@ApiBearerAuth()
@Controller('api/v1/records')
export class RecordController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: AccessionDoor,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Its custodian is the unit; an electronic record has its origin with it (INV-32). */
  @Requires(Permission.RecordCapture)
  @Post()
  async capture(
    @Body() body: CaptureDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { unit: string }> {
    const organisation = await this.door.organisation(body.organisation);
    const context = this.door.at(organisation.id, request, body);
    const { profile = 'dat18', unit, electronic, documentNumber, sourceSystem, digest, origin, owner } = body;
    const ownedBy =
      owner?.organisation === undefined ? undefined : await this.door.organisation(owner.organisation);
    const input = {
      organisation: organisation.id,
      fonds: await this.fonds(body.fonds, organisation, request),
      profile,
      ...unit,
      electronic,
      ...(owner && { owner: { kind: owner.kind, ...(ownedBy && { organisation: ownedBy.id }) } }),
      ...(documentNumber && { documentNumber }),
      ...(sourceSystem && { sourceSystem }),
      ...(digest && { digest }),
      ...(origin && { origin: { ...origin } }),
    };
    const answer = unwrap(await this.commands.execute(new CaptureRecord(input, context)));
    return { unit: answer.unit, ...commandAnswer(answer.outcome, response) };
  }

  /**
   * A fonds that the unit itself is a party of, or whose creator it is: so its first record comes in too. What else the
   * caller may see, by another role or because it is open, is no place for the unit's records.
   */
  private async fonds(text: string, organisation: KnownOrganisation, request: Request): Promise<string> {
    const state = isUuid(text) ? await loadFonds(this.store, text) : undefined;
    if (state?.kind === 'fonds' && state.fonds.creator === organisation.name) return text;
    if (state?.kind === 'fonds' && state.fonds.numberingBody === organisation.id) return text;
    return this.door.fondsOf(organisation.id, text, request);
  }
}
