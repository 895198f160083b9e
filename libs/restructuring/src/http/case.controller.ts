import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { askingOf } from '@fonds/acts';
import { FondsDoor } from '@fonds/fonds';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import { CurrentCaller, Permission, RequestContextFactory, Requires, type Caller } from '@fonds/identity';
import { isArchiveClass, plainRefusal } from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';
import { CaseBatches, type SuspendedBatch } from '../application/case-batches';
import { CaseDoor, ownBodies } from '../application/case.door';
import { CaseShown, type ShownCase } from '../application/case-shown';
import { classesIn, defined } from '../application/case-words';
import { CaseUnits } from '../application/case-units';
import type { Ending } from '../domain/ending.rule';
import { balanceView, type BalanceView } from '../read/balance.view';
import { CaseQuery, type CaseRow } from '../read/case.query';
import { WhatIfQuery, type WhatIfAnswer } from '../read/what-if.query';
import { CaseDayQuery, CaseListQuery, CaseUnitsQueryDto, OpenCaseDto, WhatIfQueryDto } from './case.dto';
import { SeenCases } from './seen-cases';

/** Restructuring cases (处置案): from the decision to every unit's destination. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases')
export class CaseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: RequestContextFactory,
    private readonly door: CaseDoor,
    private readonly fonds: FondsDoor,
    private readonly cases: CaseQuery,
    private readonly whatIf: WhatIfQuery,
    private readonly units: CaseUnits,
    private readonly batches: CaseBatches,
    private readonly shown: CaseShown,
    private readonly projections: ProjectionHost,
    private readonly seen: SeenCases,
  ) {}

  /** What a change would mean for the units that are there; opens nothing, writes nothing. */
  @Requires(Permission.CaseRead)
  @Get('whatif')
  async ask(@Query() asked: WhatIfQueryDto, @CurrentCaller() caller: Caller): Promise<WhatIfAnswer> {
    const { viewer } = caller;
    const { kind, on, keeper: code, objectSold, stateControlled, foreign, secretsQualified } = asked;
    await this.projections.catchUp();
    const fonds = unwrap(await this.fonds.visible(asked.fonds, viewer));
    const classes = classesIn(asked.classes, isArchiveClass);
    if (!classes) throw new RefusedError(plainRefusal('classes-malformed', { given: asked.classes ?? '' }));
    const keeper = code === undefined ? undefined : await this.door.registered(code);
    if (code !== undefined && !keeper)
      throw new RefusedError(plainRefusal('organisation-not-found', { code }));
    const receiver = defined({ stateControlled, foreign, secretsQualified });
    const question = {
      kind,
      fonds,
      date: on ?? this.seen.today(),
      ...defined({ keeper, objectSold }),
      own: ownBodies(caller),
      receiver,
      classes,
    };
    return unwrap(await this.whatIf.ask(question, viewer));
  }

  /** The case board, newest first. */
  @Requires(Permission.CaseRead)
  @Get()
  async list(@Query() asked: CaseListQuery, @CurrentCaller() { viewer }: Caller): Promise<Page<CaseRow>> {
    const { phase, kind, parent, undecided, dueBy, cursor, limit } = asked;
    const fonds =
      asked.fonds === undefined ? undefined : unwrap(await this.fonds.visible(asked.fonds, viewer));
    return this.cases.list(
      defined({ phase, kind, fonds, parent, undecided, dueBy }),
      { cursor, limit },
      this.seen.today(),
      viewer,
    );
  }

  /** Opens a case (E66): the whole fonds is held, and the units in store are fixed. */
  @Requires(Permission.CaseWrite)
  @Post()
  async open(
    @Body() body: OpenCaseDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer & { readonly case: string; readonly hold: string; readonly units: number }> {
    const { kind, fonds, organisation, decision, parent, supplements, scope } = body;
    const words = {
      kind,
      fonds,
      decision: defined({ ...decision }),
      ...defined({ organisation, parent, supplements, scope }),
    };
    const command = unwrap(await this.door.opening(words, askingOf(request, this.contexts, body)));
    const { outcome, ...opened } = unwrap(await this.commands.execute(command));
    response.location(`/api/v1/cases/${opened.case}`);
    return { ...opened, ...commandAnswer(outcome, response) };
  }

  /** One case: its groups with what is proposed and decided, plans, transfers, checklist. */
  @Requires(Permission.CaseRead)
  @Get(':case')
  async one(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { on }: CaseDayQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ShownCase> {
    return this.shown.on(on ?? this.seen.today(), id, await this.seen.one(id, caller));
  }

  /** Batches that the hold of the case has suspended: adopt them, or have them withdrawn. */
  @Requires(Permission.CaseRead)
  @Get(':case/batches')
  async suspended(
    @Param('case', ParseUUIDPipe) id: string,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly rows: readonly SuspendedBatch[] }> {
    await this.projections.catchUp();
    return { rows: await this.batches.suspended(await this.seen.one(id, caller), caller.viewer) };
  }

  /** What has become of each unit by now, as numbers: whether the case could be closed. */
  @Requires(Permission.CaseRead)
  @Get(':case/balance')
  async balance(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { on }: CaseDayQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<BalanceView> {
    const state = await this.seen.one(id, caller);
    const told = await this.units.told(state, this.seen.today());
    return balanceView(this.units.balance(state, told, on ?? told.date));
  }

  /** Units of the case with their groups, as ids. */
  @Requires(Permission.CaseRead)
  @Get(':case/units')
  async unitsOf(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { group }: CaseUnitsQueryDto,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly rows: readonly { readonly unit: string; readonly group: string }[] }> {
    const state = await this.seen.one(id, caller);
    const { units } = await this.units.told(state, this.seen.today());
    return {
      rows: units
        .filter((each) => group === undefined || each.group === group)
        .map((each) => ({ unit: each.unit, group: each.group })),
    };
  }

  /** Each unit's ending by now; the root over these lines stands in the closing event (E72). */
  @Requires(Permission.CaseRead)
  @Get(':case/endings')
  async endings(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { on }: CaseDayQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly rows: readonly Ending[] }> {
    const state = await this.seen.one(id, caller);
    const told = await this.units.told(state, this.seen.today());
    return { rows: this.units.endings(state, told, on ?? told.date) };
  }
}
