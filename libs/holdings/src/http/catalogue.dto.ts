import { IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import type { CivilDate } from '@fonds/kernel';

const LONGEST_WORDS = 500;

export class TreeQuery extends PageRequest {
  /** Id or number of the fonds. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds!: string;

  /** Id of the node whose children are asked for; the top of the fonds when absent. */
  @MayBeAbsent()
  @IsUUID()
  parent?: string;
}

/** All given conditions hold together. */
export class SearchQuery extends PageRequest {
  /** Any part of the title, in any script. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_WORDS)
  title?: string;

  /** Whole code (档号), present or former. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code?: string;

  /** Any part of a creator's name (责任者). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_WORDS)
  creator?: string;

  /** Formed on this day or later. */
  @MayBeAbsent()
  @IsCivilDate()
  from?: CivilDate;

  /** Formed on this day or earlier. */
  @MayBeAbsent()
  @IsCivilDate()
  to?: CivilDate;

  /** Any part of a box or folder (盒号). */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  box?: string;

  /** Code of the present custodian. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives?: string;

  /** Id or number of the fonds. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  fonds?: string;
}
