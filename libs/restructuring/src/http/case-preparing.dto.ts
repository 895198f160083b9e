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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { ARCHIVE_CLASSES, type ArchiveClass, DISPOSAL_KINDS, type DisposalKindId } from '@fonds/law';
import { DocumentDto, KEY_LENGTH, LONGEST } from './case.dto';
import { UNITS_A_STEP, ReceiverFactsDto, OfGroupDto } from './case-parts.dto';

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

  /** Ids or codes; may be absent where a batch is named. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_A_STEP)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  units?: string[];

  /** Units of this suspended batch. */
  @MayBeAbsent()
  @IsUUID()
  batch?: string;

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

export class CaseCountDto extends ActDto {
  /** scan 扫描清单 · box 按盒 · hand 手工 */
  @IsIn(METHODS)
  method!: (typeof METHODS)[number];

  /** The group that was counted; all units of the case when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(KEY_LENGTH)
  group?: string;

  /** Ids or codes of what was found; counted by box, also boxes, each for all that the catalogue says is in it. */
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
  /** Id or code of a missing unit, a code that is not on the list, or the group whose number differs (`*`: the whole case). */
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

export class AmendDto extends ActDto {
  @IsIn(DISPOSAL_KINDS)
  kind!: DisposalKindId;

  @IsObject()
  @ValidateNested()
  @Type(() => DocumentDto)
  document!: DocumentDto;
}
