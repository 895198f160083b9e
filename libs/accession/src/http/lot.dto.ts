import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { PartyDto, UnitDto, LONG, SHORT, MOST_UNITS, PROFILES } from './accession-parts.dto';

export class EstimateDto {
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  files?: number;

  @MayBeAbsent()
  @IsInt()
  @Min(0)
  items?: number;

  /** Decimal text. */
  @MayBeAbsent()
  @Matches(/^[0-9]{1,9}(\.[0-9]{1,3})?$/)
  metres?: string;
}

export class RegisterLotDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  title!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => EstimateDto)
  estimate!: EstimateDto;

  /** With it the lot comes in by an accession and has a number. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceKind?: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => PartyDto)
  source?: PartyDto;

  @MayBeAbsent()
  @IsUUID()
  agreement?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  topic?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceNumber?: string;
}

export class ArrangeLotDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds!: string;

  @MayBeAbsent()
  @IsIn(PROFILES)
  profile?: (typeof PROFILES)[number];

  @IsArray()
  @ArrayMaxSize(MOST_UNITS)
  @ValidateNested({ each: true })
  @Type(() => UnitDto)
  units!: UnitDto[];
}

export class CloseLotDto extends ActDto {
  /** Why what was arranged differs from what was estimated. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  explanation?: string;
}
