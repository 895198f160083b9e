import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import type { CivilDate } from '@fonds/kernel';
import { LONG, SHORT } from './accession-parts.dto';

export class ScopeLineDto {
  /** Code of the transferring unit; every one when absent. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  class?: string;

  @MayBeAbsent()
  @IsIn(['Y', 'D30', 'D10'])
  minRetention?: 'Y' | 'D30' | 'D10';

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  note?: string;
}

export class SetScopeDto extends ActDto {
  @IsCivilDate()
  validFrom!: CivilDate;

  /** Document of the approval. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  approval!: string;

  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => ScopeLineDto)
  lines!: ScopeLineDto[];
}
