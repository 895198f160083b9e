import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { MOST_NAMED, UnitsDto } from './units.dto';

const MOST_PRODUCTS = 1000;
const MOST_FIELDS = 50;
const LONGEST = 2000;

export class ProductOwnerDto {
  @IsIn(['国家', '集体', '个人', '其他'])
  kind!: '国家' | '集体' | '个人' | '其他';

  /** Code of the organisation. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  organisation?: string;
}

export class ProductDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  title!: string;

  /** `file` (卷) or `item` (件). */
  @IsIn(['file', 'item'])
  level!: 'file' | 'item';

  /** Further fields of its description, in their own form. */
  @MayBeAbsent()
  @IsObject()
  description?: Record<string, unknown>;

  /** Complete 档号. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code?: string;

  /** That of its sources when absent. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => ProductOwnerDto)
  owner?: ProductOwnerDto;

  /** Code of the transferring unit; that of its sources when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  transferringUnit?: string;

  /** Id of a series. */
  @MayBeAbsent()
  @IsUUID()
  series?: string;

  /** Which of the listed units it comes from, as they are listed; all when absent. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  from?: string[];
}

export class RearrangementDto extends UnitsDto {
  /** Why. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground!: string;

  /** The restructuring case of this body that it is part of: the hold of that case lets it pass. */
  @MayBeAbsent()
  @IsUUID()
  case?: string;

  /** The units that begin. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PRODUCTS)
  @ValidateNested({ each: true })
  @Type(() => ProductDto)
  into!: ProductDto[];
}

export class ChangedFieldDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  field!: string;

  /** The new value, in the field's own form; absent or null empties the field. */
  @Allow()
  after?: unknown;
}

export class ChangeDto {
  /** Id or reference code (档号). */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  unit!: string;

  /** Id of an entry within. */
  @MayBeAbsent()
  @IsUUID()
  entry?: string;

  /** May be left out where only the code changes. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_FIELDS)
  @ValidateNested({ each: true })
  @Type(() => ChangedFieldDto)
  fields?: ChangedFieldDto[];

  /** Another complete 档号 of the unit. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code?: string;
}

export class CorrectionBatchDto extends ActDto {
  /** Why. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground!: string;

  /** One for each unit or entry, all of one fonds and one custodian. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ValidateNested({ each: true })
  @Type(() => ChangeDto)
  changes!: ChangeDto[];
}

export class SampleDto {
  /** How many of the changes the second person looked at. */
  @IsInt()
  @Min(0)
  checked!: number;

  /** How many of these were wrong. */
  @IsInt()
  @Min(0)
  wrong!: number;
}

export class SecondActDto extends ActDto {
  /** Wanted for a batch of corrections. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => SampleDto)
  sample?: SampleDto;
}
