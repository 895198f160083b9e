import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { RefusedError } from '@fonds/http-edge';
import { Permission, Requires } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost, type Lag, type TableComparison } from '@fonds/projections';

@ApiTags('projections')
@ApiBearerAuth()
@Controller('api/v1/projections')
export class ProjectionController {
  constructor(private readonly projections: ProjectionHost) {}

  /** How far each read model is behind the log, and why one stands still. */
  @Requires(Permission.ProjectionRead)
  @Get('lag')
  async lag(): Promise<{ rows: Lag[] }> {
    return { rows: await this.projections.lag() };
  }

  /** Builds a read model again beside the live one, and swaps it in. */
  @Requires(Permission.ProjectionManage)
  @Post(':name/rebuild')
  @HttpCode(200)
  async rebuild(@Param('name') name: string): Promise<{ name: string; position: string }> {
    this.expectKnown(name);
    return { name, position: (await this.projections.rebuild(name)).toString() };
  }

  /** Builds a read model beside the live one and compares their digests, table by table. */
  @Requires(Permission.ProjectionManage)
  @Post(':name/check')
  @HttpCode(200)
  async check(
    @Param('name') name: string,
  ): Promise<{ name: string; position: string; tables: TableComparison[] }> {
    this.expectKnown(name);
    const { position, tables } = await this.projections.check(name);
    return { name, position: position.toString(), tables };
  }

  private expectKnown(name: string): void {
    const known = this.projections.projections.map((projection) => projection.name);
    if (!known.includes(name)) throw new RefusedError(plainRefusal('projection-unknown', { name, known }));
  }
}
