import { Body, Controller, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { fitting, languageOf, RefusedError } from '@fonds/http-edge';
import { ListFileQuery, UploadedListBody } from '@fonds/interchange';
import { Permission, Requires } from '@fonds/identity';
import { plainRefusal } from '@fonds/law';
import { assetsOfSheet } from '../application/asset-sheet';
import { CaseWords, defined, differenceOf } from '../application/case-words';
import { CaseAnswers, type StepAnswer } from './case-answer';
import { SortDto, WorkgroupDto } from './case.dto';
import {
  AmendDto,
  AssetsDto,
  type AssetDto,
  CaseCountDto,
  ExplainDto,
  SplitDto,
  StateFactsDto,
} from './case-preparing.dto';

/** The first half of a case: working group, groups of units, assets, inventory. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases/:case')
export class CasePreparingController {
  constructor(
    private readonly answers: CaseAnswers,
    private readonly words: CaseWords,
    private readonly lists: UploadedListBody,
  ) {}

  /** The working group (E67). */
  @Requires(Permission.CaseWrite)
  @Post('workgroup')
  workgroup(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: WorkgroupDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const members = body.members.map((each) => defined({ ...each }));
    return this.answers.step(id, body, { request, response }, { kind: 'form-group', members });
  }

  /** Sorts all units into groups by class and secrecy: each into exactly one. */
  @Requires(Permission.CaseWrite)
  @Post('groups')
  sort(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: SortDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const classes = new Map((body.classes ?? []).map(({ series, class: of }) => [series, of] as const));
    return this.answers.step(id, body, { request, response }, { kind: 'sort', classes });
  }

  /** Draws units out of their groups into one of their own, down to a single unit. */
  @Requires(Permission.CaseWrite)
  @Post('splits')
  split(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: SplitDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { to, units = [], batch: act, ground, class: of, facts } = body;
    const words = { to, units, ground, ...defined({ act, class: of, facts: facts && { ...facts } }) };
    return this.answers.step(id, body, { request, response }, () => this.words.split(words));
  }

  /** States facts that decide what is proposed for a group. */
  @Requires(Permission.CaseWrite)
  @Post('facts')
  facts(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: StateFactsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    return this.answers.step(id, body, { request, response }, () =>
      this.words.facts(body.group, { ...body.facts }),
    );
  }

  /** The asset list (资产处置清单): the files of what was sold are drawn out for each buyer. */
  @Requires(Permission.CaseWrite)
  @Post('assets')
  assets(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: AssetsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const assets = body.assets.map((each) => defined({ ...each }));
    return this.answers.step(id, body, { request, response }, { kind: 'list-assets', assets });
  }

  /** The same as the body of the request: a spreadsheet, CSV or .dbf as people keep it. */
  @Requires(Permission.CaseWrite)
  @Post('assets/list')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async assetsByList(
    @Param('case', ParseUUIDPipe) id: string,
    @Query() { file, hiddenRows, businessDate, reason }: ListFileQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const language = languageOf(request.headers['accept-language']);
    const options = { fileName: file, language, ...defined({ hiddenRows }) };
    const assets = await this.lists.file(request, response, file, (path) => assetsOfSheet(path, options));
    const told = { assets: [...assets] as AssetDto[] };
    fitting(AssetsDto, told);
    const deed = defined({ businessDate, reason });
    return this.answers.step(id, deed, { request, response }, { kind: 'list-assets', assets });
  }

  /** Enters a count (E68) against the catalogue of the case. */
  @Requires(Permission.CaseWrite)
  @Post('inventory')
  count(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: CaseCountDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { method, group, note, units, found: number } = body;
    const found = units ?? number;
    if (found === undefined) throw new RefusedError(plainRefusal('units-or-number'));
    const order = { kind: 'count', method, found, ...defined({ group, note }) } as const;
    return this.answers.step(id, body, { request, response }, order);
  }

  /** Explains one difference of the inventory. */
  @Requires(Permission.CaseWrite)
  @Post('inventory/explanations')
  explain(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: ExplainDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const { difference, outcome, explanation: text, event } = body;
    const explanation = { ...differenceOf(difference), outcome, explanation: text, ...defined({ event }) };
    return this.answers.step(id, body, { request, response }, { kind: 'explain', explanation });
  }

  /** The change has become another one (C15 → C16). */
  @Requires(Permission.CaseWrite)
  @Post('amendments')
  amend(
    @Param('case', ParseUUIDPipe) id: string,
    @Body() body: AmendDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StepAnswer> {
    const order = { kind: 'amend', after: body.kind, document: defined({ ...body.document }) } as const;
    return this.answers.step(id, body, { request, response }, order);
  }
}
