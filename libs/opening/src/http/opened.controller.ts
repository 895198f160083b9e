import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { UnitDoor } from '@fonds/holdings';
import { unwrap, RefusedError, type Page } from '@fonds/http-edge';
import {
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  Public,
  Requires,
  type Caller,
  type OrganisationDirectory,
} from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { OpenedQuery, type OpenedRow } from '../read/opened.query';
import { OpeningQuery, type ExtendedRow, type OpeningOfUnit } from '../read/opening.query';
import { ExtendedListQuery, OpenedListQuery } from './opening.dto';

/** What is open, for everybody; what stays closed, for the archives and those over it. */
@ApiTags('openings')
@Controller('api/v1')
export class OpenedController {
  constructor(
    private readonly opened: OpenedQuery,
    private readonly query: OpeningQuery,
    private readonly units: UnitDoor,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /** The published catalogue (开放档案目录), newest opening first, by code. No account is needed (AL 28, REG 29). */
  @Public()
  @Get('opened')
  list(@Query() asked: OpenedListQuery): Promise<Page<OpenedRow>> {
    const { archives, fonds, text, openedFrom, openedTo, act, cursor, limit } = asked;
    const institution = archives === undefined ? undefined : this.organisations.idOf(archives);
    const filter = { institution, number: fonds, text, openedFrom, openedTo, act };
    return this.opened.list(filter, { cursor, limit });
  }

  /** What stays closed by an extension, the first to be reassessed first (E64, CLK-09). Never public. */
  @ApiBearerAuth()
  @Requires(Permission.ActRead)
  @Get('extensions')
  extended(
    @CurrentCaller() { viewer, roles }: Caller,
    @Query() { archives: code, by, cursor, limit }: ExtendedListQuery,
  ): Promise<Page<ExtendedRow>> {
    const archives =
      code === undefined
        ? roles.find(({ organisation }) => organisation)?.organisation
        : this.organisations.idOf(code);
    if (!archives || (!viewer.all && !viewer.organisations.includes(archives)))
      throw new RefusedError(plainRefusal('not-of-your-archives'));
    return this.query.extended({ archives, by }, { cursor, limit });
  }

  /** The opening state of one unit, and whether a reader can have the original. */
  @ApiBearerAuth()
  @Requires(Permission.CatalogueRead)
  @Get('units/:unit/opening')
  async ofUnit(@CurrentCaller() { viewer }: Caller, @Param('unit') text: string): Promise<OpeningOfUnit> {
    const visible = await this.units.visible(text, viewer);
    const published = visible.ok ? undefined : await this.units.published(text, viewer);
    const id = published ? published.id : unwrap(visible).id;
    const found = await this.query.ofUnit(id);
    if (!found) throw new RefusedError(plainRefusal('unit-unknown', { unit: text }));
    const { act, ...rest } = found;
    return { ...rest, ...(act && !published && { act }) };
  }
}
