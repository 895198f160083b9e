import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { EVENT_STORE, type EventStore } from '@fonds/event-store';
import { UnitDoor } from '@fonds/holdings';
import { unwrap } from '@fonds/http-edge';
import { CurrentCaller, Permission, Requires, type Caller } from '@fonds/identity';
import { barsOf, type UnitBar } from '../read/unit-bars';

/** `:unit` is an id or a reference code (档号). */
@ApiTags('gate')
@ApiBearerAuth()
@Controller('api/v1/units/:unit/holds')
export class UnitBarsController {
  constructor(
    private readonly door: UnitDoor,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Holds in force on a unit, and what else stands against acts on it: why, and since when. */
  @Requires(Permission.ActRead)
  @Get()
  async list(
    @Param('unit') text: string,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<{ readonly rows: readonly UnitBar[] }> {
    const { id, unit } = unwrap(await this.door.visible(text, viewer));
    return { rows: await barsOf(this.store, id, unit) };
  }
}
