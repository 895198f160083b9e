import { ArrayMaxSize, ArrayMinSize, IsArray, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ActDto } from '@fonds/identity';

/** Units that one request may name; a larger act is made of several. */
export const MOST_NAMED = 10_000;

export class UnitsDto extends ActDto {
  /** Ids or reference codes (档号), all of one fonds and one custodian. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  units!: string[];
}
