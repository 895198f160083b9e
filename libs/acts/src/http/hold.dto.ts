import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { MayBeAbsent, PageRequest } from '@fonds/http-edge';
import { ActDto } from '@fonds/identity';
import { UNITS_OF_A_FACT } from '../application/record-fact';
import { HOLD_KINDS, STOPPABLE, type HoldKind } from '../domain/hold-kinds';

const KINDS = Object.keys(HOLD_KINDS) as HoldKind[];
const LONGEST = 2000;

const truth = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '' ? true : value === 'false' ? false : value;

/** Covers the units named, or those of a sealed act; the whole fonds, later units too, when neither is given. */
export class HoldDto extends ActDto {
  /** restructuring 处置案 · inspection 检查 · litigation 诉讼 · evidence 先行登记保存 · other */
  @IsIn(KINDS)
  kind!: HoldKind;

  /** Ids or reference codes (档号). */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(UNITS_OF_A_FACT)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  units?: string[];

  /** Id of a sealed act, whose manifest it covers. */
  @MayBeAbsent()
  @IsUUID()
  act?: string;

  /** What it stops; what its kind stops when absent. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STOPPABLE.length)
  @IsIn(STOPPABLE, { each: true })
  stops?: string[];

  /** The case whose own acts it lets pass. */
  @MayBeAbsent()
  @IsUUID()
  case?: string;

  /** Why. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground!: string;

  /** The document it rests on. */
  @MayBeAbsent()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  document?: string;
}

export class GroundDto extends ActDto {
  /** Why. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  ground!: string;
}

export class HoldListQuery extends PageRequest {
  /** Those in force only. */
  @MayBeAbsent()
  @Transform(truth)
  @IsBoolean()
  inForce?: boolean;

  @MayBeAbsent()
  @IsIn(KINDS)
  kind?: HoldKind;
}
