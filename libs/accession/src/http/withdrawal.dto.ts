import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { ListFileQuery } from '@fonds/interchange';
import { PartyDto, LONG, SHORT, MOST_UNITS, OWNERS } from './accession-parts.dto';

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

/** The same with the units in a file, and the papers in the query. */
export class WithdrawalListQuery extends ListFileQuery {
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  archives!: string;

  /** Id or number. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds!: string;

  /** 国家, 集体, 个人, 其他 */
  @IsIn(OWNERS)
  ownerKind!: (typeof OWNERS)[number];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  ownerName?: string;

  /** Its code, where it is registered. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  ownerOrganisation?: string;

  /** How ownership was proven. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  proof!: string;

  /** SHA-256 of the stored papers that prove it; one of them at least. */
  @Transform(({ value }: { value: unknown }) => [value].flat())
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(/^[0-9a-f]{64}$/, { each: true })
  evidence!: string[];

  @MayBeAbsent()
  @IsUUID()
  agreement?: string;
}

export class CheckListQuery extends ListFileQuery {
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  note?: string;
}
