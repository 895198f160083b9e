import { IsBoolean, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { IsCivilDate, MayBeAbsent, PageRequest } from '@fonds/http-edge';
import type { CivilDate } from '@fonds/kernel';
import { LONGEST_ACCOUNT_NAME } from '../domain/account-id';
import { LONGEST_PASSWORD } from '../application/password.service';
import { ActDto } from './act.dto';

export class LoginDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_ACCOUNT_NAME)
  name!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}

export class ChangePasswordDto {
  /** The present password; needed where there is one. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  present?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_PASSWORD)
  next!: string;
}

export class CreateAccountDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  /** Name of the person. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  displayName?: string;

  /** First role, by Chinese or English name. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  role?: string;

  /** Code of the organisation in which the role is held. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  organisation?: string;

  /** Last day of the role. */
  @MayBeAbsent()
  @IsCivilDate()
  until?: CivilDate;

  /** Also give out a one-time password, for a person who logs in. */
  @MayBeAbsent()
  @IsBoolean()
  oneTimePassword?: boolean;
}

export class GrantRoleDto extends ActDto {
  /** By Chinese or English name. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  role!: string;

  /** Code of the organisation in which it is held. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  organisation?: string;

  /** Last day of the role. */
  @MayBeAbsent()
  @IsCivilDate()
  until?: CivilDate;
}

export class RevokeRoleQuery {
  /** Code of the organisation in which the role is held; absent for a role of the whole installation. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  organisation?: string;
}

export class SetTermDto extends ActDto {
  /** Last day of the account. */
  @IsCivilDate()
  until!: CivilDate;

  /** The letter that asks for it. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  letter?: string;
}

export class AccountPageRequest extends PageRequest {}
