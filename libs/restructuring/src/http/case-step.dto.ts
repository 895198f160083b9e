import { IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
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
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import {
  ARCHIVE_CLASSES,
  DESTINATIONS,
  type ArchiveClass,
  type Destination,
  type DisposalKindId,
} from '@fonds/law';
import { DocumentDto, KEY_LENGTH, KINDS, LONGEST } from './case.dto';

const UNITS_A_STEP = 20_000;

/** A receiver: by the code of its organisation, or by a name. */
export class ReceiverDto {
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;
}

export class ReceiverFactsDto extends ReceiverDto {
  @MayBeAbsent()
  @IsBoolean()
  stateControlled?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  foreign?: boolean;

  /** Entitled to keep secrets, and the classifier’s successor is named. */
  @MayBeAbsent()
  @IsBoolean()
  secretsQualified?: boolean;
}

export class FactsDto {
  /** Of audiovisual and electronic archives: the class of what they record. */
  @MayBeAbsent()
  @IsIn(ARCHIVE_CLASSES)
  contentClass?: ArchiveClass;

  @MayBeAbsent()
  @IsBoolean()
  graded?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  objectSold?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  unsettled?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  unfinished?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  ownNumber?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  businessMoves?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  unitsSurvive?: boolean;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ReceiverFactsDto)
  receiver?: ReceiverFactsDto;
}

class OfGroupDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(KEY_LENGTH)
  group!: string;
}

export class StateFactsDto extends OfGroupDto {
  @IsObject()
  @ValidateNested()
  @Type(() => FactsDto)
  facts!: FactsDto;
}

export class SplitDto extends ActDto {
  /** Name of the group that the units come to. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(KEY_LENGTH)
  to!: string;

  /** Its class; that of the group they come from when absent. */
  @MayBeAbsent()
  @IsIn(ARCHIVE_CLASSES)
  class?: ArchiveClass;

  /** Ids or codes. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_A_STEP)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  units!: string[];

  /** Why. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground!: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => FactsDto)
  facts?: FactsDto;
}

export class AssetDto {
  /** Asset number. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  asset!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;

  /** Code or name of the buyer; absent: not sold. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  buyer?: string;

  @MayBeAbsent()
  @IsBoolean()
  stateControlled?: boolean;

  /** The files that describe it, by ids or codes. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(2000)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  units?: string[];
}

export class AssetsDto extends ActDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => AssetDto)
  assets!: AssetDto[];
}

const METHODS = ['scan', 'box', 'hand'] as const;

export class CountDto extends ActDto {
  /** scan 扫描清单 · box 按盒 · hand 手工 */
  @IsIn(METHODS)
  method!: (typeof METHODS)[number];

  /** The group that was counted; all units of the case when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(KEY_LENGTH)
  group?: string;

  /** Ids or codes of what was found. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_A_STEP)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  units?: string[];

  /** How many were found, where they were not named. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  found?: number;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  note?: string;
}

const OUTCOMES = ['found', 'missing', 'registered', 'not-ours', 'miscounted'] as const;

export class ExplainDto extends ActDto {
  /** Id of a missing unit, a code that is not on the list, or the group whose number differs (`*`: the whole case). */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  difference!: string;

  /** found 找到 · missing 丢失（另须登记丢失） · registered 已补登 · not-ours 非本单位 · miscounted 误计 */
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  explanation!: string;

  /** Id of the event that records it. */
  @MayBeAbsent()
  @IsUUID()
  event?: string;
}

export class DecideDto extends OfGroupDto {
  @IsIn(DESTINATIONS)
  destination!: Destination;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ReceiverDto)
  receiver?: ReceiverDto;

  /** Of copies: who keeps the originals. */
  @MayBeAbsent()
  @IsIn(DESTINATIONS)
  originals?: Destination;

  /** Who decided. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  by!: string;

  /** Day of the decision; that of the deed when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;

  /** Why. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground!: string;

  /** Whose consent is attached. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  consent?: string;
}

export class PlanDto extends ActDto {
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  cost?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  payer?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  timetable?: string;

  /** What the approval of the change demands for the archives (O1). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  requirement?: string;
}

export class OpinionOnPlanDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  receiver!: string;

  @IsBoolean()
  agrees!: boolean;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  opinion!: string;
}

export class AdoptDto extends ActDto {
  /** Who approves it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  by!: string;
}

export class FilingDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  authority!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  receipt!: string;

  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;
}

export class AmendDto extends ActDto {
  @IsIn(KINDS)
  kind!: DisposalKindId;

  @IsObject()
  @ValidateNested()
  @Type(() => DocumentDto)
  document!: DocumentDto;
}

export class ExecuteDto extends ActDto {
  /** Groups that go to one destination. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(KEY_LENGTH, { each: true })
  groups!: string[];

  /** Of a deposit or entrusted keeping: the agreement. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  agreement?: string;
}

export class CopiesDto extends OfGroupDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  to!: string;

  @IsIn(['copy', 'catalogue'])
  what!: 'copy' | 'catalogue';

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  quantity!: string;
}

export class AccessDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  to!: string;

  /** What may be consulted and copied. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  scope!: string;

  @MayBeAbsent()
  @IsCivilDate()
  from?: CivilDate;

  @MayBeAbsent()
  @IsCivilDate()
  until?: CivilDate;
}

export class ObligationDto extends ActDto {
  @Matches(/^O([1-9]|1[0-3])$/)
  obligation!: string;

  /** Who met it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  by!: string;

  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  note!: string;
}

export class DeregistrationDto extends ActDto {
  @IsCivilDate()
  on!: CivilDate;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  document!: string;
}

export class ResponsibleDto extends IntersectionType(ActDto, ReceiverDto) {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground!: string;
}
