import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

export class StatementDto extends ActDto {
  /** Code of the archives: the caller's own. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  archives!: string;

  /** End of this day. */
  @IsCivilDate()
  asOf!: CivilDate;

  /** Log position, or instant with offset; now when absent. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(40)
  knownAt?: string;
}
