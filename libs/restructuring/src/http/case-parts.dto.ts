import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { KEY_LENGTH } from './case.dto';

export const UNITS_A_STEP = 20_000;
const MOST_VERSIONS = 10_000;

/** A receiver: by the code of its organisation, or by a name. */
export class ReceiverDto {
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  code?: string;

  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;
}

export class ReceiverFactsDto extends ReceiverDto {
  @MayBeAbsent()
  @IsBoolean()
  stateControlled?: boolean;

  @MayBeAbsent()
  @IsBoolean()
  foreign?: boolean;

  /** Entitled to keep secrets, and the classifier’s successor is named. */
  @MayBeAbsent()
  @IsBoolean()
  secretsQualified?: boolean;
}

/** Two versions of the plan of a case. */
export class PlanComparisonQuery {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  from!: number;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  to!: number;
}

export class OfGroupDto extends ActDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(KEY_LENGTH)
  group!: string;
}
