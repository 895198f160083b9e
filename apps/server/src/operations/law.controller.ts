import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import {
  IsCivilDate,
  LOADED_ARTICLES,
  MayBeAbsent,
  RefusedError,
  type LoadedArticles,
} from '@fonds/http-edge';
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
  type LoadedTexts,
} from '@fonds/law';
import { ProjectionHost } from '@fonds/projections';

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
    @Inject(LOADED_ARTICLES) private readonly articles: LoadedArticles,
    private readonly projections: ProjectionHost,
  ) {}

  /** Every rule and deadline (规则、时限): what it says, on what ground, how sure, and what it does on a day. */
  @Requires(Permission.Self)
  @Get()
  async list(@Query() query: LawQuery): Promise<{ rows: readonly Explanation[] }> {
    const asked = await this.asked(query);
    const rows = explainable().flatMap((id) => explain(id, asked) ?? []);
    const loaded = await this.loaded(rows);
    return { rows: rows.flatMap(({ id }) => explain(id, asked, loaded) ?? []) };
  }

  /** One rule (INV-…) or deadline (CLK-…). */
  @Requires(Permission.Self)
  @Get(':id')
  async one(@Param('id') id: string, @Query() query: LawQuery): Promise<Explanation> {
    const asked = await this.asked(query);
    const found = explain(id.toUpperCase(), asked);
    if (!found) throw new RefusedError(plainRefusal('rule-not-found', { id }));
    return explain(found.id, asked, await this.loaded([found])) ?? found;
  }

  /** Words of their articles that were loaded here. */
  private async loaded(rows: readonly Explanation[]): Promise<LoadedTexts> {
    await this.projections.catchUp();
    return this.articles.of(rows.flatMap(({ basis }) => basis));
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
