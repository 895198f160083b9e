import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { DUE_WINDOWS, type DueWindow } from '../domain/due-window';

const [SHORT, LONG] = [200, 2000];
const ORDER_GROUNDS = ['AL 45', 'REG 48', 'REG 49', 'REG 50'] as const;
const REINSPECTION_RESULTS = ['done', 'not-done'] as const;

/** Its business date is the day of the order. */
export class OrderRectificationDto extends ActDto {
  /** Code of the body that is ordered. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation!: string;

  /** AL 45: a hazard. REG 48: receiving, opening. REG 49: hoarding, not handing over. REG 50: premises. */
  @IsIn(ORDER_GROUNDS)
  ground!: (typeof ORDER_GROUNDS)[number];

  /** What was found. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(LONG, { each: true })
  findings!: string[];

  /** What is to be done. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  requirement!: string;

  /** The day on which it was served, from which its time runs. */
  @IsCivilDate()
  servedOn!: CivilDate;

  /** The day that the order says. */
  @IsCivilDate()
  dueOn!: CivilDate;

  /** Its document. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  document!: string;
}

export class ReportRectificationDto extends ActDto {
  /** What was done. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  actions!: string;
}

export class ReinspectionDto extends ActDto {
  @IsIn(REINSPECTION_RESULTS)
  result!: (typeof REINSPECTION_RESULTS)[number];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  note?: string;
}

export class RectificationListQuery extends PageRequest {
  /** Code of the body that is ordered. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation?: string;

  /** Those that are not done and whose day lies in it; all when absent. */
  @MayBeAbsent()
  @IsIn(DUE_WINDOWS)
  window?: DueWindow;

  /** Civil day that they are compared with; today when absent. */
  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;
}
