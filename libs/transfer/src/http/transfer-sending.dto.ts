import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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

const OPINIONS = ['开放', '延期开放', '控制'] as const;
const DISCLOSURES = ['主动公开', '依申请公开', '不予公开'] as const;
/** A box is one event at most. */
const MOST_IN_A_BOX = 3_000;

export class OpinionDto {
  /** Opening opinion (开放意见). */
  @IsIn(OPINIONS)
  opinion!: (typeof OPINIONS)[number];

  /** Why it is not to be opened (O19 8). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground?: string;

  /** Opinion on opening at its term (到期开放意见). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  expiry?: string;

  /** Disclosure as government information (政府信息公开情况). */
  @MayBeAbsent()
  @IsIn(DISCLOSURES)
  disclosure?: (typeof DISCLOSURES)[number];

  /** What became of its secrecy mark (密级变更情况). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  secrecyChange?: string;

  /** Codes or ids; the whole list when absent. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  units?: string[];
}

export class OpinionsDto extends ActDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => OpinionDto)
  opinions!: OpinionDto[];
}

export class OpinionListQuery extends ListFileQuery {
  @MayBeAbsent()
  @IsIn(OPINIONS)
  opinion?: (typeof OPINIONS)[number];

  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  ground?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  expiry?: string;

  @MayBeAbsent()
  @IsIn(DISCLOSURES)
  disclosure?: (typeof DISCLOSURES)[number];

  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  secrecyChange?: string;
}

export class BoxDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  box!: string;

  /** Number of its seal. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  seal?: string;

  /** Codes or ids of what was packed into it. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_IN_A_BOX)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  units?: string[];
}

export class DispatchDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  collectedBy!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  vehicle?: string;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => BoxDto)
  boxes?: BoxDto[];
}

export class WithdrawTransferDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground!: string;
}
