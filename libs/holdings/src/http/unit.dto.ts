import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { FieldDto, MOST_FIELDS } from '@fonds/corrections';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

const MOST_INTERVALS = 200;
const LONGEST_DOCUMENT = 500;

export class FieldsDto extends ActDto {
  /** Id of the entry within the unit (卷内); the unit itself when absent. */
  @MayBeAbsent()
  @IsUUID()
  entry?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FIELDS)
  @ValidateNested({ each: true })
  @Type(() => FieldDto)
  fields!: FieldDto[];
}

export class BeginningDto {
  /** As the paper has it. */
  @IsString()
  @MaxLength(200)
  printed!: string;

  /** No earlier than this day. */
  @MayBeAbsent()
  @IsCivilDate()
  from?: CivilDate;

  /** The day from which custody counts; unknown when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  to?: CivilDate;
}

export class HeldSinceDto extends ActDto {
  /** Id of the event that is wrong: `heldSinceEvent` of the unit. */
  @IsUUID()
  corrects!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => BeginningDto)
  after!: BeginningDto;
}

export class IntervalDto {
  /** Code of the organisation that had custody. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  custodian!: string;

  /** Code of the organisation that held it; the custodian when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  holder?: string;

  /** First day. */
  @IsCivilDate()
  from!: CivilDate;

  /** The day after the last. */
  @IsCivilDate()
  until!: CivilDate;
}

export class HistoryDto extends ActDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_INTERVALS)
  @ValidateNested({ each: true })
  @Type(() => IntervalDto)
  intervals!: IntervalDto[];
}

export class SecrecyDto extends ActDto {
  /** The new secrecy mark, as the document has it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  after!: string;

  /** The document that changes it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_DOCUMENT)
  document!: string;
}

export class DeclassificationDto extends ActDto {
  /** The document that declassifies it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_DOCUMENT)
  document!: string;
}

export class SetAsideDto extends ActDto {
  /** The reference code (档号), as printed. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code!: string;

  /** Number of the fonds (全宗号), where the code does not tell it. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  fonds?: string;

  /** Code of the archives that numbers: the one whose import set the code aside. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives!: string;

  /** `keep`: never used again. `admit`: that very unit is there and may be taken on. */
  @IsIn(['keep', 'admit'])
  decision!: 'keep' | 'admit';
}

export class SetAsideListQuery extends PageRequest {
  /** Code of the archives that numbers. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives?: string;

  /** `none`: nobody has decided yet. `keep`: never used again. `admit`: may be taken on. All of them when absent. */
  @MayBeAbsent()
  @IsIn(['none', 'keep', 'admit'])
  decision?: 'none' | 'keep' | 'admit';
}

export class CodeDto extends ActDto {
  /** The complete reference code (档号), as printed. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code!: string;

  /** How the fonds is arranged: 按卷 or 按件, where it is known. */
  @MayBeAbsent()
  @IsIn(['按卷', '按件'])
  arrangementMode?: '按卷' | '按件';

  /** Code of the organisation that numbers; the custodian when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives?: string;
}

export class CodePassageDto extends ActDto {
  /** The reference code (档号) that was entered in error: one that the unit bears or bore. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code!: string;

  /** The unit that it belongs to, by id or reference code. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  to!: string;

  /** The complete reference code that this unit gets in its place; it bears none when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  replacement?: string;

  /** How the replacement is arranged: 按卷 or 按件, where its form does not tell. */
  @MayBeAbsent()
  @IsIn(['按卷', '按件'])
  arrangementMode?: '按卷' | '按件';
}

export class PlaceDto extends ActDto {
  /** 库房-区-列-节-架-层-盒, as the site writes it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  place!: string;
}
