import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { PartyDto, LONG, SHORT, MOST_UNITS } from './accession-parts.dto';

export class WithdrawDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => PartyDto)
  owner!: PartyDto;

  /** How ownership was proven; the paper goes with it as evidence. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  proof!: string;

  @MayBeAbsent()
  @IsUUID()
  agreement?: string;

  /** Ids. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_UNITS)
  @IsUUID(undefined, { each: true })
  units!: string[];
}

export class CheckWithdrawalDto extends ActDto {
  /** Ids of the units that are there. */
  @IsArray()
  @ArrayMaxSize(MOST_UNITS)
  @IsUUID(undefined, { each: true })
  found!: string[];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  note?: string;
}

export class CancelWithdrawalDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  ground!: string;
}
