import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import {
  accessOf,
  ORGANISATION_DIRECTORY,
  Permission,
  RequestContextFactory,
  Requires,
  type OrganisationDirectory,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { ActivateLocalLaw } from '../application/activate-law.command';
import { WhoActivates } from '../application/who-activates';
import { LocalLawQuery, type LocalLawRow } from '../read/local-law.query';
import { ActivateLocalLawDto, LocalLawListQuery } from './local-law.dto';

@ApiTags('law')
@ApiBearerAuth()
@Controller('api/v1/local-law')
export class LocalLawController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly who: WhoActivates,
    private readonly query: LocalLawQuery,
    private readonly projections: ProjectionHost,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Local rules (地方规定) by place and version, the newest first. */
  @Requires(Permission.DueRead)
  @Get()
  async versions(
    @Query() { archives, current, cursor, limit }: LocalLawListQuery,
  ): Promise<Page<LocalLawRow>> {
    await this.projections.catchUp();
    const place = archives === undefined ? undefined : await this.place(archives);
    return this.query.versions({ place, current }, { cursor, limit });
  }

  /** Activates local rules of a place (E103): due lists follow at once, and what was decided stays as it was. */
  @Requires(Permission.LawActivate)
  @Post()
  async activate(
    @Body() body: ActivateLocalLawDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const place = body.archives === undefined ? undefined : await this.place(body.archives);
    const { caller, wanted } = accessOf(request);
    const grant = unwrap(await this.who.grant(caller.roles, place, wanted));
    const context = { ...this.contexts.from(request, body), ...grant };
    const rules = body.rules.map(({ until, basis, ...rule }) => ({
      ...rule,
      ...(until !== undefined && { until }),
      basis: basis.map((each) => ({ ...each })),
    }));
    const input = { ...(place !== undefined && { place }), version: body.version, rules };
    return commandAnswer(unwrap(await this.commands.execute(new ActivateLocalLaw(input, context))), response);
  }

  private async place(code: string): Promise<string> {
    const [found] = await this.organisations.find([this.organisations.idOf(code)]);
    if (!found) throw new RefusedError(plainRefusal('organisation-not-found', { code }));
    return found.id;
  }
}
