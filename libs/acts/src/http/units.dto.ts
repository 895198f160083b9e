import { ArrayMaxSize, ArrayMinSize, IsArray, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ActDto } from '@fonds/identity';

/** Units that a request names in JSON; a larger act comes as a list in a file. */
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
