import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { FondsDoor } from '@fonds/fonds';
import { RefusedError, unwrap, type Page } from '@fonds/http-edge';
import {
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  RequestContextFactory,
  Requires,
  type Caller,
  type OrganisationDirectory,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ClosedReading } from '../application/closed-reading';
import {
  CatalogueQuery,
  type CatalogueDetail,
  type CatalogueNode,
  type SearchPage,
} from '../read/catalogue.query';
import { openingToReaders } from '../read/open-to-readers';
import { SearchQuery, TreeQuery } from './catalogue.dto';

@ApiTags('catalogue')
@ApiBearerAuth()
@Controller('api/v1/catalogue')
export class CatalogueController {
  constructor(
    private readonly query: CatalogueQuery,
    private readonly fonds: FondsDoor,
    private readonly reading: ClosedReading,
    private readonly contexts: RequestContextFactory,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** Children of a node, or the top of a fonds, in the order of the source. */
  @Requires(Permission.CatalogueRead)
  @Get('tree')
  async tree(
    @CurrentCaller() { viewer }: Caller,
    @Query() { fonds: text, parent, cursor, limit }: TreeQuery,
  ): Promise<Page<CatalogueNode>> {
    const fonds = unwrap(await this.fonds.readable(text, viewer));
    return this.query.children({ fonds, parent }, { cursor, limit }, viewer);
  }

  /** Finds whatever matches all conditions; nothing that matches is left out. */
  @Requires(Permission.CatalogueRead)
  @Get('search')
  async search(@CurrentCaller() { viewer }: Caller, @Query() asked: SearchQuery): Promise<SearchPage> {
    const { title, code, creator, from, to, box, archives, fonds, cursor, limit } = asked;
    const custodian = archives === undefined ? undefined : this.organisations.idOf(archives);
    const wanted = {
      ...{ title, code, creator, from, to, box, custodian },
      fonds: fonds === undefined ? undefined : unwrap(await this.fonds.readable(fonds, viewer, custodian)),
    };
    return this.query.search(wanted, { cursor, limit }, viewer);
  }

  /** A series, unit or entry with its full description. Reading what is not 开放 is recorded (E104). */
  @Requires(Permission.CatalogueRead)
  @Get('nodes/:id')
  async node(
    @CurrentCaller() { viewer }: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: Request,
  ): Promise<CatalogueDetail> {
    const node = await this.query.node(id, viewer);
    if (!node) throw new RefusedError(plainRefusal('node-unknown', { id }));
    const { unit, description } = node;
    const opening = openingToReaders({ opening: node.opening ?? undefined, secrecy: description.secrecy });
    if (unit) await this.reading.record(unit, opening, this.contexts.from(request));
    return node;
  }
}
