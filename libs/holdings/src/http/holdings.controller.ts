import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { FondsDoor } from '@fonds/fonds';
import { cursorOf, DEFAULT_PAGE, keyOfCursor, RefusedError, unwrap } from '@fonds/http-edge';
import {
  CLOCK,
  CurrentCaller,
  ORGANISATION_DIRECTORY,
  Permission,
  Requires,
  type Caller,
  type OrganisationDirectory,
  type Viewer,
} from '@fonds/identity';
import { shanghaiDay, type Clock } from '@fonds/kernel';
import { plainRefusal } from '@fonds/law';
import { ProjectionHost, resolveKnownAt } from '@fonds/projections';
import type { HoldingsScope } from '../read/custody-where';
import {
  HoldingsBalanceQuery,
  type BalanceEvent,
  type HoldingsBalance,
} from '../read/holdings-balance.query';
import { HoldingsQuery, type HoldingDifference, type HoldingsAnswer } from '../read/holdings.query';
import {
  BalanceEventsQuery,
  BalanceQuery,
  DifferencesQuery,
  HoldingsAsOfQuery,
  type ScopeQuery,
} from './holdings.dto';

@ApiTags('holdings')
@ApiBearerAuth()
@Controller('api/v1/holdings')
export class HoldingsController {
  constructor(
    private readonly query: HoldingsQuery,
    private readonly balances: HoldingsBalanceQuery,
    private readonly fonds: FondsDoor,
    private readonly projections: ProjectionHost,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ORGANISATION_DIRECTORY) private readonly organisations: OrganisationDirectory,
  ) {}

  /**
   * What was held on a day, as known at a position or instant. `digest` covers the whole scope whoever asks, and is the
   * same whenever the question is asked again; rows and counts are what the caller may see.
   */
  @Requires(Permission.HoldingRead)
  @Get()
  async asOf(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: HoldingsAsOfQuery,
  ): Promise<HoldingsAnswer> {
    const {
      asOf,
      series,
      level,
      medium,
      retention,
      secrecy,
      opening,
      by,
      cursor,
      limit = DEFAULT_PAGE,
    } = asked;
    const knownAt = await this.knownAt(asked.knownAt);
    const answer = await this.query.asOf(
      {
        ...(await this.scope(asked, viewer)),
        asOf: asOf ?? shanghaiDay(this.clock.now()),
        knownAt,
        filters: { series, level, medium, retention, secrecy, opening },
        by,
        limit,
        after: cursor === undefined ? undefined : keyOfCursor(cursor, ['id'])[0],
      },
      viewer,
    );
    return answer.next === undefined ? answer : { ...answer, next: cursorOf([answer.next]) };
  }

  /** Opening, taken on, corrected and closing of a period, 卷 and 件 apart. */
  @Requires(Permission.HoldingRead)
  @Get('balance')
  async balance(@CurrentCaller() { viewer }: Caller, @Query() asked: BalanceQuery): Promise<HoldingsBalance> {
    return this.balances.balance(await this.balanceQuestion(asked, viewer), viewer);
  }

  /** The units behind a term of the balance, each with the log position of its event. */
  @Requires(Permission.HoldingRead)
  @Get('balance/events')
  async balanceEvents(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: BalanceEventsQuery,
  ): Promise<{ rows: readonly BalanceEvent[]; next?: string }> {
    const question = { ...(await this.balanceQuestion(asked, viewer)), term: asked.term };
    return this.balances.events(question, asked, viewer);
  }

  private async balanceQuestion(asked: BalanceQuery, viewer: Viewer) {
    const { from, to } = asked;
    if (from > to) throw new RefusedError(plainRefusal('holdings-period-reversed', { from, to }));
    return { ...(await this.scope(asked, viewer)), from, to, knownAt: await this.knownAt(asked.knownAt) };
  }

  /** Units that two beliefs about one day tell differently, each with the position of the event that explains it. */
  @Requires(Permission.HoldingRead)
  @Get('differences')
  async differences(
    @CurrentCaller() { viewer }: Caller,
    @Query() asked: DifferencesQuery,
  ): Promise<{ asOf: string; before: string; after: string; rows: readonly HoldingDifference[] }> {
    const { asOf } = asked;
    const [before, after] = [await this.knownAt(asked.comparedWith), await this.knownAt(asked.knownAt)];
    const scope = await this.scope(asked, viewer);
    const rows = await this.query.differences({ ...scope, asOf, before, after }, viewer);
    return { asOf, before: before.toString(), after: after.toString(), rows };
  }

  private async knownAt(text: string | undefined): Promise<bigint> {
    return unwrap(await resolveKnownAt(this.store, this.projections, text));
  }

  private async scope({ archives, fonds }: ScopeQuery, viewer: Viewer): Promise<HoldingsScope> {
    const custodian = archives === undefined ? undefined : this.organisations.idOf(archives);
    if (custodian && (await this.organisations.find([custodian])).length === 0)
      throw new RefusedError(plainRefusal('organisation-not-found', { code: archives ?? '' }));
    return {
      custodian,
      fonds: fonds === undefined ? undefined : unwrap(await this.fonds.visible(fonds, viewer, custodian)),
    };
  }
}
