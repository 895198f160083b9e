import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { UNIT_STANDINGS, type UnitStanding } from '@fonds/acts';
import type { CivilDate } from '@fonds/kernel';
import { ListFileQuery } from '@fonds/interchange';
import { LONGEST_CODE, LONGEST_TEXT } from './transfer.dto';

const OPINIONS = ['开放', '延期开放', '控制'] as const;
const DISCLOSURES = ['主动公开', '依申请公开', '不予公开'] as const;
const CAPACITIES = ['head', 'handler', 'supervisor'] as const;
const SIDES = ['from', 'to'] as const;
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

/** Opinions by a list; columns of the list go before what is said here. */
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
  @MaxLength(100, { each: true })
  boxes?: string[];

  /** Codes or ids of what is not there. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
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

export class ReportResultDto {
  @IsIn(['真实性', '完整性', '可用性', '安全性'])
  property!: '真实性' | '完整性' | '可用性' | '安全性';

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  check!: string;

  /** A mandatory one that fails bars acceptance. */
  @IsBoolean()
  mandatory!: boolean;

  @IsIn(['pass', 'fail', 'not-applicable'])
  result!: 'pass' | 'fail' | 'not-applicable';

  @IsIn(['machine', 'manual'])
  method!: 'machine' | 'manual';

  /** Id of the unit. */
  @MayBeAbsent()
  @IsUUID()
  unit?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  note?: string;
}

export class ReportDto extends ActDto {
  /** Whose report it is; it is filed by that side. */
  @IsIn(['sender', 'receiver'])
  stage!: 'sender' | 'receiver';

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  tool?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ReportResultDto)
  results!: ReportResultDto[];
}

export class SignDto extends ActDto {
  /** As what; what the role signs as when absent. */
  @MayBeAbsent()
  @IsIn(CAPACITIES)
  capacity?: (typeof CAPACITIES)[number];
}

export class PaperSignatureDto extends ActDto {
  /** Whose signature it is; the caller's own side when absent. */
  @MayBeAbsent()
  @IsIn(SIDES)
  side?: (typeof SIDES)[number];

  @IsIn(CAPACITIES)
  capacity!: (typeof CAPACITIES)[number];

  /** Name as signed. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  /** Words of the seal. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  seal?: string;

  /** Day on the paper. */
  @IsCivilDate()
  signedOn!: CivilDate;
}

export class WithdrawTransferDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground!: string;
}

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
