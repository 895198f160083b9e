import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Description } from '@fonds/event-contracts';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

const LONG = 2000;
const SHORT = 200;
/** Units of one request; more come as several requests, or from a file. */
const MOST_UNITS = 2000;
const OWNERS = ['国家', '集体', '个人', '其他'] as const;
const PROFILES = ['dat18', 'isad'] as const;

export class PartyDto {
  /** 国家, 集体, 个人, 其他 */
  @IsIn(OWNERS)
  kind!: (typeof OWNERS)[number];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  name?: string;

  /** Its code, where it is registered. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation?: string;
}

export class UnitDto {
  /** Complete 档号. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  code?: string;

  @MayBeAbsent()
  @IsIn(['按卷', '按件'])
  arrangementMode?: '按卷' | '按件';

  /** 案卷 or 件. */
  @IsIn(['file', 'item'])
  level!: 'file' | 'item';

  @MayBeAbsent()
  @IsUUID()
  series?: string;

  /** As a unit's description: title, dates, creators, retention … */
  @IsObject()
  @Allow()
  description!: Description;
}

export class TermsDto extends ActDto {
  /** Code of the archives. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  /** 移交, 捐献, 购买, 寄存, 交换, 征购, 代为保管, 撤并接收, 没收移交; or its code. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceKind!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => PartyDto)
  source!: PartyDto;

  @MayBeAbsent()
  @IsUUID()
  agreement?: string;

  /** One of the seven classes of collecting topics. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  topic?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  title!: string;

  /** The source's own number. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceNumber?: string;
}

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
}

export class AccessionListQuery extends PageRequest {
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

export class RegisterPaperQuery extends AccessionListQuery {
  @IsIn(['pdf', 'xlsx'])
  format!: 'pdf' | 'xlsx';
}

export class ArchivesQuery extends PageRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;
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

export class PriceDto {
  @Matches(/^[0-9]{1,12}(\.[0-9]{1,2})?$/)
  amount!: string;

  @Matches(/^[A-Z]{3}$/)
  currency!: string;
}

const AGREEMENT_KINDS = ['donation', 'purchase', 'deposit', 'exchange', 'requisition', 'keeping'] as const;

export class AgreeDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  /** 捐献, 购买, 寄存, 交换, 征购, 代为保管; or its code. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  kind!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => PartyDto)
  party!: PartyDto;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  number?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  title!: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(LONG)
  rights?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(LONG)
  duties?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(LONG)
  useTerms?: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => PriceDto)
  price?: PriceDto;

  /** First day; the day of the deed when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  from?: string;

  @MayBeAbsent()
  @IsCivilDate()
  until?: string;
}

export const isAgreementKind = (kind: string): kind is (typeof AGREEMENT_KINDS)[number] =>
  (AGREEMENT_KINDS as readonly string[]).includes(kind);

export class ScopeLineDto {
  /** Code of the transferring unit; every one when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  class?: string;

  @MayBeAbsent()
  @IsIn(['Y', 'D30', 'D10'])
  minRetention?: 'Y' | 'D30' | 'D10';

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  note?: string;
}

export class SetScopeDto extends ActDto {
  @IsCivilDate()
  validFrom!: CivilDate;

  /** Document of the approval. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  approval!: string;

  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => ScopeLineDto)
  lines!: ScopeLineDto[];
}

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

export class WithdrawDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => PartyDto)
  owner!: PartyDto;

  /** How ownership was proven; the paper goes with it as evidence. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  proof!: string;

  @MayBeAbsent()
  @IsUUID()
  agreement?: string;

  /** Ids. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_UNITS)
  @IsUUID(undefined, { each: true })
  units!: string[];
}

export class CheckWithdrawalDto extends ActDto {
  /** Ids of the units that are there. */
  @IsArray()
  @ArrayMaxSize(MOST_UNITS)
  @IsUUID(undefined, { each: true })
  found!: string[];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  note?: string;
}

export class CancelWithdrawalDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  ground!: string;
}

export class OriginDto {
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  creator?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  activity?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  time?: string;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  process?: string[];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  structure?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  context?: string;
}

export class CaptureDto extends ActDto {
  /** Code of the unit in whose archives room it comes into being. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds!: string;

  @MayBeAbsent()
  @IsIn(PROFILES)
  profile?: (typeof PROFILES)[number];

  @IsObject()
  @ValidateNested()
  @Type(() => UnitDto)
  unit!: UnitDto;

  @IsBoolean()
  electronic!: boolean;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  documentNumber?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceSystem?: string;

  @MayBeAbsent()
  @Matches(/^[0-9a-f]{64}$/)
  digest?: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => OriginDto)
  origin?: OriginDto;
}
