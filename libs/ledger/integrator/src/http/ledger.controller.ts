import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Permission, Requires } from '@fonds/identity';
import { Ledger, type LedgerStanding } from '../ledger';

/** How far the log is, and with which keys it signs. */
export interface LedgerStatus extends Omit<LedgerStanding, 'epoch'> {
  readonly epoch: number;
  readonly origin: string;
  /** One while no change-over is under way. */
  readonly vkeys: readonly string[];
  /** Witnesses that must have cosigned. */
  readonly quorum: number;
}

@ApiTags('log')
@ApiBearerAuth()
@Controller('api/v1/ledger')
export class LedgerController {
  constructor(private readonly ledger: Ledger) {}

  /** Recorded, integrated, published: how far each reaches, and why the log does not sign when it does not. */
  @Requires(Permission.LedgerRead)
  @Get()
  status(): Promise<LedgerStatus> {
    return statusOf(this.ledger);
  }
}

export async function statusOf(ledger: Ledger): Promise<LedgerStatus> {
  const { epoch, ...standing } = await ledger.standing();
  return {
    epoch: epoch.number,
    origin: epoch.origin,
    ...standing,
    vkeys: ledger.vkeys(epoch),
    quorum: ledger.quorum,
  };
}
