import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { FondsDoor } from '@fonds/fonds';
import { unwrap, type Page } from '@fonds/http-edge';
import { CLOCK, CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { shanghaiDay, type Clock } from '@fonds/kernel';
import { dutiesOf } from '../application/inbox-duties';
import { InboxQuery, type InboxRow } from '../read/inbox.query';
import { InboxListQuery } from './inbox.dto';

@ApiTags('inbox')
@ApiBearerAuth()
@Controller('api/v1/inbox')
export class InboxController {
  constructor(
    private readonly query: InboxQuery,
    private readonly fonds: FondsDoor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What waits for whom, since when (待办), oldest first: for the caller himself, or all of his organisations. */
  @Requires(Permission.ActRead)
  @Get()
  async list(
    @CurrentCaller() { viewer, roles }: Caller,
    @Query() { scope = 'mine', kind, fonds: text, cursor, limit }: InboxListQuery,
  ): Promise<Page<InboxRow>> {
    const fonds = text === undefined ? undefined : unwrap(await this.fonds.visible(text, viewer));
    const today = shanghaiDay(this.clock.now());
    const asked = { today, duties: dutiesOf(roles), mine: scope === 'mine', kind, fonds };
    return this.query.list(asked, { cursor, limit }, viewer);
  }
}
