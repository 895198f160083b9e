import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { OfferedWith } from '../domain/transfer.decider';

/** What electronic records lie on (载体). */
export class CarriersDto {
  /** Number of the first (起号). */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  from!: string;

  /** Number of the last (止号); the first when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  to?: string;

  /** Kind (类型): 档案级光盘, 硬磁盘 … */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  kind!: string;

  /** Format (规格): BD-R 100 GB … */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  format?: string;
}

/** Finding aids of one kind (检索工具). */
export class FindingAidDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  kind!: string;

  @IsInt()
  @Min(1)
  @Max(100_000)
  count!: number;

  /** What is counted: 册, 份 … 份 when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(20)
  unit?: string;
}

export class OfferDto extends ActDto {
  /** SHA-256 of the machine-readable catalogue, a stored supporting file; without it, that is a listed defect. */
  @MayBeAbsent()
  @Matches(/^[0-9a-f]{64}$/)
  catalogue?: string;

  /** Ids of electronic packages. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  packages?: string[];

  /** Of electronic records that come on carriers: which these are. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => CarriersDto)
  carriers?: CarriersDto;

  /** Finding aids beside the machine-readable catalogue. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FindingAidDto)
  findingAids?: FindingAidDto[];
}

/** With what is said by leaving it out. */
export function offeredWith({
  carriers,
  findingAids,
}: Pick<OfferDto, 'carriers' | 'findingAids'>): Pick<OfferedWith, 'carriers' | 'findingAids'> {
  return {
    ...(carriers && { carriers: { ...carriers, to: carriers.to ?? carriers.from } }),
    ...(findingAids?.length && {
      findingAids: findingAids.map(({ kind, count, unit = '份' }) => ({ kind, count, unit })),
    }),
  };
}
