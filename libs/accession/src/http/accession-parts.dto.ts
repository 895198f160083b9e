import { IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  Allow,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Description } from '@fonds/event-contracts';
import { MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';

export const LONG = 2000;
export const SHORT = 200;
/** Units of one request; more come as several requests, or from a file. */
export const MOST_UNITS = 2000;
export const OWNERS = ['国家', '集体', '个人', '其他'] as const;
export const PROFILES = ['dat18', 'isad'] as const;

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

export class ArchivesQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;
}

export class ArchivesPageQuery extends IntersectionType(ArchivesQuery, PageRequest) {}
