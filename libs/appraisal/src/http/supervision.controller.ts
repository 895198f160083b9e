import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  commandAnswer,
  Exchanged,
  PageRequest,
  RefusedError,
  unwrap,
  type CommandAnswer,
  type Exchange,
  type Page,
} from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import type { ToldFacts } from '../application/destruction.commands';
import { DestructionDoor } from '../application/destruction-door';
import { DestructionQuery, type DestructionDetail, type ExcludedUnit } from '../read/destruction.query';
import { countAsk, eraseAsk, outcomeWords, startAsk } from './destruction-asks';
import { DestructionSteps } from './destruction-steps';
import { CertifyDto, CountDto, ErasureDto, OutcomeDto, StartDto } from './destruction.dto';

/** Supervision of a destruction (监销): E53–E55, E99, E105; and what a register says. */
@ApiTags('destruction')
@ApiBearerAuth()
@Controller('api/v1/destructions/:act')
export class SupervisionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: DestructionDoor,
    private readonly steps: DestructionSteps,
    private readonly query: DestructionQuery,
  ) {}

  /** Approvals, counts, signatures, what stands in the way, and what became of its units. */
  @Requires(Permission.ActRead)
  @Get()
  async detail(
    @Param('act', ParseUUIDPipe) act: string,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<DestructionDetail> {
    const found = await this.query.detail(act, viewer);
    if (!found) throw new RefusedError(plainRefusal('act-unknown', { act }));
    return found;
  }

  /** Units that the register leaves out, each with its reason. */
  @Requires(Permission.ActRead)
  @Get('excluded')
  async excluded(
    @Param('act', ParseUUIDPipe) act: string,
    @Query() { cursor, limit }: PageRequest,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<Page<ExcludedUnit>> {
    const found = await this.query.excluded(act, { cursor, limit }, viewer);
    if (!found) throw new RefusedError(plainRefusal('act-unknown', { act }));
    return found;
  }

  /** A supervisor has found exactly the units of the register. Two must, before the start. */
  @Requires(Permission.DestructionSupervise)
  @Post('count')
  @HttpCode(200)
  count(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: CountDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    return this.steps.take(act, countAsk(body), body, exchange);
  }

  /** The point of no return (INV-17b), if the gate lets it pass. */
  @Requires(Permission.DestructionSupervise)
  @Post('start')
  @HttpCode(200)
  start(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: StartDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    return this.steps.take(act, startAsk(body), body, exchange);
  }

  /** What became of units (E105): destroyed, returned to the shelf, already gone. */
  @Requires(Permission.DestructionSupervise)
  @Post('facts')
  async facts(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: OutcomeDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer & Pick<ToldFacts, 'incidents' | 'leftOut'>> {
    const asking = this.steps.asking(exchange, body);
    const command = unwrap(await this.door.facts(act, outcomeWords(body), asking));
    const told = unwrap(await this.commands.execute(command));
    const { incidents, leftOut } = told;
    return { ...commandAnswer(told, exchange.response), incidents, leftOut };
  }

  /** Electronic records were erased: media, copies, backups (E55). */
  @Requires(Permission.DestructionSupervise)
  @Post('erasure')
  erase(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: ErasureDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    const { businessDate } = this.steps.asking(exchange, body).context;
    return this.steps.take(act, eraseAsk(body, businessDate), body, exchange);
  }

  /** Both who counted sign afterwards; with the second the destruction is certified. */
  @Requires(Permission.DestructionSupervise)
  @Post('certify')
  @HttpCode(200)
  certify(
    @Param('act', ParseUUIDPipe) act: string,
    @Body() body: CertifyDto,
    @Exchanged() exchange: Exchange,
  ): Promise<CommandAnswer> {
    const { note } = body;
    return this.steps.take(act, { kind: 'certify', ...(note && { note }) }, body, exchange);
  }
}
