import { IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { UNIT_STANDINGS, UNITS_OF_AN_ACT, type UnitStanding } from '@fonds/acts';
import { HoldingFilterDto } from '@fonds/holdings';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { ListFileQuery } from '@fonds/interchange';
import type { CivilDate } from '@fonds/kernel';

export const LONGEST_CODE = 500;
export const LONGEST_TEXT = 2000;
const NATURES = ['transfer', 'early-custody', 'deposit'] as const;

/** Which units of the sender; all named conditions hold together. */
export class UnitFilterDto extends HoldingFilterDto {
  /** Id or number of the fonds. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds!: string;

  /** Formed on this day or later. */
  @MayBeAbsent()
  @IsCivilDate()
  formedFrom?: CivilDate;

  /** Formed on this day or earlier. */
  @MayBeAbsent()
  @IsCivilDate()
  formedTo?: CivilDate;
}

/** What a draft says, whether its units are named, filtered or listed in a file. */
export class DraftWordsDto {
  /** Code of the receiving organisation. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  to!: string;

  /** Code of the sending organisation; the caller's own when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  from?: string;

  /** Id or number; that of the units when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;

  /** `transfer`: custody moves for good. `early-custody` (代管): before the formal transfer, REG 20(4). `deposit` (寄存): the owner stays. */
  @MayBeAbsent()
  @IsIn(NATURES)
  nature?: (typeof NATURES)[number];

  /** Years of the archives, as they are to be printed. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  years?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  note?: string;
}

export class DraftTransferDto extends IntersectionType(ActDto, DraftWordsDto) {
  /** Entered late from an old deed on paper: its business date tells which law it follows. */
  @MayBeAbsent()
  @IsBoolean()
  historical?: boolean;

  /** Codes or ids, in the order of the list; or a filter. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  units?: string[];

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => UnitFilterDto)
  filter?: UnitFilterDto;
}

export class DraftListQuery extends IntersectionType(ListFileQuery, DraftWordsDto) {}

export class TransferUnitsQuery extends PageRequest {
  @MayBeAbsent()
  @IsIn(UNIT_STANDINGS)
  standing?: UnitStanding;
}

export class PaperQuery {
  @IsIn(['pdf', 'xlsx'])
  format!: 'pdf' | 'xlsx';

  /** `en`: with English beside the Chinese. */
  @MayBeAbsent()
  @IsIn(['zh', 'en'])
  lang?: 'zh' | 'en';
}
