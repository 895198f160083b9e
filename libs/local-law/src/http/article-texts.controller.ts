import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { commandAnswer, unwrap, type CommandAnswer, type Page } from '@fonds/http-edge';
import { Permission, Requires } from '@fonds/identity';
import { ProjectionHost } from '@fonds/projections';
import { LoadArticleTexts } from '../application/load-article-texts.command';
import { ArticleTextsQuery, type ArticleTextRow } from '../read/article-texts.query';
import { ArticleTextListQuery, LoadArticleTextsDto } from './article-texts.dto';
import { NationalContext } from './national-context';

@ApiTags('law')
@ApiBearerAuth()
@Controller('api/v1/law-texts')
export class ArticleTextsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly contexts: NationalContext,
    private readonly query: ArticleTextsQuery,
    private readonly projections: ProjectionHost,
  ) {}

  /** Articles of the rule data (条文): how much of each is here, and what was loaded. */
  @Requires(Permission.DueRead)
  @Get()
  async list(
    @Query() { instrument, missing, cursor, limit }: ArticleTextListQuery,
  ): Promise<Page<ArticleTextRow>> {
    await this.projections.catchUp();
    return this.query.list({ instrument, missing }, { cursor, limit });
  }

  /** Loads words of articles that the build has not (E103), all or none; what is shown follows, and no decision does. */
  @Requires(Permission.LawActivate)
  @Post()
  async load(
    @Body() body: LoadArticleTextsDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAnswer> {
    const context = this.contexts.from(request, body);
    const texts = (body.texts ?? []).map((each) => ({ ...each }));
    const withdrawn = (body.withdrawn ?? []).map((each) => ({ ...each }));
    const loaded = await this.commands.execute(new LoadArticleTexts({ texts, withdrawn }, context));
    return commandAnswer(unwrap(loaded), response);
  }
}
