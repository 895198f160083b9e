import { Controller, Get, Inject, Optional, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { FondsDoor } from '@fonds/fonds';
import { unwrap, type Page } from '@fonds/http-edge';
import { CLOCK, CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { shanghaiDay, type Clock } from '@fonds/kernel';
import type { Bilingual } from '@fonds/law';
import { dutiesOf } from '../application/inbox-duties';
import { INBOX_NOTICES, type InboxNotices } from '../application/inbox-notices';
import { InboxQuery, type InboxRow } from '../read/inbox.query';
import { InboxListQuery } from './inbox.dto';

export interface InboxPage extends Page<InboxRow> {
  /** What waits in the installation and is no act: a newer version of the national rule data (E103), for whoever adopts it. */
  readonly notices: readonly Bilingual[];
}

@ApiTags('inbox')
@ApiBearerAuth()
@Controller('api/v1/inbox')
export class InboxController {
  constructor(
    private readonly query: InboxQuery,
    private readonly fonds: FondsDoor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(INBOX_NOTICES) private readonly notices?: InboxNotices,
  ) {}

  /** What waits for whom, since when (待办), oldest first: for the caller himself, or all of his organisations. */
  @Requires(Permission.ActRead)
  @Get()
  async list(
    @CurrentCaller() { viewer, roles }: Caller,
    @Query() { scope = 'mine', kind, fonds: text, cursor, limit }: InboxListQuery,
  ): Promise<InboxPage> {
    const fonds = text === undefined ? undefined : unwrap(await this.fonds.visible(text, viewer));
    const today = shanghaiDay(this.clock.now());
    const asked = { today, duties: dutiesOf(roles), mine: scope === 'mine', kind, fonds };
    const page = await this.query.list(asked, { cursor, limit }, viewer);
    return { ...page, notices: (await this.notices?.for(roles)) ?? [] };
  }
}
