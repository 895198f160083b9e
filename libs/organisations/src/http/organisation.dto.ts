import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';

const LONGEST_NAME = 300;

export class RegisterOrganisationDto extends ActDto {
  /** Its own code; for an archives its registered one (档案馆代码). */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  name!: string;

  /** By Chinese name (综合档案馆 …) or code (comprehensive-archives …). */
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  kind!: string;

  /** province, city or county (省、市、县); an archives has one. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(20)
  level?: string;

  /** Code of the superior organisation. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  parent?: string;

  /** First day. */
  @MayBeAbsent()
  @IsCivilDate()
  validFrom?: CivilDate;

  /** Last day, for one that has ended already. */
  @MayBeAbsent()
  @IsCivilDate()
  validTo?: CivilDate;
}

/** null clears level, parent or validFrom; an absent field stays as it is. */
export class ChangeOrganisationDto extends ActDto {
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  name?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  kind?: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(20)
  level?: string | null;

  /** Code of the superior organisation. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  parent?: string | null;

  @IsOptional()
  @IsCivilDate()
  validFrom?: CivilDate | null;
}

export class EndOrganisationDto extends ActDto {
  /** Last day. */
  @IsCivilDate()
  validTo!: CivilDate;
}

export class NameSuccessorDto extends ActDto {
  /** The function that is carried on. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_NAME)
  function!: string;

  /** Code of the organisation that carries it on. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  successor!: string;

  /** First day. */
  @MayBeAbsent()
  @IsCivilDate()
  from?: CivilDate;
}

export class OrganisationListQuery extends PageRequest {
  /** By Chinese name or code. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  kind?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(20)
  level?: string;

  /** Code of the superior organisation. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  parent?: string;

  /** In being on this day. */
  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;
}
