import { Transform, Type } from 'class-transformer';
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
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { ARCHIVE_CLASSES, DISPOSAL_KINDS, type ArchiveClass, type DisposalKindId } from '@fonds/law';
import { CASE_FORMS, type CaseForm } from '../read/case-papers';
import { CASE_PHASES, type CasePhase } from '../domain/case.state';

export const LONGEST = 2000;
export const KEY_LENGTH = 100;

const truth = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '' ? true : value === 'false' ? false : value;

export class WhatIfQueryDto {
  /** C01–C18, I1–I10 */
  @IsIn(DISPOSAL_KINDS)
  kind!: DisposalKindId;

  /** Id or number of the fonds. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds!: string;

  /** Code of the keeper; the asker's own body when absent, or the only one that keeps any. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  keeper?: string;

  /** The day whose law is asked; today when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;

  /** The objects changed hands. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  objectSold?: boolean;

  /** The receiver is state-controlled. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  stateControlled?: boolean;

  /** The receiver is foreign. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  foreign?: boolean;

  /** The receiver is entitled to keep secrets, and the classifier’s successor is named. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  secretsQualified?: boolean;

  /** Classes of series, by id, code or title: `KJ·SB=SB,文书=AD`; `=AD` for units of no series. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST)
  classes?: string;
}

export class CaseListQuery extends PageRequest {
  @MayBeAbsent()
  @IsIn(CASE_PHASES)
  phase?: CasePhase;

  @MayBeAbsent()
  @IsIn(DISPOSAL_KINDS)
  kind?: DisposalKindId;

  /** Id or number of the fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;

  /** Sub-cases of this one. */
  @MayBeAbsent()
  @IsUUID()
  parent?: string;

  /** With units that nobody has decided on. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  undecided?: boolean;

  /** Whose nearest deadline is on this day or before. */
  @MayBeAbsent()
  @IsCivilDate()
  dueBy?: CivilDate;
}

export class CaseDayQuery {
  /** The day whose law is asked; today when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;
}

export class CaseUnitsQueryDto {
  /** Units of this group only. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(KEY_LENGTH)
  group?: string;
}

/** A document: what it is called, its number, who issued it, its day. */
export class DocumentDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  title!: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  number?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  issuer?: string;

  @IsCivilDate()
  on!: CivilDate;
}

export class OpenCaseDto extends ActDto {
  /** C01–C18, I1–I10 */
  @IsIn(DISPOSAL_KINDS)
  kind!: DisposalKindId;

  /** Id or number of the fonds. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds!: string;

  /** Code of the changing unit, which keeps the units; the caller’s own when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  organisation?: string;

  /** The decision that the change rests on. */
  @IsObject()
  @ValidateNested()
  @Type(() => DocumentDto)
  decision!: DocumentDto;

  /** The case of the group company that this one belongs to. */
  @MayBeAbsent()
  @IsUUID()
  parent?: string;

  /** A closed case that this one adds to. */
  @MayBeAbsent()
  @IsUUID()
  supplements?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  scope?: string;
}

const MEMBER_ROLES = ['leader', 'superior', 'liquidator', 'archivist', 'business', 'other'] as const;

export class CaseMemberDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  /** leader 分管领导 · superior 上级档案负责人 · liquidator 清算组 · archivist 档案人员 · business 业务 · other */
  @IsIn(MEMBER_ROLES)
  role!: (typeof MEMBER_ROLES)[number];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  organisation?: string;
}

export class WorkgroupDto extends ActDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CaseMemberDto)
  members!: CaseMemberDto[];
}

export class SeriesClassDto {
  /** Id, code or title of a series; empty for units of no series. */
  @IsString()
  @MaxLength(200)
  series!: string;

  @IsIn(ARCHIVE_CLASSES)
  class!: ArchiveClass;
}

export class SortDto extends ActDto {
  /** Where the class of a series is not what its code or title says. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(3000)
  @ValidateNested({ each: true })
  @Type(() => SeriesClassDto)
  classes?: SeriesClassDto[];
}

export class CasePaperParams {
  @IsUUID()
  case!: string;

  /** plan 处置方案 · inventory 清点报告 · completion 完结报告 */
  @IsIn(CASE_FORMS)
  form!: CaseForm;
}

export class CasePaperQuery {
  @IsIn(['pdf', 'xlsx', 'html'])
  format!: 'pdf' | 'xlsx' | 'html';

  /** Labels in Chinese, or with English beside them. */
  @MayBeAbsent()
  @IsIn(['zh', 'en'])
  lang?: 'zh' | 'en';

  /** Of the plan; the newest when absent. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  version?: number;
}
