import { IntersectionType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { KEY_LENGTH, LONGEST } from './case.dto';
import { ReceiverDto, OfGroupDto } from './case-parts.dto';

export class CopiesDto extends OfGroupDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  to!: string;

  @IsIn(['copy', 'catalogue'])
  what!: 'copy' | 'catalogue';

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  quantity!: string;
}

export class AccessDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  to!: string;

  /** Its code, where it is registered. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code?: string;

  /** What may be consulted and copied. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  scope!: string;

  /** The groups that it is about; what the scope says of the whole case when absent. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(KEY_LENGTH, { each: true })
  groups?: string[];

  @MayBeAbsent()
  @IsCivilDate()
  from?: CivilDate;

  @MayBeAbsent()
  @IsCivilDate()
  until?: CivilDate;
}

export class ObligationDto extends ActDto {
  @Matches(/^O([1-9]|1[0-3])$/)
  obligation!: string;

  /** Who met it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  by!: string;

  @MayBeAbsent()
  @IsCivilDate()
  on?: CivilDate;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  note!: string;
}

export class DeregistrationDto extends ActDto {
  @IsCivilDate()
  on!: CivilDate;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  document!: string;
}

export class TerminationDto extends ActDto {
  /** Day on which the bankruptcy was terminated. */
  @IsCivilDate()
  on!: CivilDate;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  document!: string;

  /** Litigation is pending (EBL 122). */
  @MayBeAbsent()
  @IsBoolean()
  litigation?: boolean;
}

/** Units that one exception lends. */
const UNITS_LENT = 2_000;

export class CaseLoanDto extends ActDto {
  /** Ids or codes. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_LENT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  units!: string[];

  /** audit 审计 · valuation 评估 */
  @IsIn(['audit', 'valuation'])
  purpose!: 'audit' | 'valuation';

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reader!: string;

  @IsCivilDate()
  due!: CivilDate;

  /** Who agreed. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  approval!: string;
}

export class ResponsibleDto extends IntersectionType(ActDto, ReceiverDto) {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground!: string;
}
