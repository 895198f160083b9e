import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Request, Response } from 'express';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { languageOf, MayBeAbsent, type Language } from '@fonds/http-edge';
import { Public } from '@fonds/identity';
import { NationalLawQuery } from '@fonds/local-law';
import { ProjectionHost } from '@fonds/projections';
import { hasAdministrator } from '../administrator';
import { VERSION } from '../version';
import { landingPage } from './landing.page';

export class LandingQuery {
  @MayBeAbsent()
  @IsIn(['zh', 'en'])
  lang?: Language;
}

@ApiExcludeController()
@Controller()
export class LandingController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly projections: ProjectionHost,
    private readonly law: NationalLawQuery,
  ) {}

  @Public()
  @Get()
  async page(
    @Query() { lang }: LandingQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const language = lang ?? languageOf(request.headers['accept-language']);
    const ready = await this.projections.lag().then(
      (lag) => lag.every(({ parked }) => parked === null),
      () => false,
    );
    const opened = await hasAdministrator(this.store).catch(() => false);
    const lawData = await this.law.standing().catch(() => undefined);
    response.setHeader('Content-Language', language === 'zh' ? 'zh-CN' : 'en');
    response.setHeader('Vary', 'Accept-Language');
    response
      .type('html')
      .send(landingPage(language, { version: VERSION, opened, ready, ...(lawData && { lawData }) }));
  }
}
