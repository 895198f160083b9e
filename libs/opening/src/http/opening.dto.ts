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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { UNITS_OF_AN_ACT } from '@fonds/acts';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { ListFileQuery } from '@fonds/interchange';
import type { CivilDate } from '@fonds/kernel';
import { UnitFilterDto } from '@fonds/transfer';

const PURPOSES = ['opening', 'reassessment', 'reclosing'] as const;
const EARLY = ['经济', '教育', '科技', '文化'] as const;
const OPINIONS = ['开放', '延期开放', '控制'] as const;
const GROUNDS = ['a', 'b', 'c', 'd'] as const;
const OPENING_FORMS = ['website', 'print', 'both'] as const;
const LONGEST_TEXT = 2000;
const LONGEST_CODE = 500;

class PlanWordsDto {
  /** Code of the archives; the caller's own when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives?: string;

  /** Id or number; that of the units when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;

  /** `opening`; `reassessment` of what was extended (E64); `reclosing` of what is open (INV-24), with its ground. */
  @IsIn(PURPOSES)
  purpose!: (typeof PURPOSES)[number];

  /** Year of the plan. */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1900)
  @Max(2999)
  year?: number;

  /** Class that may be opened before its term (AL 27). */
  @MayBeAbsent()
  @IsIn(EARLY)
  early?: (typeof EARLY)[number];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  note?: string;
}

export class PlanOpeningDto extends IntersectionType(ActDto, PlanWordsDto) {
  /** Codes or ids, in the order of the list; or a filter. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  units?: string[];

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => UnitFilterDto)
  filter?: UnitFilterDto;

  /** Or all of `fonds` that the due list has by this day: for opening, or for reassessment. */
  @MayBeAbsent()
  @IsCivilDate()
  dueBy?: CivilDate;
}

export class PlanOpeningListQuery extends IntersectionType(ListFileQuery, PlanWordsDto) {}

/** Units that a step is about; all that it can be about when absent. */
export class ReviewedUnitsDto extends ActDto {
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_OF_AN_ACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  units?: string[];
}

export class JointReviewDto extends ActDto {
  /** Code of the other side; the one that the law names when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  partner?: string;

  /** Function that it continues, where the transferring unit is gone (INV-20). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  function?: string;

  /** The archives reviews alone: there is nobody to ask. */
  @MayBeAbsent()
  @IsBoolean()
  alone?: boolean;

  /** Why alone. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground?: string;
}

/** An opinion, or a coordinated conclusion. */
export class OpinionWordsDto extends ReviewedUnitsDto {
  @IsIn(OPINIONS)
  opinion!: (typeof OPINIONS)[number];

  /** O19 8: a state secret · b major interest · c intellectual property, personal information · d other restriction. */
  @MayBeAbsent()
  @IsIn(GROUNDS)
  ground?: (typeof GROUNDS)[number];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  text?: string;

  /** Day on which it is to be opened. */
  @MayBeAbsent()
  @IsCivilDate()
  until?: string;
}

export class OpeningOpinionDto extends OpinionWordsDto {
  /** Whose opinion; the caller's own side when absent. A partner without accounts speaks on paper. */
  @MayBeAbsent()
  @IsIn(['archives', 'partner'])
  side?: 'archives' | 'partner';
}

export class WhosePaperDto {
  /** Code of the authority whose paper it is, where several were asked or none yet; its own staff need not say it. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  authority?: string;
}

export class CoordinationDto extends IntersectionType(OpinionWordsDto, WhosePaperDto) {
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  document?: string;
}

export class SubmissionDto extends ReviewedUnitsDto {
  /** Code of the authority that is competent on the day. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  authority!: string;
}

export class ConsentDto extends IntersectionType(ReviewedUnitsDto, WhosePaperDto) {
  /** Number of the letter. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  document?: string;
}

export class RejectionDto extends IntersectionType(ReviewedUnitsDto, WhosePaperDto) {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground!: string;
}

class PublishedTitleDto {
  /** Code or id, of a unit or of a document within one. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_CODE)
  unit!: string;

  /** Without personal data. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  title!: string;
}

export class DrawCatalogueDto extends ActDto {
  /**
   * Titles that differ from what is described. Those of an earlier drawing stay unless they are given anew, also as
   * described; all others are published as they stand.
   */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => PublishedTitleDto)
  titles?: PublishedTitleDto[];
}

export class TakeOutDto extends ReviewedUnitsDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground!: string;

  /** All that is not concluded as open. */
  @MayBeAbsent()
  @IsBoolean()
  pending?: boolean;
}

export class OrderOpeningDto extends ActDto {
  /** How the catalogue is published (INV-23). */
  @IsIn(OPENING_FORMS)
  form!: (typeof OPENING_FORMS)[number];

  /** Address or reading room. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  place!: string;
}

export class WithdrawOpeningDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  ground!: string;
}

const REVIEW_STANDINGS = [
  'planned',
  'in-review',
  'disputed',
  'agreed-open',
  'agreed-closed',
  'submitted',
  'extended',
  'opened',
  'refused',
  'taken-out',
] as const;

export class ReviewedUnitsQuery extends PageRequest {
  @MayBeAbsent()
  @IsIn(REVIEW_STANDINGS)
  standing?: (typeof REVIEW_STANDINGS)[number];
}

export class OpenedListQuery extends PageRequest {
  /** Code of the deciding institution. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives?: string;

  /** Number of the fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;

  /** Part of a title or code. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  text?: string;

  @MayBeAbsent()
  @IsCivilDate()
  openedFrom?: string;

  @MayBeAbsent()
  @IsCivilDate()
  openedTo?: string;

  /** The review by whose order they were opened. */
  @MayBeAbsent()
  @IsUUID()
  act?: string;
}

export class ExtendedListQuery extends PageRequest {
  /** Code of the archives; the caller's own when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives?: string;

  /** To be reassessed by this day. */
  @MayBeAbsent()
  @IsCivilDate()
  by?: string;
}

export class OpeningPaperQuery {
  @IsIn(['pdf', 'xlsx', 'html'])
  format!: 'pdf' | 'xlsx' | 'html';

  /** `en`: English beside the Chinese. */
  @MayBeAbsent()
  @IsIn(['zh', 'en'])
  lang?: 'zh' | 'en';
}
