import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { UnitDoor } from '@fonds/holdings';
import { exportHeaders, unwrap, type Page } from '@fonds/http-edge';
import {
  CurrentCaller,
  Permission,
  RequestContextFactory,
  Requires,
  type Caller,
  type Viewer,
} from '@fonds/identity';
import { isUuid } from '@fonds/kernel';
import { ProjectionHost, resolveKnownAt } from '@fonds/projections';
import { TrailExporter } from '../application/trail-export';
import { TrailQuery, type TrailEntry, type TrailFilter } from '../read/trail.query';
import { TrailExportQuery, TrailPageQuery, type TrailConditionsQuery } from './trail.dto';

const TYPES = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

@ApiTags('trail')
@ApiBearerAuth()
@Controller('api/v1/trail')
export class TrailController {
  constructor(
    private readonly query: TrailQuery,
    private readonly exporter: TrailExporter,
    private readonly fonds: FondsDoor,
    private readonly units: UnitDoor,
    private readonly contexts: RequestContextFactory,
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Who did what to what, oldest first; `data` has before and after. */
  @Requires(Permission.TrailRead)
  @Get()
  async page(@CurrentCaller() { viewer }: Caller, @Query() asked: TrailPageQuery): Promise<Page<TrailEntry>> {
    const { cursor, limit } = asked;
    return this.query.page(await this.filter(asked, viewer), { cursor, limit }, viewer);
  }

  /** The whole selection as a file. The export is recorded (E93) before its first line is sent. */
  @Requires(Permission.TrailExport)
  @Get('export')
  @ApiProduces('application/x-ndjson', 'text/csv')
  async export(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: TrailExportQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { format, purpose, ...conditions } = asked;
    const context = this.contexts.from(request);
    const knownAt = unwrap(await resolveKnownAt(this.store, this.projections, undefined));
    const filter = { ...(await this.filter(asked, viewer)), knownAt };
    const scope = Object.fromEntries(
      Object.entries(conditions).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    const made = await this.exporter.export({ filter, scope, format, purpose }, viewer, context);
    response.set({
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="trail-${knownAt}.${format}"`,
      ...exportHeaders({ ...made, position: made.position.toString() }),
    });
    await pipeline(Readable.from(made.lines), response).catch((error: unknown) => {
      // A reader who leaves has the event to his name all the same.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }

  private async filter(asked: TrailConditionsQuery, viewer: Viewer): Promise<TrailFilter> {
    const { subject, fonds, act, actor, type, businessFrom, businessTo, recordedFrom, recordedTo } = asked;
    return {
      subject: subject === undefined ? undefined : await this.subject(subject, viewer),
      fonds: fonds === undefined ? undefined : unwrap(await this.fonds.visible(fonds, viewer)),
      ...{ act, actor, type, businessFrom, businessTo, recordedFrom, recordedTo },
    };
  }

  /** Units may be named by their code; everything else has an id. */
  private async subject(text: string, viewer: Viewer): Promise<string> {
    return isUuid(text) ? text : unwrap(await this.units.visible(text, viewer)).id;
  }
}
