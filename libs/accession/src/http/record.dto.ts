import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { UnitDto, LONG, OWNERS, SHORT, PROFILES } from './accession-parts.dto';

export class OwnerDto {
  @IsIn(OWNERS)
  kind!: (typeof OWNERS)[number];

  /** Its code, where it is registered. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation?: string;
}

export class OriginDto {
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  creator?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  activity?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  time?: string;

  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  process?: string[];

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  structure?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONG)
  context?: string;
}

export class CaptureDto extends ActDto {
  /** Code of the unit in whose archives room it comes into being. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  organisation!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  fonds!: string;

  @MayBeAbsent()
  @IsIn(PROFILES)
  profile?: (typeof PROFILES)[number];

  @IsObject()
  @ValidateNested()
  @Type(() => UnitDto)
  unit!: UnitDto;

  @IsBoolean()
  electronic!: boolean;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  documentNumber?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(SHORT)
  sourceSystem?: string;

  @MayBeAbsent()
  @Matches(/^[0-9a-f]{64}$/)
  digest?: string;

  /** Whose it is; that of a body of the state is the state’s, of any other it has to be said. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => OwnerDto)
  owner?: OwnerDto;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => OriginDto)
  origin?: OriginDto;
}
