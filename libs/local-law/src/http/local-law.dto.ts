import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

const SHORT = 200;

const truth = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '' ? true : value === 'false' ? false : value;

export const LOCAL_CLOCK_IDS = [
  'CLK-01',
  'CLK-02',
  'CLK-05',
  'CLK-06',
  'CLK-08',
  'CLK-09',
  'CLK-23',
] as const;

export class LocalBasisDto {
  /** Name of the local regulation or document, as printed. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  instrument!: string;

  /** Its article; empty where it has none. */
  @IsString()
  @MaxLength(SHORT)
  article!: string;
}

export class LocalRuleDto {
  /**
   * CLK-01 and CLK-02: transfer; CLK-05: of an abolished body, from its last day; CLK-06: electronic; CLK-08: opening;
   * CLK-09: reassessment of a closure, from the consent; CLK-23: of a department's archives.
   */
  @IsIn(LOCAL_CLOCK_IDS)
  clock!: (typeof LOCAL_CLOCK_IDS)[number];

  /** Years from the start of the clock; or months. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(100)
  years?: number;

  /** Instead of years. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(1200)
  months?: number;

  /** First day in force. */
  @IsCivilDate()
  from!: CivilDate;

  /** Last day in force. */
  @MayBeAbsent()
  @IsCivilDate()
  until?: CivilDate;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => LocalBasisDto)
  basis!: LocalBasisDto[];

  /** F: its words were read; F~: a copy; K: known, not verified; D: a decision. Only F makes candidates of findings. */
  @IsIn(['F', 'F~', 'K', 'D'])
  mark!: 'F' | 'F~' | 'K' | 'D';

  /** Who approved that it is applied here. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  approvedBy!: string;
}

export class ActivateLocalLawDto extends ActDto {
  /**
   * Code of the archives for which they hold, or of a body above archives (of a province, of a city): then for each
   * archives below it. Those of the nearest go first. Everywhere here when absent.
   */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives?: string;

  /** Name of the version. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  version!: string;

  /** All local rules of the place; none gives it back to the national periods. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => LocalRuleDto)
  rules!: LocalRuleDto[];
}

export class LocalLawListQuery extends PageRequest {
  /** Code of the archives, or of the body above archives, whose own versions are asked for; those of every place when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives?: string;

  /** Only those that hold now (true), or only those that others took the place of (false). */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  current?: boolean;
}
