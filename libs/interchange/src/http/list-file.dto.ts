import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import type { CivilDate } from '@fonds/kernel';

const LONGEST_TEXT = 2000;

/** A list in the body of a request; what its own columns do not say is taken from here. */
export class ListFileQuery {
  /** Name of the file in the body; `.txt`: one code or id a line. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(255)
  file!: string;

  /** What to do with hidden and filtered rows; without it a list that has any is not read. */
  @MayBeAbsent()
  @IsIn(['include', 'exclude'])
  hiddenRows?: 'include' | 'exclude';

  @MayBeAbsent()
  @IsCivilDate()
  businessDate?: CivilDate;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_TEXT)
  reason?: string;
}
