import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { ListFileQuery } from '@fonds/interchange';
import { LONGEST_CODE, LONGEST_TEXT } from './transfer.dto';

export class SealDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  box!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  seal?: string;

  @IsBoolean()
  intact!: boolean;
}

export class CheckDto extends ActDto {
  @IsIn(['scan', 'box', 'hand'])
  method!: 'scan' | 'box' | 'hand';

  /** Codes or ids of what is there. A code that is not on the list is recorded as unlisted. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  found?: string[];

  /** Boxes that came with all that was packed into them. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(100, { each: true })
  boxes?: string[];

  /** Codes or ids of what is not there. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  missing?: string[];

  /** What came and is not on the list. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  unlisted?: string[];

  /** Nothing else came: the rest of the list is missing. */
  @MayBeAbsent()
  @IsBoolean()
  restMissing?: boolean;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => SealDto)
  seals?: SealDto[];
}

export class CheckListQuery extends ListFileQuery {
  /** `true`: nothing else came, the rest of the list is missing. */
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  restMissing?: 'true' | 'false';
}

export class DefectDto {
  /**
   * Kind of the defect: missing, damaged, wrong-date … An archives that returns what lies in its scope as `refused` or
   * `out-of-scope` is asked about it (INV-05).
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  code!: string;

  /** What is wrong, and what would cure it. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  text?: string;

  /** Codes or ids of the units that have it. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  units?: string[];

  /** Code of something that came and is not on the list; it goes back. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_CODE)
  unlisted?: string;
}

export class ReturnDto extends ActDto {
  /** `all`: the whole batch. `units`: those that have a defect; the rest goes on. */
  @IsIn(['all', 'units'])
  scope!: 'all' | 'units';

  /** Codes or ids, beside those that the defects name. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  units?: string[];

  /** A batch is returned for its defects, never refused (INV-04). */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => DefectDto)
  defects?: DefectDto[];
}
