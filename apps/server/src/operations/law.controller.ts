import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, RefusedError } from '@fonds/http-edge';
import { CLOCK, LawInEffect, Permission, Requires } from '@fonds/identity';
import { shanghaiDay, type CivilDate, type Clock } from '@fonds/kernel';
import {
  explain,
  explainable,
  isCarried,
  law,
  lawDataVersions,
  plainRefusal,
  type Explanation,
  type LawAt,
} from '@fonds/law';

export class LawQuery {
  /** The day whose law is asked; today. */
  @MayBeAbsent()
  @IsCivilDate()
  readonly at?: CivilDate;

  /** Version of the national rule data, as an event names it with its rules; the one in effect. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  readonly data?: string;
}

@ApiTags('law')
@ApiBearerAuth()
@Controller('api/v1/law')
export class LawController {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly inEffect: LawInEffect,
  ) {}

  /** Every rule and deadline (规则、时限): what it says, on what ground, how sure, and what it does on a day. */
  @Requires(Permission.Self)
  @Get()
  async list(@Query() query: LawQuery): Promise<{ rows: readonly Explanation[] }> {
    const asked = await this.asked(query);
    return { rows: explainable().flatMap((id) => explain(id, asked) ?? []) };
  }

  /** One rule (INV-…) or deadline (CLK-…). */
  @Requires(Permission.Self)
  @Get(':id')
  async one(@Param('id') id: string, @Query() query: LawQuery): Promise<Explanation> {
    const found = explain(id.toUpperCase(), await this.asked(query));
    if (!found) throw new RefusedError(plainRefusal('rule-not-found', { id }));
    return found;
  }

  private async asked({ at, data }: LawQuery): Promise<LawAt> {
    const version = data ?? (await this.inEffect.version());
    if (!isCarried(version))
      throw new RefusedError(
        plainRefusal('law-data-not-carried', {
          version,
          carried: lawDataVersions().map((each) => each.version),
        }),
      );
    return law.at(at ?? shanghaiDay(this.clock.now()), version);
  }
}
