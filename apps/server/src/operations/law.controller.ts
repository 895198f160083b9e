import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { IsCivilDate, MayBeAbsent, RefusedError } from '@fonds/http-edge';
import { CLOCK, Permission, Requires } from '@fonds/identity';
import { shanghaiDay, type CivilDate, type Clock } from '@fonds/kernel';
import { explain, explainable, plainRefusal, type Explanation } from '@fonds/law';

export class LawQuery {
  /** The day whose law is asked; today. */
  @MayBeAbsent()
  @IsCivilDate()
  readonly at?: CivilDate;
}

@ApiTags('law')
@ApiBearerAuth()
@Controller('api/v1/law')
export class LawController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Every rule and deadline (规则、时限): what it says, on what ground, how sure, and what it does on a day. */
  @Requires(Permission.Self)
  @Get()
  list(@Query() { at }: LawQuery): { rows: readonly Explanation[] } {
    const day = at ?? this.today();
    return { rows: explainable().flatMap((id) => explain(id, day) ?? []) };
  }

  /** One rule (INV-…) or deadline (CLK-…). */
  @Requires(Permission.Self)
  @Get(':id')
  one(@Param('id') id: string, @Query() { at }: LawQuery): Explanation {
    const found = explain(id.toUpperCase(), at ?? this.today());
    if (!found) throw new RefusedError(plainRefusal('rule-not-found', { id }));
    return found;
  }

  private today(): CivilDate {
    return shanghaiDay(this.clock.now());
  }
}
