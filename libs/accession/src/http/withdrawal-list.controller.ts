import { Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { loadAct } from '@fonds/acts';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { CitedPapers } from '@fonds/evidence';
import { UnitDoor } from '@fonds/holdings';
import { commandAnswer, RefusedError, unwrap, type CommandAnswer } from '@fonds/http-edge';
import { accessOf, Permission, Requires } from '@fonds/identity';
import { UploadedListBody, type ListFileQuery } from '@fonds/interchange';
import { plainRefusal } from '@fonds/law';
import { CheckWithdrawal, RequestWithdrawal, type ActAnswer } from '../application/accession.commands';
import { AccessionDoor } from './accession-door';
import { CheckListQuery, WithdrawalListQuery } from './withdrawal.dto';

const BYTES = 'application/octet-stream';
const BODY = { schema: { type: 'string', format: 'binary' } };

type Answer = CommandAnswer & Omit<ActAnswer, 'outcome'>;

/** Withdrawals of deposits (E32) whose units come as a list in a file, up to 100,000 of them. */
@ApiTags('accessions')
@ApiBearerAuth()
@Controller('api/v1/withdrawals')
export class WithdrawalListController {
  constructor(
    private readonly commands: CommandBus,
    private readonly door: AccessionDoor,
    private readonly lists: UploadedListBody,
    private readonly units: UnitDoor,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly papers: CitedPapers,
  ) {}

  /** The owner asks, with the proof of his ownership; each unit of the list must be a deposit of his. */
  @Requires(Permission.DepositWithdraw)
  @Post('from-list')
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async request(
    @Query() asked: WithdrawalListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Answer> {
    const archives = await this.door.organisation(asked.archives);
    const { proof, agreement, ownerKind: kind, ownerName: name, ownerOrganisation: organisation } = asked;
    const { businessDate } = asked;
    unwrap(await this.papers.check(asked.evidence, accessOf(request).caller.viewer));
    const evidence = asked.evidence.map((sha256) => ({ sha256, kind: 'paper' }));
    const { units, reason } = await this.listed(asked, request, response);
    const context = this.door.at(archives.id, request, { businessDate, reason, evidence });
    const input = {
      archives: archives.id,
      fonds: await this.door.fonds(asked.fonds, request, archives.id),
      owner: await this.door.party({ kind, name, organisation }),
      proof,
      ...(agreement && { agreement }),
      ...(asked.reason && { ground: asked.reason }),
      units,
    };
    const answer = unwrap(await this.commands.execute(new RequestWithdrawal(input, context)));
    response.location(`/api/v1/acts/${answer.act}`);
    return told(answer, response);
  }

  /** Another person has found the units of this list; many go back behind the answer, see `/acts/:act`. */
  @Requires(Permission.DepositCheck)
  @Post(':act/check/list')
  @HttpCode(200)
  @ApiConsumes(BYTES)
  @ApiBody(BODY)
  async check(
    @Param('act', ParseUUIDPipe) act: string,
    @Query() asked: CheckListQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Answer> {
    const known = await loadAct(this.store, act);
    if (known?.state.kind !== 'withdrawal') throw new RefusedError(plainRefusal('withdrawal-unknown'));
    const { businessDate, note } = asked;
    const { units: found, reason } = await this.listed(asked, request, response);
    const context = this.door.at(known.state.custodian, request, { businessDate, reason });
    const input = { act, found, ...(note && { note }) };
    return told(unwrap(await this.commands.execute(new CheckWithdrawal(input, context, true))), response);
  }

  /** Ids of the units that the list names by codes or ids. */
  private async listed(
    asked: ListFileQuery,
    request: Request,
    response: Response,
  ): Promise<{ readonly units: readonly string[]; readonly reason?: string }> {
    const { units: named, ...why } = await this.lists.units(request, response, asked);
    const units = unwrap(await this.units.visibleAll(named, accessOf(request).caller.viewer));
    return { units: units.map(({ id }) => id), ...why };
  }
}

const told = ({ outcome, ...answer }: ActAnswer, response: Response): Answer => ({
  ...answer,
  ...commandAnswer(outcome, response),
});
