import { IntersectionType } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsNotEmpty, IsString, MaxLength, Min } from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import type { CivilDate } from '@fonds/kernel';
import { UnitsDto } from './units.dto';

const LONGEST = 500;

export class LoanWordsDto {
  /** Who takes them. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  reader!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  purpose!: string;

  /** Day on which they are to be back. */
  @IsCivilDate()
  due!: CivilDate;

  /** Number of the consent (INV-26); wanted where a unit is not 开放. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  approval?: string;
}

export class LoanDto extends IntersectionType(UnitsDto, LoanWordsDto) {}

export class LoanReturnWordsDto {
  /** In which condition they came back. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  condition!: string;

  /** Pages counted. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  pages?: number;
}

export class LoanReturnDto extends IntersectionType(UnitsDto, LoanReturnWordsDto) {}

export class MoveWordsDto {
  /** Where they stand; a unit that stands elsewhere refuses. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  from!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  to!: string;

  /** Who saw it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  witness!: string;

  /** To another site: some holds stop it. */
  @MayBeAbsent()
  @IsBoolean()
  offSite?: boolean;

  /** Recorded decision that lets it pass a hold. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  decision?: string;
}

export class MoveDto extends IntersectionType(UnitsDto, MoveWordsDto) {}
