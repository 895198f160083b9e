import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { EventProofs, type EventProof } from '../application/event-proof';

@ApiTags('log')
@ApiBearerAuth()
@Controller('api/v1/events')
export class ProofController {
  constructor(private readonly proofs: EventProofs) {}

  /** `:event` is an id or a log position. Only what the caller may see in the trail; not before it is published. */
  @Requires(Permission.LedgerRead)
  @Get(':event/proof')
  async proof(@Param('event') event: string, @CurrentCaller() { viewer }: Caller): Promise<EventProof> {
    return unwrap(await this.proofs.proofOf(event, viewer));
  }
}
