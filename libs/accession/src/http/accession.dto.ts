import { IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { UnitDto, TermsDto, LONG, SHORT, MOST_UNITS, PROFILES } from './accession-parts.dto';

export class RegisterAccessionDto extends TermsDto {
  /** Id or number. */
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

export class RegisterBatchDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  /** The transfer. */
  @IsUUID()
  act!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  title?: string;

  /** Of a deposit (寄存): id of its agreement. */
  @MayBeAbsent()
  @IsUUID()
  agreement?: string;
}

/** Of an archives; all given conditions hold together. */
export class AccessionFilterQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(9999)
  year?: number;

  @MayBeAbsent()
  @IsString()
  @MaxLength(SHORT)
  topic?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(SHORT)
  sourceKind?: string;

  @MayBeAbsent()
  @IsUUID()
  act?: string;

  @MayBeAbsent()
  @IsCivilDate()
  from?: string;

  @MayBeAbsent()
  @IsCivilDate()
  to?: string;
}

export class AccessionListQuery extends IntersectionType(AccessionFilterQuery, PageRequest) {}

export class RegisterPaperQuery extends AccessionFilterQuery {
  @IsIn(['pdf', 'xlsx'])
  format!: 'pdf' | 'xlsx';

  @MayBeAbsent()
  @IsIn(['zh', 'en'])
  lang?: 'zh' | 'en';

  /** Log position that the register is read at; the newest when absent. */
  @MayBeAbsent()
  @Matches(/^\d{1,18}$/)
  knownAt?: string;
}

export class DateCorrectionDto extends ActDto {
  /** The day that is right. */
  @IsCivilDate()
  after!: CivilDate;
}

export class SecondDateDto extends ActDto {
  /** Event id of the proposal. */
  @IsUUID()
  proposal!: string;
}
