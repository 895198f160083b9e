import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Description, FondsHistoryAmended, FondsRegistered, FondsRelated } from '@fonds/event-contracts';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

const LONGEST_NAME = 500;
const KINDS = ['机构', '联合', '汇集', '主题'] as const satisfies readonly FondsRegistered['kind'][];
const CHANGES = [
  '名称',
  '隶属',
  '职能',
  '地址',
  '其他',
] as const satisfies readonly FondsHistoryAmended['change'][];
const RELATIONS = [
  'predecessor',
  'successor',
  'merged',
  'split',
] as const satisfies readonly FondsRelated['relation'][];
const CERTAINTIES = ['exact', 'approximate', 'inferred', 'unknown'] as const;
const STATUSES = ['provisional', 'active', 'closed'] as const;

export class FormationDateDto {
  /** As it is printed. */
  @IsString()
  @MaxLength(200)
  printed!: string;

  /** First day, as far as it is known. */
  @MayBeAbsent()
  @IsCivilDate()
  from?: CivilDate;

  /** Last day, as far as it is known. */
  @MayBeAbsent()
  @IsCivilDate()
  to?: CivilDate;

  @IsIn(CERTAINTIES)
  certainty!: (typeof CERTAINTIES)[number];
}

export class RegisterFondsDto extends ActDto {
  /** Code of the archives (or other body) that numbers the fonds. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives!: string;

  /** Number of the fonds (全宗号); may come later. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  number?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  name!: string;

  /** The body whose archives they are (立档单位). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  creator?: string;

  /** 机构, 联合, 汇集 or 主题; 机构 when absent. */
  @MayBeAbsent()
  @IsIn(KINDS)
  kind?: (typeof KINDS)[number];

  /** Dates of the fonds. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FormationDateDto)
  dates?: FormationDateDto[];

  /** Description of the fonds, in the fields of a unit's description. */
  @MayBeAbsent()
  @IsObject()
  description?: Description;
}

export class ConfirmFondsDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  name!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  creator?: string;
}

export class AmendHistoryDto extends ActDto {
  /** What changed: 名称, 隶属, 职能, 地址 or 其他. */
  @IsIn(CHANGES)
  change!: (typeof CHANGES)[number];

  /** What there is to tell. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(10_000)
  text!: string;

  /** Day of the change. */
  @IsCivilDate()
  date!: CivilDate;
}

const DOSSIER_CATEGORIES = ['收集', '整理', '鉴定', '保管', '统计', '利用', '新技术'] as const;

/** With the paper itself as evidence. */
export class FileDossierDto extends ActDto {
  /** Class of the dossier (DA/T 12). */
  @IsIn(DOSSIER_CATEGORIES)
  category!: (typeof DOSSIER_CATEGORIES)[number];

  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  title!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  document?: string;

  /** Date of the paper. */
  @MayBeAbsent()
  @IsCivilDate()
  formed?: CivilDate;
}

export class DossierListQuery extends PageRequest {
  @MayBeAbsent()
  @IsIn(DOSSIER_CATEGORIES)
  category?: (typeof DOSSIER_CATEGORIES)[number];
}

export class CloseFondsDto extends ActDto {
  /** Last day of the fonds. */
  @IsCivilDate()
  lastDate!: CivilDate;
}

export class ReopenFondsDto extends ActDto {
  /** First day on which it grows again. */
  @IsCivilDate()
  from!: CivilDate;
}

export class RelateFondsDto extends ActDto {
  /** Id of the other fonds. */
  @IsUUID()
  other!: string;

  /** What the other one is to this one. */
  @IsIn(RELATIONS)
  relation!: (typeof RELATIONS)[number];
}

export class NumberFondsDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  number!: string;
}

export class FondsListQuery extends PageRequest {
  /** Code of the organisation that numbers. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  archives?: string;

  /** Whole number, present or former. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  number?: string;

  /** Any part of the name or the creator. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_NAME)
  name?: string;

  @MayBeAbsent()
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];
}
