import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { DESTINATIONS, type Destination } from '@fonds/law';
import { KEY_LENGTH, LONGEST } from './case.dto';
import { ReceiverDto, OfGroupDto } from './case-parts.dto';

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

export class PlanFilingDto extends ActDto {
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

export class AdoptBatchDto extends ActDto {
  /** Of a deposit: the agreement. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  agreement?: string;
}

const RELATIONS = ['predecessor', 'successor', 'merged', 'split'] as const;

export class RelatedFondsDto {
  /** Id of the other fonds. */
  @IsUUID()
  other!: string;

  /** What the other one is to this one; as the kind of change has it when absent. */
  @MayBeAbsent()
  @IsIn(RELATIONS)
  relation?: (typeof RELATIONS)[number];
}

export class FondsEndingDto {
  /** Whether the fonds is closed; as the kind of change has it when absent (INV-40 to INV-42). */
  @MayBeAbsent()
  @IsBoolean()
  ends?: boolean;

  /** Its last day; that of the deed when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  lastDate?: CivilDate;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RelatedFondsDto)
  relations?: RelatedFondsDto[];

  /** Why it is otherwise than the rule says. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground?: string;
}

export class CloseCaseDto extends ActDto {
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => FondsEndingDto)
  fonds?: FondsEndingDto;
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
